"""Assess: human decisions joined to claims, so that every claim ends in a verdict, a rejection, or `unassessed`."""

from collections.abc import Sequence

from tahqiq.core.casefile import CuratedLink
from tahqiq.core.errors import ConfigError
from tahqiq.core.records import Article, Claim, Rating, Source, Span, Verdict
from tahqiq.core.review import Anchor, Decision, Rejection, Review, ReviewClaim, Scale

NOT_REVIEWED = "no person has reviewed it"
STALE_TEXT = "stale: the article’s bytes are not those that were reviewed"


def assess(
    article: Article,
    claims: Sequence[Claim],
    review: Review | None,
    curated: Sequence[CuratedLink],
    sources: Sequence[Source],
    scale: Scale | None,
    *,
    min_overlap: float,
) -> list[Verdict]:
    """The case's ledger: first every review claim in article order, then what no person has decided.

    An extracted claim is joined to a review claim where the two share at least `min_overlap` of the shorter, in code points;
    what repeats a joined claim is joined with it. Raises ConfigError where the review names a claim, link, source or label
    that does not exist.
    """
    if review is None:
        return [_undecided(article.case, order, claim) for order, claim in enumerate(claims)]
    _check_references(review, curated, sources, scale)
    _check_anchors(article, review)
    joined = {item.id: _attributed(item, claims, min_overlap) for item in review.claims}
    decided = [_decided(article, item, joined[item.id], review) for item in review.claims]
    rejected = _rejections(article, review.rejected, claims, min_overlap, review)
    covered = {claim.id for group in joined.values() for claim in group}
    covered |= {name for line in rejected for name in line.extracted}
    left = [_undecided(article.case, 0, claim) for claim in claims if claim.id not in covered]
    ledger = sorted(decided, key=lambda line: (line.anchors[0].start, line.claim)) + rejected + left
    return [line.model_copy(update={"order": order}) for order, line in enumerate(ledger)]


def tally(ledger: Sequence[Verdict], claims: Sequence[Claim]) -> dict[str, int]:
    """How the claims of a case ended; raises ConfigError if they do not add up, since then one was lost."""
    extracted = {claim.id for claim in claims}
    seen = {name for line in ledger for name in line.extracted}
    counts = {outcome: sum(line.outcome == outcome for line in ledger) for outcome in ("verdict", "rejected", "unassessed")}
    found = {who: sum(line.found_by == who for line in ledger) for who in ("both", "person", "machine")}
    if seen != extracted or sum(counts.values()) != len(ledger) or sum(found.values()) != len(ledger):
        raise ConfigError("the claims do not add up: one is neither decided nor undecided", remedy="this is a fault; report it")
    return {"extracted": len(extracted), "claims": len(ledger), **counts, **found}


def _decided(article: Article, item: ReviewClaim, found: list[Claim], review: Review) -> Verdict:
    return Verdict(
        case=article.case,
        claim=item.id,
        order=0,
        outcome="verdict",
        reason="",
        found_by="both" if found else "person",
        extracted=tuple(claim.id for claim in found),
        anchors=tuple(_span(anchor) for anchor in item.anchors),
        attribution=_rating(item.attribution),
        content=_rating(item.content),
        decided_by=review.decided_by,
        decided_on=review.decided_on,
        status=review.status,
        flags=(STALE_TEXT,) if review.article_sha256 != article.sha256 else (),
    )


def _undecided(case: str, order: int, claim: Claim) -> Verdict:
    return Verdict(
        case=case,
        claim=claim.id,
        order=order,
        outcome="unassessed",
        reason=NOT_REVIEWED,
        found_by="machine",
        extracted=(claim.id,),
        anchors=(claim.content,),
        attribution=None,
        content=None,
        decided_by="",
        decided_on="",
        status="",
        flags=(),
    )


def _rejections(
    article: Article, rejected: Sequence[Rejection], claims: Sequence[Claim], min_overlap: float, review: Review
) -> list[Verdict]:
    lines = []
    for number, item in enumerate(sorted(rejected, key=lambda item: (item.start, item.end)), start=1):
        anchor = Anchor(quote=item.quote, start=item.start, end=item.end)
        found = _covering((anchor,), claims, min_overlap)
        lines.append(
            Verdict(
                case=article.case,
                claim=f"R{number:02d}",
                order=0,
                outcome="rejected",
                reason=item.reason,
                found_by="both" if found else "person",
                extracted=tuple(claim.id for claim in found),
                anchors=(_span(anchor),),
                attribution=None,
                content=None,
                decided_by=review.decided_by,
                decided_on=review.decided_on,
                status=review.status,
                flags=(),
            )
        )
    return lines


def _attributed(item: ReviewClaim, claims: Sequence[Claim], min_overlap: float) -> list[Claim]:
    """The article's own words inside somebody's sentence (an alias in brackets) are not that person's claim."""
    return _covering(item.anchors, claims, min_overlap) if item.voice == "attributed" else []


def _covering(anchors: Sequence[Anchor], claims: Sequence[Claim], min_overlap: float) -> list[Claim]:
    spans = [_span(anchor) for anchor in anchors]
    found = {claim.id for claim in claims if any(_joined(claim, span, min_overlap) for span in spans)}
    return [claim for claim in claims if claim.id in found or claim.same_as in found]


def _joined(claim: Claim, span: Span, min_overlap: float) -> bool:
    """A nested claim must cover the anchor: inside what Malahifji denies stands what Russia said, and that is another claim."""
    lengths = [span.end - span.start] if claim.nested_in else [span.end - span.start, claim.content.end - claim.content.start]
    return span.overlap(claim.content) >= min_overlap * min(lengths)


def _span(anchor: Anchor) -> Span:
    return Span(start=anchor.start, end=anchor.end, text=anchor.quote)


def _rating(decision: Decision) -> Rating:
    return Rating(label=decision.rating, why=decision.why, links=decision.links)


def _check_anchors(article: Article, review: Review) -> None:
    if review.article_sha256 != article.sha256:
        return  # every line carries the stale flag: the decision is kept, and shown as one on other bytes
    anchors = [(item.id, anchor) for item in review.claims for anchor in item.anchors]
    anchors += [("rejected", Anchor(quote=item.quote, start=item.start, end=item.end)) for item in review.rejected]
    for name, anchor in anchors:
        if article.text[anchor.start : anchor.end] != anchor.quote:
            raise ConfigError(
                f"{name}: the article does not have these words at [{anchor.start}, {anchor.end}): {anchor.quote!r}",
                "review.yaml",
                "quote the stored text verbatim, with its line breaks",
            )


def _check_references(review: Review, curated: Sequence[CuratedLink], sources: Sequence[Source], scale: Scale | None) -> None:
    claims, known = {item.id for item in review.claims}, {source.id for source in sources}
    for link in curated:
        if link.claim not in claims:
            raise ConfigError(
                f"link {link.id} names claim {link.claim}, which review.yaml does not have", "links.yaml", "mend the name"
            )
        if link.source not in known:
            raise ConfigError(
                f"link {link.id} names source {link.source}, which sources.yaml does not have", "links.yaml", "mend the name"
            )
    links = {link.id for link in curated}
    labels = {axis: {label.key for label in getattr(scale, axis)} for axis in ("attribution", "content")} if scale else {}
    for item in review.claims:
        for axis, decision in (("attribution", item.attribution), ("content", item.content)):
            _check_decision(item.id, axis, decision, links, labels.get(axis))


def _check_decision(claim: str, axis: str, decision: Decision, links: set[str], labels: set[str] | None) -> None:
    for name in decision.links:
        if name not in links:
            raise ConfigError(
                f"{claim}.{axis} rests on link {name}, which links.yaml does not have", "review.yaml", "mend the name"
            )
        if not name.startswith(f"{claim}/"):
            raise ConfigError(
                f"{claim}.{axis} rests on link {name}, which is another claim’s", "review.yaml", "cite its own links"
            )
    if labels is not None and decision.rating not in labels:
        raise ConfigError(
            f"{claim}.{axis} is rated {decision.rating!r}, which the scale does not have",
            "review.yaml",
            f"use one of {', '.join(sorted(labels))}",
        )
