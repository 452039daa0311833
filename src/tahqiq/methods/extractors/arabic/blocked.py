"""Why a word with the form of a report is none: each reason in words that a reader of the extraction can check."""

from tahqiq.methods.extractors.arabic.grammar import BLOCKERS, PARTICLES, bare, is_comma, is_complementizer
from tahqiq.methods.extractors.arabic.joints import LINKS, only_starter
from tahqiq.methods.extractors.arabic.verbs import Form, form_of, has_conjunction
from tahqiq.text.tokens import Stretch

SCRIPTURE = frozenset("تعالى سبحانه عز صلى".split())
SEEING = frozenset("عندما لما حينما حين بعدما وهم وهو".split())
IMPERSONAL = frozenset("يذكر يشار يقال يعتقد ويذكر ويشار ويقال يعلم تبين وتبين".split())
OPENS_PARTICIPLE = frozenset("ان الى عن على بان : انه انها".split())
DAMMA = "\u064f"
NUMBERS = frozenset("عشر عشرة عشرين ثلاثين اربعين خمسين مئة مائة الف الاف مليون".split())
COPULAS = frozenset("كان كانت يكون تكون ليس ليست اصبح مازال يظل بات يبدو".split())
NEAR = 10  # tokens within which a complementizer shows a reporting verb


def why_blocked(stretch: Stretch, first: int, place: int, form: Form) -> str:
    """Why the word at `place`, in a sentence that begins at `first`, reports nothing; empty if it may report."""
    tokens = stretch.tokens
    before = tokens[place - 1].key if place > first else ""
    if place + 1 < len(tokens) and tokens[place + 1].key in SCRIPTURE:
        return "quotes scripture"
    if form.tense == "participle":
        if before[:1].isdigit() or before in NUMBERS:
            return "noun that is counted"  # 20 متهما
        if before in PARTICLES:
            return "noun behind a preposition"
        if before in COPULAS and tokens[place].key.endswith("ا"):
            return "predicate"  # كان متوقعا
        return "describes the noun before it" if _is_adjective(stretch, first, place) else ""
    if form.tense == "present" and (before in BLOCKERS or (before.endswith("ان") and is_complementizer(tokens[place - 1]))):
        return "not said, only possible, wished or denied"
    if form.tense == "present" and stretch.text[tokens[place].start + 1] == DAMMA:
        return "passive: nobody is named"
    if tokens[place].key in IMPERSONAL and place + 1 < len(tokens) and tokens[place + 1].key in ("ان", "الى", "انه"):
        return "impersonal: nobody is named"
    return _why_other_word(stretch, first, place, form, before)


def _why_other_word(stretch: Stretch, first: int, place: int, form: Form, before: str) -> str:
    tokens = stretch.tokens
    if form.lemma == "راى" and (before in SEEING or tokens[place].key.endswith("ون")):
        return "tells what somebody saw"  # عندما رأى أن
    if (form.lemma == "امر" and tokens[place].first == "آ") or before[:1].isdigit():
        return "noun of the same letters"  # آمر الحرس, 550 طالب لجوء
    opens = place == first or has_conjunction(tokens[place].key) or before in LINKS or only_starter(stretch, first, place)
    if "initial" in form.takes and not opens and not (is_comma(tokens[place - 1]) and _clause_near(stretch, place)):
        return "word of the same letters in mid-clause"
    referring = "pronoun" in form.takes  # وهي ما وصفها بـ, بسبب ما وصفته الشركة بأنه
    meanwhile = before == "ما" and place - 2 == first and tokens[first].key in ("في", "وفي")  # في ما رجحت مصادر
    if before in ("مما", "بما") or (before == "ما" and not referring and not meanwhile):
        return "the author's inference"  # وهو ما يؤكد ضرورة
    if bare(tokens[place].key) == "بين" and before.startswith("بين"):
        return "noun behind a preposition"  # بينها وبين
    if before in ("لم", "لن", "هل"):
        return "not said, only possible, wished or denied"
    return "noun behind a preposition" if before in PARTICLES else ""


def _clause_near(stretch: Stretch, place: int) -> bool:
    """Whether a complementizer follows soon, as behind بيّن after a comma and not behind بين."""
    return any(is_complementizer(token) for token in stretch.tokens[place + 1 : place + NEAR])


def _is_adjective(stretch: Stretch, first: int, place: int) -> bool:
    """Whether a participle describes the word before it (أماكن غير معلنة) and does not report."""
    tokens = stretch.tokens
    key = tokens[place].key
    if key.startswith("ب") and form_of(key):
        return False  # رد بالقول إنه
    if not key.endswith(("ا", "ة", "ين")):
        return True
    after = tokens[place + 1].key if place + 1 < len(tokens) else ""
    parted = place > first and (is_comma(tokens[place - 1]) or tokens[place - 1].is_quote)
    noun = stretch.tokens[place - 1] if place > first else None
    if noun is not None and key.endswith("ة") and noun.key.endswith("ة") and noun.is_word and after == ":":
        return True  # وسط إجراءات أمنية مشددة :
    asking = key.endswith("ين") and after.startswith("ب") and len(after) > 3  # مطالبين بإعادة الاختبار
    return place > first and not parted and not asking and after not in OPENS_PARTICIPLE and not key.endswith("ا")
