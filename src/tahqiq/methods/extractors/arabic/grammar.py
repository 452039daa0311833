"""Small tests on words: complementizers, relatives, places where a clause may begin or end."""

import functools
import re
from collections.abc import Sequence

from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Token

PACKAGE = "tahqiq.methods.extractors"  # whose word lists these rules read
WORDS = 20_000  # remembered answers about words: a bound, so that memory does not grow with the articles

COMPLEMENTIZER = re.compile(r"^ف?ب?ان(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم)?$")
REPEATED = re.compile(r"^وب?ان(?:ه|ها|هم|هما|هن|نا|ني)?$")
SAYING = re.compile(r"^القول$|^(?:قول|تاكيد|اعتقاد|اعلان|توضيح|تصريح|شعور)(?:ه|ها|هم)$")  # نقلت عنه قوله
BLOCKERS = frozenset("يعد تعد ان لن لم لا كي لكي حتى سوف ليس ولم ولن ولا فلا فلم وان بان".split())
PARTICLES = frozenset("في من الى على عن ب ل ك مع عند لدى بين ضد نحو".split())
RELATIVES = frozenset("الذي التي الذين اللذان اللتان اللذين اللتين والذي والتي والذين ممن".split())


def is_complementizer(token: Token) -> bool:
    """Whether the word is أن, إن, بأن, فإن or one of these with a pronoun; never آن ("the time has come")."""
    return bool(COMPLEMENTIZER.match(token.key)) and token.first != "آ"


def is_repeated(token: Token) -> bool:
    """Whether the word is وأن, وإن, وبأن or one of these with a pronoun."""
    return bool(REPEATED.match(token.key))


def is_comma(token: Token) -> bool:
    """Whether the mark separates clauses within a sentence."""
    return token.key in ("،", ",", "؛", ";")


def is_definite(token: Token) -> bool:
    """Whether the word carries ال; ألفة and إلهام only look so once folded."""
    return token.key.startswith("ال") and token.first == "ا"


@functools.lru_cache(maxsize=WORDS)
def is_name_word(key: str) -> bool:
    """Whether a word is known from persons' names."""
    return key in word_list("names", PACKAGE) or key in word_list("persons", PACKAGE)


def bare(key: str) -> str:
    """The word without a leading و or ف."""
    return key[1:] if key[:1] in "وف" and len(key) > 3 else key


@functools.lru_cache(maxsize=WORDS)
def without_article(key: str) -> str:
    """The word without ال."""
    return key[2:] if key.startswith("ال") and len(key) > 4 else key


@functools.cache
def _openers(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(phrase.split(" ")[0] for phrase in phrases)


def phrase_at(tokens: Sequence[Token], place: int, phrases: frozenset[str], longest: int = 4) -> int:
    """How many tokens from `place` make up the longest listed phrase, 0 if none does."""
    if place >= len(tokens) or tokens[place].key not in _openers(phrases):
        return 0
    for size in range(min(longest, len(tokens) - place), 0, -1):
        if " ".join(token.key for token in tokens[place : place + size]) in phrases:
            return size
    return 0
