"""Charts for the notebooks of the methods: small looks at what a stage made."""

from collections.abc import Sequence

import altair
import pandas

from tahqiq.charts.figure import Figure, Words
from tahqiq.charts.theme import colours, isolated, themed
from tahqiq.core.records import Claim

LEVELS = ["core", "second"]


def claims_by_mode(claims: pandas.DataFrame) -> Figure:
    """Claims by speech and level; columns id, level, mode."""
    words = Words({})
    table = claims.groupby(["mode", "level"], sort=True).size().rename("claims").reset_index()
    chart = (
        altair.Chart(table, width=420, height=altair.Step(24))
        .mark_bar()
        .encode(
            x=altair.X("claims:Q", title=words("claims"), axis=altair.Axis(format="d", tickMinStep=1)),
            y=altair.Y("mode:N", title=None),
            color=altair.Color("level:N", scale=colours(LEVELS, LEVELS)),
        )
    )
    return Figure("claims-by-mode", words("mode.title"), "", "", table, themed(chart))


def speakers_over_text(claims: Sequence[Claim]) -> Figure:
    """Where in the text each speaker is heard: a bar a claim, from its first code point to its last, speakers as they appear."""
    words = Words({})
    rows = [(claim.speaker_name or "?", claim.content.start, claim.content.end, claim.level) for claim in claims]
    table = pandas.DataFrame(rows, columns=["speaker", "start", "end", "level"])
    chart = (
        altair.Chart(table.assign(speaker=table["speaker"].map(isolated)), width=560, height=altair.Step(22))
        .mark_bar(height=13, opacity=0.85)
        .encode(
            x=altair.X("start:Q", title=words("place")),
            x2="end:Q",
            y=altair.Y("speaker:N", title=None, sort=None, axis=altair.Axis(labelLimit=260)),
            color=altair.Color("level:N", scale=colours(LEVELS, LEVELS)),
        )
    )
    return Figure("speakers-over-text", words("place.title"), "", "", table, themed(chart))


def scores_by_rank(links: pandas.DataFrame) -> Figure:
    """Scores of the proposed sources by their place, one line a claim; columns claim, rank, score."""
    words = Words({})
    table = links.sort_values(["claim", "rank"], kind="stable").reset_index(drop=True)
    chart = (
        altair.Chart(table, width=420, height=180)
        .mark_line(opacity=0.45, strokeWidth=1.2, color="#1b7ab8")
        .encode(
            x=altair.X("rank:Q", title=words("rank"), axis=altair.Axis(format="d", tickMinStep=1)),
            y=altair.Y("score:Q", title=words("score")),
            detail="claim:N",
        )
    )
    return Figure("scores-by-rank", words("scores.title"), "", "", table, themed(chart))


def measures(metrics: pandas.DataFrame) -> Figure:
    """Each figure as a bar from 0 to 1, in the order given; columns measure, value, n."""
    words = Words({})
    table = metrics.reset_index(drop=True)
    chart = (
        altair.Chart(table.assign(measure=table["measure"].map(isolated)), width=420, height=altair.Step(15))
        .mark_bar(color="#1b7ab8")
        .encode(
            x=altair.X("value:Q", title=words("share"), scale=altair.Scale(domain=[0, 1]), axis=altair.Axis(format="%")),
            y=altair.Y("measure:N", title=None, sort=None, axis=altair.Axis(labelLimit=320)),
        )
    )
    return Figure("figures", words("figures.title"), "", "", table, themed(chart))
