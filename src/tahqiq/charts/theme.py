"""One look for every chart: colours that mean the same everywhere, text in the colour of the page around it.

The hues are those of Okabe and Ito, "Color Universal Design" (2008), and of Tol, "Colour Schemes" (SRON, 2021), chosen to be
told apart with colour-blind eyes; a test measures it.
"""

import altair as alt

from tahqiq.charts.glyphs import FAMILY

NAME = "tahqiq"
NEUTRAL = "#8a8a8a"

COLOURS: dict[str, dict[str, str]] = {
    "relation": {
        "attests-utterance": "#009e73",
        "supports-content": "#0072b2",
        "contradicts-content": "#d55e00",
        "context": "#8a8a8a",
    },
    "attribution": {
        "confirmed-utterance": "#009e73",
        "confirmed-in-part": "#7cc8a4",
        "confirmed-with-distortion": "#ddaa33",
        "misattributed": "#aa3377",
        "not-found-in-primary": "#7a5aa8",
        "n/a": "#8a8a8a",
        "unassessed": "#c4c4c4",
    },
    "content": {
        "supported": "#0072b2",
        "mixed": "#e69f00",
        "contradicted": "#d55e00",
        "unproven": "#cc79a7",
        "not-checkable": "#8a8a8a",
        "unassessed": "#c4c4c4",
    },
    "tier": {
        "primary": "#4477aa",
        "wire": "#66ccee",
        "independent": "#228833",
        "un_ngo": "#ccbb44",
        "partisan": "#ee6677",
    },
    "level": {"core": "#4477aa", "second": "#99bbdd"},
}
SHAPES = {"attests-utterance": "circle", "supports-content": "triangle-up", "contradicts-content": "triangle-down", "context": "diamond"}

CONFIG: dict[str, object] = {
    "background": "transparent",
    "font": f"{FAMILY}, sans-serif",
    "view": {"stroke": None, "continuousWidth": 560, "continuousHeight": 240},
    "axis": {
        "labelColor": "currentColor",
        "titleColor": "currentColor",
        "domainColor": "currentColor",
        "domainOpacity": 0.5,
        "tickColor": "currentColor",
        "tickOpacity": 0.5,
        "gridColor": "currentColor",
        "gridOpacity": 0.13,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelLimit": 0,  # labels are wrapped in Python: cutting one here would lose its closing isolate
        "titleLimit": 0,
    },
    "legend": {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12, "titleFontSize": 12, "labelLimit": 0},
    "title": {"color": "currentColor", "subtitleColor": "currentColor", "fontSize": 13, "anchor": "start"},
    "header": {"labelColor": "currentColor", "titleColor": "currentColor", "labelFontSize": 12},
    "text": {"color": "currentColor", "fontSize": 12},
    "range": {"category": list(COLOURS["tier"].values())},
}


@alt.theme.register(NAME, enable=False)
def house_theme() -> alt.theme.ThemeConfig:
    """The theme as Altair wants it."""
    return alt.theme.ThemeConfig(config=CONFIG)


def colour(group: str, key: str) -> str:
    """The colour of a label of a group; grey for a label that the table does not know."""
    return COLOURS.get(group, {}).get(key, NEUTRAL)


def shape(relation: str) -> str:
    """The mark of a relation; a square for one that the table does not know."""
    return SHAPES.get(relation, "square")


def in_order(group: str, keys: set[str]) -> list[str]:
    """The labels in the order of the table, those that it does not know after them by name."""
    known = list(COLOURS.get(group, {}))
    return [key for key in known if key in keys] + sorted(keys.difference(known))
