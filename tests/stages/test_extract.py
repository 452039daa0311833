"""From an article's bytes to its claims: ids, order, offsets, relations between claims, sturdiness of the layout."""

import re

import pytest

from tahqiq.core.casefile import Certificate
from tahqiq.core.errors import ConfigError, IntegrityError
from tahqiq.core.hashing import sha256_of
from tahqiq.core.records import Claim
from tahqiq.stages.extract import extract
from tahqiq.stages.ingest import ingest
from tahqiq.text.arabic import search_key

LEVELS = ("core", "second")
PAGE = """الحلبي: الخطة الجديدة كافية لكل المدن
الكاتب: سلمى حداد
- 2 تشرين ثاني 2016
من جهته، قال وزير المياه الدكتور سامي الحلبي إن
الخطة الجديدة كافية لكل المدن وستبدأ الجمعة، وإن
العمل فيها "يستمر شهرين"، مشيراً إلى أن التمويل
جاهز.
وأضاف خلال لقاء مع الرئيس كمال درويش الأربعاء، أنّ
"هؤلاء الذين يشككون في الخطة
لم يقرؤوها".
وبحسب هدى منصور فإنّه لا
توجد خطة أصلا مثلما قالت روسيا.
"""


def run(text: str, **changes: str) -> list[Claim]:
    raw = text.encode()
    facts = {"title": "", "language": "ar", "published": "2016-11-02", **changes}
    article, passages = ingest(raw, Certificate(file="article.txt", sha256=sha256_of(raw), **facts), "case", reader="auto")
    found = extract(article, passages, extractor="rules-ar", levels=LEVELS).claims
    for claim in found:
        for span in filter(None, (claim.content, claim.cue, claim.speaker)):
            assert article.text[span.start : span.end] == span.text == span.text.strip()
    return found


def words(found: list[Claim]) -> list[str]:
    return [" ".join(re.findall(r"\w+", search_key(claim.content.text))) for claim in found]


EXPECTED = 6


def test_the_claims_of_the_page() -> None:
    found = run(PAGE)
    assert len(found) == EXPECTED
    assert [claim.order for claim in found] == list(range(EXPECTED))
    assert [claim.content.start for claim in found] == sorted(claim.content.start for claim in found)
    assert len({claim.id for claim in found}) == EXPECTED
    assert [claim.speaker_name for claim in found] == ["سامي الحلبي"] * 5 + ["هدى منصور"]
    assert [claim.mode for claim in found] == ["indirect", "indirect", "mixed", "indirect", "direct", "indirect"]
    assert {claim.made_by for claim in found} == {"rules-ar/1"}


def test_relations_times_and_kinds() -> None:
    found = run(PAGE)
    assert found[1].same_as == found[0].id and not found[2].same_as
    assert [time.value for time in found[1].times] == ["2016-11-04"]
    assert found[1].kind == "prediction" and found[0].kind == "factual"


def test_a_claim_inside_anothers_words_is_nested() -> None:
    outer, inner = run('خبر قصير عن المدينة\nوقال سامي الحلبي "أكدت الوزارة أن الطريق مغلقة منذ أسبوع كامل".\n')
    assert inner.nested_in == outer.id and inner.level == "second" and inner.speaker_name == "الوزارة"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: re.sub("[\u064b-\u0652]", "", text),
        lambda text: text.translate(str.maketrans("أإ", "اا")),
        lambda text: text.replace("قال", "قـال").replace("أضاف", "أضـاف"),
        lambda text: re.sub("(قال|بحسب)", "\u200f\\1\u200e", text),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("إن\n", "إن\n\n").replace("أنّ\n", "أنّ\n\n").replace("لا\n", "لا\n\n"),
        lambda text: "".join("«»"[text[:at].count('"') % 2] if char == '"' else char for at, char in enumerate(text)),
        lambda text: re.sub(r"(?<=[^.\d؟])\n(?=[^\n])", lambda m: " " if m.start() > 70 else "\n", text),
    ],
    ids=[
        "no marks",
        "no hamza",
        "tatweel",
        "direction marks",
        "crlf",
        "double spaced",
        "blank inside",
        "guillemets",
        "unwrapped",
    ],
)
def test_the_same_claims_whatever_the_layout(change: object) -> None:
    assert words(run(change(PAGE))) == words(run(PAGE))


def test_levels_are_a_filter() -> None:
    raw = "الوزارة تدعو السكان إلى الهدوء\nقال سامي الحلبي إن المدينة هادئة.\n".encode()
    article, passages = ingest(
        raw, Certificate(file="article.txt", sha256=sha256_of(raw), title="", language="ar"), "c", reader="auto"
    )
    assert [claim.level for claim in extract(article, passages, extractor="rules-ar", levels=LEVELS).claims] == ["second", "core"]
    assert [claim.level for claim in extract(article, passages, extractor="rules-ar", levels=["core"]).claims] == ["core"]


def test_an_article_without_claims_has_none() -> None:
    assert run("طقس اليوم في المدن الكبرى\nتهب رياح قوية على الساحل وتهطل الأمطار.\n") == []


def test_an_unsupported_language_gives_no_claims() -> None:
    assert run("A headline\nThe minister said that it rains.\n", language="en") == []


def test_an_unknown_extractor_is_answered_with_the_nearest() -> None:
    with pytest.raises(ConfigError, match="did you mean 'rules-ar'"):
        extract(None, [], extractor="rule-ar", levels=LEVELS)


def test_passages_of_another_text_are_refused() -> None:
    raw = PAGE.encode()
    article, passages = ingest(
        raw, Certificate(file="article.txt", sha256=sha256_of(raw), title="", language="ar"), "c", reader="auto"
    )
    moved = article.model_copy(update={"text": "x" + article.text})
    with pytest.raises(IntegrityError, match="is not"):
        extract(moved, passages, extractor="rules-ar", levels=LEVELS)
