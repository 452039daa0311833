"""The documents against the code: commands exist, tables are generated, links lead somewhere."""

import csv
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from house import DEMO, ROOT
from tahqiq import cli
from tahqiq.core.dictionary import data_dictionary
from tahqiq.core.errors import TahqiqError

SKIPPED = {".venv", ".git", ".tahqiq", "node_modules", "interim", "processed", ".pytest_cache", "cases"}
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INLINE = re.compile(r"`((?:tahqiq|make) [^`\n]+)`")
LINK = re.compile(r"\[[^\]\n]*\]\(<?([^)>\s]+)>?[^)]*\)|(?:src|href)=\"([^\"]+)\"")
SHELL = {"sh", "bash", "shell", "console"}
BY_HAND = {".", "git", "cd", "jupyter", "xdg-open", "open", "conda", "dvc", ".ci/run"}  # not ours, and not checked further


def documents() -> list[Path]:
    """Every Markdown file that people read."""
    return sorted(path for path in ROOT.rglob("*.md") if not SKIPPED & set(path.relative_to(ROOT).parts))


def commands(path: Path) -> Iterator[str]:
    """The shell commands of a document: fenced blocks line by line, and inline `tahqiq ...` and `make ...`."""
    text = path.read_text(encoding="utf-8")
    for language, block in FENCE.findall(text):
        if language in SHELL:
            whole = block.replace("\\\n", " ").replace(" && ", "\n").splitlines()
            bare = (re.split(r"(?:^| )#", line)[0].strip().removeprefix("$ ") for line in whole)
            yield from (line for line in bare if line)
    yield from INLINE.findall(FENCE.sub("", text))


def targets() -> set[str]:
    """The targets of the Makefile."""
    return set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def recipes() -> set[str]:
    """The Makefile's recipes as a shell sees them in the project's folder."""
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    return {line.strip().replace("$(CURDIR)", "$PWD").replace("$$", "$") for line in lines if line.startswith("\t")}


def fault_of(command: str) -> str:
    """What is wrong with a documented command; empty if nothing is."""
    words = shlex.split(command, comments=True)
    if words and words[0] == "make":
        unknown = [word for word in words[1:] if word not in targets()]
        return f"make has no target {unknown}" if unknown else ""
    if words and words[0] == "tahqiq":
        return fault_of_ours(words[1:])
    known = {" ".join(shlex.split(recipe)) for recipe in recipes()}
    if " ".join(words) in known or words[0] in BY_HAND or Path(words[0]).name in {"dvc", "jupyter"}:
        return ""
    return "it is neither a make target, nor a recipe of the Makefile, nor a command of tahqiq"


def fault_of_ours(words: list[str]) -> str:
    """What the command line's parser says against the words; nothing is run."""
    command = typer.main.get_command(cli.app)
    while commands_of := getattr(command, "commands", None):
        if not words or words[0].startswith("-"):
            return ""
        name, *words = words
        if name not in commands_of:
            return f"tahqiq has no command {name!r}"
        command = commands_of[name]
    if not words or words == ["--help"]:
        return ""  # the command is only named
    try:
        command.make_context(command.name, [word.strip("[]") for word in words])
    except typer.TyperException as error:
        return error.format_message()
    return ""


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_documented_commands_exist(path: Path) -> None:
    wrong = [f"{command!r}: {fault}" for command in commands(path) if (fault := fault_of(command))]
    assert not wrong, f"{path.relative_to(ROOT)}:\n" + "\n".join(wrong)


def test_a_command_that_does_not_exist_is_seen() -> None:
    assert "no command" in fault_of("tahqiq publish CASE")
    assert "No such option" in fault_of("tahqiq new my-case --article a.txt --uu")
    assert "Missing" in fault_of("tahqiq explain my-case")
    assert fault_of("make reprot") and fault_of("pip install tahqiq")
    assert not fault_of("make report") and not fault_of("tahqiq new my-case --article FILE")


def test_the_readme_gives_the_two_commands_and_the_lines_behind_them() -> None:
    given = list(commands(ROOT / "README.md"))
    assert "make report" in given and "make test" in given
    by_hand = {line.replace(" --quiet", "") for line in given}
    for recipe in recipes():
        if recipe.startswith((".venv/bin/pip", "python3 -m venv")):
            assert recipe.replace(" --quiet", "") in by_hand, f"without make these lines work by hand; the README lacks: {recipe}"


def test_the_data_dictionary_is_the_records_own() -> None:
    found = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert found == data_dictionary(), "run `python -m tahqiq.core.dictionary > data/README.md`"


def test_every_exit_code_is_documented() -> None:
    text = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    rows = {row[1]: int(row[0]) for row in re.findall(r"^\| (\d+) \| (\w+) \|", text, re.MULTILINE)}
    classes = [TahqiqError, *TahqiqError.__subclasses__()]
    assert rows == {kind.__name__: kind.exit_code for kind in classes}


@pytest.mark.parametrize("path", documents(), ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    text = FENCE.sub("", path.read_text(encoding="utf-8"))
    broken = []
    for pair in LINK.findall(text):
        target = (pair[0] or pair[1]).split("#")[0]
        if target and not re.match(r"[a-z]+:", target) and not (path.parent / target).exists():
            broken.append(target)
    assert not broken, f"{path.relative_to(ROOT)} links to what is not there: {broken}"


def test_the_readme_shows_a_verdict_of_the_published_report() -> None:
    with (ROOT / "reports" / "cases" / DEMO / "claims.csv").open(encoding="utf-8", newline="") as stream:
        row = next(row for row in csv.DictReader(stream) if row["claim"] == "C22")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for words in (row["gloss_en"], row["attribution_why"], row["content_why"]):
        assert words in readme, f"the README's verdict on C22 is not the report's: {words}"
