"""An article is taken in whole, as found, or refused whole; a language that nothing reads is refused before it costs time."""

import io
import sys
from pathlib import Path

import pytest

from tahqiq import intake
from tahqiq.core.case import Case
from tahqiq.core.errors import ConfigError, UsageError
from tahqiq.core.hashing import sha256_of
from tahqiq.intake import PASTED, recognise, take_in

ARABIC = "وزير الري: السد آمن\n\nقال وزير الري خالد الشامي إن السد لم يتضرر من الزلزال.\nوأضاف أن المياه ستعود إلى القرى غداً.\n"
GIVEN = {"title": "", "outlet": "", "byline": "", "published": "", "language": "", "url": "", "found": ""}


@pytest.mark.parametrize(
    "text",
    [
        ARABIC,
        "قَالَ وَزِيرُ الرَّيِّ إِنَّ السَّدَّ آمِنٌ",
        "قال John Smith من BBC إن السد آمن وإن المياه ستعود",
        "قال الوزير 12 345 678 910 ١٢٣٤٥٦",
    ],
)
def test_arabic_is_recognised(text: str) -> None:
    assert recognise(text, "here") == "ar"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("وزیر امور خارجه گفت که سد آسیب ندیده است", "Persian"),
        ("وزیر آبپاشی نے کہا ہے کہ ڈیم محفوظ ہے", "Urdu"),
        ("وەزیری ئاودێری گوتی بەنداوەکە سەلامەتە", "Kurdish"),
        ("د اوبو وزیر وویل چې بند خوندي دی", "Pashto"),
        ("The minister said that the dam is safe.", "English"),
        ("Министр заявил, что плотина не пострадала.", "Russian"),
        ("The minister said السد that the dam is safe and sound", "mostly English"),
        ("12 345 ١٢٣ ۴۵۶", "digits only"),
        ("", "nothing"),
        ("،؛؟ ...", "punctuation"),
    ],
)
def test_what_is_not_arabic_is_refused_with_the_way_to_insist(text: str, language: str) -> None:
    with pytest.raises(ConfigError, match="here") as refused:
        recognise(text, "here")
    assert "--language ar" in str(refused.value), language


def test_a_name_with_a_foreign_letter_does_not_make_a_text_persian() -> None:
    assert recognise(ARABIC + "والتقى الوزير پاولو.", "here") == "ar"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "utf-16"])
def test_the_bytes_are_kept_as_found(project: Path, tmp_path: Path, encoding: str) -> None:
    raw, path = (ARABIC * 2).encode(encoding, "ignore"), tmp_path / "found.TXT"
    path.write_bytes(raw)
    certificate = take_in(project, "dam", path, GIVEN).file.article
    case = Case(project, "dam")
    assert case.raw() == raw and certificate.sha256 == sha256_of(raw)
    assert (certificate.file, certificate.language, certificate.title) == ("article.txt", "ar", "وزير الري: السد آمن")


def test_what_a_person_gave_goes_before_what_was_guessed(project: Path, tmp_path: Path) -> None:
    path = tmp_path / "found.txt"
    path.write_text(ARABIC, encoding="utf-8")
    given = {**GIVEN, "title": "عنوان آخر", "language": "ar-SY", "published": "2024-03-04", "outlet": "وكالة"}
    certificate = take_in(project, "dam", path, given).file.article
    assert {key: getattr(certificate, key) for key in given} == given


def pasted(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    """Put the bytes on standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_pasted_text_becomes_a_text_file(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pasted(monkeypatch, b"\xef\xbb\xbf" + ARABIC.encode())
    certificate = take_in(project, "dam", PASTED, GIVEN).file.article
    assert certificate.file == "article.txt" and certificate.title == "وزير الري: السد آمن", "the mark is no part of the title"


@pytest.mark.parametrize("way", ["file", "pasted"])
def test_an_article_that_is_too_long_is_refused_not_cut(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    raw, path = ARABIC.encode(), tmp_path / "found.txt"
    monkeypatch.setattr(intake, "MAX_BYTES", len(raw) - 1)
    path.write_bytes(raw)
    pasted(monkeypatch, raw)
    with pytest.raises(ConfigError, match="give the article alone"):
        take_in(project, "dam", path if way == "file" else PASTED, GIVEN)
    assert not (project / "data" / "cases" / "dam").exists()


def test_a_refusal_leaves_nothing_behind(project: Path, tmp_path: Path) -> None:
    before = (project / "dvc.yaml").read_bytes()
    path = tmp_path / "found.txt"
    path.write_text("The dam is safe.", encoding="utf-8")
    for case, file, error in [
        ("dam", path, ConfigError),
        ("dam", tmp_path / "nowhere.txt", UsageError),
        ("dam", tmp_path, UsageError),
        ("tiny", path, UsageError),
    ]:
        with pytest.raises(error):
            take_in(project, case, file, GIVEN)
    assert sorted(path.name for path in (project / "data" / "cases").iterdir()) == ["tiny"]
    assert (project / "dvc.yaml").read_bytes() == before


def test_a_name_that_is_taken_is_said_before_anything_is_read(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="already a case"):
        take_in(project, "tiny", PASTED, GIVEN)
