"""What sort of statement a claim is, by a few words of the content and the cue; unclassified where no rule tells.

A guide for the reader, not a finding: the rules look at the first words and at the form of the first verb.
"""

import itertools
import re

from tahqiq.core.records import Kind
from tahqiq.methods.extractors.arabic.grammar import bare
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, form_of
from tahqiq.text.lexicon import table
from tahqiq.text.tokens import tokens_of

FUTURE = re.compile(r"^[وف]?س[يتن][^\W\d_]{3,}$")
FIRST_PERSON = re.compile(r"^ن[^\W\d_]{2,}$")
ENOUGH = 3  # words from which a content without any mark counts as a plain statement


def kind_of(content: str, cue: str) -> Kind:
    """The kind of a claim from its words and its cue's words."""
    keys = [token.key for token in tokens_of(content, 0, len(content)) if token.is_word]
    said = [token.key for token in tokens_of(cue, 0, len(cue)) if token.is_word]
    by_cue = _by_cue(said)
    if by_cue is not None:
        return by_cue
    refusal = any(bare(key) == "لن" and FIRST_PERSON.match(behind) for key, behind in itertools.pairwise(keys))
    if refusal:
        return "refusal"
    plain = [bare(key) for key in keys]
    if set(plain) & {"ندعو", "نطالب", "نناشد", "نحث"} or set(plain[:2]) & {"يجب", "ينبغي"}:
        return "appeal"
    if any(FUTURE.match(key) for key in keys) or "سوف" in plain or "لن" in plain[:6]:
        return "prediction"
    return "factual" if len(keys) >= ENOUGH else "unclassified"


def _by_cue(said: list[str]) -> Kind | None:
    """The kind that the cue itself settles: a promise, a refusal, a call, an opinion, a forecast."""
    kinds = dict(table("kinds", PACKAGE))
    for key in said:
        form = form_of(key)
        if key.startswith("امل"):
            return "opinion"
        if form is not None and form.lemma in kinds:
            return kinds[form.lemma]
    return None
