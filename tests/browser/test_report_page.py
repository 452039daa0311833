"""The published page in a real browser: it calls nobody, runs nothing, and fits a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
REPORTS = Path(__file__).parents[2] / "reports"
PAGES = sorted(path.relative_to(REPORTS).as_posix() for path in REPORTS.rglob("*.html"))


def _open(browser: Browser, name: str, width: int, scheme: str = "light") -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: asked.append(f"error: {error}"))
    page.goto((REPORTS / name).as_uri())
    return page, asked


def test_there_is_a_page_to_look_at() -> None:
    assert "cases/aleppo-2016-11-02/index.html" in PAGES


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_calls_nobody_and_fits(browser: Browser, name: str, width: int) -> None:
    page, asked = _open(browser, name, width)
    others = [what for what in asked if what != page.url and not what.startswith("data:")]
    assert others == []
    assert page.evaluate("document.scripts.length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page scrolls sideways"
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_links_inside_the_page_and_to_files_lead_somewhere(browser: Browser, name: str) -> None:
    page, _ = _open(browser, name, 1280)
    dead = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    )
    assert dead == []
    twice = page.evaluate(
        "(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i) })()"
    )
    assert twice == []
    local = page.evaluate(
        "[...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href')).filter(h => !/^(#|[a-z]+:)/.test(h))"
    )
    missing = [href for href in local if not (REPORTS / name).parent.joinpath(href.split("#")[0]).exists()]
    assert missing == []
    page.close()


def test_arabic_runs_right_to_left(browser: Browser) -> None:
    page, _ = _open(browser, "cases/aleppo-2016-11-02/index.html", 1280)
    quotes = page.locator("[lang=ar]")
    assert quotes.count() > 50
    directions = page.evaluate(
        "[...document.querySelectorAll('blockquote[lang=ar], p[lang=ar]')].map(e => getComputedStyle(e).direction)"
    )
    assert directions and set(directions) == {"rtl"}
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(browser: Browser, scheme: str) -> None:
    page, _ = _open(browser, "cases/aleppo-2016-11-02/index.html", 1280, scheme)
    text, ground = page.evaluate("[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]")
    assert _contrast(text, ground) >= 7
    page.close()


def _contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2 between two `rgb(r, g, b)` colours."""
    lights = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lights[0] + 0.05) / (lights[1] + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour[colour.index("(") + 1 : -1].split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
