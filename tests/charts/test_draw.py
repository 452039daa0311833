"""A drawn chart: the same bytes everywhere, ids of its own, nothing that can run or call out, words for a screen reader."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import altair
import pytest
from defusedxml import ElementTree

from house import ROOT
from tahqiq.charts import Figure, claims_by_speaker, draw, ratings_crossed
from tahqiq.charts.draw import ELEMENTS, to_svg
from tahqiq.charts.strings import ARABIC, ENGLISH
from tahqiq.core.errors import IntegrityError

from .tables import LEDGER, figures, pictures

HERE = Path(__file__).parent
ELSEWHERE = """
import hashlib, json, sys
sys.path[:0] = [{here!r}, {src!r}]
sys.modules["rfc3987_syntax"] = None  # 35 parsers that nothing here asks for: half of the time
from tables import figures
from tahqiq.charts.draw import to_svg
from tahqiq.charts.strings import ARABIC
made = [figures(ARABIC, True)[name] for name in ("source-timeline", "claims-by-speaker")]
print(json.dumps({{f.id: hashlib.sha256(to_svg(f.chart, f.description).encode()).hexdigest() for f in made}}))
"""
HOSTILE = [
    "<script>alert(1)</script>",
    "</text></svg><img src=x onerror=alert(1)>",
    "<foreignObject><b>x</b></foreignObject>",
    "]]>&amp;&#60;\"'",
    "javascript:alert(1) data:text/html,x",
    "read url(http://example.org/x)",
    "datum['claims']; event.view.alert(1)",
]


def drawn(figure: Figure) -> str:
    """The figure as the report draws it."""
    return to_svg(figure.chart, figure.description)


def texts(svg: str) -> list[str]:
    """The words that a chart shows."""
    return [element.text or "" for element in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")]


def as_drawn(monkeypatch: pytest.MonkeyPatch, inside: str) -> str:
    """What `to_svg` makes of a drawing that holds `inside`."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{inside}</svg>'
    monkeypatch.setattr(draw, "_drawer", lambda spec: svg)
    return to_svg(ratings_crossed(LEDGER).chart, "words")


def test_another_machine_draws_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_bytes(b"")
    environment = {
        "PATH": os.environ["PATH"], "HOME": str(tmp_path), "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
        "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONUTF8": "1",
    }  # fmt: skip
    code = ELSEWHERE.format(here=str(HERE), src=str(ROOT / "src"))
    ran = subprocess.run([sys.executable, "-c", code], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True)
    there = json.loads(ran.stdout)
    assert len(there) == 2
    assert there == {name: hashlib.sha256(pictures("ar", True)[name].encode()).hexdigest() for name in there}


def test_two_charts_on_a_page_share_no_id_and_their_order_does_not_matter() -> None:
    first = pictures("en", False)
    again = {name: drawn(figure) for name, figure in reversed(figures(ENGLISH, False).items())}
    assert first == again
    ids = [name for svg in first.values() for name in re.findall(r'\bid="([^"]+)"', svg)]
    assert ids and len(ids) == len(set(ids))


def test_every_reference_inside_a_chart_is_met() -> None:
    for svg in pictures("en", False).values():
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(re.findall(r'\bid="([^"]+)"', svg))


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>1</script>", "'script' element"),
        ("<foreignObject/>", "'foreignObject' element"),
        ("<image/>", "'image' element"),
        ("<style>@import 'x'</style>", "'style' element"),
        ("<use/>", "'use' element"),
        ("<animate/>", "'animate' element"),
        ("<a><path/></a>", "'a' element"),
        ('<path onclick="x"/>', "onclick"),
        ('<path ONLOAD="x"/>', "onload"),
        ('<path href="https://example.org"/>', "href"),
        ('<path xlink:href="javascript:x"/>', "href"),
        ('<path fill="url(https://example.org/x)"/>', "url"),
        ('<path style="fill:url(#a) url(//example.org)"/>', "url"),
    ],
)
def test_what_could_run_or_call_out_is_refused(monkeypatch: pytest.MonkeyPatch, inside: str, what: str) -> None:
    with pytest.raises(IntegrityError, match=re.escape(what)):
        as_drawn(monkeypatch, inside)


def test_shapes_text_and_inner_references_are_let_through(monkeypatch: pytest.MonkeyPatch) -> None:
    inside = '<defs><clipPath id="clip7"/></defs><path clip-path="url(#clip7)"/><text aria-label="url(x)">t</text>'
    svg = as_drawn(monkeypatch, inside)
    assert ElementTree.fromstring(svg) is not None
    assert "clip7" not in svg, "ids are numbered afresh"


def test_hostile_text_is_only_text() -> None:
    svg = drawn(claims_by_speaker(LEDGER.assign(speaker=HOSTILE[: len(LEDGER)], content=HOSTILE[-len(LEDGER) :])))
    assert set(HOSTILE) <= set(texts(svg))
    assert {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()} <= ELEMENTS
    assert not re.search(r"<(script|img|foreignObject)\b", svg)


def test_a_character_that_xml_cannot_hold_does_not_end_the_process() -> None:
    odd = "a\x00b\x0bc\x1bd\ud800e\ufffef"
    svg = to_svg(claims_by_speaker(LEDGER.assign(speaker=odd)).chart, odd)
    assert "a[U+0000]b[U+000B]c[U+001B]d\ufffde\ufffdf" in texts(svg)
    assert not set(odd) & set(svg) - set("abcdef")


def test_the_root_says_what_the_picture_shows() -> None:
    figure = ratings_crossed(LEDGER)
    root = ElementTree.fromstring(to_svg(figure.chart, 'a "b" <c> & d'))
    assert root.get("role") == "img" and root.get("aria-label") == 'a "b" <c> & d'
    for name, made in figures(ARABIC, True).items():
        assert ElementTree.fromstring(pictures("ar", True)[name]).get("aria-label") == made.description != ""


def test_without_a_description_the_title_stands_in() -> None:
    chart = altair.Chart(LEDGER[["claim"]], title=["two", "lines"]).mark_bar().encode(x="claim:N")
    assert ElementTree.fromstring(to_svg(chart)).get("aria-label") == "two lines"


def test_the_only_font_is_the_one_that_is_shipped() -> None:
    for svg in pictures("ar", True).values():
        assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"Tahqiq Sans"}


def test_a_notebook_shows_pictures_and_words_and_nothing_that_runs() -> None:
    draw.enable()
    figure = ratings_crossed(LEDGER)
    for shown in (figure.chart._repr_mimebundle_()[0], figure._repr_mimebundle_()):
        assert set(shown) <= {"image/svg+xml", "image/png", "text/plain"}
        assert ElementTree.fromstring(shown["image/svg+xml"]).get("role") == "img"
    assert figure.title in texts(figure._repr_mimebundle_()["image/svg+xml"]), "a notebook has no caption above the chart"
