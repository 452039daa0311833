"""Predictions against what people annotated: figures, each with the digest of the data that it was measured on.

Matching after the GenderGapTracker's quotation measure: spans match where intersection over union is at least one half,
one to one, the closest pair first.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from tahqiq.core.gold import GoldClaim, read_claims
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Claim, Metric

EDGE = " \n\t\r\u00a0\"“”«»‘’'.,،؛;:!؟?()[]-–—"
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""})
MARKS = re.compile(r"[\u064b-\u0652]")
HALF = 0.5  # intersection over union from which spans match
TITLES = frozenset("ال الرئيس رئيس وزير وزيره السيد الدكتور د المتحدث باسم من في عن على الى و ان".split())


def of_case(case: str, text: str, claims: Sequence[Claim], data: bytes) -> list[Metric]:
    """The figures on one case against its gold.jsonl, and where they come from; none where nobody has annotated the article.

    Raises ConfigError with the line of the annotation that is none.
    """
    gold = read_claims(data, "gold.jsonl")
    named = (case, "attribution.case", [(text, claims, gold)], "gold.jsonl", data)
    return [*attribution(*named), *breakdown(*named)] if gold else []


def attribution(
    case: str, prefix: str, documents: Sequence[tuple[str, Sequence[Claim], Sequence[GoldClaim]]], name: str, data: bytes
) -> list[Metric]:
    """Overlap, exact and end-to-end F1 and speaker accuracy, of core claims and of all; every claim counts alike.

    An article is its text with predicted and gold claims. A prediction that matches a gold claim of another level counts neither
    for nor against the core figures.
    """
    metrics = []
    for level in ("core", "all"):
        n = sum((_counts(*document, level) for document in documents), Counter())
        figures = {
            "overlap_f1": (_f1(n["overlap"], n["offered"], n["wanted"]), n["wanted"]),
            "exact_f1": (_f1(n["exact"], n["offered"], n["wanted"]), n["wanted"]),
            "end_to_end_f1": (_f1(n["named"], n["offered"], n["wanted"]), n["wanted"]),
            "speaker_accuracy": (n["named"] / n["overlap"] if n["overlap"] else 0.0, n["overlap"]),
        }
        metrics += [_metric(case, f"{prefix}.{level}.{key}", value, count, name, data) for key, (value, count) in figures.items()]
    return metrics


def breakdown(
    case: str, prefix: str, documents: Sequence[tuple[str, Sequence[Claim], Sequence[GoldClaim]]], name: str, data: bytes
) -> list[Metric]:
    """Where the extraction is good and where not: recall by level, mode and resolution of the annotated claims, speaker accuracy
    by resolution, and precision by the rule that made the claim.
    """
    found: dict[str, list[bool]] = defaultdict(list)
    for _, claims, gold in documents:
        pairs = dict(_pairs([row.content for row in gold], [(claim.content.start, claim.content.end) for claim in claims]))
        for place, row in enumerate(gold):
            for field in ("level", "mode", "resolution"):
                found[f"recall.{field}.{getattr(row, field) or 'unknown'}"].append(place in pairs)
            if place in pairs:
                same = _same_name(row.speaker_name, claims[pairs[place]].speaker_name)
                found[f"speaker.resolution.{row.resolution or 'unknown'}"].append(same)
        matched = set(pairs.values())
        for place, claim in enumerate(claims):
            found[f"precision.rule.{claim.rule}"].append(place in matched)
    return [_metric(case, f"{prefix}.{key}", sum(hits) / len(hits), len(hits), name, data) for key, hits in sorted(found.items())]


def _counts(text: str, claims: Sequence[Claim], gold: Sequence[GoldClaim], level: str) -> Counter[str]:
    matched = _pairs([row.content for row in gold], [(claim.content.start, claim.content.end) for claim in claims])
    wanted = {place for place, row in enumerate(gold) if level == "all" or row.level == "core"}
    hits = [(gold[g], claims[p]) for g, p in matched if g in wanted]
    return Counter(
        wanted=len(wanted),
        offered=len(claims) - sum(g not in wanted for g, _ in matched),
        overlap=len(hits),
        exact=sum(_trimmed(row.content, text) == _trimmed((c.content.start, c.content.end), text) for row, c in hits),
        named=sum(_same_name(row.speaker_name, claim.speaker_name) for row, claim in hits),
    )


def retrieval(
    case: str, rankings: Mapping[str, Sequence[str]], relevant: Mapping[str, Collection[str]], cutoffs: Sequence[int], data: bytes
) -> list[Metric]:
    """Mean recall at each cutoff and mean reciprocal rank over the queries that have relevant items."""
    names = [name for name in rankings if relevant.get(name)]
    figures = {f"recall@{k}": _mean([recall(rankings[name], relevant[name], k) for name in names]) for k in cutoffs}
    figures["mrr"] = _mean([_reciprocal_rank(rankings[name], relevant[name]) for name in names])
    return [_metric(case, f"case.links.{name}", value, len(names), "links.yaml", data) for name, value in figures.items()]


def recall(ranking: Sequence[str], relevant: Collection[str], cutoff: int) -> float:
    """The share of the relevant items among the first `cutoff`."""
    return len(set(ranking[:cutoff]) & set(relevant)) / len(relevant)


def _reciprocal_rank(ranking: Sequence[str], relevant: Collection[str]) -> float:
    return next((1 / place for place, item in enumerate(ranking, start=1) if item in relevant), 0.0)


def _metric(case: str, measure: str, value: float, n: int, name: str, data: bytes) -> Metric:
    last = measure.rsplit(".", 1)[-1]
    unit = "f1" if last.endswith("_f1") else last if "case.links" in measure else "share"
    return Metric(case=case, measure=measure, value=round(value, 4), unit=unit, n=n, data=name, data_sha256=sha256_of(data))


def _pairs(gold: Sequence[tuple[int, int]], predicted: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    scored = sorted(
        ((-iou(one, other), g, p) for g, one in enumerate(gold) for p, other in enumerate(predicted) if iou(one, other) >= HALF)
    )
    pairs: dict[int, int] = {}
    for _, g, p in scored:
        if g not in pairs and p not in pairs.values():
            pairs[g] = p
    return sorted(pairs.items())


def iou(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Intersection over union of two spans, 0 to 1; spans match from HALF on."""
    shared = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared else 0.0


def _trimmed(span: tuple[int, int], text: str) -> tuple[int, int]:
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def _same_name(one: str | None, other: str | None) -> bool:
    left, right = _tokens(one or ""), _tokens(other or "")
    return bool(left and right) and (left <= right or right <= left) and len(left ^ right) <= 3


def _tokens(name: str) -> set[str]:
    words = re.findall(r"\w+", MARKS.sub("", name).translate(FOLD).lower())
    bare = [word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words]
    return {word for word in bare if word not in TITLES} or set(bare)


def _f1(hits: int, offered: int, wanted: int) -> float:
    return 2 * hits / (offered + wanted) if hits else 0.0


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
