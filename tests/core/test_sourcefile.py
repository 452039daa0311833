"""Sources come into a case all or none, each with an address, and what people wrote beside them stays."""

from pathlib import Path

import pytest

from tahqiq.core.case import Case
from tahqiq.core.errors import ConfigError, TahqiqError, UsageError
from tahqiq.core.sourcefile import add_sources, read_rows

NEW = {"url": "https://example.org/new", "title": "New", "language": "en", "tier": "wire"}


def test_a_source_gets_the_next_id_and_is_there_afterwards(tiny_case: Case) -> None:
    added = add_sources(tiny_case, [NEW, {"url": "https://example.org/bare"}], "f")
    assert [source.id for source in added] == ["S04", "S05"]
    assert tiny_case.sources().sources[3:] == tuple(added)
    assert added[1].title == "https://example.org/bare" and added[1].language == "und" and added[1].date == ""


def test_comments_and_the_sources_before_stay_word_for_word(tiny_case: Case) -> None:
    path = tiny_case.folder / "sources.yaml"
    before = path.read_text(encoding="utf-8")
    add_sources(tiny_case, [NEW], "f")
    after = path.read_text(encoding="utf-8")
    assert after.startswith("# Three invented sources") and "история" not in before.lower() or "История" in after
    assert after.startswith(before.rstrip("\n")), "adding a source rewrote those before it"


def test_the_first_source_of_a_new_case(tiny_case: Case) -> None:
    path = tiny_case.folder / "sources.yaml"
    path.write_text("# keep me\nschema_version: 1\nsources: []\n", encoding="utf-8")
    assert [source.id for source in add_sources(tiny_case, [NEW], "f")] == ["S01"]
    assert path.read_text(encoding="utf-8").startswith("# keep me\n") and len(tiny_case.sources().sources) == 1
    path.unlink()
    assert [source.id for source in add_sources(tiny_case, [NEW], "f")] == ["S01"]


@pytest.mark.parametrize(
    ("row", "error", "said"),
    [
        ({"title": "on paper"}, ConfigError, "f, source 2: a source without an address"),
        ({"url": ""}, ConfigError, "f, source 2: a source without an address"),
        ({"url": "example.org"}, ConfigError, "f, source 2: url"),
        ({"url": "https://example.org/a", "tier": "gossip"}, ConfigError, "f, source 2: tier"),
        ({"url": "https://example.org/a", "author": "x"}, ConfigError, "f, source 2: author"),
        ({"url": "https://example.org/a", "id": "X1"}, ConfigError, "f, source 2: id"),
        ({"url": "https://example.org/a", "id": "S01"}, UsageError, "there already as S01"),
        ({"url": "https://example.org/municipality/bridge"}, UsageError, "there already as S01"),
        ({"url": NEW["url"]}, UsageError, "there already as S04"),
    ],
)
def test_one_row_that_will_not_do_keeps_all_out(tiny_case: Case, row: dict, error: type[TahqiqError], said: str) -> None:
    path = tiny_case.folder / "sources.yaml"
    before = path.read_bytes()
    with pytest.raises(error, match=said):
        add_sources(tiny_case, [NEW, row], "f")
    assert path.read_bytes() == before and {p.name for p in tiny_case.folder.iterdir()} == {
        "article.txt", "case.yaml", "links.yaml", "review.yaml", "sources.yaml",
    }


def test_rows_come_from_csv_as_spreadsheets_save_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.CSV"
    path.write_bytes("\ufeffurl,title,date\r\nhttps://example.org/1,\"جسر، قديم\",\r\n".encode())
    assert read_rows(path) == [{"url": "https://example.org/1", "title": "جسر، قديم"}]


def test_rows_come_from_yaml_with_or_without_a_head(tmp_path: Path) -> None:
    path = tmp_path / "rows.yaml"
    for text in ("sources:\n- url: https://example.org/1\n  date: 2024-03-04\n", "- url: https://example.org/1\n  date: 2024-03-04\n"):
        path.write_text(text)
        assert read_rows(path) == [{"url": "https://example.org/1", "date": "2024-03-04"}]


@pytest.mark.parametrize("text", ["", "sources: 3\n", "sources:\n- just words\n", "a: 1\n"])
def test_a_file_without_a_list_of_sources_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rows.yaml"
    path.write_text(text)
    with pytest.raises(ConfigError, match="no list of sources"):
        read_rows(path)


def test_a_csv_row_with_too_many_cells_is_refused(tiny_case: Case, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("url,title\nhttps://example.org/1,a,b,c\n")
    with pytest.raises(ConfigError):
        add_sources(tiny_case, read_rows(path), str(path))


def test_a_csv_without_a_url_column_is_refused(tiny_case: Case, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("address\nhttps://example.org/1\n")
    with pytest.raises(ConfigError, match="without an address"):
        add_sources(tiny_case, read_rows(path), str(path))
