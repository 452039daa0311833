"""Which part of the page each block is: headline, deck, caption, subheading, byline, dateline or body."""

import re
from collections.abc import Sequence

from tahqiq.core.records import PassageKind
from tahqiq.text.arabic import fold_search, lexicon_key
from tahqiq.text.lexicon import table, word_list
from tahqiq.text.lines import LONG_HEADING, Block, finished, is_label

MONTHS = "|".join(sorted({re.escape(row[0]) for row in table("months")}, key=lambda name: (-len(name), name)))
DAYS = "الاحد|الاثنين|الثلاثاء|الاربعاء|الخميس|الجمعة|السبت"
DATE = re.compile(
    rf"^(?:{DAYS})?[\s،,]*(?:\d{{1,2}}\s*(?:{MONTHS})(?:\s*[/(]\s*(?:{MONTHS})\)?)?[\s،,]*\d{{4}}|\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}})"
    r"(?:[\s،,|\-–]*(?:الساعة\s*)?\d{1,2}:\d{2}.{0,20})?$"
)
PLACE = re.compile(r"^[^\W\d_][\w\s\"«»()“”]{1,30}\s*[-–—/]\s*[^\W\d_][\w\s\"«»()“”]{1,30}:?$")
CREDIT = re.compile(r"\((?:[^()]{2,30})\)\s*$")
EDGES = " -–—•*|"


def kinds_of(blocks: Sequence[Block], title: str) -> list[PassageKind]:
    """One kind for each block, in order; `title` is the headline as the birth certificate prints it, or empty."""
    kinds: list[PassageKind] = [_credit(block) or "body" for block in blocks]
    head = _headline(blocks, kinds, title)
    if head is not None:
        kinds[head] = "headline"
    first_credit = next((place for place, kind in enumerate(kinds) if kind in ("byline", "dateline")), None)
    for place, block in enumerate(blocks):
        if kinds[place] != "body":
            continue
        if _is_caption(blocks, place):
            kinds[place] = "caption"
        elif head is not None and place == head + 1 and _is_deck(block, place, first_credit):
            kinds[place] = "deck"
        elif _is_subheading(blocks, place):
            kinds[place] = "subheading"
    return kinds


def _credit(block: Block) -> PassageKind | None:
    key = search_free(block.key)
    if is_label(key, "bylines") and len(key) <= LONG_HEADING:
        return "byline"
    if DATE.match(key) or (is_label(key, "datelines") and re.search(r"\d", key)):
        return "dateline"
    return "dateline" if PLACE.match(key) and len(key.split()) <= 7 and not finished(key) else None


def search_free(key: str) -> str:
    """A block's folded words without list dashes round them."""
    return key.strip(EDGES)


def _headline(blocks: Sequence[Block], kinds: Sequence[str], title: str) -> int | None:
    wanted = _bare(lexicon_key(title))
    for place, block in enumerate(blocks[:5]):
        if wanted and _bare(block.key) == wanted:
            return place
    first = next((place for place, kind in enumerate(kinds) if kind == "body"), None)
    if first is None or first > 2 or (finished(blocks[first].key) and len(blocks[first].key) > LONG_HEADING):
        return None
    return first if len(blocks[first].key) <= 2 * LONG_HEADING and len(blocks) > 1 else None


def _is_deck(block: Block, place: int, first_credit: int | None) -> bool:
    before_credits = first_credit is not None and first_credit == place + 1
    return before_credits or (not finished(block.key) and len(block.key) <= 2 * LONG_HEADING)


def _is_caption(blocks: Sequence[Block], place: int) -> bool:
    key = _bare(blocks[place].key)
    if len(key) > 2 * LONG_HEADING or finished(blocks[place].key):
        return False
    first = key.split()[0] if key else ""
    credit = CREDIT.search(key)
    if first in word_list("captions") or (credit and credit.group().strip(" ()") in word_list("captions")):
        return True
    later = [_bare(block.key) for block in blocks[place + 1 : place + 4]]
    return any(other.startswith(key) for other in later) or any(key == _bare(block.key) for block in blocks[:place])


def _is_subheading(blocks: Sequence[Block], place: int) -> bool:
    key = blocks[place].key
    if place == 0 or place == len(blocks) - 1 or finished(key) or len(key) > LONG_HEADING or len(blocks[place].lines) > 1:
        return False
    return len(key.split()) <= 14


def _bare(key: str) -> str:
    return " ".join(re.findall(r"\w+", fold_search(key).text))
