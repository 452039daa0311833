"""The marked article: every word stands, once, escaped, under the marks of the claims that cover it."""

import html
import re

from tahqiq.charts import marked_text, speakers_over_text
from tahqiq.core.records import SetAside, Span
from tiny import Tables


def bare(page: str) -> str:
    """The words of a page, without its key at the end."""
    return html.unescape(re.sub(r"<[^>]+>", "", page.rpartition('<p dir="ltr">')[0]))


def test_every_word_stands_once_and_in_order(tables: Tables) -> None:
    page = marked_text(tables.passages, tables.claims, tables.asides)._repr_mimebundle_()["text/html"]
    assert bare(page) == "".join(passage.span.text for passage in tables.passages)
    for claim in tables.claims:
        assert f'title="{claim.speaker_name} (by-hand)' in page


def test_words_of_the_article_are_no_markup(tables: Tables) -> None:
    text = '<script>alert("x")</script> & قال'
    span = Span.of(text, 0, len(text))
    passages = [tables.passages[0].model_copy(update={"span": span})]
    aside = SetAside(case="c", cue=Span.of(text, len(text) - 3, len(text)), why='"><script>')
    page = marked_text(passages, [], [aside])._repr_mimebundle_()["text/html"]
    assert "<script>" not in page and bare(page) == text


def test_an_article_without_claims_is_its_words(tables: Tables) -> None:
    page = marked_text(tables.passages, ())._repr_mimebundle_()
    assert bare(page["text/html"]) == "".join(passage.span.text for passage in tables.passages)
    assert page["text/plain"] == "\n\n".join(passage.span.text for passage in tables.passages)


def test_speakers_stand_in_the_order_in_which_they_are_heard(tables: Tables) -> None:
    figure = speakers_over_text(tables.claims)
    assert list(figure.table["speaker"]) == [claim.speaker_name for claim in tables.claims]
    assert list(figure.table["start"]) == [claim.content.start for claim in tables.claims]
    assert "image/svg+xml" in figure._repr_mimebundle_() and speakers_over_text(())._repr_mimebundle_()
