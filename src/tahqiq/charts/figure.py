"""A figure: a question, its answer in words, its table and its chart; and the few parts that all charts share."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from tahqiq.charts.words import Words
from tahqiq.core.errors import UsageError

Chart = alt.Chart | alt.LayerChart | alt.VConcatChart | alt.HConcatChart


@dataclass(frozen=True)
class Figure:
    """What stands on the page: `title` asks, `caption` answers, `description` is for screen readers, `table` is the CSV."""

    id: str
    title: str
    caption: str
    description: str
    table: pd.DataFrame
    chart: Chart


def finished(name: str, words: Words, caption: str, table: pd.DataFrame, chart: Chart) -> Figure:
    """The figure with its title and description out of the words' table, the description also inside the chart."""
    caption = caption if len(table) else words.of("empty")
    description = f"{words.of(f'{name}.what')} {caption}"
    return Figure(name, words.of(f"{name}.title"), caption, description, table, chart.properties(description=description))


def columns_of(frame: pd.DataFrame, name: str, columns: Sequence[str], blanks: dict[str, str] | None = None) -> pd.DataFrame:
    """These columns as text, blanks filled (by the empty string, or as told); UsageError names the columns that are missing."""
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise UsageError(f"the table lacks {', '.join(missing)}", f"figure {name}", f"it needs {', '.join(columns)}")
    text = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), "")
    text = text.map(str).reset_index(drop=True)
    for column, blank in (blanks or {}).items():
        text[column] = text[column].where(text[column] != "", blank)
    return text


def rows_data(rows: Sequence[dict[str, object]]) -> alt.Data:
    """Rows as inline data, in their order."""
    return alt.Data(values=list(rows))


def named_axis(words: Words, names: Sequence[list[str]], side: str = "y", **more: object) -> alt.Axis:
    """An axis over positions 0, 1, 2 ... that shows a name (lines of text) at each; at the right in a right-to-left edition."""
    lines = ",".join("[" + ",".join(_quoted(line) for line in name) + "]" for name in names)
    orient = "top" if side == "x" else ("right" if words.rtl else "left")
    plain = {"orient": orient, "title": None, "ticks": False, "domain": False, "grid": False, "labelPadding": 6}
    return alt.Axis(**{**plain, "labelExpr": f"[{lines}][datum.value]", **more})


def number_scale(words: Words, **more: object) -> alt.Scale:
    """A scale of numbers that starts at the side where the edition's reader starts."""
    return alt.Scale(reverse=words.rtl, **more)


def title_at(words: Words) -> dict[str, object]:
    """Where the title of a horizontal axis stands: at the side where the reader starts."""
    return {"titleAnchor": "end" if words.rtl else "start"}


def key_row(words: Words, entries: Sequence[tuple[str, str, str]], width: int, filled: Sequence[bool] = ()) -> alt.LayerChart:
    """A key of (label, colour, shape) in columns of equal width; unlike Vega's own legend it can run right to left."""
    longest = max((len(label) for label, _, _ in entries), default=1)
    per_row = max(1, min(len(entries), int(width // (longest * 6.6 + 30))))
    step, side = width / per_row, -1 if words.rtl else 1
    rows = []
    for at, (label, colour, shape) in enumerate(entries):
        left = (at % per_row) * step + 7
        x = width - left if words.rtl else left
        solid = filled[at] if filled else True
        rows.append({"x": x, "t": x + side * 11, "y": at // per_row * 19 + 9, "label": words.drawn(label),
                     "colour": colour, "shape": shape, "fill": colour if solid else "transparent"})
    return _key_layers(rows, width, 19 * ((len(entries) + per_row - 1) // per_row), "right" if words.rtl else "left")


def _key_layers(rows: list[dict[str, object]], width: int, height: int, align: str) -> alt.LayerChart:
    """The marks and the words of a key, placed in pixels."""
    x, y = ({"scale": alt.Scale(domain=[0, size], nice=False, zero=False), "axis": None} for size in (width, height))
    base = alt.Chart(rows_data(rows)).encode(y=alt.Y("y:Q", **{**y, "scale": alt.Scale(domain=[height, 0], nice=False)}))
    points = base.mark_point(size=70, strokeWidth=1.5, opacity=1).encode(
        x=alt.X("x:Q", **x),
        shape=alt.Shape("shape:N", scale=None),
        stroke=alt.Stroke("colour:N", scale=None),
        fill=alt.Fill("fill:N", scale=None),
    )
    texts = base.mark_text(align=align, baseline="middle").encode(x=alt.X("t:Q", **x), text="label:N")
    return alt.layer(points, texts).properties(width=width, height=height)


def _quoted(text: str) -> str:
    """The text as a string of Vega's expression language."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", " ")
    return f"'{escaped}'"
