"""The data dictionary, data/README.md: every table and every file that people write, each field with its meaning and type."""

import sys
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin

from tahqiq.core.casefile import (
    CaseFile,
    Certificate,
    Correction,
    CorrectionsFile,
    CuratedLink,
    LinksFile,
    SourcesFile,
)
from tahqiq.core.gold import Corpora, Corpus, GoldClaim, GoldDocument
from tahqiq.core.pipeline import STAGES
from tahqiq.core.records import Rating, Record, Source, Span, TimeExpression
from tahqiq.core.review import (
    Anchor,
    Decision,
    Finding,
    Label,
    NotFound,
    Rejection,
    ResolvedTime,
    Review,
    ReviewClaim,
    Scale,
)

OPENING = """\
# Data

What lies where, and what each field means. This page is made from the records in `src/tahqiq/core/`; a test compares them.
After a change to a record: `python -m tahqiq.core.dictionary > data/README.md`

- `cases/<case>/` is written by people: the article as found, never edited, and the YAML files below.
- `scales/` holds the labels of ratings with the definitions that every report prints.
- `gold/attribution/` is annotation that extraction is measured on: offsets and digests; `tahqiq gold fetch` brings the texts.
- `interim/` is made by stages and never edited: one folder a stage, in it one folder a case, with the tables below, the executed
  notebook, and `MANIFEST.json` with the digest of every file.

Offsets are Unicode code points into the article's stored text, `[start, end)`, counted from 0. Digests are `sha256:` and 64
hexadecimal digits. Dates are EDTF (ISO 8601 dates, years, intervals). Text is UTF-8. A table is JSON Lines, one record a line.
"""
PARTS = (Span, TimeExpression, Rating)
WRITTEN: tuple[tuple[str, tuple[type[Record], ...]], ...] = (
    ("cases/<case>/case.yaml", (CaseFile, Certificate)),
    ("cases/<case>/sources.yaml", (SourcesFile, Source)),
    ("cases/<case>/links.yaml", (LinksFile, CuratedLink)),
    ("cases/<case>/corrections.yaml", (CorrectionsFile, Correction)),
    ("cases/<case>/review.yaml", (Review, ReviewClaim, Anchor, Decision, ResolvedTime, Rejection, Finding, NotFound)),
    ("cases/<case>/gold.jsonl", (GoldClaim,)),
    ("scales/<scale>.yaml", (Scale, Label)),
    ("gold/attribution/corpora.yaml", (Corpora, Corpus)),
    ("gold/attribution/<set>/documents.jsonl", (GoldDocument,)),
    ("gold/attribution/<set>/claims.jsonl", (GoldClaim,)),
)


def data_dictionary() -> str:
    """The page, in Markdown."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield from (OPENING, "## Tables that stages write", "")
    for stage in STAGES:
        for name, record in stage.tables:
            yield from (
                f"### {name}",
                "",
                f"`{stage.folder.removeprefix('data/')}/<case>/{name}.jsonl`, "
                f"written by `{stage.name}`, one {record.__name__} a line.",
                "",
            )
            yield from _fields(record)
    yield from ("## Parts of records", "")
    for record in PARTS:
        yield from (f"### {record.__name__}", "", _about(record), "")
        yield from _fields(record)
    yield from ("## Files that people write", "")
    for path, records in WRITTEN:
        yield from (f"### {path}", "")
        for record in records:
            yield from (f"**{record.__name__}**: {_about(record)}", "")
            yield from _fields(record)


def _fields(record: type[Record]) -> Iterator[str]:
    yield from ("| field | type | meaning |", "|---|---|---|")
    for name, field in record.model_fields.items():
        optional = "" if field.is_required() else ", may be left out"
        yield f"| `{name}` | {type_in_words(field.annotation)}{optional} | {field.description} |"
    yield ""


def _about(record: type[Record]) -> str:
    return " ".join((record.__doc__ or "").split())


def type_in_words(kind: object) -> str:
    """A field's type as a reader of the table would say it."""
    if kind is NoneType:
        return "null"
    parts = get_args(kind)
    if get_origin(kind) is Literal:
        return "one of " + ", ".join(f"`{value}`" for value in parts) if len(parts) > 1 else f"`{parts[0]}`"
    if get_origin(kind) in (Union, UnionType):
        return " or ".join(type_in_words(part) for part in parts)
    if get_origin(kind) is tuple:
        return f"list of {type_in_words(parts[0])}"
    if get_origin(kind) is dict:
        return f"mapping of {type_in_words(parts[0])} to {type_in_words(parts[1])}"
    if hasattr(kind, "__metadata__"):
        return type_in_words(parts[0])
    return {str: "text", int: "whole number", float: "number"}.get(kind) or kind.__name__


if __name__ == "__main__":
    sys.stdout.write(data_dictionary())
