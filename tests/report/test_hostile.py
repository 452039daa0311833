"""Whatever an article, a source or a reviewer writes stays words on the page, in the tables and in the exchange file."""

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import built, hostile, material_of
from page import Page

from tahqiq.core.case import Case
from tahqiq.core.controls import visible
from tahqiq.report.safety import checked_url
from tahqiq.report.tables import FORMULA, to_csv
from tiny import Tables

PAYLOADS = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "</style><style>*{display:none}",
    "=HYPERLINK(1)",
    "<!-- -->]]>",
    "a\u202egnirts\u2066b\u200bc",
]
RUNS = frozenset(("script", "iframe", "object", "embed", "form", "img", "base", "foreignobject", "use", "image"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words(tiny_case: Case, tables: Tables, payload: str) -> None:
    check(built(hostile(tiny_case, tables, payload)), payload)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_words_stay_words_in_charts_too(tiny_case: Case, tables: Tables, language: str, drawn: None) -> None:
    payload = " ".join(PAYLOADS)
    check(built(hostile(tiny_case, tables, payload), language), payload)


def check(files: dict[str, bytes], payload: str) -> None:
    """Nothing of a report runs, calls out, reorders a line or is taken for a formula."""
    html = files["index.html"].decode()
    page = Page(html)
    assert "<script" not in html.lower()
    assert not RUNS & {tag for tag, _ in page.elements}
    assert len([tag for tag, _ in page.elements if tag == "style"]) == 1
    assert not [name for _, attrs in page.elements for name in attrs if name.startswith("on")]
    assert " ".join(visible(payload).split()) in page.text, "the words themselves are shown, braces and all"
    assert not re.search("[\u202a-\u202e\u2066\u2068\u200b]", page.text), "direction controls are shown, not obeyed"
    json.loads(files["claimreview.jsonld"])
    for name in files:
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(files[name].decode(), newline="")):
                assert not [cell for cell in row if cell.startswith(FORMULA)], name


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://u:p@a.org/",
        "https://a.org/\u202ex",
        "https://a.org/ b",
        "//a.org",
        "file:///etc",
        "https://",
        "http://[",
        "https://a.org/\n",
        'https://a.org/"x',
        "ftp://a.org/",
    ],
)
def test_other_addresses_are_no_links(url: str) -> None:
    assert checked_url(url) == ""


def test_plain_addresses_are_links() -> None:
    for url in (
        "https://example.org/a?b=c#d",
        "http://example.org/\u0644\u0627\u0641\u0631\u0648\u0641",
        "https://example.org:8443/",
    ):
        assert checked_url(url) == url


def test_an_article_address_that_is_none_is_shown_as_text(tiny_case: Case, tables: Tables) -> None:
    article = tables.article.model_copy(update={"url": "javascript:alert(1)"})
    page = Page(built(material_of(tiny_case, tables, article=article))["index.html"].decode())
    assert "javascript:alert(1)" in page.text
    assert not [href for href in page.all("href") if "javascript" in href]


@given(
    st.lists(
        st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")), min_size=2, max_size=2)
    )
)
def test_a_table_can_be_read_again(rows: list[list[str]]) -> None:
    found = list(csv.reader(io.StringIO(to_csv(["a", "b"], rows).decode(), newline="")))
    assert found[0] == ["a", "b"]
    assert [[cell.removeprefix("'") if cell[1:].startswith(FORMULA) else cell for cell in row] for row in found[1:]] == rows
