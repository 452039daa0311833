"""Adding sources to a case's sources.yaml, one or many, comments kept."""

import csv
import io
from pathlib import Path

from pydantic import ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from tahqiq.core.case import Case
from tahqiq.core.errors import ConfigError, UsageError
from tahqiq.core.files import write_bytes
from tahqiq.core.records import Source
from tahqiq.core.yamlfile import load_tree, plain, read_text


def add_sources(case: Case, rows: list[dict[str, str]], where: str) -> list[Source]:
    """The sources as added, with ids of their own where a row has none; all are added or none.

    Raises ConfigError, naming the row, where one is no source; UsageError where an address or id is there already.
    """
    present = list(case.sources().sources)
    added: list[Source] = []
    for number, row in enumerate(rows, start=1):
        source = _source(row, _next_id([*present, *added]), f"{where}, source {number}")
        for other in (*present, *added):
            if source.url == other.url or source.id == other.id:
                raise UsageError(f"{source.url} ({source.id}) is there already as {other.id}", where, "nothing was added")
        added.append(source)
    _append(case.folder / "sources.yaml", added)
    return added


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a file of sources: YAML with a list `sources`, or CSV with a header line; raises ConfigError."""
    if path.suffix.lower() == ".csv":
        try:
            rows = list(csv.DictReader(io.StringIO(read_text(path).removeprefix("\ufeff"), newline="")))
        except csv.Error as error:
            raise ConfigError(f"not a CSV file: {error}", str(path), "save it as CSV, UTF-8, with a header line") from None
        for number, row in enumerate(rows, start=1):
            if None in row:
                raise ConfigError(
                    "more cells than the header has names", f"{path}, source {number}", "quote cells that hold commas"
                )
        return [{key: value for key, value in row.items() if key and value} for row in rows]
    tree = plain(load_tree(path))
    rows = tree.get("sources") if isinstance(tree, dict) else tree
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ConfigError("there is no list of sources", str(path), "write a list under `sources:`, each with its url")
    return rows


def _source(row: dict[str, str], free_id: str, where: str) -> Source:
    fields = {"id": free_id, "publisher": "", "language": "und", "date": "", "date_basis": "", "tier": "independent"}
    fields |= {"summary": "", "read": "", "title": row.get("url", "")}
    if not row.get("url"):
        raise ConfigError(
            "a source without an address", where, "give it a url; a page on paper belongs in the note of another source"
        )
    try:
        return Source.model_validate(fields | row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ConfigError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}", where, "mend that field") from None


def _next_id(sources: list[Source]) -> str:
    return f"S{max((int(source.id[1:]) for source in sources), default=0) + 1:02d}"


def _append(path: Path, added: list[Source]) -> None:
    """The new entries go in as text: writing the whole file anew would change the quotes and line ends of those before."""
    text = read_text(path) if path.is_file() else "schema_version: 1\nsources: []\n"
    lines = [f"{line}\n" for line in text.splitlines()]
    tree = load_tree(path) if path.is_file() else YAML(typ="rt").load(text)
    present = tree.get("sources", [])
    if present and present.fa.flow_style():
        raise ConfigError("the sources stand on one line, as in JSON", str(path), "write them as a list, one under another")
    indent = present.lc.col if present else 0
    block = [f"{' ' * indent}{line}\n" for line in _entries(added).splitlines()]
    if present:
        place = _end_of_list(tree, lines)
        lines[place:place] = ["\n", *block]
    elif "sources" in tree:
        place = tree.lc.key("sources")[0]
        lines[place : place + 1] = ["sources:\n", *block]
    else:
        lines += ["sources:\n", *block]
    write_bytes(path, "".join(lines).encode())


def _end_of_list(tree: dict, lines: list[str]) -> int:
    """The line after the last source; blank lines and comments that come before the next name stay below it."""
    names = list(tree)
    later = names[names.index("sources") + 1 :]
    place = tree.lc.key(later[0])[0] if later else len(lines)
    while place and (not lines[place - 1].strip() or lines[place - 1].lstrip().startswith("#")):
        place -= 1
    return place


def _entries(added: list[Source]) -> str:
    yaml = YAML(typ="rt")
    yaml.width, yaml.allow_unicode = 118, True
    buffer = io.StringIO()
    for source in added:
        fields = source.model_dump(mode="json", exclude_defaults=True)
        fields["date"] = DoubleQuotedScalarString(fields["date"])  # bare, YAML would read it as a date
        yaml.dump([fields], buffer)
        buffer.write("\n")
    return "\n".join(line.rstrip() for line in buffer.getvalue().rstrip().splitlines())
