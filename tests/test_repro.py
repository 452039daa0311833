"""The whole pipeline in clones of this tree: the same bytes everywhere, and a change runs what depends on it and nothing else."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from house import DEMO, ROOT
from tahqiq.core.dvcfile import add_case
from tahqiq.core.pipeline import DVC_STAGES
from tiny import TINY

pytestmark = pytest.mark.slow

MADE = ("data/interim", "data/processed", "reports/cases", "reports/index.html", "dvc.lock")
PLACES = {
    "one": {"TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "0", "umask": "077"},
    "مجلد ثانٍ with space": {"TZ": "Asia/Riyadh", "LANG": "ar_EG.UTF-8", "PYTHONHASHSEED": "7", "umask": "002", "fonts": "none"},
}
PAGE = f"reports/cases/{DEMO}/index.html"


class Clone(NamedTuple):
    """A clone and the environment that its commands run in."""

    folder: Path
    env: dict[str, str]
    umask: int

    def repro(self) -> tuple[int, str]:
        """Exit code and output of `dvc repro`."""
        done = subprocess.run(
            ["dvc", "repro"], cwd=self.folder, env=self.env, umask=self.umask, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr

    def ran(self) -> list[str]:
        """The stages that `dvc repro` ran; the run must end well."""
        code, said = self.repro()
        assert code == 0, said
        return re.findall(r"Running stage '(\w+)'", said)

    def change(self, file: str, old: str, new: str) -> None:
        """Change the first place of a file that holds `old`."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def made(self) -> dict[str, bytes]:
        """Everything that the pipeline made, by path."""
        paths = [
            path
            for name in MADE
            for path in ((self.folder / name).rglob("*") if (self.folder / name).is_dir() else [self.folder / name])
        ]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in paths if path.is_file()}


def git(folder: Path, *words: str) -> str:
    """Run git under a name of its own, untouched by the settings of this machine."""
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    own |= {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "t"), ("EMAIL", "t@example.org"))
    }
    return subprocess.run(
        ["git", *words], cwd=folder, env={**os.environ, **own}, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A committed copy of the work tree with the tiny case beside the demo case, and without anything that stages made."""
    folder = tmp_path_factory.mktemp("origin") / "tahqiq"
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        if name and (ROOT / name).is_file() and not any(name == made or name.startswith(f"{made}/") for made in MADE):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    shutil.copytree(TINY, folder / "data" / "cases" / "tiny")
    add_case(folder, "tiny")
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "the tree under test")
    return folder


@pytest.fixture(scope="module")
def clones(origin: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Clone]:
    """Two clones, at different paths and in different surroundings."""
    room = tmp_path_factory.mktemp("clones")
    return [_clone(origin, room / name, settings) for name, settings in PLACES.items()]


def _clone(origin: Path, folder: Path, settings: dict[str, str]) -> Clone:
    git(origin.parent, "clone", "--quiet", str(origin), str(folder))
    (folder / ".dvc" / "config.local").write_text(
        f'[core]\n    site_cache_dir = "{folder}/.dvc/tmp/site-cache"\n', encoding="utf-8"
    )
    home = folder.with_name(f"{folder.name}.home")
    home.mkdir()
    env = {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": str(folder / "src"), "HOME": str(home)}
    env |= {name: value for name, value in settings.items() if name not in ("umask", "fonts")}
    if "fonts" in settings:
        (home / "fonts.conf").write_text("<fontconfig></fontconfig>\n")
        env["FONTCONFIG_FILE"] = str(home / "fonts.conf")
    return Clone(folder, env, int(settings["umask"], 8))


@pytest.fixture(scope="module")
def built(clones: list[Clone]) -> list[Clone]:
    """Both clones after a first `dvc repro`, in which every stage ran: else the comparison would be of nothing."""
    for clone in clones:
        assert clone.ran() == list(DVC_STAGES)
    return clones


def test_two_clones_give_the_same_bytes(built: list[Clone]) -> None:
    one, two = (clone.made() for clone in built)
    assert PAGE in one and f"data/interim/extract/{DEMO}/20_extract.ipynb" in one and "dvc.lock" in one
    assert sorted(one) == sorted(two)
    assert [name for name in one if one[name] != two[name]] == []


def test_nothing_made_names_the_place_where_it_was_made(built: list[Clone]) -> None:
    for clone in built:
        marks = [str(clone.folder).encode(), clone.env["HOME"].encode(), b"/site-packages/"]
        assert [name for name, data in clone.made().items() if any(mark in data for mark in marks)] == []


def test_made_again_from_nothing_it_is_the_same(built: list[Clone]) -> None:
    before = built[1].made()
    for name in MADE[:-1]:
        shutil.rmtree(built[1].folder / name, ignore_errors=True)
        (built[1].folder / name).unlink(missing_ok=True)
    shutil.rmtree(built[1].folder / ".tahqiq")
    shutil.rmtree(built[1].folder / ".dvc" / "cache")
    assert built[1].ran() == list(DVC_STAGES)
    assert built[1].made() == before


@pytest.mark.parametrize(
    ("file", "old", "new", "stages"),
    [
        (None, "", "", []),
        ("params.yaml", "language: en", "language: ar", ["report"]),
        ("params.yaml", "language: ar", "language: en", ["report"]),
        ("params.yaml", "top_k: 10", "top_k: 3", ["link", "report"]),
        ("params.yaml", "ranker: bm25-names", "ranker: bm25", ["link", "report"]),
        (f"data/cases/{DEMO}/review.yaml", "rating: supported", "rating: mixed", ["assess", "report"]),
        ("params.yaml", "levels: [core, second]", "levels: [core]", ["extract", "link", "assess", "report", "evaluate"]),
    ],
    ids=["nothing", "report.language", "report.language back", "link.top_k", "link.ranker", "a verdict", "extract.levels"],
)
def test_a_change_runs_what_depends_on_it_and_changes_the_page(
    built: list[Clone], file: str | None, old: str, new: str, stages: list[str]
) -> None:
    clone = built[0]
    before = (clone.folder / PAGE).read_bytes()
    if file:
        clone.change(file, old, new)
    assert clone.ran() == stages
    assert ((clone.folder / PAGE).read_bytes() != before) == bool(file)


def test_a_change_to_one_case_leaves_the_other_alone(built: list[Clone], mtimes: Callable[[Path], dict[str, int]]) -> None:
    clone = built[0]
    other = clone.folder / "reports" / "cases" / DEMO
    before = mtimes(other)
    clone.change("data/cases/tiny/review.yaml", "rating: unproven", "rating: mixed")
    assert clone.ran() == ["assess", "report"]
    assert mtimes(other) == before and b"mixed" in (clone.folder / "reports" / "cases" / "tiny" / "claims.csv").read_bytes()


@pytest.fixture
def mtimes() -> Callable[[Path], dict[str, int]]:
    """A function that gives the time of last writing of every file under a folder."""
    return lambda folder: {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def test_a_failed_run_says_why_and_leaves_the_last_good_page(built: list[Clone]) -> None:
    clone = built[0]
    before = clone.made()
    clone.change("data/cases/tiny/review.yaml", "C01/S01/attests-utterance", "C01/S99/attests-utterance")
    code, said = clone.repro()
    assert code != 0 and "C01/S99/attests-utterance, which links.yaml does not have" in said
    assert {name: data for name, data in clone.made().items() if name != "dvc.lock"} == {
        n: d for n, d in before.items() if n != "dvc.lock"
    }
    assert (clone.folder / ".tahqiq" / "failed" / "assess" / "tiny.ipynb").is_file()
    clone.change("data/cases/tiny/review.yaml", "C01/S99/attests-utterance", "C01/S01/attests-utterance")
    assert clone.ran() == [] and clone.made() == before, "mended, it is what it was before"
