"""YAML that people write: the line of what does not hold, and no surprises of type."""

from pathlib import Path

import pytest

from tahqiq.core.casefile import LinksFile
from tahqiq.core.errors import ConfigError
from tahqiq.core.yamlfile import load_model, load_tree, plain

LINKS = """\
schema_version: 1
links:
- claim: C01
  source: S01
  relation: context
  weight: core
  confidence: high
  establishes: it
- claim: C02
  source: S02
  relation: proves
  weight: core
  confidence: high
  establishes: it
"""


def written(folder: Path, text: str) -> Path:
    """A file with that text."""
    path = folder / "links.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_error_names_the_line_of_the_wrong_value(tmp_path: Path) -> None:
    path = written(tmp_path, LINKS)
    with pytest.raises(ConfigError) as caught:
        load_model(path, LinksFile)
    assert str(caught.value).startswith(f"{path}:11: links.1.relation: ")


def test_the_error_names_the_entry_that_lacks_a_field(tmp_path: Path) -> None:
    path = written(tmp_path, LINKS.replace("relation: proves\n  weight: core", "relation: context"))
    with pytest.raises(ConfigError) as caught:
        load_model(path, LinksFile)
    assert str(caught.value).startswith(f"{path}:9: links.1.weight: ")


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: [1, 2\nc: 3\n", 3), ("a: 1\na: 2\n", 2), ("a: b: c\n", 1), ("\ta: 1\n", 1), ("a: *gone\n", 1)],
)
def test_malformed_yaml_names_its_line(tmp_path: Path, text: str, line: int) -> None:
    path = written(tmp_path, text)
    with pytest.raises(ConfigError, match="malformed YAML") as caught:
        load_tree(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", "just words\n", "- a\n- b\n"])
def test_a_file_without_fields_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError, match="no mapping"):
        load_model(written(tmp_path, text), LinksFile)


def test_a_file_that_is_not_utf8_names_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "links.yaml"
    path.write_bytes("a: قال\n".encode("cp1256"))
    with pytest.raises(ConfigError, match="byte 3 is not UTF-8"):
        load_tree(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file") as caught:
        load_tree(tmp_path / "gone.yaml")
    assert str(caught.value).startswith(f"{tmp_path}/gone.yaml: ")


def test_a_tag_makes_no_object(tmp_path: Path) -> None:
    path = written(tmp_path, "a: !!python/object/apply:os.system ['touch owned']\n")
    assert not (tmp_path / "owned").exists()
    assert isinstance(plain(load_tree(path))["a"], list)


def test_plain_values_keep_what_people_wrote(tmp_path: Path) -> None:
    tree = plain(load_tree(written(tmp_path, "day: 2016-11-02\nflag: true\nnone:\nno: no\nn: 7\nx: 0.5\nwords: 'قال'\n")))
    assert tree == {"day": "2016-11-02", "flag": True, "none": None, "no": "no", "n": 7, "x": 0.5, "words": "قال"}
    assert {type(value) for value in tree.values()} == {str, bool, type(None), int, float}
