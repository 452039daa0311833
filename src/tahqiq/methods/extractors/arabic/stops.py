"""Where a speaker's noun phrase stops, and what cannot begin one."""

import re
from collections.abc import Sequence

from tahqiq.methods.extractors.arabic.grammar import (
    PARTICLES,
    RELATIVES,
    SAYING,
    is_comma,
    is_complementizer,
    is_definite,
    is_name_word,
    without_article,
)
from tahqiq.methods.extractors.arabic.naming import read_name
from tahqiq.methods.extractors.arabic.nouns import is_body, is_common, is_ordinary, is_title
from tahqiq.methods.extractors.arabic.shapes import SUFFIX, has_masdar_shape, is_future, is_imperfect, is_owned
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, form_of, has_conjunction
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

FUNCTION = frozenset(
    "بعدما عندما حينما كلما ريثما حتى كي لكي لان ربما لعل ثم ذلك هذا هذه بعد قبل منذ عند حين حيث كما لكن بل"
    " او ام اذ اذا لو قد سوف".split()
)
MOTTOS = frozenset("موضوع شعار عنوان بعنوان اسم باسم مسمى".split())
ALIKE = frozenset("نقل كشف رد ذكر علم رفض طلب وصف بيان نص رصد".split())  # verbs that nouns share their letters with
WITH_PRONOUN = re.compile(
    r"^[وف]?(?:خلال|اثناء|مع|عن|من|في|علي|الي|ب|ل|لدي|حول|عند|لكن)(?:ه|ها|هم|هما|ي|ني|نا|ك|كم)$"
)  # أكد خلاله أن
PUBLISHED = re.compile(r"^(?:نشر|صدر|اعد|(?:اصدر|نشر|وزع|بث|اعد|نقل|اورد|تلق|تداول)ت?(?:ه|ها))$")
CROWDS = frozenset("الطلبة القضاة الساسة السادة الولاة الدعاة القادة الرماة المشاة".split())  # plurals of men that end in ة
SHOWN = frozenset("هذا هذه هذين هاتين ذلك تلك هؤلاء".split())
PARTS = frozenset("احد احدى بعض عدد عددا معظم كل".split())
ENDS = frozenset(
    "حديثه حديثها كلامه كلامها كلمته كلمتها مداخلته ربما لعل تم تمت يتم تتم سيتم ستتم يهنئ تهنئ هنأ هنأت".split()
)  # لنظام المجالس البلدية الجديد تم
ASIDES = frozenset("مقره مقرها اسمه اسمها هو هي عمره عمرها".split())  # المرصد ومقره بريطانيا
AGAINST = frozenset("على الى ضد".split())
NAMELESS = frozenset(
    "ذلك انه ما لا لم كل عدم هناك تم يتم تمت وتم بان التالي"
    " الاتي النظر الانتباه ايها ايتها يا حديثه حديثها كلامه كلامها كلمته كلمتها خطابه مداخلته"
    " بخصوص بشان حول بموجبه بموجبها بمقتضاه بمقتضاها".split()
)
WITHHELD = frozenset("رفض رفضت فضل فضلت طلب طلبت اشترط اشترطت لم".split())  # how an unnamed source is said to stay so


def stops(stretch: Stretch, first: int, place: int, last: int) -> bool:
    """Whether the phrase that began at `first` ends before the token at `place`."""
    tokens = stretch.tokens
    token = tokens[place]
    inside = stretch.quote_at[place]
    if inside is not None and inside.open >= first and inside.open < place < inside.close and is_name_quote(stretch, inside.open):
        return False  # صحيفة "اليوم السابع"
    if token.is_quote:
        return inside is None or (inside.open == place and not is_name_quote(stretch, place))
    if token.key == "-" and place > first and tokens[place - 1].end == token.start and place + 1 < last:
        return tokens[place + 1].start != token.end  # بادن-فورتمبرغ
    if not token.is_word:
        return not (token.key == "." and place > first)
    return _turns_aside(stretch, first, place, last) or (place > first and _goes_beyond(stretch, first, place))


def _turns_aside(stretch: Stretch, first: int, place: int, last: int) -> bool:
    """Whether a word says when, where, to whom or in which respect it was said."""
    tokens = stretch.tokens
    token, after = tokens[place], tokens[place + 1] if place + 1 < last else None
    if token.key == "من" and after is not None and after.key.startswith(("جهة", "جهت", "جانب", "ناحي")):
        return True
    if token.key in word_list("circumstance", PACKAGE) and not (token.key == "امام" and token.first == "إ"):
        return True
    if token.key in RELATIVES or _is_that(token, after) or token.key in ("ل", "فقد"):
        return True
    if place > first and after is not None and _leaves(tokens[first:place], token, after):
        return True
    if token.key in ("في", "على") and (after is None or is_venue(after)):
        house = after is not None and after.is_quote and is_title(tokens[first].key)
        return not (house and is_name_quote(stretch, place + 1))  # مدير الإعلام في "عكاظ"
    return False


def _leaves(phrase: Sequence[Token], token: Token, after: Token) -> bool:
    """Whether a preposition leaves a lone body or a bare name: الصحيفة على موقعها, المنظمة في تعقيب نشرته, المغزاوي في مداخلة."""
    head = phrase[0]
    if len(phrase) == 1 and is_body(head.key) and is_definite(head):
        return token.key == "على" or (token.key == "في" and not (is_definite(after) or _is_place(after.key)))
    name = is_name_word(head.key) or (is_definite(head) and not is_ordinary(head.key))
    return token.key == "في" and name and not _told(phrase)


def _told(words: Sequence[Token]) -> bool:
    """Whether an office or a body is among the words."""
    return any(is_title(word.key) or is_body(word.key) for word in words)


def _is_that(token: Token, after: Token | None) -> bool:
    """Whether أن, بأن or the like stands here and not the first name of بان كي مون."""
    return is_complementizer(token) and not (token.key == "بان" and after is not None and after.key == "كي")


def _is_place(key: str) -> bool:
    return key in word_list("places", PACKAGE) or is_name_word(key)


def _goes_beyond(stretch: Stretch, first: int, place: int) -> bool:
    """Whether a word inside the phrase is no part of it: a verb, what the verb acts on, the one spoken to."""
    tokens = stretch.tokens
    head, token, key = tokens[first], tokens[place], tokens[place].key
    if key in ENDS or (key in word_list("past", PACKAGE) and not is_name_word(key)) or (key[0] == "و" and key[1:] in ASIDES):
        return True
    if key == "عن" and is_body(head.key) and not tokens[place - 1].key.removeprefix("ال").startswith("صادر"):
        return True  # حسبما نقله التقرير عن خبير
    if key in AGAINST and place > first + 1 and has_name(stretch, [word for word in tokens[first:place] if word.is_word]):
        return True  # علق سليم الرياحي على الأحكام
    if _is_relative_verb(head, tokens[place - 1], token) or is_future(key) or SAYING.match(key) or _is_verb(token):
        return True
    told = is_definite(head) and is_title(head.key) and tokens[place - 1].key.endswith("ي") and is_definite(tokens[place - 1])
    if told and not head.key.endswith("ة") and is_definite(token) and token.key.endswith("ة"):
        return True  # انتقد الرئيس الأميركي الممثلة
    if tokens[place - 1].is_quote and is_imperfect(token):
        return True  # حسب "رويترز" يشتبه المحققون
    adverb = key[:-1] in word_list("ordinary", PACKAGE) or has_masdar_shape(key[:-1])
    if key[-1] == "ا" and adverb and not is_name_word(key) and key not in word_list("places", PACKAGE):
        return True  # قرارا: what the verb acts on; استنادا إلى: on what grounds
    office = is_title(head.key) or is_body(head.key)
    if key[0] == "ل" and has_masdar_shape(key[1:]) and (not office or has_name(stretch, [*tokens[first:place]])):
        return True  # دعا الجماهير لتفهم, not رئيس الهيئة لمكافحة
    if key in ALIKE and is_title(tokens[place - 1].key) and not is_definite(tokens[place - 1]):
        return False  # أستاذ علم الإجرام
    if form_of(key) is not None and not is_title(key) and not (key in ALIKE and tokens[place - 1].key == "في"):  # الباحث في علم
        return not (has_conjunction(key) and key[1:] in ALIKE and is_definite(tokens[place - 1]))  # نظام الإنتاج ونقل الكهرباء
    if _is_acted_on(stretch, first, place):
        return True
    return len(key) > 3 and _is_addressee(stretch, first, place)


def _is_acted_on(stretch: Stretch, first: int, place: int) -> bool:
    """Whether a word inside the phrase is what the verb acts on, or says how its subject is."""
    head, before, token = stretch.tokens[first], stretch.tokens[place - 1], stretch.tokens[place]
    key = token.key
    if key in SHOWN and head.key not in PARTS:
        return True  # عزا الولباني هذا النقص, not أحد هذه المصادر
    surname = is_definite(head) or place > first + 1
    if key[0] == "م" and key[-1] == "ا" and len(key) > 4 and not is_name_word(key) and is_name_word(head.key) and surname:
        return True  # قال وليد جلاد موجها كلامه
    if key in CROWDS and is_definite(before):
        return True  # نبه رئيس الحكومة الولاة
    if place == first + 1 and is_definite(head) and _begins_object(head, token):
        return True
    office = is_body(head.key) or is_title(head.key)
    return is_owned(token) and office and (before.is_quote or is_definite(before))  # أعلن تنظيم "داعش" مسؤوليته


def _is_verb(token: Token) -> bool:
    known = token.key in word_list("ordinary", PACKAGE) or token.key.endswith("ون")
    return is_imperfect(token) and (known or token.key[1] == "ت" or token.key[1:3] == "ست")


def _begins_object(head: Token, token: Token) -> bool:
    """Whether a bare noun behind one word with ال begins what the verb acts on: اتهم الهمامي حركة نداء تونس."""
    if is_body(head.key):
        return (token.key.endswith("ي") and is_title(token.key[:-1])) or (
            head.key.endswith("ة") and is_definite(token) and token.key.endswith("ين")
        )
    surname = not is_ordinary(head.key) and not is_name_word(token.key) and token.key in word_list("ordinary", PACKAGE)
    if surname and not is_definite(token) and not is_title(token.key):
        return True  # وصف الحسيني تجربة
    if is_title(head.key):
        return is_body(token.key) and not is_definite(token) and not is_name_word(token.key)  # أبلغت السفيرة مجموعة
    state = token.key in word_list("places", PACKAGE) and not token.key.startswith("ال")
    return is_body(token.key) or state  # دعا المسماري قطر


def _is_relative_verb(head: Token, before: Token, token: Token) -> bool:
    """Whether a verb without a relative pronoun begins behind an indefinite noun: تقارير اقتبست عن, مصدر رفض الكشف عن هويته."""
    if len(token.key) > 4 and token.key.endswith("ته") and token.key not in word_list("ordinary", PACKAGE):
        return not is_definite(before) and not is_definite(head)  # بيان أوردته
    if PUBLISHED.match(token.key) and is_body(head.key) and not is_definite(head):
        return True  # بيان أصدره الحزب, تقرير صحفي نشر في
    known = is_body(head.key) or is_title(head.key) or head.key in word_list("anonymous", PACKAGE)
    if is_definite(before) or is_definite(head) or not known:
        return False
    if is_imperfect(token) and not is_name_word(token.key) and is_common(token.key):
        return True
    return token.key in WITHHELD or (
        len(token.key) > 3
        and token.key.endswith(("ت", "تها", "تهم"))
        and not token.key.endswith(("ات", "اتها", "اتهم", "يت", "وت"))
    )


def _is_addressee(stretch: Stretch, first: int, place: int) -> bool:
    """Whether ل or ب begins an aside or the one spoken to: it does once the phrase has its name; before, it ties titles."""
    key = stretch.tokens[place].key
    if key[0] not in "لبك" or not is_common(key) or is_body(key) or is_title(key):
        return False  # رئيس لجنة, not the one spoken to
    return has_name(stretch, [token for token in stretch.tokens[first:place] if token.is_word])


def has_name(stretch: Stretch, words: list[Token]) -> bool:
    """Whether the words hold a person's name, not an office alone."""
    if not words:
        return False
    named = read_name(stretch.text, words)
    return named.kind == "person" and (named.keys[0] != words[0].key or not is_title(words[0].key))


def is_venue(token: Token) -> bool:
    """Whether a word behind في tells where or when it was said."""
    key = token.key
    own = key.removesuffix("ها") if key.endswith("ها") else key.removesuffix("ه")  # في تقريرها
    return (
        not word_list("venues", PACKAGE).isdisjoint((key, own, without_article(key)))
        or key in word_list("circumstance", PACKAGE)
        or key[0].isdigit()
        or token.is_quote
    )


def cannot_name(token: Token, *, after_according: bool = False) -> bool:
    """Whether a word cannot begin a speaker's phrase; behind وفقا and طبقا it may carry لل."""
    return (
        token.key in PARTICLES
        or (bool(WITH_PRONOUN.match(token.key)) and not is_title(token.key))
        or _is_report(token)
        or bool(SAYING.match(token.key))  # وأضاف قوله: still the last speaker
        or is_adverb(token.key)
        or _is_own(token)
        or token.key in NAMELESS
        or (token.key.startswith(("بال", "لل")) and len(token.key) > 4 and not after_according)
        or (
            token.key[0] in "بك"
            and token.key not in word_list("ordinary", PACKAGE)
            and is_common(token.key)
            and not (is_body(token.key) or is_title(token.key))
        )
        or (not after_according and token.key[0] == "ل" and has_masdar_shape(token.key[1:]) and not is_name_word(token.key))
        or (token.key[0] == "م" and token.key[-1] == "ا" and len(token.key) > 4 and not is_name_word(token.key))
        or (token.key[0] == "و" and token.key[1:] in PARTICLES | FUNCTION)
        or token.key[0].isdigit()
    )


def _is_own(token: Token) -> bool:
    """Whether a deed or word of the speaker's is named, not the speaker: برر اختياره, اعتبر تصريحاتها شعبوية."""
    stem = SUFFIX.sub("", token.key)
    said = stem != token.key and (has_masdar_shape(stem) or stem.endswith("ات"))
    return said and len(stem) > 4 and not is_name_word(token.key) and not (is_body(stem) or is_title(stem))


def is_adverb(key: str) -> bool:
    """Whether ب makes a noun tell how something was said: قال بجدية, بوضوح."""
    if key in word_list("circumstance", PACKAGE):
        return key[0] == "ب"
    return key[0] == "ب" and key.endswith(("ية", "ة")) and len(key) > 4 and not is_name_word(key) and not is_body(key)


def _is_report(token: Token) -> bool:
    form = form_of(token.key)
    if form is None or is_title(token.key) or is_body(token.key):
        return False
    return form.tense != "participle" or token.key.endswith(("ا", "ة"))


def is_name_quote(stretch: Stretch, place: int) -> bool:
    """Whether quotation marks opening here set off a name: few words, behind a noun or ل, the sentence going on after."""
    quote = stretch.quote_at[place]
    if quote is None or not quote.closed or place == 0:
        return False
    words = [token for token in stretch.tokens[quote.open + 1 : quote.close] if token.is_word]
    before = stretch.tokens[place - 1]
    if before.key in MOTTOS:
        return True
    form = form_of(before.key)
    if len(words) > 4 or before.key == ":":
        return False
    if form is not None and "quote" in form.takes:  # أردف "تعبتني يا إمام" is speech, أشار "وليد" إلى أن is not
        described = quote.close + 1 < len(stretch.tokens) and stretch.tokens[quote.close + 1].key in RELATIVES
        passed_on = quote.close + 1 < len(stretch.tokens) and stretch.tokens[quote.close + 1].key == "نقلا"
        near = stretch.tokens[quote.close + 1 : quote.close + (20 if described or passed_on else 7)]
        return any(is_complementizer(token) or token.key == ":" for token in near)
    ends = quote.close + 1 < len(stretch.tokens) and is_comma(stretch.tokens[quote.close + 1])
    if is_comma(before) and ends and 1 < len(words) < 4 and not any(is_ordinary(word.key) for word in words):
        return True  # أعلن وزير الخارجية، "بورج براند"، قرار
    if is_body(before.key) or before.key == "ل" or (len(words) < 4 and before.is_word):
        return True
    after = stretch.tokens[quote.close + 1 : quote.close + 60]
    goes_on = any(is_complementizer(token) or token.is_quote or token.key == ":" for token in after)
    return goes_on and before.is_word
