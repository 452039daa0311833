"""Figures by hand, and the same figures as the benchmark's own scorer where the benchmark is at hand."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from house import ROOT
from tahqiq.core.errors import ConfigError
from tahqiq.core.gold import GoldClaim, read_claims
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Claim, Metric, Span
from tahqiq.evaluate import attribution, of_case, retrieval

SCORER = Path(os.environ.get("TAHQIQ_BENCH") or ROOT.parent / "shared" / "bench") / "attribution" / "score.py"
TEXT = "أعلن الوزير أن الهدنة ستبدأ غداً. وقال لافروف إن واشنطن لم تنفذ. وأكد مصدر أن الطريق مغلق، وأضاف أنه آمن."
GOLD = [("الهدنة ستبدأ غداً", "الوزير", "core"), ("واشنطن لم تنفذ", "سيرغي لافروف", "core"), ("الطريق مغلق", "مصدر", "second")]


def place(words: str) -> tuple[int, int]:
    """Where the words stand in the text."""
    start = TEXT.index(words)
    return start, start + len(words)


def claim(start: int, end: int, speaker: str, text: str = TEXT) -> Claim:
    """A predicted claim."""
    return Claim(
        id=f"clm-{start}-{end}", case="c", order=0, level="core", mode="indirect", where="body", cue=Span.of(text, 0, 4),
        speaker=None, speaker_name=speaker, resolution="explicit", content=Span.of(text, start, end), nested_in="", same_as="",
        times=(), kind="factual", checkable="yes", checkable_why="a", rule="test", made_by="test/1",
    )  # fmt: skip


def gold(words: str, speaker: str | None, level: str) -> GoldClaim:
    """A line of the annotation."""
    return GoldClaim(doc="d", level=level, cue=(0, 4), content=place(words), speaker_name=speaker)


def on_case(predicted: list[Claim], rows: list[GoldClaim], data: bytes) -> list[Metric]:
    """The figures on the one text."""
    return attribution("c", "attribution.case", [(TEXT, predicted, rows)], "gold.jsonl", data)


def values(metrics: list[Metric]) -> dict[str, float]:
    """The figures by the ends of their names."""
    return {metric.measure.removeprefix("attribution.case."): metric.value for metric in metrics}


def test_figures_worked_out_by_hand() -> None:
    """One exact but for a full stop, one too long and under a wrong name, one on a second-level claim."""
    start, end = place("الهدنة ستبدأ غداً")
    other, stop = place("واشنطن لم تنفذ")
    predicted = [claim(start, end + 1, "الوزير"), claim(other - 4, stop, "كيري"), claim(*place("الطريق مغلق"), "مصدر")]
    found = values(on_case(predicted, [gold(*row) for row in GOLD], b"data"))
    assert {key: found[f"core.{key}"] for key in ("overlap_f1", "exact_f1", "end_to_end_f1", "speaker_accuracy")} == {
        "overlap_f1": 1.0,  # 2 of 2; the third prediction counts neither for nor against
        "exact_f1": 0.5,
        "end_to_end_f1": 0.5,
        "speaker_accuracy": 0.5,
    }
    assert found["all.overlap_f1"] == 1.0 and found["all.exact_f1"] == found["all.speaker_accuracy"] == 0.6667


def test_what_was_missed_and_what_is_spurious_lower_the_figure() -> None:
    predicted = [claim(*place("واشنطن لم تنفذ"), "لافروف"), claim(*place("وأضاف أنه آمن"), "")]
    found = values(on_case(predicted, [gold(*row) for row in GOLD], b""))
    assert found["core.overlap_f1"] == 0.5 and found["core.speaker_accuracy"] == 1.0, "2 x 1 / (2 offered + 2 wanted)"
    assert found["all.overlap_f1"] == 0.4, "2 x 1 / (2 offered + 3 wanted)"


def test_a_span_matches_from_one_half_on_and_only_once() -> None:
    rows = [GoldClaim(doc="d", level="core", cue=(0, 4), content=(10, 20), speaker_name="")]
    spans = [([(10, 15)], 1.0), ([(10, 14)], 0.0), ([(5, 25)], 1.0), ([(4, 25)], 0.0), ([(10, 20), (10, 19)], 0.6667)]
    for predicted, f1 in spans:
        claims = [claim(start, end, "") for start, end in predicted]
        assert values(on_case(claims, rows, b""))["core.overlap_f1"] == f1, predicted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("لافروف", "سيرغي لافروف", True),
        ("وزير الخارجية الروسي سيرغي لافروف", "لافروف", True),
        ("الوزير", "وزير", True),
        ("أحمد", "احمد", True),
        ("لافروف", "كيري", False),
        ("سيرغي لافروف", "سيرغي كيري", False),
        ("", "", False),
        ("مصدر", "", False),
        ("لافروف", "لافروف بعد لقاء طويل عقد أمس هنا", False),
    ],
)
def test_when_two_names_are_one(one: str, other: str, same: bool) -> None:
    words = GOLD[0][0]
    found = values(on_case([claim(*place(words), other)], [gold(words, one, "core")], b""))
    assert found["core.speaker_accuracy"] == float(same)


def test_no_predictions_and_no_gold_are_zero_not_an_error() -> None:
    assert set(values(on_case([], [gold(*row) for row in GOLD], b"")).values()) == {0.0}
    assert set(values(on_case([claim(0, 5, "")], [], b"")).values()) == {0.0}


def test_a_figure_carries_the_digest_of_its_data_and_how_much_there_was() -> None:
    metrics = on_case([], [gold(*row) for row in GOLD], b"data")
    assert {metric.data_sha256 for metric in metrics} == {sha256_of(b"data")}
    assert {metric.measure: metric.n for metric in metrics if metric.unit == "f1"}["attribution.case.core.overlap_f1"] == 2


def test_recall_and_reciprocal_rank_by_hand() -> None:
    rankings = {"C01": ["S3", "S1", "S2"], "C02": ["S9", "S8"], "C03": [], "C04": ["S1"]}
    relevant = {"C01": {"S1", "S2"}, "C02": {"S7"}, "C03": {"S1"}, "C04": set()}
    metrics = {metric.measure: metric for metric in retrieval("c", rankings, relevant, [1, 2, 5], b"")}
    assert {name: metric.value for name, metric in metrics.items()} == {
        "case.links.recall@1": 0.0,
        "case.links.recall@2": 0.1667,  # (1/2 + 0 + 0) / 3: C04 has nothing to find
        "case.links.recall@5": 0.3333,  # (1 + 0 + 0) / 3
        "case.links.mrr": 0.1667,  # (1/2 + 0 + 0) / 3
    }
    assert {metric.n for metric in metrics.values()} == {3}


def test_a_case_without_curated_links_has_no_mean_to_fail_on() -> None:
    assert {metric.value for metric in retrieval("c", {"C01": ["S1"]}, {"C01": set()}, [5], b"")} == {0.0}


def test_a_bad_line_of_the_annotation_is_named() -> None:
    good = json.dumps({"doc": "d", "level": "core", "cue": [0, 1], "content": [2, 3], "more": 1})
    assert read_claims(f"{good}\n".encode(), "gold.jsonl")[0].content == (2, 3)
    for bad in ("{", '{"doc": "d"}', "[]"):
        with pytest.raises(ConfigError, match=r"gold.jsonl:2"):
            read_claims(f"{good}\n{bad}\n".encode(), "gold.jsonl")


def test_an_annotation_that_is_no_text_is_told_and_an_empty_one_measures_nothing() -> None:
    with pytest.raises(ConfigError, match=r"gold.jsonl: byte 0 is not UTF-8"):
        of_case("c", TEXT, [], b"\xff")
    assert of_case("c", TEXT, [claim(0, 5, "")], b"") == []


def scored(folder: Path, gold_rows: list[dict], predicted: list[dict], level: str) -> dict:
    """What the benchmark's own scorer says."""
    for name, rows in (("gold.jsonl", gold_rows), ("predicted.jsonl", predicted)):
        (folder / name).write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    command = [sys.executable, str(SCORER), str(folder / "gold.jsonl"), str(folder / "predicted.jsonl"), "--level", level]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


@pytest.mark.skipif(not SCORER.is_file(), reason=f"measures nothing: {SCORER} is not there; set TAHQIQ_BENCH")
def test_the_benchmarks_scorer_gives_the_same_figures(tmp_path: Path) -> None:
    chance = random.Random(3)  # noqa: S311 - made-up predictions, the same ones every time
    names = ["لافروف", "سيرغي لافروف", "الوزير كيري", "كيري", "مصدر", "", None, "المتحدث باسم الجيش العربي السوري في حلب"]
    texts, golds, guesses = {}, [], []
    for doc in ("a", "b", "c"):
        texts[doc] = "".join(chance.choice("ابتثجحخ «».،") for _ in range(900))
        (tmp_path / f"{doc}.txt").write_text(texts[doc], encoding="utf-8")
        for start in range(10, 800, 40):
            level, cue = chance.choice(["core", "core", "second"]), [start - 5, start - 1]
            row = {"doc": doc, "level": level, "cue": cue, "content": [start, start + 20], "speaker_name": chance.choice(names)}
            golds.append(row)
            moved, length = start + chance.randint(-8, 8), chance.randint(12, 36)
            for shift in range(chance.randint(0, 2)):
                span = [moved + shift, moved + shift + length]
                guesses.append({"doc": doc, "content": span, "speaker_name": chance.choice(names)})
            if chance.random() < 0.3:
                guesses.append({"doc": doc, "content": [start - 1, start + 21], "speaker_name": chance.choice(names)})
    documents = [
        (
            texts[doc],
            [claim(*row["content"], row["speaker_name"] or "", texts[doc]) for row in guesses if row["doc"] == doc],
            [GoldClaim.model_validate(row) for row in golds if row["doc"] == doc],
        )
        for doc in texts
    ]
    ours = values(attribution("c", "attribution.case", documents, "gold.jsonl", b""))
    for level in ("core", "all"):
        theirs = scored(tmp_path, golds, guesses, level)
        assert 0 < theirs["exact"]["f1"] < theirs["overlap"]["f1"] < 1, "the made-up predictions tell the figures apart"
        assert ours[f"{level}.overlap_f1"] == theirs["overlap"]["f1"]
        assert ours[f"{level}.exact_f1"] == theirs["exact"]["f1"]
        assert ours[f"{level}.end_to_end_f1"] == theirs["end_to_end"]["f1"]
        assert ours[f"{level}.speaker_accuracy"] == theirs["speaker_accuracy"]
