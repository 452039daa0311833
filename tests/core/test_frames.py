"""Frames to look at: one row a record, spans by their words."""

from tahqiq.core.frames import to_frame
from tiny import Tables


def test_spans_show_their_words_on_one_line(tables: Tables) -> None:
    frame = to_frame(tables.claims, "speaker_name", "content", "speaker")
    assert list(frame.columns) == ["speaker_name", "content", "speaker"]
    assert frame["content"].tolist() == [claim.content.text for claim in tables.claims]
    assert frame["speaker"].isna().all()
    assert "\n" not in to_frame(tables.passages, "span")["span"][1]


def test_ratings_show_their_label_and_nothing_is_lost(tables: Tables) -> None:
    frame = to_frame(tables.verdicts)
    assert len(frame) == len(tables.verdicts)
    assert frame["attribution"].tolist()[:2] == ["confirmed-utterance", "n/a"]
    assert frame["anchors"][0] == "أعمال الترميم كلفت ثلاثة ملايين دينار"


def test_no_rows_keep_the_columns_asked_for() -> None:
    assert list(to_frame([], "a", "b").columns) == ["a", "b"] and to_frame([]).empty
