"""The Arabic rules, one phenomenon a test, on sentences of our own."""

import pytest

from sentences import claims
from tahqiq.methods.extractors import EXTRACTORS

MINISTER = "قال وزير المالية سامي الحلبي إن الميزانية متوازنة."

ONE = [
    ("verb and إن", MINISTER, ("قال", "سامي الحلبي", "الميزانية متوازنة")),
    ("dropped hamza", "واضاف وزير المالية سامي الحلبي ان الميزانية متوازنة.", ("اضاف", "سامي الحلبي", "الميزانية متوازنة")),
    (
        "interlocutor is no speaker",
        "وأكد سامي الحلبي خلال لقاء مع الرئيس كمال درويش الأربعاء، أن القنوات مفتوحة.",
        ("أكد", "سامي الحلبي", "القنوات مفتوحة"),
    ),
    (
        "quotation without أن",
        'وقالت هدى منصور "لن نقبل بهذا القرار مهما حدث".',
        ("قالت", "هدى منصور", "لن نقبل بهذا القرار مهما حدث"),
    ),
    ("mark before أن", 'وأوضح سامي الحلبي "أن القرار نهائي ولا رجعة فيه".', ("أوضح", "سامي الحلبي", "القرار نهائي ولا رجعة فيه")),
    (
        "postposed according to",
        "وتم فتح معبرين للمدنيين، وفق القيادة العسكرية.",
        ("وفق", "القيادة العسكرية", "تم فتح معبرين للمدنيين"),
    ),
    ("fronted according to", "وبحسب هدى منصور فإنّه لا توجد ممرات آمنة هناك.", ("بحسب", "هدى منصور", "لا توجد ممرات آمنة هناك")),
    (
        "according to a verb",
        "ستغلق الطريق ثلاثة أيام، حسب ما أكده رئيس البلدية سامي الحلبي.",
        ("حسب ما أكده", "سامي الحلبي", "ستغلق الطريق ثلاثة أيام"),
    ),
    ("name behind a comma", "أكد الأمين العام للنقابة، سامي الحلبي أن الإضراب قائم.", ("أكد", "سامي الحلبي", "الإضراب قائم")),
    ("kana ... qad", "وكانت وزارة النفط قد أعلنت أن الإنتاج تراجع.", ("أعلنت", "وزارة النفط", "الإنتاج تراجع")),
    ("document", "وورد في التقرير أن عدد الأسرى بلغ ألفين.", ("ورد في", "التقرير", "عدد الأسرى بلغ ألفين")),
    ("capital for the state", "وقالت موسكو إنها تنتظر الرد.", ("قالت", "روسيا", "تنتظر الرد")),
    (
        "anonymous",
        "قال مسؤول كبير في إدارة الرئيس كمال درويش إن الزيارة تأجلت.",
        ("قال", "مسؤول كبير في إدارة الرئيس كمال درويش", "الزيارة تأجلت"),
    ),
    ("named quotation is no content", 'ذكرت وكالة "النيل" أن الطريق مغلقة.', ("ذكرت", "وكالة النيل", "الطريق مغلقة")),
    ("author takes over", "وكشف سامي الحلبي أنه سافر إلى هناك وهو ما يعد خرقا للقانون.", ("كشف", "سامي الحلبي", "سافر إلى هناك")),
]


@pytest.mark.parametrize(("text", "claim"), [pytest.param(text, claim, id=name) for name, text, claim in ONE])
def test_one_claim(text: str, claim: tuple[str, str, str]) -> None:
    assert claims(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "ومن المتوقع أن يقول الوزير إن الخطة جاهزة.",
        "ولم يقل الوزير إن الخطة جاهزة.",
        "ويشار إلى أن المدينة كبيرة.",
        "ويقع الحي بين النهر والجبل، علما أن السكان قلة.",
        "وتسير الأعمال وفق جدول زمني محدد.",
        "التقى الوزير نظيره وتحدث معه طويلا.",
    ],
)
def test_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_repeated_complementizer_opens_a_new_claim() -> None:
    found = claims("قال سامي الحلبي إن الميزانية متوازنة، وإن الضرائب لن ترتفع، مشيراً إلى أن الدين تراجع.")
    assert [(cue, content) for cue, _, content in found] == [
        ("قال", "الميزانية متوازنة"),
        ("قال", "الضرائب لن ترتفع"),
        ("مشيراً", "الدين تراجع"),
    ]
    assert {name for _, name, _ in found} == {"سامي الحلبي"}


def test_a_subjunctive_behind_wa_an_opens_none() -> None:
    assert len(claims("وأضاف سامي الحلبي أن زميله يريد أن يرى المدينة بنفسه وأن يظهر التأييد لها.")) == 1


def test_carry_over_agrees_in_gender() -> None:
    found = claims("قال سامي الحلبي إن الطريق مغلقة مثلما قالت روسيا، وأضاف أنّ السكان باقون.")
    assert found[-1] == ("أضاف", "سامي الحلبي", "السكان باقون")


def test_nobody_is_better_than_the_wrong_one() -> None:
    assert claims("قال سامي الحلبي إن الطريق مغلقة.", "وأضافت أن السكان باقون هناك.")[-1][1] == ""


def test_short_names_titles_and_misprints_lead_to_the_full_name() -> None:
    found = claims(
        "قال وزير الخارجية الروسي سيرغي لافروف إن الباب مفتوح.",
        "وأكد لافروف أن الرد قريب.",
        "وقال وزير الخاجية الروسي إن الوقت ضيق.",
    )
    assert [name for _, name, _ in found] == ["سيرغي لافروف"] * 3


def test_an_issued_report_speaks_for_its_issuer() -> None:
    found = claims("أصدرت هيئة شؤون المياه تقريرا عن السدود.", "وذكر التقرير أن السدود امتلأت كلها.")
    assert found == [("ذكر", "تقرير هيئة شؤون المياه", "السدود امتلأت كلها")]


def test_own_words_end_a_content_and_open_none() -> None:
    assert claims("وقالت هدى منصور إن القرار ظالم جدا، حسب قولها.") == [("قالت", "هدى منصور", "القرار ظالم جدا")]


def test_a_colon_in_a_headline_needs_a_speaker() -> None:
    assert claims("الحلبي: الميزانية متوازنة هذا العام", MINISTER, first="headline")[0] == (
        ":",
        "سامي الحلبي",
        "الميزانية متوازنة هذا العام",
    )
    assert len(claims("سوسة: افتتاح سوق للسمك", MINISTER, first="headline")) == 1


def test_acts_in_a_headline() -> None:
    assert claims("الجيش الروسي يعلن هدنة ليوم واحد، وموسكو تدعو الجماعات إلى المغادرة", first="headline") == [
        ("يعلن", "الجيش الروسي", "هدنة ليوم واحد"),
        ("تدعو", "روسيا", "الجماعات إلى المغادرة"),
    ]


def test_languages() -> None:
    extractor = EXTRACTORS.get("rules-ar")
    assert extractor.supports("ar") and extractor.supports("ar-SY")
    assert not extractor.supports("arc") and not extractor.supports("en")


def test_a_relay_is_the_outlets_claim_with_its_sources_inside() -> None:
    found = claims("ونقلت وكالة النيل عن هدى منصور قولها إن المدينة هادئة.")
    assert found == [
        ("نقلت", "وكالة النيل", "هدى منصور قولها إن المدينة هادئة"),
        ("قولها", "هدى منصور", "المدينة هادئة"),
    ]


def test_an_outlet_at_the_end_of_anothers_report_is_a_claim_of_its_own() -> None:
    found = claims("وقال سامي الحلبي إن المعبر مغلق، بحسب ما ذكرت صحيفة النيل.")
    assert found == [
        ("قال", "سامي الحلبي", "المعبر مغلق"),
        ("بحسب ما ذكرت", "صحيفة النيل", "قال سامي الحلبي إن المعبر مغلق"),
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('وأوضح المشرف على برنامج "ميزان" سليمان الشريع، أن البرنامج انتهى مبكرا.', "سليمان الشريع"),
        ("قال المسؤول العام عن المسح الجغرافي سامي الحلبي إن الخريطة جاهزة.", "سامي الحلبي"),
        ("قالت سفيرة النرويج لدى الأمم المتحدة، هدى منصور، إن القرار معلق.", "هدى منصور"),
        ('وقال الرئيس التنفيذي لـ"ميزان"، سامي الحلبي، في بيان إن الشركة بخير.', "سامي الحلبي"),
        ("وقال أحد شركاء الشركة المنظمة أحمد رضوان إن المعرض مفتوح.", "أحمد رضوان"),
        ("قال مساعد الشؤون السياسية بمكتب الرئيس كمال درويش إن الزيارة تأجلت.", "مساعد الشؤون السياسية بمكتب الرئيس كمال درويش"),
        ("وقال أحد المستخدمين يدعى سامي الحلبي إن الصفحة مغلقة.", "سامي الحلبي"),
        ("وقال بوضوح سامي الحلبي إن الصفحة مغلقة.", "سامي الحلبي"),
        ("وقالت المنظمة في تعقيب نشرته أمس إن الأرقام خاطئة.", "المنظمة"),
        ("وبحسب المحققين فإن الحادث مدبر.", "المحققون"),
        ("وقالت الشرطة استنادا إلى روايات الشهود إن الطريق مغلقة.", "الشرطة"),
    ],
)
def test_where_a_speakers_phrase_ends(text: str, speaker: str) -> None:
    assert [name for _, name, _ in claims(text)] == [speaker]


def test_own_words_in_mid_clause_do_not_end_the_content() -> None:
    found = claims("وأكد سامي الحلبي أن الحلول ليست متسرعة، وفق تقديره، بل أخذت بعين الاعتبار مطالب الناس.")
    assert [content for _, _, content in found] == ["الحلول ليست متسرعة، وفق تقديره، بل أخذت بعين الاعتبار مطالب الناس"]


def test_a_womans_participle_is_not_the_mans_who_spoke_last() -> None:
    told = "وقالت هدى منصور إن الملف مفتوح. وأوضح سامي الحلبي أن النيابة أذنت بالتحقيق، "
    found = claims(told + "حيث تطرقت هدى إلى الأمر، مبينة أن المعطيات خطيرة.")
    assert found[-1][:2] == ("مبينة", "هدى منصور")
