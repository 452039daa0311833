"""Quotations, sentences and abbreviations."""

import pytest

from tahqiq.text.tokens import Stretch


def sentences(text: str) -> list[str]:
    stretch = Stretch(text, 0, len(text))
    return [text[stretch.tokens[a].start : stretch.tokens[b - 1].end] for a, b in stretch.sentences]


def quotations(text: str) -> list[str]:
    stretch = Stretch(text, 0, len(text))
    return [text[stretch.tokens[q.open].end : stretch.tokens[q.close].start if q.closed else len(text)] for q in stretch.quotes]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("وصل الوفد. وغادر المدير.", 2),
        ("بلغت النسبة 24.6 في المائة. ثم ارتفعت.", 2),
        ("قال د. الصعيدي نعم. ثم خرج.", 2),
        ('قال "هذا صحيح. وهذا أيضا". ثم خرج.', 2),
        ("قالت لورا إيه. كولانجيلو نعم.", 1),
        ("هل جاء؟ لا.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    found = sentences(text)
    assert len(found) == count
    assert "".join("".join(found).split()) == "".join(text.split())


def test_a_stray_opening_mark_does_not_end_the_quotation() -> None:
    assert quotations('قال "لن نسلم المدينة و"لن نستسلم." ثم') == ['لن نسلم المدينة و"لن نستسلم.']


def test_marks_that_point_the_wrong_way_still_pair() -> None:
    assert quotations("قال »نعم يا سيدي« ثم «لا شكرا»") == ["نعم يا سيدي", "لا شكرا"]


def test_a_missing_closing_mark_leaves_the_sentences_alone() -> None:
    text = 'قال "لا أعرف هذا. ثم خرج من القاعة.'
    assert len(sentences(text)) == 2
