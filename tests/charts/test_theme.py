"""The look and the words: colours that can be seen on both grounds, isolates, and two languages that say the same."""

import itertools
import re
import string

import pytest

from house import imports_of, modules
from tahqiq.charts import ledger, sources
from tahqiq.charts.strings import ARABIC, ENGLISH
from tahqiq.charts.theme import COLOURS, NEUTRAL, SHAPES, colours, isolated

GROUNDS = {"light": "#ffffff", "dark": "#14181c"}
ENOUGH = 3.0  # WCAG 2.1, success criterion 1.4.11: graphics against their ground
SCALES = {"content": ledger.CONTENT, "attribution": ledger.ATTRIBUTION, "relation": sources.RELATIONS, "beside": sources.BESIDE}


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.1, 0 to 1."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio after WCAG 2.1, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_of_contrast_is_the_standards() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("key", [*COLOURS, "neutral"])
def test_a_colour_can_be_seen_by_day_and_by_night(key: str, ground: str) -> None:
    assert contrast(COLOURS.get(key, NEUTRAL), GROUNDS[ground]) >= ENOUGH


@pytest.mark.parametrize("name", SCALES)
def test_every_key_of_a_scale_has_a_colour_of_its_own(name: str) -> None:
    shown = [COLOURS[key] for key in SCALES[name]]
    assert len(shown) == len(set(shown))


def test_relations_are_told_apart_by_shape_too() -> None:
    assert len({SHAPES[key] for key in sources.RELATIONS}) == len(sources.RELATIONS)


def test_an_unknown_key_is_neutral() -> None:
    scale = colours(["supported", "half-baked"], ["a", "b"]).to_dict()
    assert scale == {"domain": ["a", "b"], "range": [COLOURS["supported"], NEUTRAL]}


@pytest.mark.parametrize("text", ["لافروف", "C01 قال", "ٱ", "۱۲ پ", "\u05d0"])
def test_right_to_left_text_is_isolated(text: str) -> None:
    assert isolated(text) == f"\u2067{text}\u2069"


@pytest.mark.parametrize("text", ["", "Lavrov", "Лавров", "C01", "2016-11-02"])
def test_other_text_is_left_alone(text: str) -> None:
    assert isolated(text) == text


def test_both_languages_have_the_same_words_with_the_same_values_in_them() -> None:
    assert ENGLISH.keys() == ARABIC.keys()
    for key, english in ENGLISH.items():
        assert ARABIC[key] and ARABIC[key] != english, key
        assert fields(english) == fields(ARABIC[key]), key
        assert re.search("[\u0620-\u064a]", ARABIC[key]) and not re.search("[\u0600-\u06ff]", english), key


def fields(text: str) -> set[str]:
    """The names of the values that are put into a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_answers_about_time_have_words() -> None:
    assert all(f"beside.{where}" in ENGLISH for where in [*sources.BESIDE, "undated"])


def test_only_charts_know_altair() -> None:
    users = {name for name in modules() for _, used in imports_of(name) if used.split(".")[0] in {"altair", "vl_convert"}}
    assert users and all(name.startswith("tahqiq.charts") for name in users)
    assert set(itertools.chain.from_iterable(SCALES.values())) <= set(COLOURS)
