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
from tahqiq.report.view import Material, mentions

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


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


def direction(language: str) -> str:
    """How a language is written, by its tag: `rtl` or `ltr`, and `auto` where it is not known."""
    code = language.partition("-")[0].lower()
    return "rtl" if code in RIGHT_TO_LEFT else "ltr" if code and code != "und" else "auto"


def written_in(text: str) -> str:
    """The language of our own prose by its first letter: `en` for Latin, `ar` for Arabic ones, else empty."""
    first = next((letter for letter in text if letter.isalpha()), "a")
    return "en" if first < "\u0250" else "ar" if "\u0600" <= first <= "\u06ff" else ""


def _render(template: str, language: str, **values: Any) -> bytes:
    rtl = direction(language) == "rtl"
    page = _environment().get_template(template).render(t=strings(language), language=language, rtl=rtl, fonts=_fonts(), **values)
    return page.encode()


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
    environment.filters |= {
        "checked_url": checked_url,
        "direction": direction,
        "drawing": drawing,
        "mentions": mentions,
        "oneline": lambda text: " ".join(text.split()),
        "written_in": written_in,
    }
    return environment


@cache
def _fonts() -> dict[str, str]:
    folder = resources.files("tahqiq.charts") / "fonts"
    return {
        weight: base64.b64encode((folder / f"TahqiqSans-{name}.woff2").read_bytes()).decode()
        for weight, name in (("400", "Regular"), ("700", "Bold"))
    }
