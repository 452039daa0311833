"""A person's correction is laid over what the rules found, and stops the run when it no longer fits."""

import pytest
from pydantic import ValidationError

from tahqiq.core.casefile import Certificate, Correction, CorrectionsFile
from tahqiq.core.errors import IntegrityError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Claim
from tahqiq.stages.extract import extract
from tahqiq.stages.ingest import ingest

TEXT = "المدينة هادئة\nقال وزير المياه سامي الحلبي إن المدينة هادئة منذ الجمعة. وأضاف أن الطرق مفتوحة، وأن السدود ممتلئة.\n"


def run(*corrections: Correction, text: str = TEXT) -> list[Claim]:
    """The claims of a text with corrections applied."""
    raw = text.encode()
    facts = {"title": "", "language": "ar", "published": "2016-11-02"}
    article, passages = ingest(raw, Certificate(file="article.txt", sha256=sha256_of(raw), **facts), "case", reader="text")
    return extract(article, passages, extractor="rules-ar", levels=("core", "second"), corrections=corrections).claims


def correction(claim: Claim, **right: str) -> Correction:
    """A correction of a claim as it stands."""
    return Correction(claim=claim.id, expect=claim.content.text, why="read again", by="A. Reader", **right)


def test_span_and_speaker_are_put_right_and_what_follows_from_them_is_made_anew() -> None:
    first, second, third = run()
    mended = run(
        correction(first, content="المدينة هادئة", cue="قال"),
        correction(second, speaker="سامي الحلبي", speaker_name="سامي أحمد الحلبي"),
    )
    assert [claim.content.text for claim in mended] == ["المدينة هادئة", second.content.text, third.content.text]
    assert mended[0].content.start > TEXT.index("\n"), "the words nearest to the old place are meant, not the headline's"
    assert (first.times, mended[0].times) != ((), ()) and not mended[0].times
    assert mended[1].speaker_name == "سامي أحمد الحلبي" and mended[1].speaker.text == "سامي الحلبي"
    assert {claim.id for claim in mended[:2]}.isdisjoint({first.id, second.id}), "an id is a hash of place, words and speaker"
    assert mended[0].made_by == "rules-ar/1, corrected by A. Reader" and mended[2] == third


def test_a_text_that_has_changed_stops_the_run() -> None:
    first = run()[0]
    with pytest.raises(IntegrityError, match=r"corrections.yaml: claim clm-\w+ .* is no longer found"):
        run(correction(first, speaker_name="x"), text=TEXT.replace("منذ", "جدا منذ"))


def test_an_expectation_that_does_not_hold_stops_the_run() -> None:
    first = run()[0]
    with pytest.raises(IntegrityError, match="says 'المدينة هادئة منذ الجمعة', not 'المدينة'"):
        run(correction(first, speaker_name="x").model_copy(update={"expect": "المدينة"}))


def test_words_that_are_not_in_the_article_stop_the_run() -> None:
    with pytest.raises(IntegrityError, match="are not in the article"):
        run(correction(run()[0], content="لا توجد هذه الكلمات"))


def test_a_correction_that_puts_nothing_right_and_two_of_one_claim_are_refused() -> None:
    first = run()[0]
    with pytest.raises(ValidationError, match="puts nothing right"):
        correction(first)
    twice = (correction(first, cue="قال"), correction(first, speaker_name="x"))
    with pytest.raises(ValidationError, match="claim used twice"):
        CorrectionsFile(schema_version=1, corrections=twice)
