"""Tables to Altair charts: the only door to altair and to the library that draws them."""

import altair

from tahqiq.charts.draw import enable
from tahqiq.charts.figure import Figure
from tahqiq.charts.ledger import claims_by_speaker, ratings_crossed
from tahqiq.charts.marked_text import marked_text
from tahqiq.charts.methods import claims_by_mode, measures, scores_by_rank, speakers_over_text
from tahqiq.charts.sources import evidence_matrix, source_timeline

__all__ = [
    "Figure",
    "claims_by_mode",
    "claims_by_speaker",
    "enable",
    "evidence_matrix",
    "interactive",
    "marked_text",
    "measures",
    "ratings_crossed",
    "scores_by_rank",
    "source_timeline",
    "speakers_over_text",
]


def interactive(chart: altair.TopLevelMixin) -> altair.JupyterChart:
    """The chart as a widget that answers clicks in JupyterLab, without the network."""
    altair.JupyterChart.enable_offline()
    return altair.JupyterChart(chart)
