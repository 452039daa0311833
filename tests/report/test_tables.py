"""The tables can be read again cell by cell, and no cell of them is run by a spreadsheet."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tahqiq.report.tables import FORMULA, to_csv

CELLS = st.text(alphabet=st.one_of(st.sampled_from("=+-@\t\r\n\0'\",;ا\u202e"), st.characters(exclude_categories=["Cs"])))


def read(data: bytes) -> list[list[str]]:
    """A table as Python reads it."""
    return list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))


def bare(cell: str) -> str:
    """A cell without the apostrophe that guards it."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2)))
@example([["a\r=1+1", "b"]])
@example([["'=1", "=1"]])
@example([["", ""], ["\r\n", '"']])
def test_a_table_can_be_read_again(rows: list[list[str]]) -> None:
    found = read(to_csv(["a", "b"], rows))
    assert found[0] == ["a", "b"]
    assert [[bare(cell) for cell in row] for row in found[1:]] == rows


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", "x\r", "x\n", "x\r\n", 'x"'])
def test_no_cell_begins_like_a_formula(start: str, before: str) -> None:
    words = f"{before}{start}HYPERLINK(1)"
    row = read(to_csv(["a"], [[words]]))[1:]
    assert row == [[words if before else f"'{words}"]], "one cell, guarded if it begins the formula"


def test_numbers_are_left_as_numbers() -> None:
    assert to_csv(["a", "b", "c"], [(-1, -0.5, None)]) == b"a,b,c\n-1,-0.5,\n"


def test_a_column_name_is_a_cell_too() -> None:
    assert read(to_csv(["=1", "b"], []))[0] == ["'=1", "b"]


def test_a_table_has_no_byte_order_mark_and_one_kind_of_line_end() -> None:
    data = to_csv(["a"], [["جسر"], ["x"]])
    assert data == "a\nجسر\nx\n".encode()
