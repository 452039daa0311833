"""One set of versions: pyproject.toml says what is needed, requirements.lock which, environment.yml is a door to the lock."""

import re
import sys
import tomllib
from importlib import metadata
from typing import NamedTuple

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from house import ROOT
from tahqiq.core.yamlfile import load_tree, plain

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
OWNERS_CHOICE = ("jupyterlab", "pandas", "altair", "papermill", "dvc")


class Pin(NamedTuple):
    """One entry of the lock: `name==version ; marker` and how many hashes it has."""

    requirement: Requirement
    hashes: int

    @property
    def version(self) -> str:
        """The pinned version."""
        return next(iter(self.requirement.specifier)).version


def pins() -> list[Pin]:
    """The lock's entries; comments and options are left out."""
    entries = "\n".join(line for line in LOCK.splitlines() if not line.lstrip().startswith("#") and not line.startswith("-"))
    joined = entries.replace("\\\n", " ")
    return [
        Pin(Requirement(line.split(" --hash=")[0].strip()), len(HASH.findall(line)))
        for line in joined.splitlines()
        if line.strip()
    ]


PINS = pins()
DIRECT = [Requirement(text) for text in [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]]


def here() -> list[Pin]:
    """The entries that hold on this machine."""
    return [pin for pin in PINS if pin.requirement.marker is None or pin.requirement.marker.evaluate()]


def test_every_pin_is_exact_and_has_hashes() -> None:
    assert len(PINS) > 50, "the lock was not read"
    wrong = [str(pin.requirement) for pin in PINS if [s.operator for s in pin.requirement.specifier] != ["=="] or not pin.hashes]
    assert not wrong, f"run `make lock`: {wrong}"


def test_the_lock_names_no_index() -> None:
    assert "://" not in LOCK, "an index address in the lock is an address of one machine"
    options = [line for line in LOCK.splitlines() if line.startswith("-")]
    assert not options, f"the lock holds pins alone, no options: {options}"


@pytest.mark.parametrize("needed", DIRECT, ids=lambda needed: needed.name)
def test_what_is_needed_is_locked_within_its_bounds(needed: Requirement) -> None:
    name = canonicalize_name(needed.name)
    found = [pin for pin in PINS if canonicalize_name(pin.requirement.name) == name]
    assert found, f"{needed.name} is in pyproject.toml and not in the lock: run `make lock`"
    for pin in found:
        assert needed.specifier.contains(pin.version, prereleases=True), (
            f"the lock has {pin.requirement}, pyproject.toml wants {needed}: run `make lock`"
        )


@pytest.mark.parametrize("name", OWNERS_CHOICE)
def test_the_owners_packages_are_used(name: str) -> None:
    assert name in {canonicalize_name(needed.name) for needed in DIRECT}


def test_every_dependency_gives_its_reason() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    for needed in DIRECT:
        line = next(line for line in lines if line.strip().startswith(f'"{needed.name}'))
        tools = {"pytest", "ruff"}  # their names are the reason
        assert "#" in line or needed.name in tools, f"{needed.name}: say in a comment what it is for"


def test_what_is_installed_is_what_is_locked() -> None:
    wrong = []
    for pin in here():
        try:
            found = metadata.version(pin.requirement.name)
        except metadata.PackageNotFoundError:
            found = "nothing"
        if found != pin.version:
            wrong.append(f"{pin.requirement.name}: {found} is installed, {pin.version} is locked")
    assert not wrong, "run `make report`, which installs the lock:\n" + "\n".join(wrong)


def test_python_agrees() -> None:
    wanted = SpecifierSet(PROJECT["project"]["requires-python"])
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    conda = [entry for entry in environment()["dependencies"] if isinstance(entry, str) and entry.startswith("python=")]
    assert conda == ["python=3.11"], "environment.yml gives the Python whose bytes are promised"
    assert wanted.contains("3.11") and wanted.contains(running)
    assert "--python-version 3.11" in (ROOT / "Makefile").read_text(encoding="utf-8"), "the lock is made for that Python"


def environment() -> dict:
    """environment.yml."""
    return plain(load_tree(ROOT / "environment.yml"))


def test_conda_installs_the_lock_and_nothing_else() -> None:
    entries = environment()["dependencies"]
    assert {entry.split("=")[0] for entry in entries if isinstance(entry, str)} == {"python", "pip"}
    by_pip = [entry["pip"] for entry in entries if isinstance(entry, dict)]
    assert by_pip == [["-r requirements.lock"]], "the lock alone: with hashes, `-e .` in the same call fails"


def test_the_build_backend_is_in_the_lock() -> None:
    backend = Requirement(PROJECT["build-system"]["requires"][0])
    assert canonicalize_name(backend.name) in {canonicalize_name(pin.requirement.name) for pin in PINS}, (
        "`pip install --no-build-isolation -e .` needs it"
    )
