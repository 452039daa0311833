"""Word lists kept as data: one entry a line, `#` begins a comment, spelling folded as `lexicon_key` does."""

import functools
from importlib import resources

from tahqiq.text.arabic import lexicon_key


@functools.cache
def word_list(name: str, package: str = "tahqiq.text") -> frozenset[str]:
    """The entries of `lists/<name>.txt` in a package, folded."""
    return frozenset(row[0] for row in table(name, package))


@functools.cache
def table(name: str, package: str = "tahqiq.text") -> tuple[tuple[str, ...], ...]:
    """The rows of `lists/<name>.txt` in a package: tab-separated cells, each folded."""
    return tuple(tuple(lexicon_key(cell) for cell in row) for row in raw_table(name, package))


@functools.cache
def raw_table(name: str, package: str = "tahqiq.text") -> tuple[tuple[str, ...], ...]:
    """The same rows as they are written, where capital letters tell names from words."""
    text = (resources.files(package) / "lists" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].rstrip() for line in text.splitlines())
    return tuple(tuple(cell.strip() for cell in line.split("\t")) for line in lines if line)
