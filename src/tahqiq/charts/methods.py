"""Charts for the notebooks of the methods: small looks at what a stage made."""

import altair
import pandas

from tahqiq.charts.figure import Figure, Words
from tahqiq.charts.theme import isolated, themed


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
            color=altair.Color("level:N", scale=altair.Scale(domain=["core", "second"], range=["#1b7ab8", "#8b9097"])),
        )
    )
    return Figure("claims-by-mode", words("mode.title"), "", "", table, themed(chart))


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


def recall_by_claim(recall: pandas.DataFrame) -> Figure:
    """Share of each claim's sources that was found again; columns claim, share."""
    words = Words({})
    table = recall.sort_values("claim", kind="stable").reset_index(drop=True)
    chart = (
        altair.Chart(table.assign(claim=table["claim"].map(isolated)), width=altair.Step(18), height=160)
        .mark_bar(color="#1b7ab8")
        .encode(
            x=altair.X("claim:N", title=words("claim")),
            y=altair.Y("share:Q", title=words("share"), scale=altair.Scale(domain=[0, 1]), axis=altair.Axis(format="%")),
        )
    )
    return Figure("recall-by-claim", words("recall.title"), "", "", table, themed(chart))
