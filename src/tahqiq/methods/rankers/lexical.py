"""Lexical rankers: BM25 (Robertson and Zaragoza 2009) over titles and summaries, alone or with names across scripts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import bm25s
import numpy

from tahqiq.core.records import Source
from tahqiq.methods.rankers import RANKERS, Query, Scored
from tahqiq.text.analysis import script_terms
from tahqiq.text.names import marks

K1, B = 1.2, 0.75


def _words(query: Query) -> list[str]:
    return script_terms(query.text)


def _names(query: Query) -> list[str]:
    return marks(f"{query.speaker} {query.text}")


@dataclass(frozen=True)
class Lexical:
    """Sum of its parts, each a BM25 score over one analysis, as z-scores over the sources that the analysis can reach.

    A part that cannot reach a source (Arabic words in an English text) says nothing about it, for or against: plain BM25
    fused across languages would put every foreign source last.
    """

    parts: tuple[tuple[str, Callable[[Query], list[str]], Callable[[str], list[str]]], ...]
    version: str = "1"

    def rank(self, queries: Sequence[Query], sources: Sequence[Source], top_k: int) -> list[list[Scored]]:
        """For each query at most `top_k` sources, best first, ties by source id; none that shares nothing with it."""
        texts = [f"{source.title}. {source.summary}" for source in sources]
        indexes = [(name, of_query, _Index([of_text(text) for text in texts])) for name, of_query, of_text in self.parts]
        return [self._ranked(query, sources, indexes, top_k) for query in queries]

    def _ranked(self, query: Query, sources: Sequence[Source], indexes: list, top_k: int) -> list[Scored]:
        raw = {name: index.scores(of_query(query)) for name, of_query, index in indexes}
        total = sum(_z(scores, index.reached) for (_, _, index), scores in zip(indexes, raw.values(), strict=True))
        found = [
            Scored(source.id, round(float(total[place]), 6), {name: round(float(raw[name][place]), 6) for name in raw})
            for place, source in enumerate(sources)
            if any(scores[place] > 0 for scores in raw.values())
        ]
        return sorted(found, key=lambda item: (-item.score, item.source))[:top_k]


class _Index:
    def __init__(self, documents: list[list[str]]) -> None:
        self._empty = not any(documents)
        self._size = len(documents)
        self._bm25 = bm25s.BM25(k1=K1, b=B)
        if not self._empty:
            self._bm25.index(documents, show_progress=False)
        self._known = {term for document in documents for term in document}
        self.reached = numpy.array([bool(document) for document in documents])

    def scores(self, terms: list[str]) -> numpy.ndarray:
        """A score for each document; 0 where no term is shared."""
        known = [term for term in terms if term in self._known]
        if self._empty or not known:
            return numpy.zeros(self._size)
        return self._bm25.get_scores(known).astype(float)


def _z(scores: numpy.ndarray, reached: numpy.ndarray) -> numpy.ndarray:
    """Z-scores among the documents reached, 0 for the others and where all score the same."""
    spread = scores[reached].std() if reached.any() else 0
    return numpy.where(reached, (scores - scores[reached].mean()) / spread, 0.0) if spread > 0 else numpy.zeros(len(scores))


WORDS = ("words", _words, script_terms)
NAMES = ("names", _names, marks)
RANKERS.register("bm25")(Lexical((WORDS,)))
RANKERS.register("bm25-names")(Lexical((WORDS, NAMES)))
