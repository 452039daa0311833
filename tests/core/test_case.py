"""A case: which names it may have, what it refuses to read, and where it writes."""

from pathlib import Path

import pytest

from tahqiq.core.case import OUTPUT_VARIABLE, Case, case_names, checked_case_id, project_root
from tahqiq.core.errors import ConfigError, IntegrityError, TahqiqError, UsageError
from tahqiq.core.files import write_manifest
from tiny import Tables

BAD_NAMES = [
    "",
    "a/b",
    "../tiny",
    "..",
    ".",
    "a b",
    "حلب",
    "Tiny",
    "-a",
    "a" * 65,
    "a\n",
    "a.b",
    "a_b",
    "tiny/",
    "/etc",
    "a\x00b",
    "-rf",
    "é",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_could_leave_its_folder_is_refused(project: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"cannot name a case.*a-z"):
        Case(project, name)


@pytest.mark.parametrize("name", ["a", "0", "tiny", "aleppo-2016-11-02", "a" * 64])
def test_a_plain_name_is_accepted(name: str) -> None:
    assert checked_case_id(name) == name


def test_a_link_that_leads_out_of_the_cases_is_refused(project: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "case.yaml").write_text("schema_version: 1\n")
    (project / "data" / "cases" / "outside").symlink_to(outside)
    with pytest.raises(UsageError, match="no case is called"):
        Case(project, "outside")


def test_an_unknown_case_lists_the_known_ones(project: Path) -> None:
    with pytest.raises(UsageError, match=r"no case is called 'tony'.*cases: tiny"):
        Case(project, "tony")


def test_cases_are_the_folders_with_a_certificate(project: Path) -> None:
    (project / "data" / "cases" / "notes").mkdir()
    assert case_names(project) == ["tiny"]


def test_the_project_is_found_from_below_and_missed_outside(project: Path, tmp_path: Path) -> None:
    assert project_root(project / "data" / "cases") == project
    with pytest.raises(UsageError, match="not a Tahqiq project"):
        project_root(tmp_path)


def test_changed_bytes_are_not_read(tiny_case: Case) -> None:
    path = tiny_case.folder / "article.txt"
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(IntegrityError, match="the article's bytes are sha256:"):
        tiny_case.raw()


def test_a_missing_article_is_named(tiny_case: Case) -> None:
    (tiny_case.folder / "article.txt").unlink()
    with pytest.raises(ConfigError, match=r"article\.txt: the article is missing"):
        tiny_case.raw()


def test_a_case_without_review_links_or_sources_is_a_case(tiny_case: Case) -> None:
    for name in ("review.yaml", "links.yaml", "sources.yaml"):
        (tiny_case.folder / name).unlink()
    assert tiny_case.review() is None and tiny_case.curated().links == () and tiny_case.sources().sources == ()


@pytest.mark.parametrize("name", ["nowhere", "../../params", "Default"])
def test_a_scale_that_is_not_there_is_refused(tiny_case: Case, name: str) -> None:
    with pytest.raises(TahqiqError) as caught:
        tiny_case.scale(name)
    assert caught.value.exit_code in (2, 4)


def test_the_files_a_stage_reads_are_those_of_the_table(tiny_case: Case) -> None:
    assert set(tiny_case.inputs("ingest")) == {"case.yaml", "article.txt"}
    (tiny_case.folder / "review.yaml").unlink()
    assert set(tiny_case.inputs("assess")) == {"links.yaml", "sources.yaml"}


def test_a_published_table_is_read_back_as_it_was(published: Case, tables: Tables) -> None:
    assert published.read("claims") == list(tables.claims)
    assert published.read("article") == [tables.article]
    assert published.read("verdicts") == list(tables.verdicts)


def test_a_folder_without_its_mark_is_not_read(published: Case) -> None:
    (published.published("extract") / "MANIFEST.json").unlink()
    with pytest.raises(IntegrityError, match="no finished result"):
        published.read("claims")


def test_a_table_that_was_changed_or_removed_is_not_read(published: Case) -> None:
    path = published.published("extract") / "claims.jsonl"
    path.write_bytes(path.read_bytes().replace("سامر".encode(), "سامي".encode()))
    with pytest.raises(IntegrityError, match=r"not the one that its stage wrote.*tahqiq run extract"):
        published.read("claims")
    path.unlink()
    with pytest.raises(IntegrityError, match="not the one that its stage wrote"):
        published.read("claims")


def test_a_table_with_foreign_rows_names_the_line(published: Case) -> None:
    folder = published.published("extract")
    with (folder / "claims.jsonl").open("ab") as stream:
        stream.write(b'{"id": "clm-1"}\n')
    write_manifest(folder, {})
    with pytest.raises(IntegrityError, match="not a Claim") as caught:
        published.read("claims")
    assert "claims.jsonl:3: " in str(caught.value)


def test_a_table_that_does_not_exist_lists_those_that_do(tiny_case: Case) -> None:
    with pytest.raises(UsageError, match=r"no table is called 'claim'.*claims"):
        tiny_case.read("claim")


def test_by_hand_a_notebook_writes_to_scratch_and_under_the_runner_to_its_folder(
    tiny_case: Case, tables: Tables, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(OUTPUT_VARIABLE, raising=False)
    tiny_case.save("claims", tables.claims)
    assert (tiny_case.root / ".tahqiq" / "scratch" / "extract" / "tiny" / "claims.jsonl").is_file()
    assert not tiny_case.published("extract").exists()
    monkeypatch.setenv(OUTPUT_VARIABLE, str(tmp_path / "staging"))
    tiny_case.save("claims", tables.claims)
    assert (tmp_path / "staging" / "claims.jsonl").is_file()


@pytest.mark.parametrize("name", ["../x.html", "/etc/x", "a/../../x"])
def test_a_file_outside_the_stages_folder_is_refused(tiny_case: Case, name: str) -> None:
    with pytest.raises(UsageError, match="outside"):
        tiny_case.save_files("report", {name: b""})


def test_the_tiny_case_is_what_its_review_says(tiny_case: Case, tables: Tables) -> None:
    assert [source.language for source in tiny_case.sources().sources] == ["ar", "en", "ru"]
    for claim in tiny_case.review().claims:
        for anchor in claim.anchors:
            assert tables.article.text[anchor.start : anchor.end] == anchor.quote
