"""A drawing's last gate: only shapes and text, no way out of the page, and ids of its own."""

import hashlib
import re
from xml.etree import ElementTree

from tahqiq.core.errors import IntegrityError

NAMESPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    "svg g path text tspan rect line circle ellipse polygon polyline defs clipPath linearGradient radialGradient stop".split()
)
ATTRIBUTES = frozenset(
    "class clip-path cx cy d direction dx dy fill fill-opacity font-family font-size font-style font-weight fx fy gradientUnits"
    " height id offset opacity paint-order pointer-events points r role rx ry stop-color stop-opacity stroke stroke-dasharray"
    " stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor transform"
    " version viewBox width x x1 x2 y y1 y2 aria-label aria-hidden".split()
)
PAINT = re.compile(r"url\(\s*(?!#[A-Za-z][\w-]*\s*\))", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
ID = re.compile(r'(?<=\sid=")[^"]+')
REFERENCE = re.compile(r'(?<=\sid=")[^"]+|(?<=url\(#)[^)"]+')


def checked(svg: str) -> str:
    """The same drawing; IntegrityError if it holds anything but shapes and text (standards: no script, foreign object, link or image)."""
    if "<!" in svg or "<?" in svg:
        raise _refused("a declaration or comment")
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        raise _refused(f"broken XML: {error}") from error
    for element in root.iter():
        name = element.tag.removeprefix(NAMESPACE)
        if name not in ELEMENTS:
            raise _refused(f"the element {name}")
        for attribute, value in element.attrib.items():
            if attribute not in ATTRIBUTES or PAINT.search(value):
                raise _refused(f'{attribute}="{value[:40]}" on {name}')
    return svg


def own_ids(svg: str) -> str:
    """The drawing with ids made of its own digest and counted from 1, so that several can stand on one page.

    The drawing program counts ids over the life of its process, so they are taken out before the digest is made.
    """
    found = list(dict.fromkeys(name for tag in TAG.findall(svg) for name in ID.findall(tag)))
    numbered = _renamed(svg, {old: f"{at}" for at, old in enumerate(found, 1)})
    digest = hashlib.sha256(numbered.encode()).hexdigest()[:10]
    return _renamed(svg, {old: f"t{digest}-{at}" for at, old in enumerate(found, 1)})


def _renamed(svg: str, names: dict[str, str]) -> str:
    """The drawing with ids and the references to them renamed, inside tags only: a label may well say `id="..."`."""

    def rename(tag: re.Match[str]) -> str:
        return REFERENCE.sub(lambda match: names.get(match[0], match[0]), tag[0])

    return TAG.sub(rename, svg)


def _refused(what: str) -> IntegrityError:
    return IntegrityError(f"a chart's SVG holds {what}", remedy="only static shapes and text may be published")
