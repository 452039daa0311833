"""Records as a pandas table to look at: spans shown by their words, nested parts left to the record."""

from collections.abc import Sequence

import pandas

from tahqiq.core.records import Record, Span


def to_frame(rows: Sequence[Record], *columns: str) -> pandas.DataFrame:
    """One row a record, in order, with the named columns or with all of them."""
    names = list(columns) or (list(type(rows[0]).model_fields) if rows else [])
    return pandas.DataFrame([[_cell(getattr(row, name)) for name in names] for row in rows], columns=names)


def _cell(value: object) -> object:
    if isinstance(value, Span):
        return " ".join(value.text.split())
    if isinstance(value, Record):
        return next(iter(value.model_dump().values()))
    if isinstance(value, tuple):
        return " | ".join(str(_cell(part)) for part in value)
    return value
