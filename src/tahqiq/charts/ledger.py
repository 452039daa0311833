"""Charts of the ledger: how the claims ended."""

from collections.abc import Mapping

import altair
import pandas

from tahqiq.charts.figure import Figure, Words
from tahqiq.charts.strings import ENGLISH
from tahqiq.charts.theme import colours, isolated, themed

CONTENT = ["supported", "mixed", "contradicted", "unproven", "not-checkable", "unassessed"]
ATTRIBUTION = [
    "confirmed-utterance",
    "confirmed-in-part",
    "confirmed-with-distortion",
    "misattributed",
    "not-found-in-primary",
    "n/a",
    "unassessed",
]


def claims_by_speaker(ledger: pandas.DataFrame, labels: Mapping[str, str] = ENGLISH, *, rtl: bool = False) -> Figure:
    """Claims by speaker, coloured by content rating; columns claim, speaker, attribution, content."""
    words = Words(labels)
    table = ledger.groupby(["speaker", "content"], sort=True).size().rename("claims").reset_index()
    order = _in_order(table["content"], CONTENT)
    totals = table.groupby("speaker")["claims"].sum().sort_index().sort_values(ascending=False, kind="stable")
    shown = table.assign(
        speaker=table["speaker"].map(isolated),
        rating=table["content"].map(lambda key: isolated(words(key))),
        place=table["content"].map(order.index),
    )
    chart = (
        altair.Chart(shown, width=560, height=altair.Step(26))
        .mark_bar(cornerRadiusEnd=2, height=17)
        .encode(
            x=altair.X(
                "claims:Q",
                title=isolated(words("claims")),
                scale=altair.Scale(reverse=rtl),
                axis=altair.Axis(format="d", tickMinStep=1),
            ),
            y=altair.Y("speaker:N", title=None, sort=[isolated(name) for name in totals.index], axis=_side(rtl, 260)),
            color=altair.Color(
                "rating:N",
                title=isolated(words("content")),
                scale=colours(order, [isolated(words(key)) for key in order]),
                sort=[isolated(words(key)) for key in order],
                legend=altair.Legend(orient="bottom", columns=3, labelLimit=220),
            ),
            order=altair.Order("place:Q"),
        )
    )
    rows = "; ".join(f"{name}: {n}" for name, n in totals.items())
    caption = words("speaker.caption", speaker=totals.index[0], n=totals.iloc[0], total=totals.sum()) if len(totals) else ""
    return Figure(
        "claims-by-speaker", words("speaker.title"), caption, words("speaker.description", rows=rows), table, themed(chart)
    )


def ratings_crossed(ledger: pandas.DataFrame, labels: Mapping[str, str] = ENGLISH, *, rtl: bool = False) -> Figure:
    """Attribution rating by content rating, counts as text; columns claim, attribution, content."""
    words = Words(labels)
    table = ledger.groupby(["attribution", "content"], sort=True).size().rename("claims").reset_index()
    rows, columns = _in_order(table["attribution"], ATTRIBUTION), _in_order(table["content"], CONTENT)
    shown = table.assign(
        said=table["attribution"].map(lambda key: isolated(words(key))),
        true=table["content"].map(lambda key: isolated(words(key))),
    )
    axis_x = altair.X(
        "true:N",
        title=isolated(words("content")),
        sort=[isolated(words(key)) for key in columns],
        scale=altair.Scale(reverse=rtl),
        axis=altair.Axis(orient="top", labelAngle=0, labelLimit=110),
    )
    axis_y = altair.Y(
        "said:N", title=isolated(words("attribution")), sort=[isolated(words(key)) for key in rows], axis=_side(rtl, 220)
    )
    most = int(table["claims"].max()) if len(table) else 0
    base = altair.Chart(shown, width=altair.Step(104), height=altair.Step(40)).encode(x=axis_x, y=axis_y)
    cells = base.mark_rect(cornerRadius=3, stroke="#8a8f98", strokeOpacity=0.35).encode(
        color=altair.Color("claims:Q", scale=altair.Scale(range=["#d6e6f2", "#1b5e91"], domain=[0, max(most, 1)]), legend=None)
    )
    numbers = base.mark_text(fontSize=15, fontWeight="bold", font="Tahqiq Sans").encode(
        text="claims:Q", color=altair.condition(f"datum.claims > {most / 2}", altair.value("#ffffff"), altair.value("#10222f"))
    )
    said = ledger["attribution"] == "confirmed-utterance"
    caption = words(
        "ratings.caption", said=int(said.sum()), total=len(ledger), true=int((said & (ledger["content"] == "supported")).sum())
    )
    spoken = "; ".join(f"{words(row.attribution)} / {words(row.content)}: {row.claims}" for row in table.itertuples())
    return Figure(
        "ratings-crossed",
        words("ratings.title"),
        caption,
        words("ratings.description", rows=spoken),
        table,
        themed(cells + numbers),
    )


def _in_order(values: pandas.Series, known: list[str]) -> list[str]:
    """The keys that occur, known ones in the scale's order, then the others."""
    there = set(values)
    return [key for key in known if key in there] + sorted(there - set(known))


def _side(rtl: bool, limit: int) -> altair.Axis:
    return altair.Axis(orient="right" if rtl else "left", labelLimit=limit, domain=False, ticks=False)
