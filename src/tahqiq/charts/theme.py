"""One look for all charts; the same colour for the same meaning everywhere, told apart also by the colour-blind."""

import altair

from tahqiq.core.controls import visible

COLOURS = {
    # relation
    "attests-utterance": "#7a7f87",
    "supports-content": "#1b7ab8",
    "contradicts-content": "#d1603d",
    "context": "#998428",
    # content rating
    "supported": "#1b7ab8",
    "mixed": "#8a63b5",
    "contradicted": "#d1603d",
    "unproven": "#998428",
    "not-checkable": "#5f666f",
    "unassessed": "#8b9097",
    # attribution rating
    "confirmed-utterance": "#1b7ab8",
    "confirmed-in-part": "#4a94c2",
    "confirmed-with-distortion": "#8a63b5",
    "misattributed": "#d1603d",
    "not-found-in-primary": "#998428",
    "n/a": "#5f666f",
    # level of an extracted claim
    "core": "#1b7ab8",
    "second": "#8b9097",
    # a source's date beside the article's
    "before": "#5b6770",
    "same": "#2f9c8f",
    "after": "#c2377e",
    "around": "#8b9097",
}
NEUTRAL = "#7a7f87"
SHAPES = {
    "attests-utterance": "circle",
    "supports-content": "triangle-up",
    "contradicts-content": "triangle-down",
    "context": "square",
}
RLI, PDI = "\u2067", "\u2069"


def colours(keys: list[str], shown: list[str]) -> altair.Scale:
    """A colour scale for the keys, in order, under the names that are shown for them."""
    return altair.Scale(domain=shown, range=[COLOURS.get(key, NEUTRAL) for key in keys])


def isolated(text: str) -> str:
    """The text in a right-to-left isolate if it holds Arabic: a chart's text runs left to right and would tear it apart."""
    text = visible(text)
    return f"{RLI}{text}{PDI}" if any("\u0590" <= char <= "\u08ff" for char in text) else text


def themed(chart: altair.TopLevelMixin) -> altair.TopLevelMixin:
    """The chart in the house's look: its text takes the page's colour, so that it can be read in the dark."""
    text = {"labelColor": "currentColor", "titleColor": "currentColor", "labelFont": "Tahqiq Sans", "titleFont": "Tahqiq Sans"}
    return (
        chart.configure(background="transparent", font="Tahqiq Sans", padding=6)
        .configure_view(stroke=None)
        .configure_axis(
            **text,
            labelFontSize=12,
            titleFontSize=12,
            domainColor="#8a8f98",
            tickColor="#8a8f98",
            gridColor="#8a8f98",
            gridOpacity=0.25,
        )
        .configure_legend(**text, labelFontSize=12, titleFontSize=12, symbolSize=110)
        .configure_header(**text, labelFontSize=12, titleFontSize=12)
        .configure_title(color="currentColor", font="Tahqiq Sans", fontSize=14, anchor="start", subtitleColor="currentColor")
    )
