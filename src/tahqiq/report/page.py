"""The page and the list of reports, from templates in which every value is escaped."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from tahqiq.charts import Figure
from tahqiq.core.yamlfile import words_in
from tahqiq.report.safety import checked_url, drawing, shown
from tahqiq.report.view import Material


@dataclass(frozen=True)
class Drawn:
    """A figure and its drawing."""

    figure: Figure
    svg: str


@cache
def strings(language: str) -> dict[str, str]:
    """The page's own words in a language."""
    text = (resources.files("tahqiq.report") / "strings" / f"{language}.yaml").read_text(encoding="utf-8")
    return words_in(text)


def render_page(material: Material, drawn: Sequence[Drawn], facts: Mapping[str, Any], language: str) -> bytes:
    """A case's page as UTF-8 HTML."""
    return _render("page.html.j2", language, m=material, drawn=drawn, facts=facts)


def render_index(summaries: Sequence[Mapping[str, Any]], language: str) -> bytes:
    """The list of reports as UTF-8 HTML."""
    return _render("index.html.j2", language, summaries=summaries)


def _render(template: str, language: str, **values: Any) -> bytes:
    style = (resources.files("tahqiq.report") / "templates" / "style.css").read_text(encoding="utf-8")
    page = _environment().get_template(template)
    shared = {"t": strings(language), "language": language, "rtl": language == "ar", "style": drawing(style), "fonts": _fonts()}
    return page.render(**shared, **values).encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("tahqiq.report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=shown,  # of every value, so that no template can forget it
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"checked_url": checked_url, "drawing": drawing, "oneline": lambda text: " ".join(text.split())}
    return environment


@cache
def _fonts() -> dict[str, str]:
    folder = resources.files("tahqiq.charts") / "fonts"
    return {
        weight: base64.b64encode((folder / f"TahqiqSans-{name}.woff2").read_bytes()).decode()
        for weight, name in (("400", "Regular"), ("700", "Bold"))
    }
