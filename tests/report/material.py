"""The tiny case as a report's material, and a way to put hostile words into every field of it."""

from typing import Any, TypeVar

from pydantic import BaseModel

from tahqiq.core.case import Case, Lineage
from tahqiq.core.records import Article, Passage, Span, content_id
from tahqiq.report.view import Material
from tahqiq.stages.assess import assess, tally
from tahqiq.stages.report import build_report
from tiny import Tables

Model = TypeVar("Model", bound=BaseModel)
LINEAGE = Lineage(
    params={"extract": {"extractor": "rules-ar"}}, inputs={"review.yaml": "sha256:0"}, notebooks=("10_ingest.ipynb",)
)
FREE = frozenset(  # fields that people or articles fill with words of their own
    (
        "title",
        "title_ar",
        "outlet",
        "byline",
        "selection",
        "found",
        "publisher",
        "date_basis",
        "summary",
        "read",
        "note",
        "establishes",
        "speaker",
        "speaker_en",
        "role_en",
        "cue",
        "speech",
        "gloss_en",
        "kind_note",
        "why",
        "rendering_problem",
        "standing",
        "decided_by",
        "right_of_reply",
        "part",
        "where",
        "finding",
        "item",
        "reading_limit",
        "set_by",
    )
)
LISTS = frozenset(("cautions", "not_established"))


def material_of(case: Case, tables: Tables, **changes: Any) -> Material:
    """The tiny case's material, with some of its parts replaced."""
    review = case.review()
    parts = {
        "article": tables.article,
        "passages": tables.passages,
        "claims": tables.claims,
        "links": (),
        "ledger": tables.verdicts,
        "case_file": case.file,
        "review": review,
        "curated": case.curated(),
        "sources": case.sources(),
        "scale": case.scale(review.scale),
    }
    return Material(**{**parts, **changes})


def built(material: Material, language: str = "en", base_url: str = "") -> dict[str, bytes]:
    """The report's files."""
    return build_report(material, tally(material.ledger, material.claims), LINEAGE, language=language, base_url=base_url)


def poisoned(model: Model, payload: str) -> Model:
    """The model with the payload in every field that holds free words, however deep."""
    return type(model).model_validate(_poison(model.model_dump(), payload))


def _poison(node: Any, payload: str, name: str = "") -> Any:
    if isinstance(node, dict):
        return {key: _poison(value, payload, key) for key, value in node.items()}
    if isinstance(node, (list, tuple)):
        return (
            [payload] if name in LISTS else [_poison(value, payload, "" if isinstance(value, dict) else name) for value in node]
        )
    return payload if isinstance(node, str) and name in FREE and name not in ("relation", "tier") else node


def hostile(case: Case, tables: Tables, payload: str) -> Material:
    """Material in which the article says the payload and every free field holds it."""
    text = f"{payload}\nقال الوزير إن {payload} غداً.\n"
    start = text.index(payload, len(payload))
    article = Article.model_validate(poisoned(tables.article, payload).model_dump() | {"text": text, "file": "article.txt"})
    head, body = Span.of(text, 0, len(payload)), Span.of(text, len(payload) + 1, len(text) - 1)
    passages = tuple(
        Passage(id=content_id("psg", order), case="tiny", order=order, kind=kind, span=span)
        for order, (kind, span) in enumerate((("headline", head), ("body", body)))
    )
    content = Span.of(text, start, start + len(payload))
    said = {
        "cue": Span.of(text, len(payload) + 1, len(payload) + 4),
        "content": content,
        "speaker_name": payload,
        "made_by": payload,
    }
    claims = (tables.claims[0].model_copy(update={**said, "times": (), "speaker": None}),)
    review = poisoned(case.review(), payload)
    items = [
        item.model_copy(update={"quote": payload, "start": start, "end": start + len(payload), "also": ()})
        for item in review.claims
    ]
    review = review.model_copy(update={"claims": tuple(items), "article_sha256": article.sha256, "rejected": ()})
    scale, curated, sources = case.scale("default"), poisoned(case.curated(), payload), poisoned(case.sources(), payload)
    ledger = assess(article, claims, review, curated.links, sources.sources, scale, min_overlap=0.5)
    return Material(
        article=article,
        passages=passages,
        claims=claims,
        links=(),
        ledger=ledger,
        case_file=poisoned(case.file, payload),
        review=review,
        curated=curated,
        sources=sources,
        scale=scale,
    )
