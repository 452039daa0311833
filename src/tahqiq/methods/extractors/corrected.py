"""What people put right, laid over what the extractor found; a correction that no longer fits stops the run."""

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.core.casefile import Correction
from tahqiq.core.errors import IntegrityError
from tahqiq.core.records import Article, content_id
from tahqiq.methods.extractors.found import Found

FILE = "corrections.yaml"


def claim_id(article: Article, item: Found) -> str:
    """The id that a claim has: its content's place and words, and the speaker."""
    return content_id("clm", item.content[0], article.text[slice(*item.content)], item.speaker_name)


def corrected(article: Article, found: Sequence[Found], corrections: Sequence[Correction]) -> list[Found]:
    """The claims with the corrections applied, in the order given.

    Raises IntegrityError where a claim is no longer found, says something else than the correction expects, or the right words do
    not stand around it.
    """
    wanted = {item.claim: item for item in corrections}
    known = {claim_id(article, item) for item in found}
    for name, correction in wanted.items():
        if name not in known:
            what = f"claim {name} ({correction.expect[:40]!r}) is no longer found"
            raise IntegrityError(what, FILE, "read the claim again, then mend or remove the correction")
    return [_one(article, item, wanted.get(claim_id(article, item))) for item in found]


def _one(article: Article, item: Found, correction: Correction | None) -> Found:
    if correction is None:
        return item
    words = article.text[slice(*item.content)]
    if words != correction.expect:
        what = f"claim {correction.claim} says {words[:40]!r}, not {correction.expect[:40]!r}"
        raise IntegrityError(what, FILE, "read the claim again, then mend or remove the correction")
    return replace(
        item,
        cue=_near(article, correction.cue, item.cue, correction.claim),
        speaker=_near(article, correction.speaker, item.speaker or item.cue, correction.claim)
        if correction.speaker
        else item.speaker,
        speaker_name=correction.speaker_name or item.speaker_name,
        content=_near(article, correction.content, item.content, correction.claim),
        corrected_by=correction.by,
    )


def _near(article: Article, words: str, span: tuple[int, int], name: str) -> tuple[int, int]:
    """The place of the words that is nearest to a span, of which it is the span itself where no words are given."""
    if not words:
        return span
    places, start = [], article.text.find(words)
    while start >= 0:
        places.append(start)
        start = article.text.find(words, start + 1)
    if not places:
        what = f"the words {words[:40]!r}, which correct claim {name}, are not in the article"
        raise IntegrityError(what, FILE, "give them as they stand there, line breaks included")
    nearest = min(places, key=lambda place: (abs(place - span[0]), place))
    return nearest, nearest + len(words)
