"""Extract: who says what, in which words, at which characters."""

import difflib
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from tahqiq.core.casefile import Correction
from tahqiq.core.errors import IntegrityError
from tahqiq.core.records import Article, Checkable, Claim, Kind, Passage, SetAside, Span
from tahqiq.methods.extractors import EXTRACTORS, Extractor
from tahqiq.methods.extractors.corrected import claim_id, corrected
from tahqiq.methods.extractors.found import Found
from tahqiq.text.arabic import search_key

WORD = re.compile(r"\w+")
REPEATS = 0.9  # share of the shorter content's words that a repetition keeps
REACH = 200  # claims: what repeats a headline follows soon, and a file with more claims than any article must not take hours
FEWEST, MOST = 4, 100  # words of a content that can be told to repeat another; a headline's is short
CHECKABLE: dict[Kind, tuple[Checkable, str]] = {
    "factual": ("yes", "it says how things are or were"),
    "prediction": ("later", "it says what is to come"),
    "commitment": ("later", "a promise can only be kept or broken afterwards"),
    "refusal": ("later", "a refusal can only be kept or broken afterwards"),
    "appeal": ("no", "a call says what ought to be done, not what is so"),
    "opinion": ("no", "a hope or a judgement is nothing that evidence settles"),
    "unclassified": ("undecided", "no rule tells what sort of statement it is"),
}


class Extraction(NamedTuple):
    """What an article holds: its claims, and the words that look like cues and made none."""

    claims: list[Claim]
    asides: list[SetAside]


def extract(
    article: Article,
    passages: Sequence[Passage],
    *,
    extractor: str,
    levels: Sequence[str],
    corrections: Sequence[Correction] = (),
) -> Extraction:
    """The article's attributed claims of the given levels, by the start of their content, people's corrections applied.

    Nothing where the extractor does not read the article's language: one such case must not stop the others, and its report says
    so. Raises IntegrityError if a span is not in the text, or if a correction does not fit the claim it names.
    """
    method = EXTRACTORS.get(extractor)
    if not method.supports(article.language):
        return Extraction([], [])
    for passage in passages:
        check_span(article, passage.span)
    items, asides = method.find(article, passages)
    right = corrected(article, items, corrections)
    found = {(item.content, item.speaker_name): item for item in reversed(right) if item.level in levels}
    ordered = sorted(found.values(), key=lambda item: (item.content[0], -item.content[1], item.cue, item.speaker_name))
    claims: list[Claim] = []
    for order, item in enumerate(ordered):
        claims.append(_claim(article, method, item, order, claims))
    aside = [SetAside(case=article.case, cue=Span.of(article.text, *item.cue), why=item.why) for item in asides]
    return Extraction(claims, aside)


def check_span(article: Article, span: Span) -> None:
    """Raise IntegrityError unless the words stand in the stored text where the span says."""
    if article.text[span.start : span.end] != span.text:
        raise IntegrityError(
            f"the text at [{span.start}, {span.end}) is not {span.text[:40]!r}", article.file, "run `tahqiq run ingest` again"
        )


def _claim(article: Article, method: Extractor, item: Found, order: int, earlier: Sequence[Claim]) -> Claim:
    content = Span.of(article.text, *item.content)
    speaker = Span.of(article.text, *item.speaker) if item.speaker is not None else None
    kind = method.kind(article, item)
    checkable, why = CHECKABLE[kind]
    return Claim(
        id=claim_id(article, item),
        case=article.case,
        order=order,
        level=item.level,
        mode=item.mode,
        where=item.where,
        cue=Span.of(article.text, *item.cue),
        speaker=speaker,
        speaker_name=item.speaker_name,
        resolution=item.resolution,
        content=content,
        nested_in=_outer(content, item, earlier),
        same_as=_same(content, item, earlier),
        times=method.times(article, content.start, content.end),
        kind=kind,
        checkable=checkable,
        checkable_why=why,
        rule=item.rule,
        made_by=f"{method.name}/{method.version}" + (f", corrected by {item.corrected_by}" if item.corrected_by else ""),
    )


def _outer(content: Span, item: Found, earlier: Sequence[Claim]) -> str:
    """The id of the smallest earlier claim whose content holds this one's content and cue."""
    holding = [
        claim
        for claim in earlier[-REACH:]
        if claim.content.start <= min(content.start, item.cue[0])
        and content.end <= claim.content.end
        and claim.content != content
    ]
    return min(holding, key=lambda claim: (claim.content.end - claim.content.start, claim.id)).id if holding else ""


def _same(content: Span, item: Found, earlier: Sequence[Claim]) -> str:
    """The id of the first earlier claim by the same speaker that says nearly the same words."""
    for claim in earlier[:REACH]:
        if (
            claim.speaker_name == item.speaker_name
            and not claim.content.overlap(content)
            and _repeats(_words(claim.content.text), _words(content.text))
        ):
            return claim.same_as or claim.id
    return ""


@lru_cache(maxsize=2 * REACH)
def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(search_key(text)))


def _repeats(others: Sequence[str], words: Sequence[str]) -> bool:
    """Whether nearly all words of the shorter content stand in the longer one in the same order, and the longer adds little."""
    shorter, longer = sorted((len(words), len(others)))
    if shorter < FEWEST or longer > MOST or shorter < longer / 2:
        return False
    if sum((Counter(words) & Counter(others)).values()) < REPEATS * shorter:
        return False
    blocks = difflib.SequenceMatcher(None, others, words, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) >= REPEATS * shorter
