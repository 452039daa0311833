"""Index terms of a text: what a lexical index counts, per language.

Arabic: light stems after the light10 stemmer (Larkey, Ballesteros and Connell 2007) and character 4-grams.
Other languages: Snowball stems where Snowball has the language, else the folded words.
"""

import functools
import re

import Stemmer

from tahqiq.text.arabic import search_key
from tahqiq.text.lexicon import table

WORD = re.compile(r"[^\W_]+")
ARABIC_LETTER = re.compile(r"[\u0621-\u064a\u066e-\u06d3]")
LONG_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
GRAM = 4
SNOWBALL = {
    "en": "english", "ru": "russian", "de": "german", "es": "spanish", "fr": "french", "it": "italian",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "sv": "swedish", "tr": "turkish",
}  # fmt: skip


def words(text: str) -> list[str]:
    """The words of a text in order, lower-case and folded as `search_key` does; digits count as words."""
    return WORD.findall(search_key(text).lower())


def primary(language: str) -> str:
    """The language part of a BCP 47 tag: `ar` of `ar-SY`."""
    return language.split("-", 1)[0].lower()


def terms(text: str, language: str) -> list[str]:
    """The index terms of a text, in the analysis of the index's language, repeated as often as they occur."""
    code = primary(language)
    kept = [word for word in words(text) if word not in stopwords(code)]
    if code == "ar":
        return [term for word in kept for term in _arabic_terms(word)]
    stem = _stemmer(code)
    return stem.stemWords(kept) if stem else kept


def script_terms(text: str) -> list[str]:
    """The Arabic index terms of a text that may mix scripts; what is not in Arabic letters is left out."""
    return [term for term in terms(text, "ar") if ARABIC_LETTER.match(term.removeprefix("#"))]


def bare(word: str) -> str:
    """A folded Arabic word without conjunction and article; short words stay whole."""
    if word.startswith("و") and len(word) > 3:
        word = word[1:]
    prefix = next((p for p in LONG_PREFIXES if word.startswith(p) and len(word) - len(p) >= 2), "")
    return word[len(prefix) :]


def light_stem(word: str) -> str:
    """A folded Arabic word without conjunction, article and common endings; short words stay whole."""
    word = bare(word)
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            word = word[: -len(suffix)]
    return word


def stemmed(word: str, language: str) -> str:
    """A lower-case word's Snowball stem, or the word itself where Snowball does not have the language."""
    stem = _stemmer(primary(language))
    return stem.stemWord(word) if stem else word


@functools.cache
def stopwords(code: str) -> frozenset[str]:
    """The function words of a language, folded; empty for a language without a list."""
    rows = (row[1] for row in table("stopwords") if row[0] == code)
    return frozenset(search_key(word) for row in rows for word in row.split())


def _arabic_terms(word: str) -> list[str]:
    if not ARABIC_LETTER.match(word):
        return [word]
    grams = [f"#{word[i : i + GRAM]}" for i in range(len(word) - GRAM + 1)]
    return [light_stem(word), *grams]


@functools.cache
def _stemmer(code: str) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(SNOWBALL[code]) if code in SNOWBALL else None
