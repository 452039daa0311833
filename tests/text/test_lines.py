"""Wrapped lines are joined, paragraphs are not, and the text stays as it was."""

import pytest

from tahqiq.text.lines import blocks_of, lines_of

WRAPPED = "وقال الوزير في بيان إن\nالرئيس سيزور المدينة غدا.\nوأضاف أن الزيارة\nتستمر يومين."


def blocks(text: str) -> list[str]:
    text = f"عنوان الخبر\n{text}"
    return [" ".join(text[b.start : b.end].split()) for b in blocks_of(text)][1:]


@pytest.mark.parametrize("separator", ["\n", "\r\n", "\r", "\n\n", "\n \n", "\u2028"])
def test_lines_wrapped_in_mid_sentence_become_one_block(separator: str) -> None:
    assert blocks(WRAPPED.replace("\n", separator)) == [
        "وقال الوزير في بيان إن الرئيس سيزور المدينة غدا.",
        "وأضاف أن الزيارة تستمر يومين.",
    ]


def test_blank_lines_inside_a_sentence_are_no_paragraphs() -> None:
    assert len(blocks("وقال الوزير في بيان إن\n\nالرئيس سيزور المدينة.\nوأضاف شيئا آخر تماما.")) == 2


def test_a_heading_stays_alone() -> None:
    text = "انتهت الجلسة مساء.\nمطالب النقابة\nمن جهته قال الأمين العام إن النقابة ترفض."
    assert blocks(text)[1] == "مطالب النقابة"


def test_a_caption_repeated_by_the_lead_stays_alone() -> None:
    assert blocks("أعلن الجيش هدنة ليوم\nأعلن الجيش هدنة ليوم\nفي المدينة.") == [
        "أعلن الجيش هدنة ليوم",
        "أعلن الجيش هدنة ليوم في المدينة.",
    ]


def test_lines_do_not_hold_carriage_returns_or_direction_marks() -> None:
    text = "\u200fأول سطر\u200e\r\nثان"
    assert [text[line.start : line.end] for line in lines_of(text)] == ["أول سطر", "ثان"]
