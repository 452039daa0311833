"""Folding never loses its way back to the original."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from tahqiq.text.arabic import MARKS, TATWEEL, fold_lexicon, fold_search, lexicon_key, search_key

ARABIC = st.text(alphabet=st.sampled_from('ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئ ـًٌَُِّْٰ\u200f\u200e،."٣3ﻻﷲ\n'), max_size=60)


@given(ARABIC)
def test_every_folded_character_points_into_the_original(text: str) -> None:
    for fold in (fold_search, fold_lexicon):
        folded = fold(text)
        assert len(folded.text) == len(folded.offsets) == len(folded.ends)
        assert list(folded.offsets) == sorted(folded.offsets)
        assert all(0 <= start < end <= len(text) for start, end in zip(folded.offsets, folded.ends, strict=True))


@given(ARABIC, st.data())
def test_a_span_of_the_fold_folds_to_the_same_words(text: str, data: st.DataObject) -> None:
    folded = fold_search(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    low, high = folded.span(start, end)
    assert folded.text[start:end] in search_key(text[low:high])


@given(ARABIC)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert search_key(search_key(text)) == search_key(text)
    assert not set(search_key(text)) & (MARKS | {TATWEEL})


@given(st.text(max_size=40))
def test_any_text_folds(text: str) -> None:
    assert len(fold_search(text).offsets) == len(search_key(text))


def test_spellings_meet() -> None:
    assert search_key("فإنّه") == search_key("فانه")
    assert search_key("الجمهوريّة") == search_key("الجمهوريه")
    assert search_key("مســؤول ٢٠١٦") == search_key("مسوول 2016")
    assert search_key("ﻻ") == "لا"
    assert search_key(unicodedata.normalize("NFD", "مسؤول أُعلن")) == search_key("مسؤول أعلن")


def test_the_lexicon_key_keeps_the_name_apart_from_the_preposition() -> None:
    assert lexicon_key("علي") != lexicon_key("على")
    assert lexicon_key("هيئة") != lexicon_key("هيئه")
    assert lexicon_key("أضاف") == lexicon_key("اضاف")


def test_marks_come_along_and_direction_marks_do_not() -> None:
    text = "\u200fقالَ\u200e نعم"
    folded = fold_lexicon(text)
    low, high = folded.span(0, 3)
    assert text[low:high] == "قالَ"
