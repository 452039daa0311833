"""Sources come into a case all or none, each with an address, and what people wrote beside them stays."""

from pathlib import Path

import pytest

from house import DEMO, ROOT
from tahqiq.core.case import Case
from tahqiq.core.errors import ConfigError, TahqiqError, UsageError
from tahqiq.core.sourcefile import add_sources, read_rows

NEW = {"url": "https://example.org/new", "title": "New", "language": "en", "tier": "wire"}


def test_a_source_gets_the_next_id_and_is_there_afterwards(tiny_case: Case) -> None:
    added = add_sources(tiny_case, [NEW, {"url": "https://example.org/bare"}], "f")
    assert [source.id for source in added] == ["S04", "S05"]
    assert tiny_case.sources().sources[3:] == tuple(added)
    assert added[1].title == "https://example.org/bare" and added[1].language == "und" and added[1].date == ""


@pytest.mark.parametrize("case", ["tests/data/tiny", f"data/cases/{DEMO}"])
def test_adding_a_source_changes_no_line_that_was_there(tiny_case: Case, case: str) -> None:
    path = tiny_case.folder / "sources.yaml"
    path.write_bytes((ROOT / case / "sources.yaml").read_bytes())
    before = path.read_text(encoding="utf-8")
    add_sources(tiny_case, [NEW, NEW | {"url": "https://example.org/other"}], "f")
    after = path.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip("\n")) and after.count("\n- id: ") == before.count("\n- id: ") + 2


def test_a_source_goes_into_the_list_wherever_it_stands(tiny_case: Case) -> None:
    path = tiny_case.folder / "sources.yaml"
    entry = 'id: S07\n    url: https://example.org/7\n    title: t\n    publisher: p\n    language: ar\n    date: ""\n'
    entry += "    date_basis: b\n    tier: wire\n    summary: s\n    read: r\n"
    tail = "\n# what was read\nreading_limit: all\n"
    path.write_text(f"schema_version: 1\nsources:  # ours\n  - {entry}{tail}", encoding="utf-8")
    assert [source.id for source in add_sources(tiny_case, [NEW], "f")] == ["S08"]
    assert [source.id for source in tiny_case.sources().sources] == ["S07", "S08"] and tiny_case.sources().reading_limit == "all"
    assert path.read_text(encoding="utf-8").endswith(tail)
    path.write_text("schema_version: 1\n", encoding="utf-8")
    add_sources(tiny_case, [NEW], "f")
    assert [source.id for source in tiny_case.sources().sources] == ["S01"]


def test_a_list_on_one_line_is_refused_and_kept(tiny_case: Case) -> None:
    path = tiny_case.folder / "sources.yaml"
    fields = ", ".join(f"{name}: x" for name in ("title", "publisher", "language", "date", "date_basis", "summary", "read"))
    path.write_text(
        f"schema_version: 1\nsources: [{{id: S01, url: 'https://example.org', tier: wire, {fields}}}]\n", encoding="utf-8"
    )
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="on one line"):
        add_sources(tiny_case, [NEW], "f")
    assert path.read_bytes() == before


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
    before, names = path.read_bytes(), sorted(tiny_case.folder.iterdir())
    with pytest.raises(error, match=said):
        add_sources(tiny_case, [NEW, row], "f")
    assert path.read_bytes() == before and sorted(tiny_case.folder.iterdir()) == names


def test_rows_come_from_csv_as_spreadsheets_save_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.CSV"
    path.write_bytes('\ufeffurl,title,date\r\nhttps://example.org/1,"جسر، قديم",\r\n'.encode())
    assert read_rows(path) == [{"url": "https://example.org/1", "title": "جسر، قديم"}]


def test_rows_come_from_yaml_with_or_without_a_head(tmp_path: Path) -> None:
    path = tmp_path / "rows.yaml"
    for text in (
        "sources:\n- url: https://example.org/1\n  date: 2024-03-04\n",
        "- url: https://example.org/1\n  date: 2024-03-04\n",
    ):
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
