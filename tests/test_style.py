"""The linter's rules of pyproject.toml hold."""

import subprocess
import sys

from house import ROOT


def test_the_linter_finds_nothing() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "src", "tests"], cwd=ROOT, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout
