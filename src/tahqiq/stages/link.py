"""Link: for each claim the sources that a person should open, proposed by a ranker; curated links are no input of it."""

from collections.abc import Sequence

from tahqiq.core.records import Claim, Link, Source
from tahqiq.methods.rankers import RANKERS, Query


def link(claims: Sequence[Claim], sources: Sequence[Source], *, ranker: str, top_k: int) -> list[Link]:
    """At most `top_k` proposed links a claim, in the order of the claims and of their rank.

    Raises ConfigError if there is no such ranker.
    """
    method = RANKERS.get(ranker)
    if not sources:
        return []
    ranked = method.rank([Query(claim.content.text, claim.speaker_name) for claim in claims], sources, top_k)
    return [
        Link(
            id=f"{claim.id}/{scored.source}/unclassified",
            case=claim.case,
            claim=claim.id,
            source=scored.source,
            passage="",
            relation="unclassified",
            rank=rank,
            score=scored.score,
            parts=scored.parts,
            weight="",
            confidence="",
            establishes="",
            set_by=f"{ranker}/{method.version}",
        )
        for claim, found in zip(claims, ranked, strict=True)
        for rank, scored in enumerate(found, start=1)
    ]


def propose(queries: Sequence[tuple[str, str]], sources: Sequence[Source], *, ranker: str, top_k: int) -> list[list[str]]:
    """For each pair of Arabic words and speaker the ids of the proposed sources, best first, as `link` would rank them."""
    ranked = RANKERS.get(ranker).rank([Query(text, speaker) for text, speaker in queries], sources, top_k) if sources else []
    return [[scored.source for scored in found] for found in ranked]
