"""The claims of any text file, without a case: what `tahqiq extract` prints, one JSON object a claim, as scorers read it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tahqiq.core.casefile import Certificate
from tahqiq.core.errors import PartialResult, TahqiqError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Claim
from tahqiq.intake import bytes_of, recognise
from tahqiq.stages.extract import extract
from tahqiq.stages.ingest import ingest

LEVELS = ("core", "second")


def claims_in(path: Path, *, extractor: str, language: str) -> list[Claim]:
    """The attributed claims of a text file, by the start of their content; offsets in code points of its decoded text.

    Raises UsageError, DiskError or ConfigError where the file cannot be read as text of that language (recognised where empty),
    PartialResult where no claim was found in it.
    """
    raw = bytes_of(path)
    draft = Certificate(
        file=f"article{path.suffix.lower() or '.txt'}", sha256=sha256_of(raw), language=language or "und", title=""
    )
    try:
        article, passages = ingest(raw, draft, "extract", reader="auto")
    except TahqiqError as error:  # it names the file as a case would keep it
        raise type(error)(str(error).removeprefix(f"{draft.file}: "), str(path)) from None
    article = article.model_copy(update={"language": language or recognise(article.text, str(path))})
    claims, asides = extract(article, passages, extractor=extractor, levels=LEVELS)
    if not claims:
        what = f"no attributed claim was found ({len(asides)} words that look like reporting words were set aside)"
        raise PartialResult(what, str(path), "nothing is said about what it claims")
    return claims


def as_lines(path: Path, claims: list[Claim]) -> Iterator[dict[str, Any]]:
    """The claims as scorers read them: `doc` is the file's stem, spans are [start, end)."""
    for number, claim in enumerate(claims, start=1):
        speaker = claim.speaker
        yield {
            "doc": path.stem,
            "id": f"{path.stem}#{number}",
            "level": claim.level,
            "cue": [claim.cue.start, claim.cue.end],
            "cue_text": claim.cue.text,
            "speaker": [speaker.start, speaker.end] if speaker else None,
            "speaker_text": speaker.text if speaker else None,
            "speaker_name": claim.speaker_name,
            "content": [claim.content.start, claim.content.end],
            "content_text": claim.content.text,
            "mode": claim.mode,
            "resolution": claim.resolution,
            "where": claim.where,
            "rule": claim.rule,
            "made_by": claim.made_by,
        }
