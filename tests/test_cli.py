"""The command line: what each command prints and where it ends; the work itself is tested in its room."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tahqiq import cli
from tahqiq.core import errors
from tahqiq.core.case import Case
from tahqiq.core.pipeline import PIPELINE
from tiny import Tables


def test_every_command_has_help_in_a_sentence(run: Callable) -> None:
    for words in (
        ["--help"],
        *([name, "--help"] for name in ("new", "run", "verify", "explain", "list")),
        ["source", "add", "--help"],
    ):
        code, out, err = run(*words)
        assert code == 0 and "Usage:" in out and not err


@pytest.mark.parametrize(
    "words", [[], ["publish"], ["run", "--uu"], ["verify"], ["explain", "tiny"], ["source"], ["run", "ingset"]]
)
def test_a_wrong_command_is_one_line_and_exit_2(run: Callable, words: list[str]) -> None:
    code, out, err = run(*words)
    assert code == 2 and not out and err.startswith("tahqiq: ") and err.count("\n") == 1


def test_outside_a_project_it_says_where_to_go(run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = run("list")
    assert code == 2 and "not a Tahqiq project" in err and "go to the folder" in err


def test_list_shows_how_far_a_case_has_come(run: Callable, published: Case) -> None:
    code, out, _ = run("list")
    row = next(line for line in out.splitlines() if line.strip().startswith("tiny"))
    assert code == 0 and row.split()[-4:] == ["4", "3", "1", "reports/cases/tiny/index.html"]


def test_list_shows_a_case_that_was_not_run(run: Callable) -> None:
    code, out, _ = run("list")
    assert code == 0 and "not run" in out


def test_verify_counts_what_holds(run: Callable, published: Case) -> None:
    code, out, err = run("verify", "tiny")
    assert code == 0 and "checks hold" in out and not err


def test_verify_names_what_moved_and_ends_with_5(run: Callable, published: Case) -> None:
    path = published.published("report") / "index.html"
    path.write_bytes(path.read_bytes() + b" ")
    code, out, err = run("verify", "tiny")
    assert code == 5 and "moved: reports/cases/tiny/index.html: changed" in out and err.count("\n") == 1


def test_verify_of_an_unknown_case_lists_the_known(run: Callable) -> None:
    code, _, err = run("verify", "tony")
    assert code == 2 and "cases: tiny" in err


def test_explain_walks_from_rating_to_bytes(run: Callable, published: Case, tables: Tables) -> None:
    code, out, _ = run("explain", "tiny", "C01")
    steps = [
        "C01",
        "did they say it?",
        "https://example.org/municipality/bridge",
        tables.claims[0].id,
        "bytes [",
        tables.article.sha256,
    ]
    places = [out.index(step) for step in steps]
    assert code == 0 and places == sorted(places)
    assert "The repair cost three million dinars.  [our gloss]" in out and "data/cases/tiny/review.yaml:10" in out


def test_explain_shows_arabic_isolated_and_in_logical_order(run: Callable, published: Case) -> None:
    _, out, _ = run("explain", "tiny", "C01")
    assert "\u2067أعمال الترميم كلفت ثلاثة ملايين دينار\u2069" in out


def test_explain_says_what_only_a_person_found(run: Callable, published: Case) -> None:
    assert "found by a person; the extractor did not find it" in run("explain", "tiny", "C03")[1]


def test_explain_does_not_take_words_of_the_case_for_markup(run: Callable, published: Case) -> None:
    path = published.folder / "review.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("The repair cost", "The [red]repair[/red] [/] cost"), encoding="utf-8"
    )
    code, out, _ = run("explain", "tiny", "C01")
    assert code == 0 and "The [red]repair[/red] [/] cost" in out


def test_source_add_prints_the_new_id(run: Callable, tiny_case: Case) -> None:
    code, out, _ = run("source", "add", "tiny", "https://example.org/new", "--title", "New", "--tier", "wire")
    assert code == 0 and out.split() == ["S04", "https://example.org/new"]
    assert tiny_case.sources().sources[-1].tier == "wire"


def test_source_add_takes_a_file(run: Callable, tiny_case: Case, tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("url,title\nhttps://example.org/1,One\nhttps://example.org/2,Two\n")
    assert run("source", "add", "tiny", "--file", str(path))[0] == 0
    assert [source.title for source in tiny_case.sources().sources[3:]] == ["One", "Two"]


@pytest.mark.parametrize("words", [[], ["https://example.org/1", "--file", "rows.csv"]])
def test_source_add_wants_one_or_the_other(run: Callable, words: list[str]) -> None:
    code, _, err = run("source", "add", "tiny", *words)
    assert code == 2 and "one address, or --file" in err


def test_run_calls_the_stages_in_order(run: Callable, published: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, object]] = []
    monkeypatch.setattr("tahqiq.notebook.run.run_stage", lambda root, name, cases=None: calls.append((name, cases)))
    assert run("run")[0] == 0 and [name for name, _ in calls] == list(PIPELINE)
    calls.clear()
    assert run("run", "assess", "--case", "tiny")[0] == 0 and calls == [("assess", ["tiny"])]


@pytest.mark.parametrize("kind", [errors.TahqiqError, *errors.TahqiqError.__subclasses__()])
def test_an_error_is_one_line_and_its_own_exit_code(
    run: Callable, monkeypatch: pytest.MonkeyPatch, kind: type[errors.TahqiqError]
) -> None:
    def fail(root: Path) -> list[str]:
        raise kind("it\nfailed", "here", "do this")

    monkeypatch.setattr(cli, "case_names", fail)
    code, out, err = run("list")
    assert (code, out, err) == (kind.exit_code, "", "tahqiq: here: it failed (do this)\n")


def test_a_stop_by_the_keyboard_ends_with_130(run: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(root: Path) -> list[str]:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "case_names", stop)
    assert run("list")[0] == 130
