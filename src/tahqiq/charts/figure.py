"""What a chart is to a page: a question, what to see, words for those who cannot see it, and its table."""

from collections.abc import Mapping
from dataclasses import dataclass

import altair
import pandas

from tahqiq.charts.draw import bundle
from tahqiq.charts.strings import ENGLISH
from tahqiq.charts.theme import isolated


@dataclass(frozen=True)
class Figure:
    """A chart with its question (title), what to see (caption), a description, and the table that it shows."""

    id: str
    title: str
    caption: str
    description: str
    table: pandas.DataFrame
    chart: altair.TopLevelMixin

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """The chart under its question, as a notebook shows it."""
        return bundle(self.chart.properties(title=isolated(self.title)), self.description)


class Words:
    """The words of one language: the given labels first, then the English ones, then the key itself."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key, with values put in."""
        text = self._labels.get(key, ENGLISH.get(key, key))
        return text.format(**values) if values else text
