"""Verify: one changed byte anywhere is found and named."""

from pathlib import Path

import pytest

from tahqiq.core.case import Case
from tahqiq.core.files import write_manifest
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Span
from tahqiq.core.tables import write_table
from tahqiq.core.verify import verify
from tiny import Tables

PLACES = [
    "data/cases/tiny/article.txt",
    "data/interim/ingest/tiny/article.jsonl",
    "data/interim/ingest/tiny/passages.jsonl",
    "data/interim/extract/tiny/claims.jsonl",
    "data/interim/extract/tiny/extract.ipynb",
    "data/interim/assess/tiny/verdicts.jsonl",
    "reports/cases/tiny/index.html",
    "reports/cases/tiny/report.ipynb",
]


def flip(path: Path) -> None:
    """Change one bit in the middle of a file."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


def test_an_untouched_case_holds(published: Case) -> None:
    checked, wrong = verify(published)
    assert wrong == [] and checked > 10


@pytest.mark.parametrize("place", PLACES)
def test_one_changed_byte_is_named(published: Case, place: str) -> None:
    flip(published.root / place)
    _, wrong = verify(published)
    assert wrong and any(place in line for line in wrong), f"{place} is not among {wrong}"
    assert [line for line in wrong if place not in line and Path(place).name not in line] == [], "only what moved is named"


@pytest.mark.parametrize("place", PLACES[1:])
def test_a_missing_file_is_named(published: Case, place: str) -> None:
    (published.root / place).unlink()
    assert any(place in line for line in verify(published)[1])


def test_a_file_that_no_stage_wrote_is_named(published: Case) -> None:
    (published.published("report") / "extra.html").write_bytes(b"")
    assert verify(published)[1] == ["reports/cases/tiny/extra.html: not in the manifest"]


def test_a_stage_that_was_not_run_is_named(published: Case) -> None:
    (published.published("link") / "MANIFEST.json").unlink()
    wrong = verify(published)[1]
    assert len(wrong) == 1 and "data/interim/link/tiny" in wrong[0]


def test_a_changed_manifest_cannot_hide_words_that_moved(published: Case, tables: Tables) -> None:
    folder = published.published("extract")
    claim = tables.claims[0]
    moved = Span(start=claim.content.start + 1, end=claim.content.end + 1, text=claim.content.text)
    write_table(folder / "claims.jsonl", [claim.model_copy(update={"content": moved}), *tables.claims[1:]])
    write_manifest(folder, {"stage": "extract"})
    wrong = verify(published)[1]
    assert len(wrong) == 1 and claim.id in wrong[0] and "are not at" in wrong[0]


def test_a_stored_text_that_is_not_its_digests_is_named(published: Case, tables: Tables) -> None:
    folder = published.published("ingest")
    text = tables.article.text
    write_table(folder / "article.jsonl", [tables.article.model_copy(update={"text": text[:-2] + "x" + text[-1]})])
    write_manifest(folder, {"stage": "ingest"})
    assert any("stored text's digest" in line for line in verify(published)[1])


def test_a_review_whose_words_moved_is_named(published: Case) -> None:
    path = published.folder / "review.yaml"
    text = path.read_text(encoding="utf-8")
    start = published.review().claims[0].start
    end = published.review().claims[0].end
    path.write_text(
        text.replace(f"start: {start}", f"start: {start + 1}").replace(f"end: {end}", f"end: {end + 1}"), encoding="utf-8"
    )
    wrong = verify(published)[1]
    assert len(wrong) == 1 and "review claim C01" in wrong[0]


def test_other_bytes_under_a_new_certificate_are_named(published: Case, tables: Tables) -> None:
    path = published.folder / "case.yaml"
    raw = (published.folder / "article.txt").read_bytes() + b"\n"
    (published.folder / "article.txt").write_bytes(raw)
    path.write_text(path.read_text(encoding="utf-8").replace(tables.article.sha256, sha256_of(raw)), encoding="utf-8")
    assert any("case.yaml" in line for line in verify(published)[1])
