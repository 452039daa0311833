"""Folding of Arabic spelling for matching, with a map back to the untouched text.

Two strengths: `fold_lexicon` for cue words and function words (it keeps the final ى, since على and علي differ), and
`fold_search` for looking words up across spellings. Folded text is only ever compared; spans are taken from the original.
"""

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

MARKS = frozenset(map(chr, (*range(0x64B, 0x660), 0x670, *range(0x6D6, 0x6DD), *range(0x6DF, 0x6E9), *range(0x6EA, 0x6EE))))
TATWEEL = "\u0640"
CONTROLS = frozenset(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x61C, 0xFEFF, 0xAD)))
UNEVEN = re.compile(f"[{''.join(sorted(MARKS | CONTROLS))}{TATWEEL}\ufb50-\ufdff\ufe70-\ufeff]")  # what does not fold one for one
HAMZA_ABOVE = "\u0654"
COMPOSED = {"و": "ؤ", "ي": "ئ", "ى": "ئ"}  # a decomposed hamza, which dropping the mark would lose

LEXICON_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ک": "ك", "ی": "ي"})
DIGITS = {chr(base + digit): str(digit) for base in (0x660, 0x6F0) for digit in range(10)}
SEARCH_LETTERS = LEXICON_LETTERS | str.maketrans({"ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"} | DIGITS)


@dataclass(frozen=True)
class Folded:
    """Folded text; for each of its characters, where the original one begins and where it ends with its marks."""

    text: str
    offsets: Sequence[int]
    ends: Sequence[int]

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


@functools.lru_cache(maxsize=20_000)
def lexicon_key(text: str) -> str:
    """The text of `fold_lexicon`."""
    return fold_lexicon(text).text


@functools.lru_cache(maxsize=20_000)
def search_key(text: str) -> str:
    """The text of `fold_search`."""
    return fold_search(text).text


def _fold(text: str, letters: dict[int, str]) -> Folded:
    """Runs of letters that fold one for one are taken whole; what lies between them is looked at character by character."""
    out: list[str] = []
    offsets: list[int] = []
    ends: list[int] = []
    touching, at = False, 0  # touching: nothing but marks stands between the last kept letter and here
    for match in (*UNEVEN.finditer(text), None):
        index = match.start() if match else len(text)
        if index > at:
            out.append(text[at:index].translate(letters))
            offsets.extend(range(at, index))
            ends.extend(range(at + 1, index + 1))
            touching = True
        if match is None:
            break
        at, char = index + 1, match.group()
        if char in CONTROLS:
            touching = False
        elif char in MARKS or char == TATWEEL:
            if touching:
                ends[-1] = index + 1
                if char == HAMZA_ABOVE and out[-1][-1] in COMPOSED:
                    out[-1] = out[-1][:-1] + COMPOSED[out[-1][-1]].translate(letters)
        else:
            plain = _plain(char).translate(letters)
            out += [plain] if plain else []
            offsets.extend([index] * len(plain))
            ends.extend([index + 1] * len(plain))
            touching = touching or bool(plain)
    return Folded("".join(out), offsets, ends)


def _plain(char: str) -> str:
    """A presentation form as ordinary letters (ﻻ as لا), without marks."""
    return "".join(c for c in unicodedata.normalize("NFKC", char) if c not in MARKS and c != TATWEEL)
