"""An executed notebook as bytes that the same run gives again: no clock, no random id, no path of this machine."""

import copy
import re
import sysconfig
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
MARKER = "papermill-error-cell-tag"  # papermill's tag for the two cells that point at a failure
VOLATILE = (
    (re.compile(r"\x1b\[[0-9;]*m"), ""),  # colours, which a kernel adds to tracebacks
    (re.compile(r"\bat 0x[0-9a-f]{6,16}\b"), "at 0x…"),
    (re.compile(r"\b0x(?:7f|55|56)[0-9a-f]{10}\b"), "0x…"),  # a Linux address outside `<… at 0x…>`
    (re.compile(rf"{re.escape(tempfile.gettempdir())}/ipykernel_\d+/\d+\.py"), "<cell>"),
)


def scrub(notebook: NotebookNode, places: Mapping[Path, str]) -> bytes:
    """The notebook as UTF-8 JSON, keys sorted; each of `places`, an absolute folder, is written by its other name."""
    clean = _cleaner(places)
    kept = copy.deepcopy(notebook)
    kept.metadata.pop("papermill", None)
    kept.metadata.update(kernelspec=KERNEL, language_info=LANGUAGE)
    marks = 0
    for cell in kept.cells:
        tags = cell.metadata.get("tags", [])
        for name in ("papermill", "execution"):
            cell.metadata.pop(name, None)
        if not tags:
            cell.metadata.pop("tags", None)  # papermill adds an empty list
        if "injected-parameters" in tags:
            cell.id = "injected-parameters"
        if MARKER in tags:
            marks += 1
            cell.id = f"failure-{marks}"
        if cell.cell_type == "code":
            cell.outputs = clean(_streams_joined(cell.outputs))
    # A lone surrogate has no UTF-8; as \udcxx it is the same character in JSON.
    return f"{nbformat.writes(kept, version=4)}\n".encode("utf-8", "backslashreplace")


def _streams_joined(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Neighbouring writes as one stdout and one stderr: how a kernel cuts and mixes the two depends on its speed."""
    joined: list[NotebookNode] = []
    run: dict[str, NotebookNode] = {}
    for output in outputs:
        if output.output_type != "stream":
            joined += [*_ordered(run), output]
            run = {}
        elif output.name in run:
            run[output.name].text += output.text
        else:
            run[output.name] = output
    return joined + _ordered(run)


def _ordered(run: dict[str, NotebookNode]) -> list[NotebookNode]:
    return [run[name] for name in ("stdout", "stderr") if name in run]


def _cleaner(places: Mapping[Path, str]) -> Callable[[Any], Any]:
    names = _other_names(places)
    # Only whole paths: /home/a must not be found in /home/ab, nor in /mnt/home/a.
    paths = re.compile(rf"(?<![\w/~.-])({'|'.join(re.escape(name) for name in sorted(names, key=len, reverse=True))})(?![\w-])")

    def clean(node: Any) -> Any:
        if isinstance(node, dict):
            return type(node)({key: clean(value) for key, value in node.items()})
        if isinstance(node, list):
            return [clean(value) for value in node]
        if not isinstance(node, str):
            return node
        for pattern, plain in VOLATILE:
            node = pattern.sub(plain, node)
        return paths.sub(lambda found: names[found[1]], node)

    return clean


def _other_names(places: Mapping[Path, str]) -> dict[str, str]:
    """Every spelling of the machine's folders with the name that stands for it; tracebacks write the home folder as ~."""
    folders = {Path(sysconfig.get_path("stdlib")): "<python>", Path(sysconfig.get_path("purelib")): "<packages>", **places}
    names = {}
    for folder, name in folders.items():
        names[str(folder)] = names[folder.as_uri()] = name
        if folder.is_relative_to(Path.home()) and folder != Path.home():
            names[f"~/{folder.relative_to(Path.home())}"] = name
    return names
