"""Predictions against what people annotated: figures, each with the digest of the data that it was measured on.

Matching after the GenderGapTracker's quotation measure: spans match where intersection over union is at least one half,
one to one, the closest pair first.
"""

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from tahqiq.core.errors import ConfigError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Claim, Metric

EDGE = " \n\t\r\u00a0\"“”«»‘’'.,،؛;:!؟?()[]-–—"
FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ٲ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": ""})
MARKS = re.compile(r"[\u064b-\u0652]")
TITLES = frozenset("ال الرئيس رئيس وزير وزيره السيد الدكتور د المتحدث باسم من في عن على الى و ان".split())


class GoldClaim(BaseModel):
    """A line of gold.jsonl; offsets are code points of the article's stored text."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    doc: str
    level: str
    cue: tuple[int, int]
    content: tuple[int, int]
    speaker_name: str | None = None


def read_gold(data: bytes, where: str) -> list[GoldClaim]:
    """The gold claims of a JSON Lines file; raises ConfigError with the line that is none."""
    rows = []
    for number, line in enumerate(data.decode("utf-8").splitlines(), start=1):
        try:
            rows.append(GoldClaim.model_validate(json.loads(line)))
        except ValueError as error:
            raise ConfigError(f"not a gold claim: {str(error).splitlines()[0]}", f"{where}:{number}", "mend that line") from None
    return rows


def attribution(case: str, text: str, claims: Sequence[Claim], gold: Sequence[GoldClaim], data: bytes) -> list[Metric]:
    """Overlap, exact and end-to-end F1 and speaker accuracy, of core claims and of all, for one article."""
    return attribution_over(case, "case.attribution", [(text, claims, gold)], "gold.jsonl", data)


def attribution_over(
    case: str, prefix: str, documents: Sequence[tuple[str, Sequence[Claim], Sequence[GoldClaim]]], name: str, data: bytes
) -> list[Metric]:
    """The same figures over many articles, each a text with predicted and gold claims, every claim counted alike.

    A prediction that matches a gold claim of another level counts neither for nor against the core figures.
    """
    metrics = []
    for level in ("core", "all"):
        n = sum((_counts(*document, level) for document in documents), Counter())
        figures = {
            "overlap.f1": (_f1(n["overlap"], n["offered"], n["wanted"]), n["wanted"]),
            "exact.f1": (_f1(n["exact"], n["offered"], n["wanted"]), n["wanted"]),
            "end_to_end.f1": (_f1(n["named"], n["offered"], n["wanted"]), n["wanted"]),
            "speaker.accuracy": (n["named"] / n["overlap"] if n["overlap"] else 0.0, n["overlap"]),
        }
        metrics += [_metric(case, f"{prefix}.{level}.{key}", value, count, name, data) for key, (value, count) in figures.items()]
    return metrics


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
    unit = measure.rsplit(".", 1)[-1]
    return Metric(case=case, measure=measure, value=round(value, 4), unit=unit, n=n, data=name, data_sha256=sha256_of(data))


def _pairs(gold: Sequence[tuple[int, int]], predicted: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    scored = sorted(
        ((-_iou(one, other), g, p) for g, one in enumerate(gold) for p, other in enumerate(predicted) if _iou(one, other) >= 0.5)
    )
    pairs: dict[int, int] = {}
    for _, g, p in scored:
        if g not in pairs and p not in pairs.values():
            pairs[g] = p
    return sorted(pairs.items())


def _iou(one: tuple[int, int], other: tuple[int, int]) -> float:
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
