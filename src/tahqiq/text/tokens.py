"""Words and marks of a stretch of text, with their place in the stored text; which quotation and sentence each is in."""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from tahqiq.text.arabic import fold_lexicon
from tahqiq.text.lexicon import word_list

TOKEN = re.compile(
    r"\d+(?:[.,٫٬]\d+)*%?"
    r"|[^\W\d_]{1,2}(?:\.(?!و[^\W\d_]{2})[^\W\d_]{1,3})+(?![^\W\d_])"  # أ.ف.ب; not a stop without a space: أمس.واعترض
    r"|[^\W\d_]+(?:['’][^\W\d_]+)?"
    r"|\.{2,}|\S"
)
SLIPS = {"الي": "الى"}  # a final ى with dots
QUOTES = frozenset('"“”„«»‟〝〞″‶')
BRACKETS = {"(": ")", "[": "]"}
STOPS = frozenset(".!؟?…")
SHORT = 5  # tokens of a name between quotation marks
LONGEST = 300  # tokens of a sentence; the longest of 2,050 in print has 208, and what is longer has lost its stops
NEXT_MARK = 120  # tokens within which the outer quotation must end for an inner one to be taken for one


class Token(NamedTuple):
    """A word, number or mark: its folded letters and its place [start, end) in the stored text."""

    key: str
    start: int
    end: int
    first: str  # the first letter as written: folding hides whether إن or أن stands there

    @property
    def is_word(self) -> bool:
        """Whether it holds letters or digits."""
        return self.key[0].isalnum()

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark of any shape."""
        return self.key in QUOTES


@dataclass(frozen=True)
class Quote:
    """A quotation by its tokens: the opening mark, and the closing mark or the end of the stretch where it is missing."""

    open: int
    close: int
    closed: bool


def tokens_of(text: str, start: int, end: int) -> list[Token]:
    """The tokens of the stored text between two code points."""
    folded = fold_lexicon(text[start:end])
    found = []
    for match in TOKEN.finditer(folded.text):
        low, high = folded.span(*match.span())
        found.append(Token(SLIPS.get(match.group(), match.group()), start + low, start + high, text[start + low]))
    return found


class Stretch:
    """The tokens of one passage with their quotations and sentences."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.tokens = tokens_of(text, start, end)

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quotations, in order; a second opening mark inside an open one is a stray."""
        found: list[Quote] = []
        opened: int | None = None
        inner = 0
        for place, token in enumerate(self.tokens):
            if not token.is_quote:
                continue
            if opened is None:
                opened, inner = (None if self._only_closes(place) else place), 0
            elif self._opens(place) and self._never_closed(opened, place):
                found.append(Quote(opened, place, False))
                opened, inner = place, 0
            elif self._opens(place):
                inner += 1
            elif inner and self._closes_again(place):
                inner -= 1
            else:
                found.append(Quote(opened, place, True))
                opened = None
        if opened is not None:
            found.append(Quote(opened, len(self.tokens), False))
        return found

    @cached_property
    def quote_at(self) -> list[Quote | None]:
        """For each token the quotation that it stands in; the marks themselves included."""
        inside: list[Quote | None] = [None] * len(self.tokens)
        for quote in self.quotes:
            reach = quote.close + 1 if quote.closed else quote.open + 1  # an opening mark without its other encloses nothing
            for place in range(quote.open, min(reach, len(self.tokens))):
                inside[place] = quote
        return inside

    @cached_property
    def sentences(self) -> list[tuple[int, int]]:
        """The sentences as token ranges [first, last), the stop included; a quotation is not cut, unless it is beyond LONGEST."""
        found, first = [], 0
        for place in range(len(self.tokens)):
            if place >= first and (self._ends(place) or place - first >= LONGEST):
                last = place + 1
                while last < len(self.tokens) and self._tail(last):
                    last += 1
                found.append((first, last))
                first = last
        if first < len(self.tokens):
            found.append((first, len(self.tokens)))
        return found

    @cached_property
    def _stops_before(self) -> list[int]:
        """For each token the number of stops before it: looking back at every mark would be quadratic in the marks."""
        return list(accumulate((token.key in STOPS for token in self.tokens), initial=0))

    def _opens(self, place: int) -> bool:
        """Whether a mark stands where a quotation begins: space before (or a clitic), a letter right after."""
        token = self.tokens[place]
        before, after = self.text[token.start - 1 : token.start], self.text[token.end : token.end + 1]
        clitic = place > 0 and self.tokens[place - 1].key in ("و", "ف", "ب", "ل", "ك") and not before.isspace()
        return (
            (not before or before.isspace() or before in "(،:" or clitic)
            and bool(after)
            and not after.isspace()
            and after.isalnum()
        )

    def _only_closes(self, place: int) -> bool:
        """Whether a mark outside any quotation is the end of one that never began: letter before, none after."""
        token = self.tokens[place]
        before, after = self.text[token.start - 1 : token.start], self.text[token.end : token.end + 1]
        return bool(before) and (before.isalnum() or before in ".!؟?") and (not after or not after.isalnum())

    def _never_closed(self, opened: int, place: int) -> bool:
        """Whether a sentence ended since the open mark and the next quotation is one of its own: the first was left open."""
        if self._stops_before[opened] == self._stops_before[place]:
            return False
        marks = [at for at in range(place + 1, min(len(self.tokens), place + NEXT_MARK)) if self.tokens[at].is_quote]
        return len(marks) == 0 or (
            self._opens(marks[-1 if len(marks) < 2 else 1]) or (len(marks) == 1 and marks[0] - place < SHORT)
        )

    def _closes_again(self, place: int) -> bool:
        """Whether the next mark closes too, so that this one ends only the quotation inside the quotation."""
        for later in range(place + 1, min(len(self.tokens), place + NEXT_MARK)):
            if self.tokens[later].is_quote:
                return not self._opens(later)
        return False

    def _ends(self, place: int) -> bool:
        token = self.tokens[place]
        if token.key not in STOPS:
            return False
        quote = self.quote_at[place]
        if quote is not None and quote.closed:
            return place + 1 == quote.close
        return not self._is_abbreviation(place) and not self._in_number(place)

    def _in_number(self, place: int) -> bool:
        """Whether a stop with a space behind it groups the digits of a number: 4. 5 في المائة; after a year it ends."""
        if place == 0 or place + 1 >= len(self.tokens):
            return False
        before, after = self.tokens[place - 1].key, self.tokens[place + 1].key
        return before.isdigit() and after.isdigit() and len(before) < 4 and len(after) < 4

    def _tail(self, place: int) -> bool:
        token, before = self.tokens[place], self.tokens[place - 1]
        return token.key in STOPS or (
            (token.key in ")]" or (token.is_quote and not self._opens(place))) and token.start == before.end
        )

    def _is_abbreviation(self, place: int) -> bool:
        if place == 0 or self.tokens[place].key != "." or place + 1 == len(self.tokens):
            return False
        before, after = self.tokens[place - 1], self.tokens[place + 1]
        touching = before.end == self.tokens[place].start
        if touching and after.start == self.tokens[place].end and before.key.isascii() and after.key.isascii():
            return True  # an address: bbc.com
        return touching and before.key in word_list("abbreviations") and after.is_word and not after.key.startswith("و")
