"""Tables as the stages hand them to the charts, and the figures drawn from them."""

import functools

import pandas

from tahqiq.charts import Figure, claims_by_speaker, evidence_matrix, ratings_crossed, source_timeline
from tahqiq.charts.draw import to_svg
from tahqiq.charts.strings import ARABIC, ENGLISH

LEDGER = pandas.DataFrame(
    [
        ("C01", "Лавров", "confirmed-utterance", "supported"),
        ("C02", "سامر العطار", "confirmed-utterance", "unproven"),
        ("C03", "سامر العطار", "misattributed", "supported"),
        ("C04", "سامر العطار", "confirmed-utterance", "supported"),
        ("C05", "Anna", "n/a", "contradicted"),
    ],
    columns=["claim", "speaker", "attribution", "content"],
)
LINKS = pandas.DataFrame(
    [
        ("C02", "S03", "Union", "", "independent", "contradicts-content", "core"),
        ("C01", "S02", "الأمم المتحدة", "2016-10", "un_ngo", "supports-content", "extra"),
        ("C01", "S01", "Agency", "2016-11-02", "wire", "attests-utterance", "core"),
        ("C02", "S01", "Agency", "2016-11-02", "wire", "context", "extra"),
    ],
    columns=["claim", "source", "publisher", "date", "tier", "relation", "weight"],
)
SOURCES = pandas.DataFrame(
    [
        ("S03", "Union", "", "independent"),
        ("S01", "Agency", "2016-11-02", "wire"),
        ("S02", "الأمم المتحدة", "2016-10", "un_ngo"),
        ("S04", "Ministry", "2016-11", "primary"),
        ("S05", "Journal", "2019", "partisan"),
        ("S06", "Agency", "2016-11-03", "wire"),
    ],
    columns=["source", "publisher", "date", "tier"],
)
DAY = "2016-11-02"
COLUMNS = {
    "claims-by-speaker": ["speaker", "content", "claims"],
    "ratings-crossed": ["attribution", "content", "claims"],
    "evidence-matrix": ["claim", "source", "publisher", "date", "tier", "relation", "weight"],
    "source-timeline": ["source", "publisher", "date", "tier", "beside"],
}


def figures(
    labels: dict[str, str],
    rtl: bool,
    ledger: pandas.DataFrame = LEDGER,
    links: pandas.DataFrame = LINKS,
    sources: pandas.DataFrame = SOURCES,
) -> dict[str, Figure]:
    """The four figures of the report by their ids."""
    made = [
        claims_by_speaker(ledger, labels, rtl=rtl),
        ratings_crossed(ledger, labels, rtl=rtl),
        evidence_matrix(links, labels, rtl=rtl),
        source_timeline(sources, DAY, labels, rtl=rtl),
    ]
    return {figure.id: figure for figure in made}


@functools.cache
def pictures(language: str, rtl: bool) -> dict[str, str]:
    """The four figures drawn, once for all tests that only look."""
    made = figures({"en": ENGLISH, "ar": ARABIC}[language], rtl)
    return {name: to_svg(figure.chart, figure.description) for name, figure in made.items()}
