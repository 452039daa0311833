"""Whatever an article, a source or a reviewer writes stays words on the page, in the tables and in the exchange file."""

import csv
import io
import json
import re
from typing import Any

import pytest
from material import built, hostile, material_of
from page import Page

from tahqiq.core.case import Case
from tahqiq.core.controls import visible
from tahqiq.report.safety import checked_url, shown
from tahqiq.report.tables import FORMULA
from tiny import Tables

PAYLOADS = [
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg/onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</title></style><style>*{display:none}",
    "{{ 7*7 }}{% raw %}{# x",
    "{0}{who}{language}%s",
    "=HYPERLINK(1)",
    "+1",
    "@x",
    "\t=1",
    "x\r=1",
    "<!-- -->]]>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "a\u202egnirts\u2066b\u200bc\ufeff",
    "&lt;b&gt;&#60;",
]
RUNS = frozenset(("script", "iframe", "object", "embed", "form", "img", "base", "foreignobject", "use", "image"))
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "blob:https://a.org/x",
    "file:///etc",
    "ftp://a.org/",
    "//a.org",
    "a.org",
    "https:",
    "https://",
    "https:///x",
    "https:a.org",
    "http://[",
    "https://a.org:port/",
    "https://a.org:99999/",
    "https://u:p@a.org/",
    "https://u@a.org/",
    "https://@a.org/",
    "https://a.org\\@b.org/",
    "https://a.org/ b",
    "https://a.org/\n",
    "https://a.org/\tx",
    "https://a.org/\x00",
    "https://a.org/\x85",
    "https://a.org/\u2028",
    "https://a.org/\u202ex",
    "https://a.org/\u2066x",
    "https://a\u200b.org/",
    "https://a\u2060.org/",
    "https://a\u00ad.org/",
    "\ufeffhttps://a.org/",
    'https://a.org/"x',
    "https://a.org/'x",
    "https://a.org/<script>",
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_words_stay_words(tiny_case: Case, tables: Tables, payload: str) -> None:
    check(built(hostile(tiny_case, tables, payload)), payload)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_words_stay_words_in_charts_too(tiny_case: Case, tables: Tables, language: str, drawn: None) -> None:
    payload = " ".join(PAYLOADS)
    check(built(hostile(tiny_case, tables, payload), language), payload)


def check(files: dict[str, bytes], payload: str) -> None:
    """Nothing of a report runs, calls out, reorders a line or is taken for a formula; and the words are still there."""
    html = files["index.html"].decode()
    page = Page(html)
    assert "<script" not in html.lower() and "\r" not in html
    assert not RUNS & {tag for tag, _ in page.elements}
    assert len([tag for tag, _ in page.elements if tag == "style"]) == 1
    assert not [
        name for _, attrs in page.elements for name in attrs if name.startswith("on") or name in ("src", "style", "srcset")
    ]
    assert not [href for href in page.all("href") if not harmless(href)]
    assert " ".join(visible(payload).split()) in page.text, "the words themselves are shown, braces and all"
    assert not re.search("[\u202a-\u202e\u2066\u2068\u200b\ufeff]", page.text), "direction controls are shown, not obeyed"
    graph = json.loads(files["claimreview.jsonld"])["@graph"]
    assert [row["claimReviewed"] for row in graph] == [payload] * 3 and not [url for url in addresses(graph) if not harmless(url)]
    for name in files:
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(files[name].decode(), newline=""), strict=True))
            assert {len(row) for row in rows} == {len(rows[0])}, name
            assert not [cell for row in rows for cell in row if cell.startswith(FORMULA)], name


def harmless(url: str) -> bool:
    """Whether an address is plain http(s), an anchor of the page, or a file beside it."""
    return bool(checked_url(url) or re.fullmatch(r"#[\w-]+|(\.\./)*[\w./-]+(#[\w-]+)?", url))


def addresses(node: Any) -> list[str]:
    """Every address in an exchange file."""
    if isinstance(node, list):
        return [url for part in node for url in addresses(part)]
    if not isinstance(node, dict):
        return []
    return [url for key, part in node.items() for url in ([part] if key in ("@id", "url") else addresses(part))]


@pytest.mark.parametrize("url", ADDRESSES)
def test_other_addresses_are_no_links(url: str) -> None:
    assert checked_url(url) == ""


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=c#d",
        "HTTPS://example.org/%E2%80%AE",
        "http://example.org/\u0644\u0627\u0641\u0631\u0648\u0641",
        "https://example.org:8443/a@b",
        "http://[2001:db8::1]/",
    ],
)
def test_plain_addresses_are_links(url: str) -> None:
    assert checked_url(url) == url


@pytest.mark.parametrize(
    "url", ["https://u:p@a.org/", "https://a.org/\u202ex", 'https://a.org/"><b>', "https://a.org/<script>", "https://["]
)
def test_a_source_whose_address_is_none_is_shown_without_a_link(tiny_case: Case, tables: Tables, url: str) -> None:
    sources = tiny_case.sources()
    bad = sources.sources[0].model_copy(update={"url": url})
    sources = sources.model_copy(update={"sources": (bad, *sources.sources[1:])})
    page = Page(built(material_of(tiny_case, tables, sources=sources))["index.html"].decode())
    outside = {href for href in page.all("href") if "//" in href}
    assert outside == {source.url for source in sources.sources[1:]}
    assert page.words.count(visible(url)) >= 2, "in the list and on its cards"


def test_an_article_address_that_is_none_is_shown_as_text(tiny_case: Case, tables: Tables) -> None:
    article = tables.article.model_copy(update={"url": "javascript:alert(1)"})
    page = Page(built(material_of(tiny_case, tables, article=article))["index.html"].decode())
    assert "javascript:alert(1)" in page.text
    assert not [href for href in page.all("href") if "javascript" in href]


def test_line_ends_are_those_that_git_leaves_alone() -> None:
    assert shown("a\r\nb\rc\nd") == "a\nb\nc\nd"
