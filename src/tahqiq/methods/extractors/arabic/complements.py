"""How what was said opens behind its verb: a clause with أن, a quotation, a colon, a noun phrase."""

from tahqiq.methods.extractors.arabic.frames import FIXED, PREPOSITIONS, begins_object, governs_noun, noun_frame
from tahqiq.methods.extractors.arabic.grammar import (
    PACKAGE,
    RELATIVES,
    bare,
    is_comma,
    is_complementizer,
    is_definite,
    is_name_word,
)
from tahqiq.methods.extractors.arabic.joints import opens_report
from tahqiq.methods.extractors.arabic.model import Opened
from tahqiq.methods.extractors.arabic.shapes import is_imperfect, is_masdar, is_owned
from tahqiq.methods.extractors.arabic.stops import is_name_quote
from tahqiq.methods.extractors.arabic.subjects import phrase_after
from tahqiq.methods.extractors.arabic.verbs import Form, form_of
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

REACH = {"past": 55, "present": 55, "participle": 22}  # tokens from a verb to its complementizer, by tense
FIRST_PERSON = frozenset("اعتقد اظن نحن انا لقد اتمنى انني اننا".split())
WE_SAY = frozenset("نطالب نامل نريد نحن نعاني نتمنى نناشد نحتاج نرجو نشكر لدينا".split())
ADDED = frozenset("يعود تعود يرجع ترجع عائد راجع يستند تستند".split())
REACH_SUBJUNCTIVE = 8
NAME = 4  # tokens behind a verb within which its speaker is told by a name alone
BEHIND = 25
REACH_WITHIN = 22


def opening_of(stretch: Stretch, place: int, last: int, form: Form) -> Opened | None:
    """The opening behind the verb at `place`, not beyond `last`; None if nothing was said."""
    tokens, inside = stretch.tokens, stretch.quote_at[place]
    if "within" in form.takes and tokens[min(place + 1, last - 1)].key != "في":
        return None
    spot = place + 1
    reach = REACH_WITHIN if "within" in form.takes else REACH[form.tense]
    while spot < min(last, place + reach):
        quote = stretch.quote_at[spot]
        if inside is not None and quote is not inside and form.tense != "participle":
            break
        if tokens[spot].is_quote and quote is not inside:
            if quote is None or quote.open != spot or is_name_quote(stretch, spot):
                spot = quote.close + 1 if quote and quote.open == spot else spot + 1
                continue
            return _quoted(stretch, place, spot, last, form)
        if tokens[spot].key == ":":
            return _after_colon(stretch, spot, last) if "quote" in form.takes else None
        if spot == place + 1 and "quote" in form.takes and tokens[spot].key in FIRST_PERSON:
            return Opened("colon", spot, spot)  # وأضافت أعتقد أنهم: speech without marks
        if spot == place + 1 and "quote" in form.takes and _is_ours(tokens[spot]):
            return Opened("colon", spot, spot)  # وقال رصدنا وصول جهاديين
        if tokens[spot].key in WE_SAY and "quote" in form.takes and phrase_after(stretch, place + 1, spot) == (place + 1, spot):
            return Opened("colon", spot, spot)  # وقال فهد المرواني نطالب بحل
        if tokens[spot].key == "الا" and tokens[spot].first == "أ" and "subj" in form.takes and spot - place < REACH_SUBJUNCTIVE:
            return Opened("noun", spot, spot)  # توقعت ألا يؤثر
        if is_complementizer(tokens[spot]) and _opens_content(stretch, place, spot, form):
            twice = spot + 1 < last and is_complementizer(tokens[spot + 1])
            return Opened("that", spot + 1 + twice, spot)
        if spot > place + 1 and _is_anothers(stretch, spot, last, form):
            break
        if "np" in form.takes and form.tense != "participle" and begins_object(stretch, place, spot, last):
            return Opened("noun", spot, spot)
        governs = tokens[spot].key in form.takes & PREPOSITIONS and spot + 1 < last and governs_noun(stretch, place, spot)
        if governs and not (spot > place + 1 and _clause_behind(stretch, spot, last, form)):
            return Opened("noun", spot + 1, spot)
        spot += 1
    return noun_frame(stretch, place, last, form)


def _is_ours(token: Token) -> bool:
    """Whether a word looks like a verb of "we" in the past, not like a noun of ours."""
    key = token.key
    return (
        key.endswith("نا")
        and len(key) > 4
        and not is_owned(token)
        and key[:-2] not in word_list("ordinary", PACKAGE)
        and not is_name_word(key)
    )


def _is_anothers(stretch: Stretch, spot: int, last: int, form: Form) -> bool:
    """Whether what follows is reported by another verb: of the next clause, or of a relative clause that does not close again."""
    another = opens_report(stretch, spot) or _told_by_another(stretch, spot, last)
    return another and not _leaves_the_clause(stretch, spot, last, form)


def _told_by_another(stretch: Stretch, spot: int, last: int) -> bool:
    """Whether a relative clause reports: نفت الحركة التي تتهمها السلطات بأنها."""
    form = form_of(stretch.tokens[spot + 1].key) if spot + 1 < last and stretch.tokens[spot].key in RELATIVES else None
    return form is not None and form.tense != "participle" and bool(form.takes & {"that", "pronoun"})


def _leaves_the_clause(stretch: Stretch, spot: int, last: int, form: Form) -> bool:
    """Whether the next clause belongs to قال, the one verb that takes إن: قالت الشرطة التي كشفت الصور إن."""
    tokens = stretch.tokens
    then = next((at for at in range(spot + 1, min(last, spot + BEHIND)) if is_complementizer(tokens[at])), None)
    inner = form_of(tokens[spot + 1].key) if tokens[spot].key in RELATIVES else None
    return form.lemma == "قال" and inner is not None and inner.lemma != "قال" and then is not None and tokens[then].first == "إ"


def _clause_behind(stretch: Stretch, spot: int, last: int, form: Form) -> bool:
    """Whether a preposition belongs to the speaker's office: عضو هيئة الرقابة على التنفيذ صلاح باتيس أن."""
    if "that" not in form.takes:
        return False
    for at in range(spot + 2, min(last, spot + BEHIND)):
        if is_comma(stretch.tokens[at]) and at + 1 < last and is_complementizer(stretch.tokens[at + 1]):
            continue  # أكد الاتحاد في رده على الطلب، أن
        if is_comma(stretch.tokens[at]) or stretch.tokens[at].key in RELATIVES or opens_report(stretch, at):
            return False
        if is_complementizer(stretch.tokens[at]):
            before = stretch.tokens[at - 1]
            return not (
                is_masdar(before)
                or bare(before.key) in word_list("governed", PACKAGE)
                or before.key in ("الى", "من", "على", "في")
            )
    return False


def _quoted(stretch: Stretch, place: int, mark: int, last: int, form: Form) -> Opened | None:
    """A quotation, which may begin with أن or with the verb's preposition inside its marks."""
    first = stretch.tokens[min(mark + 1, last - 1)]
    if is_complementizer(first):
        return Opened("that", mark + 2, mark) if "that" in form.takes else None
    if first.key in form.takes & PREPOSITIONS:
        return Opened("noun", mark + 2, mark)
    return Opened("quote", mark + 1, mark) if form.takes & {"quote", "within"} else noun_frame(stretch, place, last, form)


def _after_colon(stretch: Stretch, colon: int, last: int) -> Opened | None:
    after = colon + 1
    if after >= last:
        return None
    if stretch.tokens[after].is_quote:
        inner = after + 1 < last and is_complementizer(stretch.tokens[after + 1])
        return Opened("that", after + 2, colon) if inner else Opened("quote", after + 1, colon)
    return Opened("colon", after + is_complementizer(stretch.tokens[after]), colon)


def _opens_content(stretch: Stretch, place: int, spot: int, form: Form) -> bool:
    tokens = stretch.tokens
    before = tokens[spot - 1].key
    if tokens[spot].key.startswith("فان") or (tokens[spot].key == "بان" and tokens[min(spot + 1, len(tokens) - 1)].key == "كي"):
        return False  # وفيما يصر على الدفع، فإن
    if not form.takes & {"that", "within"} or {bare(before), before} & word_list("governed", PACKAGE):
        return False
    if spot + 1 >= len(tokens):
        return False
    if before in PREPOSITIONS - form.takes and tokens[spot - 2].key in FIXED | ADDED:
        return False  # إضافة إلى أنها
    bare_clause = tokens[spot].key in ("ان", "بان") and tokens[spot].first != "إ" and is_imperfect(tokens[spot + 1])
    if (
        bare_clause
        and "subj" not in form.takes
        and spot + 2 < len(tokens)
        and (is_definite(tokens[spot + 2]) or spot - place < NAME)
        and phrase_after(stretch, place + 1, spot)
        == (
            place + 1,
            spot,
        )
    ):
        return True  # أوضحت القناة أن تجمع الجنود: a noun of a verb's shape
    reach = 3 * REACH_SUBJUNCTIVE if is_comma(tokens[spot - 1]) else REACH_SUBJUNCTIVE  # توقع رئيس البرلمان، مارتن شولتز، أن
    return not bare_clause or ("subj" in form.takes and spot - place < reach)
