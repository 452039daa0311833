"""The only reader and writer of tables: JSON Lines, one record a line, fields in the record's order."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from tahqiq.core.errors import IntegrityError
from tahqiq.core.files import write_bytes
from tahqiq.core.records import Record

Row = TypeVar("Row", bound=Record)


def to_lines(rows: Iterable[Record]) -> bytes:
    """The rows as UTF-8 JSON Lines."""
    lines = (json.dumps(row.model_dump(mode="json"), ensure_ascii=False, allow_nan=False) for row in rows)
    return "".join(f"{line}\n" for line in lines).encode()


def write_table(path: Path, rows: Iterable[Record]) -> None:
    """Write a table whole or not at all; raises DiskError."""
    write_bytes(path, to_lines(rows))


def read_table(path: Path, record: type[Row]) -> list[Row]:
    """A table's rows; raises IntegrityError with the line that is not such a record."""
    rows: list[Row] = []
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise IntegrityError(f"cannot be read as a table: {error}", str(path), "run the stage again") from None
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            rows.append(record.model_validate_json(line))
        except ValidationError as error:
            what = f"not a {record.__name__}: {error.errors(include_url=False)[0]['msg']}"
            raise IntegrityError(what, f"{path}:{number}", "run the stage again") from None
    return rows
