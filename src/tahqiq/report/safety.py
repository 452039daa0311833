"""What comes from outside, made harmless for the page: addresses checked, unseen characters shown, drawings let through."""

import re
from urllib.parse import urlsplit

from markupsafe import Markup

from tahqiq.core.controls import visible

BAD_IN_URL = re.compile("[\x00-\x20\x7f-\xa0\xad\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\"'<>\\\\]")
LINE_END = re.compile("\r\n?")


def shown(value: object) -> object:
    """A value as a template may print it: words made visible, our own markup and numbers left alone.

    Line ends become those that a browser makes of them: git would rewrite an article's others, and with them the page's digest.
    """
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return visible(LINE_END.sub("\n", value))


def checked_url(url: str) -> str:
    """The address if it is plain absolute http or https without credentials; empty otherwise, and it is then shown as text."""
    if BAD_IN_URL.search(url):
        return ""
    try:
        parts = urlsplit(url)
        plain = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc and parts.port != 0
        return url if plain else ""
    except ValueError:
        return ""


def drawing(svg: str) -> Markup:
    """A chart's SVG as markup: made by us, checked element by element when it was drawn; nothing else is let through."""
    return Markup(LINE_END.sub("\n", svg))  # noqa: S704 - charts.draw refuses whatever could run or call out
