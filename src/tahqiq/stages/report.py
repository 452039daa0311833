"""Report: the page, its charts and tables, from what the stages made and what people wrote; nothing is decided here."""

import json
from collections.abc import Mapping

import pandas

from tahqiq.charts import Figure, claims_by_speaker, evidence_matrix, ratings_crossed, source_timeline
from tahqiq.charts.draw import to_svg
from tahqiq.charts.strings import ARABIC, ENGLISH
from tahqiq.core.case import Lineage
from tahqiq.methods.extractors import EXTRACTORS
from tahqiq.report.claimreview import claimreviews
from tahqiq.report.page import Drawn, render_page, strings
from tahqiq.report.tables import to_csv
from tahqiq.report.view import Material

CLAIM_COLUMNS = (
    "claim",
    "outcome",
    "reason",
    "found_by",
    "speaker",
    "words",
    "start",
    "end",
    "gloss_en",
    "attribution",
    "attribution_why",
    "content",
    "content_why",
    "status",
    "decided_by",
    "decided_on",
    "extracted",
)
LINK_COLUMNS = (
    "claim",
    "source",
    "relation",
    "weight",
    "confidence",
    "establishes",
    "rank",
    "score",
    "set_by",
    "url",
    "title",
    "publisher",
    "language",
    "date",
    "tier",
)


def build_report(
    material: Material, counts: Mapping[str, int], lineage: Lineage, *, language: str, base_url: str
) -> dict[str, bytes]:
    """The files of a case's report by their path in its folder; `counts` say how the claims ended."""
    drawn = [Drawn(figure, to_svg(figure.chart, figure.description)) for figure in _figures(material, language)]
    words = strings(language)
    facts = {
        "counts": counts,
        "params": {
            stage: json.dumps(values, ensure_ascii=False)
            for stage, values in (lineage.params | {"report": {"language": language, "base_url": base_url}}).items()
        },
        "inputs": lineage.inputs,
        "notebooks": lineage.notebooks,
        "nothing": "" if material.claims else _why_nothing(material, lineage, words),
        "tiers": _labels(material, language),
        "components": sorted(
            {material.article.reader} | {c.made_by for c in material.claims} | {k.set_by for k in material.links}
        ),
    }
    files = {
        "index.html": render_page(material, drawn, facts, language),
        "claims.csv": to_csv(CLAIM_COLUMNS, _claim_rows(material)),
        "links.csv": to_csv(LINK_COLUMNS, _link_rows(material)),
        "claimreview.jsonld": claimreviews(
            material.article.case, material.case_file, material.review, material.scale, material.ledger, base_url
        ),
        "summary.json": _summary(material, counts),
    }
    for item in drawn:
        table = item.figure.table
        files[f"charts/{item.figure.id}.csv"] = to_csv(list(table.columns), table.itertuples(index=False))
    return files


def _why_nothing(material: Material, lineage: Lineage, words: Mapping[str, str]) -> str:
    language = material.article.language
    read = EXTRACTORS.get(lineage.params["extract"]["extractor"]).supports(language)
    why = words["no_claims"].format(n=len(material.asides)) if read else words["unread"].format(language=language)
    return why if material.ledger else f"{why} {words['so_nothing']}"


def _labels(material: Material, language: str) -> dict[str, str]:
    labels = dict(ARABIC if language == "ar" else ENGLISH)
    if material.scale:
        for group in (material.scale.attribution, material.scale.content, material.scale.relation, material.scale.tier):
            labels |= {label.key: label.ar if language == "ar" else label.en for label in group}
    return labels


def _figures(material: Material, language: str) -> list[Figure]:
    labels, rtl, sources = _labels(material, language), language == "ar", material.source_by_id
    decided = [view for view in material.views if view.attribution and view.content]
    links = [link for link in material.curated.links if link.source in sources]
    figures = []
    if decided:
        ledger = pandas.DataFrame(
            [
                (
                    v.line.claim,
                    labels["article_voice"] if v.own_voice else v.speaker,
                    v.attribution.rating.label,
                    v.content.rating.label,
                )
                for v in decided
            ],
            columns=["claim", "speaker", "attribution", "content"],
        )
        figures += [ratings_crossed(ledger, labels, rtl=rtl), claims_by_speaker(ledger, labels, rtl=rtl)]
    if links:
        columns = ["claim", "source", "publisher", "date", "tier", "relation", "weight"]
        rows = [
            (k.claim, k.source, s.publisher, s.date, s.tier, k.relation, k.weight) for k in links for s in [sources[k.source]]
        ]
        figures.append(evidence_matrix(pandas.DataFrame(rows, columns=columns), labels, rtl=rtl))
    if sources and (material.article.published or any(source.date for source in sources.values())):
        rows = [(s.id, s.publisher, s.date, s.tier) for s in sources.values()]
        table = pandas.DataFrame(rows, columns=["source", "publisher", "date", "tier"])
        figures.append(source_timeline(table, material.article.published, labels, rtl=rtl))
    return figures


def _claim_rows(material: Material) -> list[tuple[object, ...]]:
    rows = []
    for view in material.views:
        line, item = view.line, view.item
        said, true = line.attribution, line.content
        rows.append(
            (
                line.claim,
                line.outcome,
                line.reason,
                line.found_by,
                view.speaker,
                " ".join(view.words.split()),
                line.anchors[0].start,
                line.anchors[0].end,
                item.gloss_en if item else "",
                said.label if said else "",
                said.why if said else "",
                true.label if true else "",
                true.why if true else "",
                line.status,
                line.decided_by,
                line.decided_on,
                " ".join(line.extracted),
            )
        )
    return rows


def _link_rows(material: Material) -> list[tuple[object, ...]]:
    set_by = material.curated.set_by
    curated = [
        (k.claim, k.source, k.relation, k.weight, k.confidence, k.establishes, "", "", set_by) for k in material.curated.links
    ]
    proposed = [(k.claim, k.source, k.relation, "", "", "", k.rank, k.score, k.set_by) for k in material.links]
    sources = material.source_by_id
    return [
        (*row, s.url, s.title, s.publisher, s.language, s.date, s.tier)
        for row in (*curated, *proposed)
        if row[1] in sources  # without a review nobody has compared links.yaml with sources.yaml yet
        for s in [sources[row[1]]]
    ]


def _summary(material: Material, counts: Mapping[str, int]) -> bytes:
    article = material.article
    lead = [
        {
            "claim": v.line.claim,
            "gloss": v.item.gloss_en,
            **{
                axis: {"key": mark.label.key, "en": mark.label.en, "ar": mark.label.ar}
                for axis, mark in (("attribution", v.attribution), ("content", v.content))
            },
        }
        for v in material.lead
        if v.item and v.attribution and v.content
    ]
    summary = {
        "case": article.case,
        "title": material.case_file.title,
        "title_ar": material.case_file.title_ar,
        "article_title": article.title,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
        "status": material.status,
        "counts": dict(counts),
        "lead": lead,
    }
    return f"{json.dumps(summary, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()
