"""What a noun can be: an office, a body, a common word, a part of a person's name."""

import functools

from tahqiq.methods.extractors.arabic.grammar import PACKAGE, WORDS, is_definite, is_name_word, without_article
from tahqiq.methods.extractors.arabic.shapes import CAUSATIVE, has_masdar_shape, is_future
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Token

NAME_LINKS = frozenset("بن ابن ابو ابي بنت عبد ال آل ولد دي دو فان فون لو لا ام".split())
CLITICS = ("و", "ب", "ل", "ك", "ف")
CONJOINED = ("بال", "لل", "وال", "فال", "كال")


@functools.lru_cache(maxsize=WORDS)
def is_title(key: str) -> bool:
    """Whether a word names a person by office or trade."""
    return without_article(key) in word_list("titles", PACKAGE)


@functools.lru_cache(maxsize=WORDS)
def is_body(key: str) -> bool:
    """Whether a word names a body, a group or a document."""
    return without_article(key) in word_list("bodies", PACKAGE)


@functools.lru_cache(maxsize=WORDS)
def is_common(key: str) -> bool:
    """Whether a word is known to be no name: a common word, or one with a preposition or conjunction written to it."""
    if is_name_word(key) or key in NAME_LINKS:
        return False
    if (
        key in word_list("ordinary", PACKAGE)
        or key in word_list("nouns", PACKAGE)
        or (key.startswith(CONJOINED) and len(key) > 4)
    ):
        return True
    if len(key) < 2 or is_future(key) or key in ("لم", "لن", "لا", "باسم"):
        return True
    inner = key[1:]
    known = (
        inner in word_list("ordinary", PACKAGE)
        or inner in word_list("places", PACKAGE)
        or is_body(inner)
        or is_title(inner)
        or has_masdar_shape(inner)
        or (key[0] == "ب" and bool(CAUSATIVE.match(inner)))  # دونالد ترامب بإبقاء مرسومه
    )
    return key[:1] in CLITICS and len(inner) > 2 and (known or (key[0] == "ل" and inner.endswith(("ة", "ات"))))


@functools.lru_cache(maxsize=WORDS)
def is_ordinary(key: str) -> bool:
    """Whether a word, ال taken off, is known to be no name."""
    key = without_article(key)
    return is_common(key) or is_title(key) or is_body(key) or key in word_list("places", PACKAGE) or key.endswith("ية")


def names_on(token: Token) -> bool:
    """Whether a word can be part of a person's name: known from names, a link such as بن, or a family's name with ال."""
    family = is_definite(token) and not is_ordinary(token.key)
    return token.is_word and (is_name_word(token.key) or token.key in NAME_LINKS or family)
