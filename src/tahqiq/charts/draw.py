"""A chart as a static SVG whose bytes depend on the chart alone: own font, own ids, no network, nothing that can run."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from functools import cache
from importlib import resources
from types import ModuleType
from typing import Any

import altair
from defusedxml import ElementTree

from tahqiq.core.errors import IntegrityError

FONT = "Tahqiq Sans"
ELEMENTS = frozenset(
    {
        "svg",
        "g",
        "path",
        "rect",
        "line",
        "text",
        "tspan",
        "defs",
        "clipPath",
        "linearGradient",
        "radialGradient",
        "stop",
        "title",
        "circle",
    }
)
IDS = re.compile(r'\b(id="|url\(#|href="#)([A-Za-z]+_?\d+)')
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
ROOT = re.compile(r"<svg\b([^>]*)>")
Drawer = Callable[[str], str]


def draw_here(spec: str) -> str:
    """The SVG of a Vega-Lite specification in JSON, drawn by this process.

    In a forked child this hangs for ever if the parent has drawn before: see `set_drawer`.
    """
    version = ".".join(altair.SCHEMA_VERSION.lstrip("v").split(".")[:2])
    return _with_font().vegalite_to_svg(spec, vl_version=version, allowed_base_urls=[])


@cache
def _with_font() -> ModuleType:
    """The drawing library, with our font."""
    import vl_convert

    with resources.as_file(resources.files("tahqiq.charts") / "fonts") as folder:
        vl_convert.register_font_directory(str(folder))
    return vl_convert


_drawer: Drawer = draw_here


def set_drawer(drawer: Drawer) -> None:
    """Let another function draw: a forked child asks its parent."""
    global _drawer
    _drawer = drawer


def to_svg(chart: altair.TopLevelMixin, description: str = "") -> str:
    """The chart as SVG text, with `description` for screen readers; raises IntegrityError if it could run or call out."""
    spec = json.dumps(_legal(chart.to_dict()), ensure_ascii=False, sort_keys=True)
    svg = _named(_drawer(spec), hashlib.sha256(spec.encode()).hexdigest()[:8])
    _check(svg)
    for inherited in (f' font-family="{FONT}"', ' opacity="1"'):  # said once, at the root, they make a third of a large chart
        svg = svg.replace(inherited, "")
    root = f'role="img" font-family="{FONT}" aria-label="{_escaped(description or _title(chart))}"'
    return ROOT.sub(lambda match: f"<svg{match.group(1)} {root}>", svg, count=1)


def bundle(chart: altair.TopLevelMixin, description: str = "") -> dict[str, str]:
    """The chart for a notebook: as SVG, as PNG in base64, and in words.

    JupyterLab shows an SVG only in a notebook that it trusts, and an executed copy from somebody else is none.
    """
    svg = to_svg(chart, description)
    paper = ROOT.sub(lambda match: f'{match.group()}<rect width="100%" height="100%" fill="#fff"/>', svg, count=1)
    png = base64.b64encode(_with_font().svg_to_png(paper, scale=1.25)).decode()
    return {"image/svg+xml": svg, "image/png": png, "text/plain": f"chart: {_title(chart)}"}


def enable() -> None:
    """Show Altair charts in notebooks as static pictures, in JupyterLab and in executed copies alike."""
    altair.renderers.register("tahqiq", lambda spec, **_: (bundle(altair.Chart.from_dict(spec)), {}))
    altair.renderers.enable("tahqiq")


def _title(chart: Any) -> str:
    title = chart.to_dict().get("title", "chart")
    return " ".join(title) if isinstance(title, list) else str(title.get("text", "chart") if isinstance(title, dict) else title)


def _legal(node: Any) -> Any:
    """The specification without characters that XML cannot hold: one of them in a label would end the whole process."""
    if isinstance(node, dict):
        return {key: _legal(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_legal(value) for value in node]
    return NOT_XML.sub("\ufffd", node) if isinstance(node, str) else node


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
            outside = "url(" in value.replace("url(#", "") and not key.startswith("aria-")  # a label's words are only words
            if key.startswith("on") or (key == "href" and not value.startswith("#")) or outside:
                raise IntegrityError(f"the drawing's {name!r} has {key}={value[:40]!r}", "chart", "it may not call out")


def _escaped(text: str) -> str:
    return NOT_XML.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
