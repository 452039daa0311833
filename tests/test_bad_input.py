"""What a person can get wrong: one line that says what, where and what to do, its exit code, nothing half-written."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tahqiq.core.case import Case
from tahqiq.core.yamlfile import load_tree
from tiny import Tables

ARABIC = "قال الوزير إن الطريق الساحلي مفتوح أمام الشاحنات منذ مساء الأربعاء.\n"
ENGLISH = "The minister said that the coastal road has been open to lorries since Wednesday evening.\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"


def left_in_staging(project: Path) -> list[Path]:
    """Files that an unfinished run left behind; empty rooms do not count."""
    return [path for path in (project / ".tahqiq" / "staging").rglob("*") if path.is_file()]


@pytest.fixture
def refused(run: Callable, project: Path, listing: Callable) -> Callable[..., str]:
    """A function that runs a command, requires its exit code, one line on stderr and an unchanged project, and gives the line."""

    def call(code: int, *words: str) -> str:
        before = listing(project)
        found, out, err = run(*words)
        assert (found, out) == (code, ""), f"exit {found}, not {code}: {err}"
        assert err.startswith("tahqiq: ") and err.count("\n") == 1, f"not one line: {err!r}"
        assert listing(project) == before, "something was half-written"
        assert not left_in_staging(project)
        return err

    return call


def article(folder: Path, raw: bytes, name: str = "article.txt") -> str:
    """A file with those bytes, as the command line names it."""
    (folder / name).write_bytes(raw)
    return str(folder / name)


def test_no_file(refused: Callable, tmp_path: Path) -> None:
    line = refused(2, "new", "road", "--article", str(tmp_path / "gone.txt"))
    assert "gone.txt: there is no such file (check the path)" in line


def test_a_folder_for_a_file(refused: Callable, tmp_path: Path) -> None:
    assert "this is a folder" in refused(2, "new", "road", "--article", str(tmp_path))


@pytest.mark.parametrize("raw", [b"", b" \n\t\n", b"\xef\xbb\xbf"])
def test_an_empty_file(refused: Callable, tmp_path: Path, raw: bytes) -> None:
    assert "the article is empty" in refused(4, "new", "road", "--article", article(tmp_path, raw))


@pytest.mark.parametrize("raw", [PNG, b"\x7fELF" + bytes(range(256)), b"12 34 56 -- 78\n"])
def test_not_text(refused: Callable, tmp_path: Path, raw: bytes) -> None:
    assert "text" in refused(4, "new", "road", "--article", article(tmp_path, raw))


@pytest.mark.parametrize("name", ["article.pdf", "article.docx", "article"])
def test_a_kind_of_file_that_nothing_reads(refused: Callable, tmp_path: Path, name: str) -> None:
    line = refused(4, "new", "road", "--article", article(tmp_path, PNG, name))
    assert "save the article as" in line


def test_utf8_that_was_read_as_something_else_and_saved(refused: Callable, tmp_path: Path) -> None:
    garbled = (ARABIC * 3).encode().decode("cp1256").encode()
    assert "garbled" in refused(4, "new", "road", "--article", article(tmp_path, garbled))


@pytest.mark.parametrize("encoding", ["cp1256", "utf-16", "utf-8-sig"])
def test_windows_1256_and_other_encodings_are_read(run: Callable, project: Path, tmp_path: Path, encoding: str) -> None:
    code, out, err = run("new", "road", "--article", article(tmp_path, (ARABIC * 4).encode(encoding)), "--language", "ar")
    assert (code, err) == (0, "") and "data/cases/road" in out
    assert Case(project, "road").file.article.title.startswith("قال الوزير")


def test_windows_1256_is_recognised_without_being_told(run: Callable, project: Path, tmp_path: Path) -> None:
    assert run("new", "road", "--article", article(tmp_path, (ARABIC * 4).encode("cp1256")))[0] == 0
    assert Case(project, "road").file.article.language == "ar"


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        "وزیر نے کہا کہ ساحلی سڑک بدھ کی شام سے ٹرکوں کے لیے کھلی ہے۔\n",
        "وزیر گفت که جاده ساحلی از عصر چهارشنبه باز است و کامیون‌ها می‌گذرند.\n",
    ],
)
def test_an_unknown_language(refused: Callable, tmp_path: Path, text: str) -> None:
    line = refused(4, "new", "road", "--article", article(tmp_path, text.encode()))
    assert "language" in line and "--language ar" in line


def test_a_language_that_no_extractor_reads(refused: Callable, tmp_path: Path) -> None:
    assert "'fa'" in refused(4, "new", "road", "--article", article(tmp_path, ARABIC.encode()), "--language", "fa")


@pytest.mark.parametrize("name", ["a/b", "../tiny", "..", "my case", "حلب", "Tiny", "a" * 65, ""])
def test_a_case_id_that_could_leave_its_folder(refused: Callable, tmp_path: Path, name: str) -> None:
    assert "use a-z, 0-9 and '-'" in refused(2, "new", name, "--article", article(tmp_path, ARABIC.encode()))


@pytest.mark.parametrize("words", [("verify",), ("explain",), ("source", "add")])
def test_every_command_refuses_such_an_id(refused: Callable, words: tuple[str, ...]) -> None:
    rest = ["C01"] if words[0] == "explain" else ["https://example.org/x"] if words[0] == "source" else []
    assert "cannot name a case" in refused(2, *words, "../tiny", *rest)


def test_a_duplicate_case(refused: Callable, tmp_path: Path) -> None:
    assert "already a case of that name (choose another name)" in refused(
        2, "new", "tiny", "--article", article(tmp_path, ARABIC.encode())
    )


def test_pasted_text_is_an_article(run: Callable, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARABIC.encode())))
    assert run("new", "road", "--article", "-")[0] == 0
    assert Case(project, "road").raw() == ARABIC.encode()


@pytest.mark.parametrize("row", ["title: on paper", "url: ''", "url: www.example.org", "url: 'javascript:alert(1)'"])
def test_a_source_without_address(refused: Callable, tmp_path: Path, row: str) -> None:
    path = tmp_path / "rows.yaml"
    path.write_text(f"sources:\n- url: https://example.org/good\n- {row}\n")
    assert f"{path}, source 2" in refused(4, "source", "add", "tiny", "--file", str(path))


def test_a_source_that_is_there_already(refused: Callable) -> None:
    assert "there already as S01" in refused(2, "source", "add", "tiny", "https://example.org/municipality/bridge")


def test_a_file_of_sources_that_is_not_there(refused: Callable, tmp_path: Path) -> None:
    assert "gone.csv: there is no such file" in refused(4, "source", "add", "tiny", "--file", str(tmp_path / "gone.csv"))


@pytest.mark.parametrize("name", ["case.yaml", "sources.yaml"])
def test_malformed_yaml_names_its_line(refused: Callable, tiny_case: Case, name: str) -> None:
    path = tiny_case.folder / name
    path.write_text(path.read_text(encoding="utf-8").replace("schema_version: 1", "schema_version: [1"), encoding="utf-8")
    words = ["source", "add", "tiny", "https://example.org/new"] if name == "sources.yaml" else ["list"]
    line = refused(4, *words)
    assert f"{name}:" in line and "malformed YAML" in line


def test_a_decision_without_name_and_date(refused: Callable, published: Case) -> None:
    path = published.folder / "review.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("decided_by: Tahqiq maintainers", 'decided_by: ""'), encoding="utf-8"
    )
    assert "a decision needs a name and a date" in refused(4, "explain", "tiny", "C01")


def test_an_unknown_param(refused: Callable, project: Path, tmp_path: Path) -> None:
    path = project / "params.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("  reader:", "  raeder:"), encoding="utf-8")
    line = refused(4, "new", "road", "--article", article(tmp_path, ARABIC.encode()))
    assert "unknown parameter 'ingest.raeder' (did you mean 'reader'?)" in line


def test_a_method_that_does_not_exist(refused: Callable, project: Path, tmp_path: Path) -> None:
    path = project / "params.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("rules-ar", "rule-ar", 1), encoding="utf-8")
    assert "did you mean 'rules-ar'?" in refused(4, "new", "road", "--article", article(tmp_path, ARABIC.encode()))


def test_a_path_that_cannot_be_written(refused: Callable, project: Path, tmp_path: Path) -> None:
    (project / ".tahqiq").write_bytes(b"a file where a folder must be; permissions would not stop root")
    line = refused(3, "new", "road", "--article", article(tmp_path, ARABIC.encode()))
    assert ".tahqiq" in line and "free space, or mend the permissions" in line


@pytest.mark.kernel
class TestInTheStages:
    """Faults that only a stage can see come out of `tahqiq run` in the same form."""

    @pytest.fixture
    def linked(self, run: Callable, project: Path) -> Path:
        """The project, run as far as link."""
        for stage in ("ingest", "extract", "link", "assess"):
            assert run("run", stage)[0] == 0
        return project

    @pytest.mark.parametrize(
        ("name", "old", "new", "said"),
        [
            (
                "review.yaml",
                "- C01/S01/attests-utterance",
                "- C01/S02/context",
                "rests on link C01/S02/context, which links.yaml does not have",
            ),
            ("review.yaml", "- id: C02", "- id: C09", "names claim C02, which review.yaml does not have"),
            ("links.yaml", "source: S03", "source: S33", "names source S33, which sources.yaml does not have"),
            ("review.yaml", "rating: contradicted", "rating: false-ish", "rated 'false-ish', which the scale does not have"),
            ("review.yaml", "status: draft", "status: [draft", "malformed YAML"),
        ],
    )
    def test_a_review_that_does_not_hold(
        self, run: Callable, linked: Path, listing: Callable, name: str, old: str, new: str, said: str
    ) -> None:
        path = linked / "data" / "cases" / "tiny" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
        good = listing(linked / "data" / "interim")
        code, _, err = run("run", "assess")
        assert code == 4 and said in err.splitlines()[-1] and err.splitlines()[-1].startswith("tahqiq: ")
        assert listing(linked / "data" / "interim") == good, "the last good result was touched"
        assert not left_in_staging(linked)

    def test_an_article_with_no_claims_ends_with_8_and_a_page_that_says_so(
        self, run: Callable, project: Path, tmp_path: Path
    ) -> None:
        text = "الطريق الساحلي طويل.\nوالبحر هادئ في الصباح، والشاحنات قليلة.\n"
        assert run("new", "quiet", "--article", article(tmp_path, text.encode()))[0] == 0
        code, _, err = run("run", "--case", "quiet")
        assert code == 8 and "no attributed claim was found" in err.splitlines()[-1]
        assert (project / "reports" / "cases" / "quiet" / "index.html").is_file()
        assert load_tree(project / "dvc.yaml")["stages"]

    def test_a_changed_article_is_an_integrity_error(self, run: Callable, tiny_case: Case, tables: Tables) -> None:
        path = tiny_case.folder / "article.txt"
        path.write_bytes(path.read_bytes() + b"!")
        code, _, err = run("run", "ingest")
        assert code == 5 and "the article's bytes are sha256:" in err.splitlines()[-1]
        assert not tiny_case.published("ingest").exists()
