"""Whether two ways of telling an office or a name mean the same."""

import difflib
from collections.abc import Iterable, Sequence

from tahqiq.methods.extractors.arabic.grammar import PACKAGE, without_article
from tahqiq.text.arabic import search_key
from tahqiq.text.lexicon import word_list

CLOSE = 0.8  # similarity of two spellings of one office: الخاجية, الخارجية
NOISE = frozenset("من في على عن الى باسم ب ل".split())
OFFICES = {"وزراء": "حكومه", "ناطق": "متحدث", "دبلوماسيه": "خارجيه"}


def telling(keys: Iterable[str]) -> list[str]:
    """The words of an office that tell it from others, without ال."""
    return [word for word in (without_article(search_key(key)) for key in keys) if word not in NOISE]


def duties(keys: Iterable[str]) -> list[str]:
    """The words of an office, one usage for another: رئيس الوزراء as رئيس الحكومة, رئيس الدبلوماسية as وزير الخارجية."""
    words = [OFFICES.get(word, word) for word in telling(keys)]
    return ["وزير", *words[1:]] if words[:2] == ["رييس", "خارجيه"] else words


def fits_office(words: Sequence[str], offices: set[str]) -> bool:
    """Whether an office is one told before; of three words or more one may be new (الرئيس الفرنسي الشاب)."""
    known = [word for word in words if covered([word], offices)]
    if any(is_nationality(word) for word in words if word not in known):
        return False  # وزير الخارجية المصري is not the minister told without a country
    return len(known) == len(words) or (len(words) > 2 and len(known) >= len(words) - 1 and words[0] in known)


def is_nationality(word: str) -> bool:
    """Whether a word of an office, without ال, tells a country: مصري, فرنسي."""
    places = word_list("places", PACKAGE)
    return word.endswith("ي") and bool({word[:-1], f"{word}ا", f"{word[:-1]}ا", f"ال{word}ة"} & places)


def countries_of(offices: Iterable[str]) -> set[str]:
    """The words of an office that tell its country."""
    return {word for word in offices if is_nationality(word)}


def covered(words: Iterable[str], offices: set[str]) -> bool:
    """Whether each word is among the others, spelled nearly so."""
    return all(any(difflib.SequenceMatcher(None, word, office).ratio() >= CLOSE for office in offices) for word in words)


def is_within(keys: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name's words stand side by side in a fuller one: بن سلمان in محمد بن سلمان بن عبد العزيز."""
    return any(name[at : at + len(keys)] == keys for at in range(1, len(name)))


def differs_by_article(keys: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two names differ by ال alone: المحكمة الألمانية, محكمة ألمانية, where taking ال off would spoil ألمانية."""
    return len(keys) == len(others) and all(a in (b, f"ال{b}") or b == f"ال{a}" for a, b in zip(keys, others, strict=True))


def stem_of(key: str) -> str:
    """A noun without ال and the ending of its plural."""
    key = without_article(search_key(key))
    return key[:-2] if key.endswith(("ون", "ين", "ات")) and len(key) > 4 else key


def unbound(key: str) -> str:
    """A word without ال and what is written to it: للشغل, الشغل and شغل alike."""
    if key[0] != "ل" or len(key) < 5:
        return without_article(key)
    return key[2:] if key.startswith("لل") else key[1:]
