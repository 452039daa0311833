"""The tables that a reader takes along: CSV quoted by RFC 4180, UTF-8 without a mark, no cell that a spreadsheet would run."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")  # OWASP ASVS 5, 1.2.10, and its page on CSV


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """The rows under their column names; a cell that begins like a formula, apostrophes aside, gets one apostrophe more."""
    return "".join(_line(row) for row in (columns, *rows)).encode()


def _line(row: Sequence[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_cell(value) for value in row])  # with \r\n as its line end it quotes a lone \r too
    return buffer.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.lstrip("'").startswith(FORMULA) else text
