"""The tiny case as a report's material, and a way to put hostile words into every field of it."""

from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tahqiq.core.case import Case, Lineage
from tahqiq.core.records import Article, Claim, Link, Passage, Span, content_id
from tahqiq.core.review import Finding, NotFound, Rejection, Review
from tahqiq.report.view import Material
from tahqiq.stages.assess import assess, tally
from tahqiq.stages.report import build_report
from tiny import Tables

Model = TypeVar("Model", bound=BaseModel)
LINEAGE = Lineage(
    params={"extract": {"extractor": "rules-ar"}}, inputs={"review.yaml": "sha256:0"}, notebooks=("10_ingest.ipynb",)
)
NAMES = frozenset(("rating", "links", "scale", "lead", "quote"))  # they name something, and a stage refuses what is not there


def material_of(case: Case, tables: Tables, **changes: Any) -> Material:
    """The tiny case's material, with some of its parts replaced."""
    review = case.review()
    parts = {
        "article": tables.article,
        "passages": tables.passages,
        "claims": tables.claims,
        "asides": tables.asides,
        "links": (),
        "ledger": tables.verdicts,
        "case_file": case.file,
        "review": review,
        "curated": case.curated(),
        "sources": case.sources(),
        "scale": case.scale(review.scale),
    }
    return Material(**{**parts, **changes})


def judged(case: Case, tables: Tables, review: Review | None, **changes: Any) -> Material:
    """The tiny case's material as another review would have it, the ledger made by the stage."""
    curated = (
        changes.get("curated", case.curated()) if review and review.claims else case.curated().model_copy(update={"links": ()})
    )
    sources = changes.get("sources", case.sources())
    scale = case.scale("default") if review else None
    claims, article = changes.get("claims", tables.claims), changes.get("article", tables.article)
    ledger = assess(article, claims, review, curated.links, sources.sources, scale, min_overlap=0.5)
    parts = {"review": review, "curated": curated, "scale": scale, "ledger": ledger}
    return material_of(case, tables, **{**changes, **parts})


def built(material: Material, language: str = "en", base_url: str = "") -> dict[str, bytes]:
    """The report's files."""
    return build_report(material, tally(material.ledger, material.claims), LINEAGE, language=language, base_url=base_url)


def poisoned(model: Model, payload: str) -> Model:
    """The model with the payload in every field whose form nothing checks, however deep."""
    changes = {name: _poison(name, info, getattr(model, name), payload) for name, info in type(model).model_fields.items()}
    return type(model).model_validate(model.model_dump() | changes)


def _poison(name: str, info: FieldInfo, value: Any, payload: str) -> Any:
    if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        return tuple(poisoned(part, payload) for part in value)
    if isinstance(value, BaseModel):
        return poisoned(value, payload)
    checked = name in NAMES or any(getattr(rule, "pattern", None) for rule in info.metadata)
    if checked or info.annotation not in (str, tuple[str, ...]):
        return value
    return payload if info.annotation is str else (payload,)


def hostile(case: Case, tables: Tables, payload: str) -> Material:
    """Material in which the article says the payload and every free field of every file and table holds it."""
    article, passages, claim = _written(tables, payload)
    review = case.review().model_copy(
        update={
            "comparison": (Finding(part="", where="", finding=""),),
            "not_found": (NotFound(item="", note="", claims=("C01", "C99")),),
            "rejected": (Rejection(quote=payload, start=0, end=len(payload), reason="-"),),
        }
    )
    review = poisoned(review, payload)
    place = {"quote": payload, "start": claim.content.start, "end": claim.content.end, "also": ()}
    review = review.model_copy(update={"claims": tuple(item.model_copy(update=place) for item in review.claims)})
    scale, curated, sources = case.scale("default"), poisoned(case.curated(), payload), poisoned(case.sources(), payload)
    link = link_of(claim, "S02", 1).model_copy(update={"set_by": payload})
    return Material(
        article=article,
        passages=passages,
        claims=(claim,),
        asides=(),
        links=(link,),
        ledger=assess(article, (claim,), review, curated.links, sources.sources, scale, min_overlap=0.5),
        case_file=poisoned(case.file, payload),
        review=review,
        curated=curated,
        sources=sources,
        scale=scale,
    )


def link_of(claim: Claim, source: str, rank: int) -> Link:
    """A source that a ranker proposes for an extracted claim."""
    return Link(
        id=content_id("lnk", claim.id, source),
        case=claim.case,
        claim=claim.id,
        source=source,
        passage="",
        relation="unclassified",
        rank=rank,
        score=round(1 / rank, 6),
        parts={},
        weight="",
        confidence="",
        establishes="",
        set_by="by-hand/1",
    )


def _written(tables: Tables, payload: str) -> tuple[Article, tuple[Passage, ...], Claim]:
    text = f"{payload}\nقال الوزير إن {payload} غداً.\n"
    start = text.index(payload, len(payload))
    fixed = {"text": text, "case": "tiny", "sha256": tables.article.sha256}
    article = Article.model_validate(poisoned(tables.article, payload).model_dump() | fixed)
    spans = (("headline", Span.of(text, 0, len(payload))), ("body", Span.of(text, len(payload) + 1, len(text) - 1)))
    passages = tuple(
        Passage(id=content_id("psg", order), case="tiny", order=order, kind=kind, span=span)
        for order, (kind, span) in enumerate(spans)
    )
    said = {
        "cue": Span.of(text, len(payload) + 1, len(payload) + 4),
        "content": Span.of(text, start, start + len(payload)),
        "speaker_name": payload,
        "checkable": "yes",
        "checkable_why": payload,
        "rule": payload,
        "made_by": payload,
    }
    return article, passages, tables.claims[0].model_copy(update=said)
