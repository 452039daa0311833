"""Who may import whom, which library enters by which door, and how long, how well described and how safe the code is."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from house import ROOT, SRC, imports_of, modules, tree_of

EVERYTHING = frozenset(
    (
        "core",
        "anyfile",
        "text",
        "index",
        "evidence",
        "methods",
        "stages",
        "charts",
        "evaluate",
        "report",
        "notebook",
        "intake",
        "terminal",
        "bench",
    )
)
# Who may import whom. A room may always import itself, but a stage never another stage; nobody imports cli but __main__.
MAY_IMPORT = {
    "tahqiq": frozenset(),  # the package's __init__ loads public names when first used
    "core": frozenset(),
    "text": frozenset({"core"}),
    "index": frozenset({"core", "text"}),
    "evidence": frozenset({"core", "text"}),
    "methods": frozenset({"core", "text", "index"}),
    "stages": frozenset({"core", "text", "methods", "index"}),
    "stages.report": frozenset({"core", "text", "methods", "index", "charts", "report"}),
    "stages.index": frozenset({"core", "text", "methods", "index", "charts", "report"}),
    "charts": frozenset({"core"}),
    "evaluate": frozenset({"core"}),
    "report": frozenset({"core", "charts"}),
    "intake": frozenset({"core", "text", "methods", "stages"}),
    "anyfile": frozenset({"core", "stages", "intake"}),
    "bench": frozenset({"core", "methods", "stages", "evaluate"}),
    "terminal": frozenset({"core"}),
    "notebook": EVERYTHING,
    "cli": EVERYTHING,
    "__main__": frozenset({"cli"}),
}
# One library, one door.
DOORS = {
    "altair": "charts",
    "vl_convert": "charts",
    "papermill": "notebook",
    "nbformat": "notebook",
    "nbclient": "notebook",
    "IPython": "notebook",
    "ipykernel": "notebook",
    "jinja2": "report",
    "markupsafe": "report",
    "ruamel": "core",
    "requests": "evidence",
    "textacy": "bench",
    "spacy": "bench",
}
NO_PANDAS = "core"  # but for the one module that makes frames
FRAMES = "tahqiq.core.frames"
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}
UNSAFE_CALLS = {"eval", "exec", "compile"}
UNSAFE_MODULES = {"pickle", "cPickle", "joblib", "dill", "shelve", "marshal"}
BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
MAX_FILE, MAX_FUNCTION = 300, 40
TEXT_SUFFIXES = {".py", ".j2", ".css", ".html", ".yaml", ".yml", ".toml", ".md", ".ipynb", ".txt", ".cfg", ".ini"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def room_of(module: str) -> str:
    """The room a module is in: the first part of its name inside the package."""
    return module.split(".")[1] if "." in module else module


def allowed(module: str) -> frozenset[str]:
    """The rooms that a module may import from, its own included."""
    inner = module.removeprefix("tahqiq.")
    room = room_of(module)
    rule = MAY_IMPORT.get(inner, MAY_IMPORT.get(room))
    assert rule is not None, f"{module} is in a room that the import table does not know: add {room!r} to MAY_IMPORT"
    return rule | (frozenset() if room == "stages" else {room}) | {"tahqiq"}


def python_files() -> list[Path]:
    """The package's and the tests' own code."""
    return sorted([*modules().values(), *(ROOT / "tests").rglob("*.py")])


def source_files() -> Iterator[Path]:
    """Everything people write and others read: code, templates, notebooks, docs; not the texts of cases."""
    for name in ("src", "tests", "notebooks", "docs", ".github", ".ci"):
        yield from (path for path in (ROOT / name).rglob("*") if path.is_file() and path.suffix in TEXT_SUFFIXES)
    yield from (path for path in ROOT.iterdir() if path.is_file() and path.suffix in TEXT_SUFFIXES)


def place(path: Path, line: int = 0) -> str:
    """A path from the project's folder, and a line."""
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))


def test_the_import_table_holds() -> None:
    wrong = []
    for module, path in modules().items():
        for line, name in imports_of(module):
            if name.split(".")[0] != "tahqiq" or (name.startswith(f"{module}.") and path.name == "__init__.py"):
                continue
            if room_of(name) not in allowed(module):
                wrong.append(f"{place(path, line)} imports {name}: {room_of(module)} may import {sorted(allowed(module))}")
    assert not wrong, "\n".join(wrong)


def test_each_library_enters_by_its_door() -> None:
    wrong = []
    for module, path in modules().items():
        for line, name in imports_of(module):
            library = name.split(".")[0]
            if library in DOORS and room_of(module) != DOORS[library]:
                wrong.append(f"{place(path, line)} imports {library}, whose door is {DOORS[library]}/")
            if library == "pandas" and room_of(module) == NO_PANDAS and module != FRAMES:
                wrong.append(f"{place(path, line)} imports pandas; in core only {FRAMES} does")
    assert not wrong, "\n".join(wrong)


def test_core_and_text_need_only_small_libraries() -> None:
    known = {"tahqiq", "pydantic", "ruamel", "filelock", "pandas"} | sys.stdlib_module_names
    wrong = [
        f"{place(path, line)} imports {name}"
        for module, path in modules().items()
        if room_of(module) == "core"
        for line, name in imports_of(module)
        if name.split(".")[0] not in known
    ]
    assert not wrong, "core holds the nouns and knows no method:\n" + "\n".join(wrong)


def test_files_and_functions_are_short() -> None:
    wrong = []
    for path in python_files():
        length = len(path.read_text(encoding="utf-8").splitlines())
        if length > MAX_FILE:
            wrong.append(f"{place(path)} has {length} lines; {MAX_FILE} are allowed: split it by what it talks about")
        for node in ast.walk(tree_of(path)):
            if isinstance(node, FUNCTIONS) and (size := node.end_lineno - node.lineno + 1) > MAX_FUNCTION:
                wrong.append(f"{place(path, node.lineno)} {node.name} has {size} lines; {MAX_FUNCTION} are allowed")
    assert not wrong, "\n".join(wrong)


def _public(body: list[ast.stmt], prefix: str = "") -> Iterator[tuple[str, ast.stmt]]:
    for node in body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            yield f"{prefix}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from _public(node.body, f"{prefix}{node.name}.")


def test_everything_public_says_what_comes_out() -> None:
    wrong = []
    for path in modules().values():
        tree = tree_of(path)
        empty_package = path.name == "__init__.py" and not tree.body
        if not ast.get_docstring(tree) and not empty_package:
            wrong.append(f"{place(path, 1)} the module has no docstring")
        wrong += [
            f"{place(path, node.lineno)} {name} has no docstring"
            for name, node in _public(tree.body)
            if not ast.get_docstring(node)
        ]
    assert not wrong, "\n".join(wrong)


def test_everything_is_annotated() -> None:
    wrong = []
    for path in modules().values():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, FUNCTIONS):
                given = (
                    node.args.posonlyargs
                    + node.args.args
                    + node.args.kwonlyargs
                    + [a for a in (node.args.vararg, node.args.kwarg) if a]
                )
                bare = [arg.arg for arg in given if arg.annotation is None and arg.arg not in ("self", "cls")]
                bare += ["its result"] if node.returns is None else []
                if bare:
                    wrong.append(f"{place(path, node.lineno)} {node.name}: no annotation on {', '.join(bare)}")
    assert not wrong, "\n".join(wrong)


def test_no_name_says_nothing() -> None:
    paths = [*(SRC / "tahqiq").rglob("*"), *(ROOT / "tests").rglob("*")]
    wrong = [place(path) for path in paths if path.stem.lower() in VAGUE]
    assert not wrong, f"name it after what it holds: {wrong}"


def test_no_hidden_direction_marks_in_source_files() -> None:
    wrong = []
    for path in source_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if found := BIDI.search(line):
                wrong.append(f"{place(path, number)} holds U+{ord(found[0]):04X}; write it as an escape")
    assert not wrong, "\n".join(wrong)


def test_nothing_unsafe_is_called_or_loaded() -> None:
    wrong = []
    for module, path in modules().items():
        if room_of(module) != "notebook":
            calls = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
            wrong += [f"{place(path, node.lineno)} calls {node.func.id}" for node in calls if node.func.id in UNSAFE_CALLS]
        wrong += [
            f"{place(path, line)} imports {name}" for line, name in imports_of(module) if name.split(".")[0] in UNSAFE_MODULES
        ]
        wrong += [
            f"{place(path, line)} imports {name}: YAML is read by core/yamlfile.py"
            for line, name in imports_of(module)
            if name == "yaml"
        ]
    assert not wrong, "\n".join(wrong)


def test_yaml_is_only_read_in_its_round_trip_form() -> None:
    wrong = []
    for path in modules().values():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "YAML":
                kinds = [keyword.value for keyword in node.keywords if keyword.arg == "typ"]
                if not (kinds and isinstance(kinds[0], ast.Constant) and kinds[0].value in ("rt", "safe")):
                    wrong.append(place(path, node.lineno))
    assert not wrong, f"say typ='rt' or typ='safe'; 'unsafe' makes objects out of text: {wrong}"


def test_templates_escape_everything() -> None:
    wrong = []
    for path in (SRC / "tahqiq").rglob("*"):
        if path.suffix in (".j2", ".html", ".xml"):
            text = path.read_text(encoding="utf-8")
            wrong += [place(path) for mark in (r"\|\s*safe\b", r"autoescape\s+false") if re.search(mark, text)]
    assert not wrong, f"no |safe and no autoescape false in {wrong}: what is markup is made in one module"


def test_one_module_alone_makes_markup() -> None:
    makers = {module for module, path in modules().items() if re.search(r"\bMarkup\(", path.read_text(encoding="utf-8"))}
    assert len(makers) <= 1, f"Markup is made in {sorted(makers)}; text becomes markup in one place that can be read in a minute"


@pytest.mark.parametrize("name", ["core.records", "core.errors", "core.pipeline"])
def test_the_inspectors_see_the_house(name: str) -> None:
    assert f"tahqiq.{name}" in modules(), "the inspectors look at the wrong folder, and would pass on nothing"
