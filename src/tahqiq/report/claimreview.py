"""ClaimReview JSON-LD (schema.org) of the reviewed claims, for exchange; marked as a draft while the review is one."""

import json
from collections.abc import Sequence

from tahqiq.core.casefile import CaseFile
from tahqiq.core.records import Verdict
from tahqiq.core.review import Review, ReviewClaim, Scale
from tahqiq.report.safety import checked_url

STATUS = {"published": "Published", "corrected": "Published", "void": "Obsolete"}


def claimreviews(
    case: str, case_file: CaseFile, review: Review | None, scale: Scale | None, ledger: Sequence[Verdict], base_url: str
) -> bytes:
    """The graph as UTF-8 JSON; addresses are absolute under `base_url`, relative to the page where that is empty."""
    page = f"{base_url.rstrip('/')}/cases/{case}/index.html" if base_url else "index.html"
    decided = {line.claim for line in ledger if line.outcome == "verdict"}
    items = [item for item in review.claims if item.id in decided] if review and scale else []
    graph = [_claimreview(item, page, case_file, review, scale) for item in items]
    document = {"@context": "https://schema.org", "@graph": graph}
    return f"{json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()


def _claimreview(item: ReviewClaim, page: str, case_file: CaseFile, review: Review, scale: Scale) -> dict[str, object]:
    content = next(label for label in scale.content if label.key == item.content.rating)
    said = next(label for label in scale.attribution if label.key == item.attribution.rating)
    return {
        "@type": "ClaimReview",
        "@id": f"{page}#{item.id}",
        "url": f"{page}#{item.id}",
        "inLanguage": "en",
        "claimReviewed": item.gloss_en,
        "datePublished": review.decided_on,
        "author": {"@type": "Organization", "name": review.decided_by},
        "creativeWorkStatus": STATUS.get(review.status, "Draft"),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": content.en,
            "reviewAspect": "is it true?",
            "ratingExplanation": item.content.why,
        },
        "associatedReview": {
            "@type": "Review",
            "reviewAspect": "did they say it?",
            "reviewRating": {"@type": "Rating", "alternateName": said.en, "ratingExplanation": item.attribution.why},
        },
        "itemReviewed": _claim(item, case_file),
    }


def _claim(item: ReviewClaim, case_file: CaseFile) -> dict[str, object]:
    article = case_file.article
    outlet = {"@type": "Organization", "name": article.outlet}
    names = {"name": item.speaker or item.speaker_en, "alternateName": item.speaker_en}
    speaker = outlet if item.voice == "article" else {"@type": "Thing", **{key: name for key, name in names.items() if name}}
    appearance = {"@type": "NewsArticle", "headline": article.title, "inLanguage": article.language, "publisher": outlet}
    appearance |= {"datePublished": article.published} if article.published else {}
    appearance |= {"url": article.url} if checked_url(article.url) else {}
    claim = {
        "@type": "Claim",
        "text": " ".join(item.quote.split()),
        "inLanguage": article.language,
        "appearance": appearance,
    }
    claim |= {"author": speaker} if "name" in speaker else {}  # whoever is not named is not the outlet
    return claim | ({"datePublished": article.published} if article.published else {})
