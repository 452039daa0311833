"""Marks that a text shares with its translation: names, places, dates and numbers in three scripts."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tahqiq.text.names import SHORTEST, marks, skeleton

NAMES = [
    ("لافروف", "Lavrov", "Лавров"),
    ("بوتين", "Putin", "Путин"),
    ("ترامب", "Trump", "Трамп"),
    ("ماكرون", "Macron", "Макрон"),
    ("ميركل", "Merkel", "Меркель"),
    ("كلينتون", "Clinton", "Клинтон"),
    ("ستالين", "Stalin", "Сталин"),
    ("غورباتشوف", "Gorbachev", "Горбачёв"),
    ("خروتشوف", "Khrushchev", "Хрущёв"),
    ("أردوغان", "Erdogan", "Эрдоган"),
    ("ساركوزي", "Sarkozy", "Саркози"),
    ("برلسكوني", "Berlusconi", "Берлускони"),
    ("مانديلا", "Mandela", "Мандела"),
    ("كاسترو", "Castro", "Кастро"),
    ("مدريد", "Madrid", "Мадрид"),
    ("تشيرنوبل", "Chernobyl", "Чернобыль"),
]
KNOWN = [
    ("حلب", "Aleppo", "Алеппо", {"@aleppo"}),
    ("موسكو", "Moscow", "Москва", {"@moscow", "@russia"}),
    ("الأمم المتحدة", "United Nations", "ООН", {"@un"}),
    ("مجلس الأمن", "Security Council", "Совет Безопасности", {"@security-council", "@un"}),
    ("وزير الخارجية", "Foreign Minister", "министр иностранных дел", {"@foreign-minister"}),
    ("مصر", "Egypt", "Египет", {"@egypt"}),
    ("الجمعة", "Friday", "пятница", {"@friday"}),
]


@pytest.mark.parametrize(("arabic", "english", "russian"), NAMES)
def test_a_name_has_one_skeleton_in_three_scripts(arabic: str, english: str, russian: str) -> None:
    assert skeleton(arabic) == skeleton(english) == skeleton(russian)
    assert len(skeleton(arabic)) >= SHORTEST
    assert marks(arabic) == marks(english) == marks(russian) != []


def test_different_names_have_different_skeletons() -> None:
    assert len({skeleton(english) for _, english, _ in NAMES}) == len(NAMES)


@pytest.mark.parametrize("word", ["ولافروف", "لافروفَ", "لافــروف", "LAVROV", "Lavrov's", "Лаврова", "Лаврову"])
def test_a_name_is_known_under_its_clitics_marks_and_cases(word: str) -> None:
    assert "~lfrf" in marks(word)


@pytest.mark.parametrize(("arabic", "english", "russian", "expected"), KNOWN)
def test_a_well_known_name_has_one_mark_in_three_languages(arabic: str, english: str, russian: str, expected: set[str]) -> None:
    for word in (arabic, english, russian):
        assert set(marks(f"{word}.")) == expected


@pytest.mark.parametrize(
    ("words", "mark"),
    [("روسي", "@russia"), ("الروسية", "@russia"), ("Russian", "@russia"), ("российский", "@russia"), ("России", "@russia")],
)
def test_adjective_and_case_stand_for_the_place(words: str, mark: str) -> None:
    assert marks(words) == [mark]


def test_the_longest_name_wins() -> None:
    assert marks("Foreign Minister") == ["@foreign-minister"]
    assert "@state-department" in marks("الخارجية الأميركية")


@pytest.mark.parametrize("digits", ["1250", "1,250", "١٢٥٠", "١٬٢٥٠", "۱۲۵۰", "1\u00a0250", "1\u202f250"])
def test_a_number_is_one_mark_in_every_system_of_digits(digits: str) -> None:
    assert marks(f"إن {digits}") == marks(f"about {digits}") == marks(f"около {digits}") == ["#1250"]


def test_a_year_is_not_joined_to_the_number_after_it() -> None:
    assert marks("in 2016, 25000") == ["#2016", "#25000"]
    assert marks("2016,25000") == ["#2016", "#25000"]


def test_number_words_meet_their_digits() -> None:
    assert {"#3", "#million"} <= set(marks("ثلاثة ملايين")) & set(marks("three million")) & set(marks("три миллиона"))


@pytest.mark.parametrize("text", ["أن من عن في هو هم", "دم نور", "Ann Ian Mia Ho", "Adam Dima", "Аня Ия Дима", "", " ,.؛ ", "و"])
def test_short_words_do_not_stand_for_names(text: str) -> None:
    assert not [mark for mark in marks(text) if mark.startswith("~")]


def test_a_word_without_a_capital_is_no_name_but_in_arabic() -> None:
    assert marks("barred the liver of lavrov") == []
    assert marks("завод лавров") == []
    assert marks("برلسكوني") == ["~brlskn"]


def test_an_abbreviation_is_not_the_word_that_looks_like_it() -> None:
    assert marks("IS") == ["@isis"] and marks("is it us") == []


@given(st.text(max_size=60))
def test_any_text_has_marks_of_the_three_kinds(text: str) -> None:
    assert all(mark[0] in "@#~" and len(mark) > 1 for mark in marks(text))


@given(st.text(alphabet="بتدرسلمنوايءآ abdrslmnoi абдрслмно", max_size=20))
def test_a_skeleton_has_no_doubled_consonant(word: str) -> None:
    bones = skeleton(word)
    assert all(one != other for one, other in itertools.pairwise(bones))
