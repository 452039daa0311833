"""The house as its inspectors see it: the package's modules, what each imports, and which files a module needs to run."""

import ast
import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

import tahqiq

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src"
DEMO = "aleppo-2016-11-02"


@functools.cache
def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for path in sorted((SRC / "tahqiq").rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


@functools.cache
def tree_of(path: Path) -> ast.Module:
    """A file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(tree: ast.AST, module: str = "", package: bool = False) -> list[tuple[int, str]]:
    """Line and dotted name of everything that is imported anywhere under a tree, inside functions too.

    A public name of the package counts as the module that defines it; `from a import b` as a.b where that is a module.
    """
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = _base(node, module, package)
            found += [(node.lineno, _target(base, alias.name)) for alias in node.names]
    return found


def _base(node: ast.ImportFrom, module: str, package: bool) -> str:
    if not node.level:
        return node.module or ""
    parts = module.split(".")
    up = parts[: len(parts) - node.level + (1 if package else 0)]
    return ".".join([*up, node.module] if node.module else up)


def _target(base: str, name: str) -> str:
    if base == "tahqiq" and name in tahqiq.PUBLIC:
        return tahqiq.PUBLIC[name]
    return f"{base}.{name}" if f"{base}.{name}" in modules() else base


def imports_of(module: str) -> list[tuple[int, str]]:
    """Line and dotted name of what a module of the package imports."""
    path = modules()[module]
    return imported(tree_of(path), module, path.name == "__init__.py")


def _with_parents(module: str) -> Iterator[str]:
    parts = module.split(".")
    for count in range(1, len(parts) + 1):
        name = ".".join(parts[:count])
        if name in modules():
            yield name


def closure(start: Iterable[str]) -> set[str]:
    """Every module of the package that is reached from `start`, imports inside functions included."""
    reached: set[str] = set()
    waiting = [name for module in start for name in _with_parents(module)]
    while waiting:
        module = waiting.pop()
        if module in reached:
            continue
        reached.add(module)
        for _, name in imports_of(module):
            if name.split(".")[0] == "tahqiq":
                waiting += _with_parents(name)
    return reached


def files_of(reached: set[str]) -> set[str]:
    """The files that those modules need: their code, and the data files that lie in their packages."""
    needed = {modules()[name] for name in reached}
    for name in reached:
        path = modules()[name]
        if path.name == "__init__.py":
            needed |= set(_data_files(path.parent))
    return {path.relative_to(ROOT).as_posix() for path in needed}


def _data_files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name != "__pycache__" and not (path / "__init__.py").exists():
            yield from _data_files(path)
        elif path.is_file() and path.suffix not in {".py", ".pyc"}:
            yield path
