"""What `params.yaml` may say: one frozen class a block, no default here and there; unknown names are refused."""

import difflib
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from tahqiq.core.errors import ConfigError
from tahqiq.core.records import Level, Record
from tahqiq.core.yamlfile import line_of, load_tree, plain


class IngestParams(Record):
    """Block `ingest`."""

    reader: str


class ExtractParams(Record):
    """Block `extract`."""

    extractor: str
    levels: tuple[Level, ...] = Field(min_length=1)


class LinkParams(Record):
    """Block `link`."""

    ranker: str
    top_k: int = Field(ge=1, le=100)


class AssessParams(Record):
    """Block `assess`."""

    min_overlap: float = Field(gt=0, le=1)


class ReportParams(Record):
    """Block `report`."""

    language: Literal["en", "ar"]


class PublishParams(Record):
    """Block `publish`."""

    base_url: str = Field(pattern=r"^(https?://[^\s/?#]+(/[^\s?#]*)?)?$")


BLOCKS: dict[str, type[Record]] = {
    "ingest": IngestParams,
    "extract": ExtractParams,
    "link": LinkParams,
    "assess": AssessParams,
    "report": ReportParams,
    "publish": PublishParams,
}


def load_params(path: Path) -> dict[str, Record]:
    """Every block of params.yaml, checked; raises ConfigError with the line and the nearest known name."""
    tree = load_tree(path)
    if not isinstance(tree, dict):
        raise ConfigError("the file holds no blocks", f"{path}:1", f"it needs {', '.join(BLOCKS)}")
    _known(tree, (), BLOCKS, path)
    missing = [name for name in BLOCKS if name not in tree]
    if missing:
        raise ConfigError(f"block {missing[0]!r} is missing", str(path), "restore it from git")
    return {name: _block(tree, name, path) for name in BLOCKS}


def _block(tree: dict, name: str, path: Path) -> Record:
    model, block = BLOCKS[name], tree[name]
    if not isinstance(block, dict):
        remedy = f"it needs {', '.join(model.model_fields)}"
        raise ConfigError(f"{name} holds no names", f"{path}:{line_of(tree, (name,))}", remedy)
    _known(block, (name,), model.model_fields, path, tree)
    try:
        return model.model_validate(plain(block))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = (name, *first["loc"])
        what = f"{'.'.join(str(step) for step in where)}: {first['msg']}"
        raise ConfigError(what, f"{path}:{line_of(tree, where)}", "mend that value") from None


def _known(node: dict, place: tuple[str, ...], known: object, path: Path, tree: object = None) -> None:
    for name in node:
        if name not in known:
            near = difflib.get_close_matches(str(name), list(known), n=1, cutoff=0.5)
            full = ".".join((*place, str(name)))
            line = line_of(tree if tree is not None else node, (*place, name))
            remedy = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
            raise ConfigError(f"unknown parameter {full!r}", f"{path}:{line}", remedy)
