"""YAML that people write: read safely into a model, with the line number of whatever does not hold."""

import datetime
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedBase
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from tahqiq.core.errors import ConfigError, DiskError

Model = TypeVar("Model", bound=BaseModel)


def read_text(path: Path) -> str:
    """A UTF-8 file's text; raises ConfigError if it is missing or not UTF-8, DiskError if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ConfigError("there is no such file", str(path), "write it, or restore it from git") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"byte {error.start} is not UTF-8", str(path), "save the file as UTF-8") from None
    except OSError as error:
        raise DiskError(f"cannot be read: {error.strerror}", str(path), "check its permissions") from None


def load_tree(path: Path) -> object:
    """A YAML file as ruamel's tree, which knows its line numbers; raises ConfigError where it is malformed."""
    try:
        return YAML(typ="rt").load(read_text(path))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"malformed YAML: {error.problem}", f"{path}:{line}", "mend that line") from None
    except YAMLError as error:
        raise ConfigError(f"malformed YAML: {error}", str(path), "mend the file") from None


def words_in(text: str) -> dict[str, str]:
    """The strings of a YAML mapping that the package ships."""
    return {str(key): str(value) for key, value in YAML(typ="safe").load(text).items()}


def load_model(path: Path, model: type[Model]) -> Model:
    """A YAML file as `model`; raises ConfigError with the line of the first thing that does not hold."""
    tree = load_tree(path)
    if not isinstance(tree, dict):
        raise ConfigError("the file holds no mapping", f"{path}:1", f"it needs the fields of {model.__name__}")
    try:
        return model.model_validate(plain(tree))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        message = first["msg"].removeprefix("Value error, ")
        what = f"{place}: {message}" if place else message
        raise ConfigError(what, f"{path}:{line_of(tree, first['loc'])}", "mend that entry") from None


def plain(node: object) -> object:
    """A tree of ruamel as plain Python values; dates stay strings, since YAML would make them something else."""
    if isinstance(node, dict):
        return {str(key): plain(value) for key, value in node.items()}
    if isinstance(node, list):
        return [plain(value) for value in node]
    if isinstance(node, (datetime.date, datetime.datetime)):
        return node.isoformat()
    if isinstance(node, bool) or node is None:
        return node
    for kind in (int, float, str):
        if isinstance(node, kind):
            return kind(node)
    return node


def line_of(tree: object, location: tuple[int | str, ...]) -> int:
    """The line, from 1, of the deepest part of `location` that exists in the tree."""
    line, node = 1, tree
    for step in location:
        if not isinstance(node, CommentedBase) or (isinstance(node, dict) and step not in node):
            break
        mark = node.lc.data.get(step) if node.lc.data else None
        line = mark[0] + 1 if mark else line
        node = node[step]
    return line
