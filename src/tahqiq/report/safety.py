"""What comes from outside, made harmless for the page: addresses checked, unseen characters shown, drawings let through."""

import re
from urllib.parse import urlsplit

from markupsafe import Markup

from tahqiq.core.controls import visible

BAD_IN_URL = re.compile("[\x00-\x20\x7f\u200b-\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff\"'<>\\\\]")


def shown(value: object) -> object:
    """A value as a template may print it: words made visible, our own markup and numbers left alone."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def checked_url(url: str) -> str:
    """The address if it is plain absolute http or https without credentials; empty otherwise, and it is then shown as text."""
    if BAD_IN_URL.search(url):
        return ""
    try:
        parts = urlsplit(url)
        return url if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else ""
    except ValueError:
        return ""


def drawing(svg: str) -> Markup:
    """A chart's SVG as markup: made by us, checked element by element when it was drawn; nothing else is let through."""
    return Markup(svg)  # noqa: S704 - charts.draw refuses whatever could run or call out
