"""Which values a notebook gets, and what is refused before anything runs."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tahqiq.core.errors import ConfigError
from tahqiq.core.pipeline import PIPELINE, stage_named
from tahqiq.notebook.parameters import check_declared, declared, own_parameters, read_notebook

from .conftest import write_notebook


def test_a_stage_gets_its_own_blocks_as_plain_values(root: Path) -> None:
    assert own_parameters(root, stage_named("extract")).keys() == {"extractor", "levels"}
    assert isinstance(own_parameters(root, stage_named("extract"))["levels"], list)
    assert own_parameters(root, stage_named("report")).keys() == {"language", "base_url"}


@pytest.mark.parametrize("name", PIPELINE)
def test_the_notebooks_of_this_project_declare_what_they_get(root: Path, name: str) -> None:
    stage = stage_named(name)
    assert declared(root / "notebooks" / stage.notebook) == ["case", *own_parameters(root, stage)]


def test_the_nearest_name_is_suggested(notebook: Callable[..., Path]) -> None:
    with pytest.raises(ConfigError, match=r"does not declare 'readers'.*did you mean 'reader'"):
        check_declared(notebook(), ["case", "readers"])


@pytest.mark.parametrize("name", ["x=1\nopen('pwned', 'w')\ny", "Reader", "a-b", "1a", "", "case\n"])
def test_a_name_that_is_code_is_refused(notebook: Callable[..., Path], name: str) -> None:
    with pytest.raises(ConfigError, match="cannot name a parameter"):
        check_declared(notebook(), [name])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a notebook"),
        ("{}", "not a notebook"),
        ("[]", "not a notebook"),
        ('{"nbformat": 4}', "not a notebook"),
        ('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 4}', "older than 4.5"),
        ('{"cells": [], "metadata": {}, "nbformat": 3, "nbformat_minor": 0}', "not a notebook|older than 4.5"),
    ],
)
def test_what_is_not_a_notebook_is_said_in_one_line(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "x.ipynb").write_text(text)
    with pytest.raises(ConfigError, match=words) as caught:
        read_notebook(tmp_path / "x.ipynb")
    assert "\n" not in str(caught.value) and "x.ipynb" in str(caught.value)


def test_a_notebook_without_a_parameters_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no cell is tagged `parameters`"):
        declared(write_notebook(tmp_path / "other.ipynb", "case = 1"))
