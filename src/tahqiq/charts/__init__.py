"""Tables to Altair charts: the only door to altair and to the library that draws them."""

import altair

from tahqiq.charts.draw import enable
from tahqiq.charts.figure import Figure
from tahqiq.charts.ledger import claims_by_speaker, ratings_crossed
from tahqiq.charts.methods import claims_by_mode, recall_by_claim, scores_by_rank
from tahqiq.charts.sources import evidence_matrix, source_timeline

__all__ = [
    "Figure",
    "claims_by_mode",
    "claims_by_speaker",
    "enable",
    "evidence_matrix",
    "interactive",
    "ratings_crossed",
    "recall_by_claim",
    "scores_by_rank",
    "source_timeline",
]


def interactive(chart: altair.TopLevelMixin) -> altair.JupyterChart:
    """The chart as a widget that answers clicks in JupyterLab, without the network."""
    altair.JupyterChart.enable_offline()
    return altair.JupyterChart(chart)
