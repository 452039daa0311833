"""Which sources a person should open for a claim, best first; each ranker is filed by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tahqiq.core.records import Source
from tahqiq.methods.registry import Registry


@dataclass(frozen=True)
class Query:
    """What is known of a claim before anybody looked for evidence: its words and who said them."""

    text: str
    speaker: str


@dataclass(frozen=True)
class Scored:
    """A source with its score and the parts of it, rounded to 6 places."""

    source: str
    score: float
    parts: dict[str, float]


class Ranker(Protocol):
    """Ranks sources for queries."""

    version: str

    def rank(self, queries: Sequence[Query], sources: Sequence[Source], top_k: int) -> list[list[Scored]]:
        """For each query at most `top_k` sources, best first, ties by source id; none that shares nothing with it."""


RANKERS: Registry[Ranker] = Registry("ranker")

from tahqiq.methods.rankers import lexical as lexical  # noqa: E402 - files its rankers in RANKERS
