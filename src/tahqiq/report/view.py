"""What the page shows, gathered from the tables and from what people wrote; no markup here."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from tahqiq.core.casefile import CaseFile, CuratedLink, LinksFile, SourcesFile
from tahqiq.core.dates import beside
from tahqiq.core.records import Article, Claim, Link, Passage, Rating, SetAside, Source, Verdict
from tahqiq.core.review import Label, Review, ReviewClaim, Scale
from tahqiq.report.marks import Block, around, marked

MENTION = re.compile(r"\b([CS]\d{2,4})\b")
OUTCOMES = ("verdict", "rejected", "unassessed")
RELATIONS = ("attests-utterance", "supports-content", "contradicts-content", "context")


@dataclass(frozen=True)
class Evidence:
    """A source in its role for one claim; `core` where the verdict rests on it."""

    link: CuratedLink
    source: Source
    when: str
    core: bool


@dataclass(frozen=True)
class Mark:
    """A rating as it is shown: its label in words, and why."""

    label: Label
    rating: Rating


@dataclass(frozen=True)
class ClaimView:
    """One line of the ledger with everything that a reader may ask of it."""

    line: Verdict
    item: ReviewClaim | None
    before: str
    words: str
    after: str
    speaker: str
    cue: str
    attribution: Mark | None
    content: Mark | None
    evidence: dict[str, list[Evidence]]
    proposed: list[tuple[Link, Source]]
    extracted: list[Claim]

    @property
    def own_voice(self) -> bool:
        """Whether the article says it itself."""
        return self.item is not None and self.item.voice == "article"


@dataclass(frozen=True)
class Material:
    """Everything that a report is made of."""

    article: Article
    passages: Sequence[Passage]
    claims: Sequence[Claim]
    asides: Sequence[SetAside]
    links: Sequence[Link]
    ledger: Sequence[Verdict]
    case_file: CaseFile
    review: Review | None
    curated: LinksFile
    sources: SourcesFile
    scale: Scale | None

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """The sources by their id."""
        return {source.id: source for source in self.sources.sources}

    @cached_property
    def views(self) -> list[ClaimView]:
        """One view a line of the ledger, in its order."""
        return [self._view(line) for line in self.ledger]

    @cached_property
    def groups(self) -> list[tuple[str, list[ClaimView]]]:
        """The views by outcome: those with a verdict, then the rejected, then what nobody has decided; no group is empty."""
        by_outcome = [(outcome, [view for view in self.views if view.line.outcome == outcome]) for outcome in OUTCOMES]
        return [(outcome, views) for outcome, views in by_outcome if views]

    @cached_property
    def places(self) -> frozenset[str]:
        """The ids of the claims and sources that the page has a place for."""
        return frozenset(self.source_by_id) | {line.claim for line in self.ledger}

    @cached_property
    def usually_read(self) -> str:
        """What was read of most sources: said once, so that only the exceptions stand beside their source."""
        common = Counter(source.read for source in self.sources.sources)
        return min(common, key=lambda read: (-common[read], read), default="")

    @cached_property
    def own_voices(self) -> frozenset[str]:
        """The claims that the article makes itself."""
        return frozenset(view.line.claim for view in self.views if view.own_voice)

    @cached_property
    def lead(self) -> list[ClaimView]:
        """The claims that open the report, in the order of case.yaml."""
        by_id = {view.line.claim: view for view in self.views if view.item}
        return [by_id[name] for name in dict.fromkeys(self.case_file.lead) if name in by_id]

    @cached_property
    def blocks(self) -> list[Block]:
        """The article with its marks."""
        return marked(self.passages, self.ledger, self.own_voices)

    @cached_property
    def homes(self) -> frozenset[str]:
        """The claims that are at home in the article: a stale one is not."""
        return frozenset(name for block in self.blocks for segment in block.segments for name in segment.main)

    @property
    def status(self) -> str:
        """How far the review has come; `none` where nobody has decided anything."""
        return self.review.status if self.review and (self.review.claims or self.review.rejected) else "none"

    def _view(self, line: Verdict) -> ClaimView:
        items = {item.id: item for item in self.review.claims} if self.review else {}
        item = items.get(line.claim)
        extracted = [claim for claim in self.claims if claim.id in line.extracted]
        before, words, after = around(self.passages, line.anchors[0])
        return ClaimView(
            line=line,
            item=item,
            before=before,
            words=words,
            after=after,
            speaker=item.speaker if item else (extracted[0].speaker_name if extracted else ""),
            cue=item.cue if item else (extracted[0].cue.text if extracted else ""),
            attribution=self._mark("attribution", line.attribution),
            content=self._mark("content", line.content),
            evidence=self._evidence(line),
            proposed=self._proposed(line),
            extracted=extracted,
        )

    def _mark(self, axis: str, rating: Rating | None) -> Mark | None:
        if rating is None or self.scale is None:
            return None
        return Mark(next(label for label in getattr(self.scale, axis) if label.key == rating.label), rating)

    def _evidence(self, line: Verdict) -> dict[str, list[Evidence]]:
        found: dict[str, list[Evidence]] = {relation: [] for relation in RELATIONS}
        for link in self.curated.links:
            if link.claim == line.claim:
                source = self.source_by_id[link.source]
                when = beside(source.date, self.article.published)
                found[link.relation].append(Evidence(link, source, when, link.weight == "core"))
        return found

    def _proposed(self, line: Verdict) -> list[tuple[Link, Source]]:
        best: dict[str, Link] = {}
        for link in self.links:
            if link.claim in line.extracted and (link.source not in best or link.rank < best[link.source].rank):
                best[link.source] = link
        ranked = sorted(best.values(), key=lambda link: (link.rank, link.source))[:3]
        return [(link, self.source_by_id[link.source]) for link in ranked]


def mentions(text: str, known: Collection[str]) -> list[tuple[str, str]]:
    """The text in pieces, each with the id of the claim or source that it names, empty where it names none that is known."""
    return [(piece, piece if piece in known else "") for piece in MENTION.split(text) if piece]
