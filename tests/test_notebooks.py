"""The notebooks in git: no results, no code that belongs in the package, and the same parameters as params.yaml."""

import ast
import json
import re
from pathlib import Path

import pytest

import tahqiq
from house import DEMO, ROOT
from tahqiq.core.params import load_params
from tahqiq.core.pipeline import STAGES, Stage

NOTEBOOKS = sorted(path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
PUBLIC_MODULES = ("charts", "evaluate")
MAX_CODE_LINES = 40
CELL_ID = re.compile(r"^[a-zA-Z0-9_-]{1,64}$")

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
every_stage = pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)


def cells(path: Path, kind: str = "code") -> list[dict]:
    """A notebook's cells of one kind."""
    return [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == kind]


def source(cell: dict) -> str:
    """A cell's text."""
    return "".join(cell["source"])


def parameters(path: Path) -> dict[str, tuple[object, str]]:
    """Value and trailing comment of every name in the one cell that is tagged `parameters`."""
    tagged = [cell for cell in cells(path) if "parameters" in cell["metadata"].get("tags", [])]
    assert len(tagged) == 1, f"{path.name}: {len(tagged)} cells are tagged `parameters`; there must be one"
    text, found = source(tagged[0]), {}
    for node in ast.parse(text).body:
        assert isinstance(node, ast.Assign) and len(node.targets) == 1, f"{path.name}: the parameters cell only assigns"
        tail = text.splitlines()[node.end_lineno - 1].encode()[node.end_col_offset :].decode()
        found[node.targets[0].id] = (ast.literal_eval(node.value), tail.strip().removeprefix("#").strip())
    return found


def comments_of_params() -> dict[str, str]:
    """The trailing comment of every name in params.yaml."""
    found = {}
    for line in (ROOT / "params.yaml").read_text(encoding="utf-8").splitlines():
        if match := re.match(r"^  (\w+): .*?\s+# (.+)$", line):
            found[match[1]] = match[2]
    return found


def test_there_is_a_notebook_for_every_stage() -> None:
    have = {path.name for path in NOTEBOOKS if path.parent.name == "notebooks"}
    assert have == {stage.notebook for stage in STAGES}


@every_notebook
def test_holds_no_results(path: Path) -> None:
    for cell in cells(path):
        assert not cell["outputs"] and cell["execution_count"] is None, (
            f"{path.name}, cell {cell['id']}: clear all outputs before saving"
        )
        assert not set(cell["metadata"]) - {"tags"}, (
            f"{path.name}, cell {cell['id']}: metadata {cell['metadata']} changes on every save"
        )


@every_notebook
def test_asks_calls_and_looks(path: Path) -> None:
    lines = [line for cell in cells(path) for line in source(cell).splitlines() if line.strip()]
    assert len(lines) <= MAX_CODE_LINES, f"{path.name} has {len(lines)} lines of code: move some into the package"
    for cell in cells(path):
        for node in ast.walk(ast.parse(source(cell))):
            named = isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
            assert not named, f"{path.name}, cell {cell['id']}: `{getattr(node, 'name', '')}` belongs in the package"


@every_notebook
def test_cells_keep_their_ids(path: Path) -> None:
    ids = [cell["id"] for kind in ("code", "markdown", "raw") for cell in cells(path, kind)]
    assert len(set(ids)) == len(ids) and all(CELL_ID.match(name) for name in ids), f"{path.name}: {ids}"


@every_notebook
def test_uses_public_names_only(path: Path) -> None:
    for cell in cells(path):
        for node in ast.walk(ast.parse(source(cell))):
            if isinstance(node, ast.Import):
                wrong = [alias.name for alias in node.names if alias.name.startswith("tahqiq")]
            elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "tahqiq":
                public = {*tahqiq.PUBLIC, *PUBLIC_MODULES} if node.module == "tahqiq" else set()
                wrong = (
                    []
                    if node.module.removeprefix("tahqiq.") in PUBLIC_MODULES
                    else [a.name for a in node.names if a.name not in public]
                )
            else:
                continue
            assert not wrong, f"{path.name}, cell {cell['id']}: {wrong} are no public names of tahqiq"


@every_stage
def test_parameters_are_those_of_params_yaml(stage: Stage) -> None:
    blocks = load_params(ROOT / "params.yaml")
    expected = {"case": DEMO}
    for block in stage.blocks:
        expected |= {name: list(value) if isinstance(value, tuple) else value for name, value in blocks[block]}
    found = {name: value for name, (value, _) in parameters(ROOT / "notebooks" / stage.notebook).items()}
    assert found == expected, f"{stage.notebook}: write the values of params.yaml into its parameters cell"
    assert list(found) == list(expected), f"{stage.notebook}: keep the order of params.yaml"


@every_stage
def test_every_parameter_says_what_it_is(stage: Stage) -> None:
    wanted = comments_of_params()
    for name, (_, comment) in parameters(ROOT / "notebooks" / stage.notebook).items():
        assert comment, f"{stage.notebook}: {name} has no comment; papermill shows it as the parameter's help"
        assert comment == wanted.get(name, comment), f"{stage.notebook}: {name} is described otherwise in params.yaml"


def test_the_default_case_is_there() -> None:
    assert (ROOT / "data" / "cases" / DEMO / "case.yaml").is_file()
