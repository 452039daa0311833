"""The walk back from a rating to bytes leaves no step out."""

import shutil
from pathlib import Path

import pytest

from tahqiq.core.case import Case
from tahqiq.core.errors import UsageError
from tahqiq.core.files import write_manifest
from tahqiq.core.hashing import sha256_of
from tahqiq.core.tables import write_table
from tahqiq.core.trace import rests_on, trace
from tiny import Tables


def test_the_walk_ends_at_the_bytes_that_hold_the_words(published: Case) -> None:
    walk = trace(published, "C01")
    place, anchor = walk.bytes[0], walk.verdict.anchors[0]
    raw = (published.root / place.file).read_bytes()
    assert sha256_of(raw) == place.sha256
    assert raw[place.start : place.end].decode() == anchor.text == "أعمال الترميم كلفت ثلاثة ملايين دينار"


def test_the_walk_names_the_line_of_the_review(published: Case) -> None:
    for name in ("C01", "C02", "C03"):
        file, line = trace(published, name).review_place.rsplit(":", 1)
        assert (published.root / file).read_text(encoding="utf-8").splitlines()[int(line) - 1] == f"- id: {name}"


def test_the_walk_passes_by_links_sources_claim_and_passage(published: Case, tables: Tables) -> None:
    walk = trace(published, "C01")
    assert [(link.id, source.id) for link, source in walk.evidence] == [
        ("C01/S01/attests-utterance", "S01"),
        ("C01/S01/supports-content", "S01"),
    ]
    assert walk.claims == (tables.claims[0],) and walk.passages == tables.passages[1:], (
        "the passage that holds the words, not the headline"
    )
    assert [link.id for link, _ in rests_on(walk.verdict.content, walk.evidence)] == ["C01/S01/supports-content"]
    assert rests_on(None, walk.evidence) == []


def test_an_extracted_id_leads_to_the_line_that_covers_it(published: Case, tables: Tables) -> None:
    assert trace(published, tables.claims[0].id).verdict.claim == "C01"
    walk = trace(published, tables.claims[1].id)
    assert walk.verdict.outcome == "unassessed" and walk.review is None and walk.evidence == ()


def test_a_claim_only_a_person_found_has_no_extracted_one(published: Case) -> None:
    walk = trace(published, "C03")
    assert walk.claims == () and walk.review.gloss_en and walk.bytes


def test_an_unknown_claim_lists_the_known_ones(published: Case) -> None:
    with pytest.raises(UsageError, match=r"no claim 'C99'.*C01, C02, C03"):
        trace(published, "C99")


@pytest.mark.parametrize(("encoding", "mark"), [("cp1256", b""), ("utf-8-sig", b""), ("utf-8", b"\xef\xbb\xbf")])
def test_bytes_are_counted_in_the_files_own_encoding(published: Case, tables: Tables, encoding: str, mark: bytes) -> None:
    raw = mark + tables.article.text.encode(encoding)
    path = published.folder / "article.txt"
    path.write_bytes(raw)
    certificate = published.folder / "case.yaml"
    certificate.write_text(
        certificate.read_text(encoding="utf-8").replace(tables.article.sha256, sha256_of(raw)), encoding="utf-8"
    )
    folder = published.published("ingest")
    write_table(folder / "article.jsonl", [tables.article.model_copy(update={"encoding": encoding, "sha256": sha256_of(raw)})])
    write_manifest(folder, {})
    place = trace(published, "C01").bytes[0]
    assert raw[place.start : place.end].decode(encoding.removesuffix("-sig")) == "أعمال الترميم كلفت ثلاثة ملايين دينار"


def test_a_case_that_was_not_run_says_so(published: Case, project: Path) -> None:
    shutil.rmtree(project / "data" / "interim" / "assess")
    with pytest.raises(Exception, match="no finished result"):
        trace(published, "C01")
