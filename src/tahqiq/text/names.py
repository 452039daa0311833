"""Marks that a text shares with its translation: names, places, organisations, dates, numbers, across three scripts.

A name is compared by its consonant skeleton: لافروف, Lavrov and Лавров all give `lfrf`. Well-known names whose spelling
differs too much (حلب, Aleppo) come from `lists/aliases.txt`.
"""

import functools
import re
from collections import defaultdict

from tahqiq.text.analysis import bare, light_stem, stemmed, stopwords
from tahqiq.text.arabic import search_key
from tahqiq.text.lexicon import raw_table

TOKEN = re.compile(r"\d+(?:[.,٬\u00a0\u202f]\d{3}(?!\d))*|[^\W\d_]+")
BETWEEN_DIGITS = re.compile("[,٬\u00a0\u202f]")
ARABIC = dict(zip("بپتثجحخدذرزسشصضطظغفڤقكگلمنهچ", "bbttghhdzrzs$sdtzgffkkglmnh$", strict=True))
CYRILLIC = dict(zip("бвгджзклмнпрстфхцчшщ", "bfgdgzklmnbrstfhs$$$", strict=True))
LATIN = dict(zip("bcdfghjklmnpqrstvxz", "bkdfghgklmnbkrstfkz", strict=True))
DIGRAPHS = (
    ("sch", "š"), ("tch", "š"), ("sh", "š"), ("ch", "š"), ("kh", "h"), ("gh", "g"), ("zh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("ck", "k"),
    ("تش", "š"), ("дж", "g"),  # تشوركين, Churkin, Чуркин; كيسنجر, Kissinger, Киссинджер
)  # fmt: skip
CONSONANTS = ARABIC | CYRILLIC | LATIN | {"š": "$"}
SHORTEST = 3  # consonants that a skeleton needs to stand for a name by itself; أن and Ann share two
LONGEST = 4  # words of the longest alias


def skeleton(word: str) -> str:
    """The consonants of a name in any of the three scripts, doubled ones once; vowels and semivowels are dropped."""
    plain = search_key(word).lower()
    for letters, sound in DIGRAPHS:
        plain = plain.replace(letters, sound)
    found = [CONSONANTS[char] for char in plain if char in CONSONANTS]
    return "".join(sound for place, sound in enumerate(found) if place == 0 or found[place - 1] != sound)


def marks(text: str) -> list[str]:
    """The marks of a text: `@kind:key` for a known name, `#digits` for a number, `~skeleton` for what may be a name.

    In Arabic any word may be a name; in Latin and Cyrillic script only a word with a capital letter.
    """
    tokens = TOKEN.findall(text)
    keys = [_key(token) for token in tokens]
    found: list[str] = []
    place = 0
    while place < len(tokens):
        length, names = _alias(keys, place)
        if names:
            found += names
            place += length
            continue
        found += _plain_mark(tokens[place])
        place += 1
    return found


def _plain_mark(token: str) -> list[str]:
    if token[0].isdecimal():  # ² is a digit, but no number
        return ["#" + search_key(BETWEEN_DIGITS.sub("", token))]
    if _script(token) == "ar":
        bones = skeleton(bare(search_key(token)).removesuffix("ه"))  # endings stay: that of بوتين is no plural
        return [f"~{bones}"] if len(bones) >= SHORTEST and search_key(token) not in stopwords("ar") else []
    return [f"~{skeleton(token)}"] if token[0].isupper() and len(skeleton(token)) >= SHORTEST else []


def _alias(keys: list[str], place: int) -> tuple[int, list[str]]:
    for length in range(min(LONGEST, len(keys) - place), 0, -1):
        names = _aliases().get(tuple(keys[place : place + length]))
        if names:
            return length, list(names)
    return 1, []


@functools.cache
def _aliases() -> dict[tuple[str, ...], tuple[str, ...]]:
    """From the stems of a well-known name's words to its marks, and those of what it also stands for."""
    known: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for kind, key, also, *spellings in raw_table("aliases"):
        names = {f"@{key}", *(f"@{other}" for other in also.split("|") if other != "-")} if kind != "number" else {f"#{key}"}
        for spelling in "|".join(spellings).split("|"):
            words = tuple(_key(token) for token in TOKEN.findall(spelling))
            if words:
                known[words] |= names
    return {words: tuple(sorted(names)) for words, names in known.items()}


def _key(token: str) -> str:
    """A word's stem in its script's language. A capitalised abbreviation keeps its case: IS is a name, is is not."""
    script = _script(token)
    if script == "ar":
        return light_stem(search_key(token))
    if len(token) <= 4 and token.isupper():
        return token
    return stemmed(token.lower(), script)


def _script(token: str) -> str:
    char = token[0]
    if "\u0600" <= char <= "\u06ff" or "\ufb50" <= char <= "\ufeff":
        return "ar"
    return "ru" if "\u0400" <= char <= "\u04ff" else "en"
