"""Folding of Arabic spelling for matching, with a map back to the untouched text.

Two strengths: `fold_lexicon` for cue words and function words (it keeps the final ى, since على and علي differ), and
`fold_search` for looking words up across spellings. Folded text is only ever compared; spans are taken from the original.
"""

import unicodedata
from dataclasses import dataclass

MARKS = frozenset(map(chr, (*range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD), *range(0x6DF, 0x6E9), *range(0x6EA, 0x6EE))))
TATWEEL = "\u0640"
CONTROLS = frozenset(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0xFEFF, 0xAD)))
HAMZA_ABOVE = "\u0654"
COMPOSED = {"و": "ؤ", "ي": "ئ", "ى": "ئ"}  # a decomposed hamza, which dropping the mark would lose

LEXICON_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ک": "ك", "ی": "ي"})
DIGITS = {chr(base + digit): str(digit) for base in (0x660, 0x6F0) for digit in range(10)}
SEARCH_LETTERS = LEXICON_LETTERS | str.maketrans({"ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"} | DIGITS)


@dataclass(frozen=True)
class Folded:
    """Folded text; for each of its characters, where the original one begins and where it ends with its marks."""

    text: str
    offsets: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the original, in code points, of the folded characters [start, end).

        Marks and lengthening strokes on the last letter come along, direction marks beside it do not. An empty stretch
        lies where its first character would begin.
        """
        if start >= end:
            at = self.offsets[start] if start < len(self.offsets) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.offsets[start], self.ends[end - 1]


def fold_lexicon(text: str) -> Folded:
    """The text without marks, lengthening strokes and direction marks, every alef written bare; ى and ة stay."""
    return _fold(text, LEXICON_LETTERS)


def fold_search(text: str) -> Folded:
    """As `fold_lexicon`, and ى as ي, ة as ه, ؤ as و, ئ as ي, Arabic digits as 0-9."""
    return _fold(text, SEARCH_LETTERS)


def lexicon_key(text: str) -> str:
    """The text of `fold_lexicon`."""
    return fold_lexicon(text).text


def search_key(text: str) -> str:
    """The text of `fold_search`."""
    return fold_search(text).text


def _fold(text: str, letters: dict[int, str]) -> Folded:
    out: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    touching = False  # nothing but marks stands between the last kept letter and here
    for index, char in enumerate(text):
        if char in MARKS or char == TATWEEL:
            if touching:
                ends[-1] = index + 1
                if char == HAMZA_ABOVE and out[-1] in COMPOSED:
                    out[-1] = COMPOSED[out[-1]].translate(letters)
            continue
        if char in CONTROLS:
            touching = False
            continue
        for plain in _plain(char).translate(letters):
            out.append(plain)
            offsets.append(index)
            ends.append(index + 1)
            touching = True
    return Folded("".join(out), tuple(offsets), tuple(ends))


def _plain(char: str) -> str:
    """A presentation form as ordinary letters (ﻻ as لا), without marks; any other character as it is."""
    if not ("\ufb50" <= char <= "\ufdff" or "\ufe70" <= char <= "\ufeff"):
        return char
    return "".join(c for c in unicodedata.normalize("NFKC", char) if c not in MARKS and c != TATWEEL)
