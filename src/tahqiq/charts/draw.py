"""A chart as a static SVG whose bytes depend on the chart alone: own font, own ids, no network, nothing that can run."""

import hashlib
import json
import re
from collections.abc import Callable
from importlib import resources
from typing import Any

import altair
from defusedxml import ElementTree

from tahqiq.core.errors import IntegrityError

FONT = "Tahqiq Sans"
ELEMENTS = frozenset({"svg", "g", "path", "rect", "line", "text", "tspan", "defs", "clipPath", "linearGradient", "radialGradient", "stop", "title", "circle"})
IDS = re.compile(r'\b(id="|url\(#|href="#)([A-Za-z]+_?\d+)')
ROOT = re.compile(r"<svg\b([^>]*)>")
Drawer = Callable[[str], str]


def draw_here(spec: str) -> str:
    """The SVG of a Vega-Lite specification in JSON, drawn by this process.

    In a forked child this hangs for ever if the parent has drawn before: see `set_drawer`.
    """
    import vl_convert

    global _ready
    if not _ready:
        with resources.as_file(resources.files("tahqiq.charts") / "fonts") as folder:
            vl_convert.register_font_directory(str(folder))
        _ready = True
    return vl_convert.vegalite_to_svg(spec, vl_version=".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2]), allowed_base_urls=[])


_ready = False
_drawer: Drawer = draw_here


def set_drawer(drawer: Drawer) -> None:
    """Let another function draw: a forked child asks its parent."""
    global _drawer
    _drawer = drawer


def to_svg(chart: altair.TopLevelMixin, description: str = "") -> str:
    """The chart as SVG text, with `description` for screen readers; raises IntegrityError if it could run or call out."""
    spec = json.dumps(chart.to_dict(), ensure_ascii=False, sort_keys=True)
    svg = _named(_drawer(spec), hashlib.sha256(spec.encode()).hexdigest()[:8])
    _check(svg)
    for inherited in (f' font-family="{FONT}"', ' opacity="1"'):  # said once, at the root, they make a third of a large chart
        svg = svg.replace(inherited, "")
    root = f'role="img" font-family="{FONT}" aria-label="{_escaped(description or _title(chart))}"'
    return ROOT.sub(lambda match: f"<svg{match.group(1)} {root}>", svg, count=1)


def enable() -> None:
    """Show charts in notebooks as static SVG, in JupyterLab and in executed copies alike."""
    altair.renderers.register("tahqiq", _render)
    altair.renderers.enable("tahqiq")


def _render(spec: dict[str, Any], **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
    chart = altair.Chart.from_dict(spec)
    return {"image/svg+xml": to_svg(chart), "text/plain": f"chart: {_title(chart)}"}, {}


def _title(chart: Any) -> str:
    title = chart.to_dict().get("title", "chart")
    return " ".join(title) if isinstance(title, list) else str(title.get("text", "chart") if isinstance(title, dict) else title)


def _named(svg: str, prefix: str) -> str:
    """Number the ids afresh: the drawing library counts them over the life of its process, and two charts would share one."""
    names: dict[str, str] = {}
    return IDS.sub(lambda m: m.group(1) + names.setdefault(m.group(2), f"c{prefix}-{len(names)}"), svg)


def _check(svg: str) -> None:
    for element in ElementTree.fromstring(svg).iter():
        name = element.tag.rpartition("}")[2]
        if name not in ELEMENTS:
            raise IntegrityError(f"the drawing holds a {name!r} element", "chart", "only shapes and text may be drawn")
        for key, value in element.attrib.items():
            key = key.rpartition("}")[2].lower()
            if key.startswith("on") or (key == "href" and not value.startswith("#")) or "url(" in value.replace("url(#", ""):
                raise IntegrityError(f"the drawing's {name!r} has {key}={value[:40]!r}", "chart", "it may not call out")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
