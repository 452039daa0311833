"""params.yaml: a wrong name is answered with the nearest, a wrong value with its line."""

from pathlib import Path

import pytest

from house import ROOT
from tahqiq.core.errors import ConfigError
from tahqiq.core.params import BLOCKS, load_params
from tahqiq.core.pipeline import STAGES

PARAMS = (ROOT / "params.yaml").read_text(encoding="utf-8")


def changed(folder: Path, old: str, new: str) -> Path:
    """params.yaml with one thing changed."""
    assert PARAMS.count(old) == 1, f"{old!r} must be in params.yaml once"
    path = folder / "params.yaml"
    path.write_text(PARAMS.replace(old, new), encoding="utf-8")
    return path


def line_with(text: str) -> int:
    """The line of params.yaml that holds a text."""
    return next(number for number, line in enumerate(PARAMS.splitlines(), start=1) if text in line)


def test_every_block_is_read_and_belongs_to_a_stage() -> None:
    assert set(load_params(ROOT / "params.yaml")) == set(BLOCKS) == {block for stage in STAGES for block in stage.blocks}


@pytest.mark.parametrize(
    ("old", "new", "hint"), [("top_k:", "topk:", "top_k"), ("ranker:", "rankr:", "ranker"), ("levels:", "level:", "levels")]
)
def test_an_unknown_name_suggests_the_nearest(tmp_path: Path, old: str, new: str, hint: str) -> None:
    path = changed(tmp_path, f"  {old}", f"  {new}")
    with pytest.raises(ConfigError, match="unknown parameter") as caught:
        load_params(path)
    assert str(caught.value).startswith(f"{path}:{line_with(old)}: ") and str(caught.value).endswith(f"(did you mean '{hint}'?)")


def test_an_unknown_block_suggests_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"unknown parameter 'asses'.*did you mean 'assess'"):
        load_params(changed(tmp_path, "assess:", "asses:"))


def test_a_name_like_no_other_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"unknown parameter 'link.zzz'.*known: ranker, top_k"):
        load_params(changed(tmp_path, "  top_k:", "  zzz:"))


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("top_k: 10", "top_k: 0", "link.top_k"),
        ("top_k: 10", "top_k: 101", "link.top_k"),
        ("top_k: 10", "top_k: ten", "link.top_k"),
        ("levels: [core, second]", "levels: [core, third]", "extract.levels.1"),
        ("levels: [core, second]", "levels: []", "extract.levels"),
        ("min_overlap: 0.5", "min_overlap: 0", "assess.min_overlap"),
        ("min_overlap: 0.5", "min_overlap: 1.1", "assess.min_overlap"),
        ("language: en", "language: ru", "report.language"),
        ('base_url: ""', 'base_url: "javascript:alert(1)"', "publish.base_url"),
        ('base_url: ""', 'base_url: "https://a.example/?q=1"', "publish.base_url"),
    ],
)
def test_a_bad_value_names_its_line(tmp_path: Path, old: str, new: str, name: str) -> None:
    path = changed(tmp_path, old, new)
    with pytest.raises(ConfigError) as caught:
        load_params(path)
    assert str(caught.value).startswith(f"{path}:{line_with(old)}: {name}: ")


def test_a_missing_block_and_a_missing_name_are_named(tmp_path: Path) -> None:
    block = PARAMS.index("assess:"), PARAMS.index("report:")
    path = tmp_path / "params.yaml"
    path.write_text(PARAMS[: block[0]] + PARAMS[block[1] :], encoding="utf-8")
    with pytest.raises(ConfigError, match="block 'assess' is missing"):
        load_params(path)
    line = next(line for line in PARAMS.splitlines(keepends=True) if "min_overlap" in line)
    with pytest.raises(ConfigError, match="assess"):
        load_params(changed(tmp_path, line, ""))
    line = next(line for line in PARAMS.splitlines(keepends=True) if "top_k" in line)
    with pytest.raises(ConfigError, match=r"link\.top_k: Field required"):
        load_params(changed(tmp_path, line, ""))


def test_an_address_to_publish_under_is_accepted(tmp_path: Path) -> None:
    path = changed(tmp_path, 'base_url: ""', 'base_url: "https://reports.example.org/checks"')
    assert load_params(path)["publish"].base_url == "https://reports.example.org/checks"
