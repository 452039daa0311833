"""Index terms: light stems and 4-grams for Arabic, Snowball elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.text.analysis import light_stem, primary, script_terms, stemmed, stopwords, terms, words
from tahqiq.text.arabic import search_key

ARABIC = st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءأإآؤئـًَُِّْ ٠٣.،", max_size=40)


@pytest.mark.parametrize(
    "family",
    [
        ["كتاب", "الكتاب", "والكتاب", "بالكتاب", "للكتاب", "كالكتاب", "فالكتاب"],
        ["مدرسة", "المدرسة", "والمدرسة", "مدرسه"],
        ["مسؤول", "المسؤولين", "المسؤولون", "مسؤولي"],
        ["صاروخ", "صاروخان", "صاروخين", "وصاروخها"],
    ],
)
def test_forms_of_a_word_share_a_stem(family: list[str]) -> None:
    assert len({light_stem(search_key(word)) for word in family}) == 1


@pytest.mark.parametrize("word", ["ال", "هم", "ات", "ولد", "يد", "ون", ""])
def test_short_words_stay_whole(word: str) -> None:
    assert light_stem(word) == word


@given(ARABIC)
def test_a_stem_is_a_part_of_its_word_and_at_least_two_letters_stay(text: str) -> None:
    for word in words(text):
        stem = light_stem(word)
        assert stem in word and len(stem) >= min(2, len(word))


def test_arabic_terms_are_the_stem_and_the_grams_of_the_word() -> None:
    assert terms("المدرسة", "ar") == ["مدرس", "#المد", "#لمدر", "#مدرس", "#درسه"]
    assert terms("يد", "ar-SY") == ["يد"]


def test_terms_repeat_as_often_as_they_occur_and_function_words_are_left_out() -> None:
    assert terms("يد في يد", "ar") == ["يد", "يد"]
    assert terms("the hand of the hand", "en") == ["hand", "hand"]
    assert "من" in stopwords("ar") and "и" in stopwords("ru") and stopwords("xx") == frozenset()


def test_other_languages_have_snowball_stems() -> None:
    assert terms("ministers minister", "en") == ["minist", "minist"]
    assert terms("министры министров", "ru") == ["министр", "министр"]
    assert stemmed("häuser", "xx") == "häuser" and terms("Häuser", "xx") == ["häuser"]


def test_only_the_arabic_of_a_mixed_text_is_indexed_as_arabic() -> None:
    mixed = script_terms("قال Lavrov в Москве 2016 كتاب")
    assert mixed == script_terms("قال كتاب") != []
    assert script_terms("Lavrov в Москве 2016") == []


@given(ARABIC)
def test_spelling_does_not_change_the_terms(text: str) -> None:
    assert terms(text, "ar") == terms(search_key(text), "ar")
    assert set(script_terms(text)) <= set(terms(text, "ar"))


def test_the_language_of_a_tag() -> None:
    assert [primary(tag) for tag in ("ar", "ar-SY", "EN-gb")] == ["ar", "ar", "en"]
