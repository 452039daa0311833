"""Recall of reporting clauses on newswire of other agencies: the Prague Arabic Dependency Treebank.

Its triples of cue, source and content were read off a hand-made syntax, not annotated; they have verbs with a clause alone,
hence recall and no precision. A source is a noun phrase there and a resolved name here: no machine can compare the two.
"""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tahqiq.bench.extraction import extracted
from tahqiq.bench.line import DATA_VARIABLE, Lines, not_measured
from tahqiq.core.errors import ConfigError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Claim
from tahqiq.evaluate import HALF, iou

MEASURE = "attribution.padt"
Triple = tuple[tuple[int, int], tuple[int, int]]  # cue and content, code points of the article


def treebank_lines(root: Path, data: Path | None) -> Lines:
    """The share of its cues at which a claim was found, and of those whose content matches too; by part of the treebank."""
    parts = sorted(data.glob("derived_attribution/padt_*.jsonl")) if data else []
    if not parts:
        yield not_measured(MEASURE, "data absent", str(data or DATA_VARIABLE))
    for part in parts:
        raw = part.read_bytes()
        cues, contents, wanted = 0, 0, 0
        for text, triples in _articles(raw, str(part)):
            claims = extracted(root, text.encode())[1]
            hits = [[claim for claim in claims if _meet(claim, cue)] for cue, _ in triples]
            wanted += len(triples)
            cues += sum(bool(found) for found in hits)
            contents += sum(
                any(iou((claim.content.start, claim.content.end), content) >= HALF for claim in found)
                for found, (_, content) in zip(hits, triples, strict=True)
            )
        for key, value in (("cue_recall", cues), ("content_recall", contents)):
            line = {"measure": f"{MEASURE}.{part.stem.removeprefix('padt_')}.{key}", "value": round(value / max(1, wanted), 4)}
            yield line | {
                "unit": "share",
                "n": wanted,
                "data": {"name": f"derived_attribution/{part.stem}", "sha256": sha256_of(raw)},
            }


def _articles(raw: bytes, where: str) -> Iterator[tuple[str, list[Triple]]]:
    """The articles, one sentence a line, with the triples in each; raises ConfigError with the line that is none."""
    texts: dict[str, str] = defaultdict(str)
    triples: dict[str, list[Triple]] = defaultdict(list)
    for number, line in enumerate(raw.decode("utf-8").splitlines(), start=1):
        try:
            sentence = json.loads(line)
            doc, text = sentence["doc"].partition("#")[0], sentence["text"]
            found = [(row["cue"]["char"], [part["char"] for part in row["content"]]) for row in sentence["attributions"]]
        except (ValueError, KeyError, TypeError):
            raise ConfigError("no sentence of the treebank", f"{where}:{number}", "fetch the data again") from None
        start = len(texts[doc])
        for cue, content in found:
            span = (start + min(first for first, _ in content), start + max(last for _, last in content))
            triples[doc].append(((start + cue[0], start + cue[1]), span))
        texts[doc] += text + "\n"
    return ((text, triples[doc]) for doc, text in texts.items())


def _meet(claim: Claim, cue: tuple[int, int]) -> bool:
    return claim.cue.start < cue[1] and cue[0] < claim.cue.end
