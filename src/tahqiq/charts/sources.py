"""Charts of the evidence: which source speaks to which claim, and when it was published."""

import datetime
from collections.abc import Mapping

import altair
import pandas

from tahqiq.charts.figure import Figure, Words
from tahqiq.charts.strings import ENGLISH
from tahqiq.charts.theme import SHAPES, colours, isolated, themed
from tahqiq.core.dates import beside, days

RELATIONS = ["attests-utterance", "supports-content", "contradicts-content", "context"]
TIERS = ["primary", "wire", "independent", "un_ngo", "partisan"]
BESIDE = ["before", "same", "around", "after"]
NEAR = datetime.timedelta(days=14)


def evidence_matrix(links: pandas.DataFrame, labels: Mapping[str, str] = ENGLISH, *, rtl: bool = False) -> Figure:
    """Claims by sources, coloured and shaped by relation; columns claim, source, publisher, date, tier, relation, weight."""
    words = Words(labels)
    table = links.sort_values(["claim", "source", "relation"], kind="stable").reset_index(drop=True)
    keys = {row.source: _sort_key(row.date, row.source) for row in table.itertuples()}
    order = sorted(keys, key=keys.__getitem__)
    counts = table["relation"].value_counts()
    caption = words(
        "matrix.caption",
        links=len(table),
        claims=table["claim"].nunique(),
        sources=len(order),
        against=int(counts.get("contradicts-content", 0)),
    )
    rows = "; ".join(f"{words(key)}: {int(counts.get(key, 0))}" for key in RELATIONS)
    return Figure(
        "evidence-matrix",
        words("matrix.title"),
        caption,
        words("matrix.description", rows=rows),
        table,
        _matrix(table, order, words, rtl),
    )


def _matrix(table: pandas.DataFrame, order: list[str], words: Words, rtl: bool) -> altair.TopLevelMixin:
    shown = table.assign(
        kind=table["relation"].map(lambda key: isolated(words(key))),
        strong=table["weight"].eq("core").map({True: 1.0, False: 0.42}),
    )
    names = [isolated(words(key)) for key in RELATIONS]
    legend = altair.Legend(orient="bottom", columns=4, labelLimit=260)
    return themed(
        altair.Chart(shown[["claim", "source", "kind", "strong"]], width=altair.Step(8.2), height=altair.Step(15))
        .mark_point(filled=True, size=52, strokeWidth=0, aria=False)  # hundreds of labels; the table says it better
        .encode(
            x=altair.X(
                "source:N",
                sort=order,
                title=isolated(words("source")),
                scale=altair.Scale(reverse=rtl),
                axis=altair.Axis(labelAngle=-90, labelFontSize=8, grid=True, ticks=False, labelOverlap=False),
            ),
            y=altair.Y(
                "claim:N",
                title=isolated(words("claim")),
                axis=altair.Axis(grid=True, labelFontSize=10, ticks=False, orient="right" if rtl else "left"),
            ),
            color=altair.Color(
                "kind:N", title=isolated(words("relation")), scale=colours(RELATIONS, names), sort=names, legend=legend
            ),
            shape=altair.Shape(
                "kind:N",
                title=isolated(words("relation")),
                sort=names,
                scale=altair.Scale(domain=names, range=[SHAPES[key] for key in RELATIONS]),
                legend=legend,
            ),
            opacity=altair.Opacity("strong:Q", scale=None, legend=None),
        )
    )


def source_timeline(
    sources: pandas.DataFrame, article_date: str, labels: Mapping[str, str] = ENGLISH, *, rtl: bool = False
) -> Figure:
    """Sources in time beside the article's date; columns source, publisher, date, tier."""
    words = Words(labels)
    table = sources.sort_values("source", kind="stable").reset_index(drop=True)
    table = table.assign(beside=table["date"].map(lambda edtf: beside(edtf, article_date)))
    dated = table[table["beside"] != "undated"]
    spans = dated["date"].map(days)
    middle = spans.map(lambda span: (span[0] + (span[1] - span[0]) / 2).isoformat())
    shown = dated.assign(
        day=middle,
        kind=dated["tier"].map(lambda key: isolated(words(key))),
        when=dated["beside"].map(lambda key: isolated(words(f"beside.{key}"))),
    )
    day = days(article_date)
    line = day[0].isoformat() if day else ""
    panels = [_panel(shown, line, words, rtl, "all")]
    if day:
        close = spans.map(lambda span: abs(span[0] - day[0]) <= NEAR and span[1] - span[0] <= NEAR)
        panels.insert(0, _panel(shown[close.astype(bool)], line, words, rtl, "near"))  # without a dated source it is no mask yet
    later = int((table["beside"] == "after").sum())
    caption = words("timeline.caption", later=later, dated=len(dated), undated=len(table) - len(dated), day=article_date or "?")
    counts = table["beside"].value_counts().sort_index()
    rows = "; ".join(f"{words(f'beside.{key}')}: {n}" for key, n in counts.items())
    chart = altair.vconcat(*panels).resolve_scale(color="shared", x="independent")
    return Figure(
        "source-timeline", words("timeline.title"), caption, words("timeline.description", rows=rows), table, themed(chart)
    )


def _panel(shown: pandas.DataFrame, line: str, words: Words, rtl: bool, name: str) -> altair.LayerChart:
    tiers = [key for key in TIERS if key in set(shown["tier"])]
    names = [isolated(words(key)) for key in tiers]
    moments = [isolated(words(f"beside.{key}")) for key in BESIDE]
    stacked = shown.sort_values(["tier", "day", "source"], kind="stable")
    stacked = stacked.assign(nudge=stacked.groupby(["tier", "day"]).cumcount())
    time = altair.X(
        "day:T",
        title=None,
        scale=altair.Scale(type="utc", reverse=rtl),
        axis=altair.Axis(format="%Y-%m-%d" if name == "near" else "%Y-%m", tickCount=7, labelOverlap=True),
    )
    marks = (
        altair.Chart(stacked[["day", "kind", "when", "source", "nudge"]])
        .mark_circle(size=46, opacity=0.85, aria=False)
        .encode(
            x=time,
            y=altair.Y(
                "kind:N",
                title=None,
                sort=names,
                axis=altair.Axis(orient="right" if rtl else "left", labelLimit=170, grid=True, domain=False, ticks=False),
            ),
            yOffset=altair.YOffset("nudge:Q", scale=altair.Scale(domain=[-3, 12])),
            color=altair.Color(
                "when:N",
                title=None,
                scale=colours(BESIDE, moments),
                sort=moments,
                legend=altair.Legend(orient="bottom", labelLimit=240),
            ),
        )
    )
    layered = altair.layer(marks)
    if line:
        rule = altair.Chart(pandas.DataFrame({"day": [line]})).encode(x="day:T")
        layered += rule.mark_rule(strokeDash=[4, 3], color="currentColor", strokeWidth=1.5, aria=False)
    return layered.properties(title=isolated(words(f"timeline.{name}")), width=640, height=altair.Step(44))


def _sort_key(date: str, source: str) -> tuple[str, str]:
    span = days(date)
    return (span[0].isoformat() if span else "9999", source)
