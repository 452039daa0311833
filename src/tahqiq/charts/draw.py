"""An Altair chart in, a static SVG out: the same bytes on every machine, safe to stand inside a page.

No figure of this package uses a time scale: times are drawn as numbers of days, so the time zone has no say. A chart of your
own with one is drawn in the zone of the process.
"""

import json
import re
from collections.abc import Callable
from html import escape

import altair as alt

from tahqiq.charts import glyphs, safety, theme

Drawer = Callable[[str], str]


def vl_convert_drawer(spec_json: str) -> str:
    """The SVG of a Vega-Lite specification, drawn in this process with the shipped family and without the network."""
    import vl_convert  # starts a JavaScript engine; a process that only makes specifications should not pay for it

    vl_convert.register_font_directory(str(glyphs.FONTS))
    return vl_convert.vegalite_to_svg(spec_json, allowed_base_urls=[])


_drawer: Drawer = vl_convert_drawer


def set_drawer(drawer: Drawer) -> None:
    """Replace the function that turns a specification into SVG.

    A forked child must ask its parent: the JavaScript engine hangs for ever in a child whose parent has already drawn.
    """
    global _drawer
    _drawer = drawer


def to_svg(chart: alt.TopLevelMixin) -> str:
    """The chart as one `<svg role="img">` with a text alternative and ids of its own; IntegrityError if it is not static."""
    spec = specification(chart)
    text, back = glyphs.stand_in(json.dumps(spec, ensure_ascii=False, sort_keys=True))
    svg = _drawer(text).translate(str.maketrans({place: escape(char) for place, char in back.items()}))
    return safety.checked(safety.own_ids(_labelled(svg.strip(), alternative(spec))))


def specification(chart: alt.TopLevelMixin) -> dict[str, object]:
    """The chart's Vega-Lite specification in the house theme, whatever theme or row limit is set in this process."""
    with alt.theme.enable(theme.NAME), alt.data_transformers.enable("default", max_rows=None):
        spec = chart.to_dict()
    spec.setdefault("config", {})["aria"] = False  # the parts' labels would be English, and role="img" hides them anyway
    return spec


def alternative(spec: dict[str, object]) -> str:
    """What a screen reader says for the chart: its description, else its title, else `chart`."""
    title = spec.get("title", "")
    words = spec.get("description") or (title.get("text") if isinstance(title, dict) else title) or "chart"
    return " ".join(words) if isinstance(words, list) else str(words)


def _labelled(svg: str, words: str) -> str:
    """The drawing as an image with a text alternative, and without the link namespace that it has no use for."""
    head, rest = re.fullmatch(r"<svg([^>]*)>(.*)", svg, re.DOTALL).groups()
    head = re.sub(r'\s(?:xmlns:xlink|role|aria-label)="[^"]*"', "", head)
    return f'<svg role="img" aria-label="{escape(words)}"{head}>{rest}'
