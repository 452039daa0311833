"""Reporting verbs: every finite form and adverbial participle of `lists/verbs.txt`, with gender and what they take."""

import functools
from typing import NamedTuple

from tahqiq.methods.extractors.arabic.grammar import PACKAGE, WORDS
from tahqiq.text.lexicon import table

PRONOUNS = ("ه", "ها", "هم")


class Form(NamedTuple):
    """A form of a reporting verb: its lemma, tense (past, present, participle), gender (m, f or empty) and frames."""

    lemma: str
    tense: str
    gender: str
    takes: frozenset[str]
    plural: bool = False


@functools.lru_cache(maxsize=WORDS)
def form_of(key: str) -> Form | None:
    """The reporting verb that a folded word is a form of, a leading و or ف allowed; None if it is none."""
    forms = _forms()
    if key in forms:
        return forms[key]
    return forms.get(key[1:]) if key[:1] in "وف" and len(key) > 3 else None


def has_conjunction(key: str) -> bool:
    """Whether a reporting verb carries a leading و or ف that is no part of it."""
    return key not in _forms() and form_of(key) is not None


@functools.cache
def _forms() -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for past, stem, participle, frames in table("verbs", PACKAGE):
        takes = frozenset(frames.split(","))
        for spelled, tense, gender in (*_past(past), *_present(stem), *_participle(participle)):
            plural = tense != "participle" and spelled.endswith(("وا", "ون", "ان", "تا"))
            forms.setdefault(spelled, Form(past, tense, gender, takes, plural))
            if takes & {"accuse", "describe"} and tense != "participle":
                for pronoun in PRONOUNS:
                    forms.setdefault(
                        (spelled[:-1] if spelled.endswith("وا") else spelled) + pronoun,
                        Form(past, tense, gender, takes | {"pronoun"}),
                    )
    for phrase in ("بالقول", "بقوله", "بقولها", "بقولهم"):
        forms.setdefault(phrase, Form("قال", "participle", "", frozenset(("that", "quote"))))
    return forms


def _past(base: str) -> list[tuple[str, str, str]]:
    if base == "-":
        return []
    if base.endswith("ى") or base in ("دعا", "عزا"):
        stem = base[:-1]
        return [(base, "past", "m"), (stem + "ت", "past", "f"), (stem + "وا", "past", "m"), (stem + "تا", "past", "f")]
    return [(base, "past", "m"), (base + "ت", "past", "f"), (base + "وا", "past", "m"), (base + "تا", "past", "f")]


def _present(stem: str) -> list[tuple[str, str, str]]:
    if stem == "-":
        return []
    plural = stem[:-1] if stem.endswith(("ي", "و", "ى")) else stem
    forms = [
        ("ي" + stem, "m"),
        ("ت" + stem, "f"),
        ("ي" + plural + "ون", "m"),
        ("ي" + plural + "ان", "m"),
        ("ت" + plural + "ان", "f"),
    ]
    return [(form, "present", gender) for form, gender in forms]


def _participle(base: str) -> list[tuple[str, str, str]]:
    if base == "-":
        return []
    plural = base[:-1] if base.endswith("ي") else base
    return [
        (base + "ا", "participle", "m"),
        (base + "ة", "participle", "f"),
        (plural + "ين", "participle", "m"),
        (plural + "ان", "participle", "m"),
        (base + "ات", "participle", "f"),
    ]
