"""The demo article in other typography keeps every claim, and no text, however hostile, breaks the extractor or its offsets."""

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from house import DEMO, ROOT
from tahqiq.core.case import Case
from tahqiq.core.casefile import Certificate
from tahqiq.core.errors import ConfigError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Claim
from tahqiq.methods.readers.plain import check_text
from tahqiq.stages.extract import extract
from tahqiq.stages.ingest import ingest
from tahqiq.text.arabic import search_key

CASE = Case(ROOT, DEMO)
ARTICLE = CASE.raw().decode("utf-8")
DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BARE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا"})
PERSIAN = str.maketrans({"ي": "ی", "ك": "ک"})
QUOTES = re.compile(r'"([^"\n]*(?:\n[^"\n]+)*)"')
CHANGES: dict[str, Callable[[str], str]] = {
    "vowel marks": lambda text: re.sub(r"(قال|أكد)", lambda m: "\u064e".join(m[1]) + "\u064e", text),
    "no vowel marks": lambda text: re.sub("[\u064b-\u0652]", "", text),
    "no hamza": lambda text: text.translate(BARE),
    "tatweel": lambda text: text.replace("قال", "قـــال").replace("أن ", "أنـ "),
    "direction marks": lambda text: "\u200f" + text.replace("\n", "\u200e\n\u200f"),
    "guillemets": lambda text: QUOTES.sub(r"«\1»", text),
    "curly quotes": lambda text: QUOTES.sub("\u201c\\1\u201d", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "Eastern digits": lambda text: text.translate(DIGITS),
    "Persian letters": lambda text: text.translate(PERSIAN),
    "no-break spaces": lambda text: text.replace(" إن ", "\u00a0إن\u00a0").replace(" أن ", "\u00a0أن\u00a0"),
}
LETTERS = 'قالأكدإنأنوبحسبمشيرالىوزير .،:"«»\n\u200f\u064b\u00a0()-'
HOSTILE = {
    "ten megabytes without a full stop": re.sub(r"[.\s]+", " ", ARTICLE) * (10_000_000 // len(ARTICLE.encode())),
    "a claim every five words": "قال الوزير إن المدينة هادئة " * 4_000,
    "a hundred thousand marks": 'قال "' * 100_000,
    "opening marks alone": "قال «" * 100_000,
    "fifty deep": "قال الوزير «" * 50 + "المدينة هادئة" + "»" * 50 + ".",
    "only vowel marks": "ق" + "\u064e\u064b\u0651" * 30_000,
    "both directions": 'قال minister الوزير that إن city "المدينة is هادئة" and آمنة. ' * 2_000,
    "one endless word": "قال" * 200_000,
    "commas": "قال الوزير، " * 40_000,
    "brackets": "قال الوزير (" * 40_000,
    "line breaks": "قال\n" * 60_000,
}
LIMIT = 180.0  # seconds for the largest of them; a scan that looks at the rest of the text at every mark takes hours


def claims_of(text: str, language: str = "ar") -> list[Claim]:
    """The claims of a text, each span checked against the stored text."""
    raw = text.encode()
    facts = {"title": "", "language": language, "published": CASE.file.article.published}
    article, passages = ingest(raw, Certificate(file="article.txt", sha256=sha256_of(raw), **facts), "case", reader="text")
    found = extract(article, passages, extractor="rules-ar", levels=("core", "second")).claims
    for claim in found:
        for span in (
            claim.cue,
            claim.content,
            *([claim.speaker] if claim.speaker else ()),
            *(moment.span for moment in claim.times),
        ):
            assert 0 <= span.start < span.end <= len(article.text)
            assert article.text[span.start : span.end] == span.text
        inside = claim.content.start < claim.cue.start and claim.cue.end < claim.content.end
        assert inside or not claim.cue.overlap(claim.content), (claim.cue, claim.content)
    return found


def said(claims: list[Claim]) -> list[tuple[str, str]]:
    """Speaker and content as words alone."""
    return [(bare(claim.speaker_name), bare(claim.content.text)) for claim in claims]


def bare(words: str) -> str:
    """Words without marks, hamza and spacing."""
    return " ".join(re.findall(r"\w+", search_key(words.translate(BARE))))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_the_demo_article_keeps_its_claims(change: Callable[[str], str]) -> None:
    changed = change(ARTICLE)
    assert changed != ARTICLE
    assert said(claims_of(changed)) == said(claims_of(ARTICLE))


@given(st.text(alphabet=LETTERS, max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_has_claims_at_their_offsets_and_twice_the_same(text: str) -> None:
    text = f"عنوان\n{text} نص"
    try:
        check_text(text, "article.txt")
    except ConfigError:
        reject()  # marks alone are no article
    assert claims_of(text) == claims_of(text)


@given(st.lists(st.sampled_from(re.findall(r"\s+|[^\s]+", ARTICLE)), max_size=200))
@settings(max_examples=60, deadline=None)
def test_the_articles_words_in_any_order(words: list[str]) -> None:
    claims_of("عنوان\n" + "".join(words) + " نص")


@pytest.mark.slow
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_end_in_bounded_time(text: str) -> None:
    begin = time.monotonic()
    claims_of(f"عنوان\n{text}\n")
    assert time.monotonic() - begin < LIMIT
