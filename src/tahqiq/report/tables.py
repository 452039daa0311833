"""The tables that a reader takes along: CSV by RFC 4180, UTF-8 without a mark, no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0", "＝", "＋", "－", "＠")  # OWASP ASVS 5, 1.2.10


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows under their column names; a cell that begins like a formula is prefixed with an apostrophe."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text
