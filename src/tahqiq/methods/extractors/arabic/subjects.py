"""Where a speaker's noun phrase ends after its verb, and where it stands when it comes before."""

from tahqiq.methods.extractors.arabic.grammar import (
    PARTICLES,
    SAYING,
    RELATIVES,
    bare,
    is_comma,
    is_complementizer,
    is_definite,
    without_article,
)
from tahqiq.methods.extractors.arabic.naming import is_body, is_common, is_ordinary, is_title, read_name
from tahqiq.methods.extractors.arabic.shapes import has_masdar_shape, is_future, is_imperfect
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, form_of, has_conjunction
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

CROWDS = frozenset("الطلبة القضاة الساسة السادة الولاة الدعاة القادة الرماة المشاة".split())  # plurals of men that end in ة
FUNCTION = frozenset("بعدما عندما حينما كلما ريثما حتى كي لكي لان ربما لعل ثم ذلك هذا هذه بعد قبل منذ عند حين حيث كما لكن بل او ام اذ اذا لو قد سوف".split())
MOTTOS = frozenset("موضوع شعار عنوان بعنوان اسم باسم مسمى".split())
ACCORDING = ("وفقا", "طبقا", "فقا")  # these join their source with ل
ALIKE = frozenset("نقل كشف رد ذكر علم رفض طلب وصف بيان نص رصد".split())  # verbs that nouns share their letters with
NAMELESS = frozenset("ذلك انه ما لا لم كل عدم هناك تم يتم تمت وتم بان".split())
WITHHELD = frozenset("رفض رفضت فضل فضلت طلب طلبت اشترط اشترطت لم".split())  # how an unnamed source is said to stay so
LONGEST = 22  # tokens of a speaker's phrase


def phrase_after(stretch: Stretch, first: int, last: int) -> tuple[int, int] | None:
    """The tokens [first, end) that name the speaker, read from `first` on and not beyond `last`; None if none does."""
    tokens = stretch.tokens
    first = _past_aside(stretch, first, last)
    end = first
    if first + 1 < last and tokens[first].key in ("هذا", "هذه", "هؤلاء") and tokens[first + 1].key.startswith("ال"):
        first, end = first + 1, first + 1
    while end < min(last, first + LONGEST):
        if _stops(stretch, first, end, last):
            break
        end += 1
    apart = _name_behind_clause(stretch, first, end, last)
    if apart is not None:
        return apart
    end = _with_apposed_name(stretch, first, end, last)
    while end > first and ((not tokens[end - 1].is_word and not tokens[end - 1].is_quote) or tokens[end - 1].key in PARTICLES):
        end -= 1
    named = any(token.is_word for token in tokens[first:end])
    if end <= first or not named or _cannot_name(tokens[first], after_according=first > 0 and bare(tokens[first - 1].key) in ACCORDING):
        return None
    return first, end


def _past_aside(stretch: Stretch, first: int, last: int) -> int:
    """The first token behind the day of the statement or its addressee: نفى اليوم الخميس المدير, أكد لـ "الجريدة" الطبيب."""
    tokens = stretch.tokens
    if first + 1 < last and tokens[first].key == "ل" and tokens[first + 1].is_quote:
        quote = stretch.quote_at[first + 1]
        first = quote.close + 1 if quote is not None and quote.closed else first
    if first < last and tokens[first].key.startswith("لل") and is_common(tokens[first].key):
        comma = next((at for at in range(first, min(last, first + 6)) if is_comma(tokens[at])), None)
        if comma is not None and comma + 1 < last and is_title(tokens[comma + 1].key):
            first = comma + 1  # أكده للجوهرة أف أم، الكاتب العام
    days = word_list("days", PACKAGE)
    start = first + (first + 1 < last and is_comma(tokens[first]) and tokens[first + 1].key in days)  # أفاد به، اليوم، ممثل
    while start < last and tokens[start].key in days:
        start += 1
    if start == first or tokens[start - 1].key not in days:
        return first
    return start + (start < last and is_comma(tokens[start]))


def phrase_before(stretch: Stretch, first: int, verb: int) -> tuple[int, int] | None:
    """The tokens that name the speaker between a clause's beginning and its verb ("وكان X قد أعلن"); None if they do not."""
    tokens = stretch.tokens
    low, high = first, verb
    introduced = low < high and bare(tokens[low].key) in ("كان", "كانت", "بينما", "فيما", "لكن", "حين", "وقت", "الوقت")
    while low < high and bare(tokens[low].key) in ("كان", "كانت", "بينما", "فيما", "لكن", "في", "الوقت", "الذي", "حين", "وقت"):
        low += 1
    while high > low and tokens[high - 1].key in ("قد", "كان", "كانت"):
        high -= 1
    found = phrase_after(stretch, low, high)
    if found is None or found[1] != high or high - low > 14:
        return None
    head = tokens[low]
    if head.key[0] == "و" and head.key not in word_list("waw", PACKAGE) and bare(head.key) in PARTICLES | FUNCTION:
        return None
    named = (
        introduced
        or is_title(head.key)
        or head.key.startswith("ال")
        or is_body(head.key)
        or _is_name(list(tokens[low:high]))
        or (high - low == 1 and head.key not in FUNCTION and not is_common(head.key) and not is_imperfect(head))
    )
    return found if named and form_of(head.key) is None else None


def _stops(stretch: Stretch, first: int, place: int, last: int) -> bool:
    tokens = stretch.tokens
    token = tokens[place]
    inside = stretch.quote_at[place]
    if inside is not None and inside.open >= first and inside.open < place < inside.close and is_name_quote(stretch, inside.open):
        return False  # صحيفة "اليوم السابع"
    if token.is_quote:
        quote = stretch.quote_at[place]
        return quote is None or (quote.open == place and not is_name_quote(stretch, place))
    if token.key == "-" and place > first and tokens[place - 1].end == token.start and place + 1 < last:
        return tokens[place + 1].start != token.end  # بادن-فورتمبرغ
    if not token.is_word:
        return not (token.key == "." and place > first)
    if token.key == "من" and place + 1 < last and tokens[place + 1].key.startswith(("جهة", "جهت", "جانب", "ناحي")):
        return True
    key = token.key
    if place > first and _is_relative_verb(tokens[first], tokens[place - 1], token):
        return True
    if place > first and key[-1] == "ا" and key[:-1] in word_list("ordinary", PACKAGE) and key not in word_list("names", PACKAGE):
        return True  # قرارا: what the verb acts on
    office = is_title(tokens[first].key) or is_body(tokens[first].key)
    if place > first and key[0] == "ل" and has_masdar_shape(key[1:]) and not office:
        return True  # دعا الجماهير لتفهم, not رئيس الهيئة لمكافحة
    verb = is_imperfect(token) and (key in word_list("ordinary", PACKAGE) or key.endswith("ون") or key[1] == "ت" or key[1:3] == "ست")
    if place > first and (is_future(key) or verb or SAYING.match(key)):
        return True
    if (key in word_list("circumstance", PACKAGE) and not (key == "امام" and token.first == "إ")) or key in RELATIVES or is_complementizer(token) or key == "ل":
        return True
    if key in ("في", "على") and (place + 1 >= last or _is_venue(tokens[place + 1])):
        return not (place + 1 < last and tokens[place + 1].is_quote and is_title(tokens[first].key) and is_name_quote(stretch, place + 1))
    if form_of(key) is not None and place > first and not is_title(key):
        return not (has_conjunction(key) and key[1:] in ALIKE and is_definite(tokens[place - 1]))  # نظام الإنتاج ونقل الكهرباء
    if place == first + 1 and is_definite(tokens[first]) and _begins_object(tokens[first], token):
        return True
    return place > first and len(key) > 3 and _is_addressee(stretch, first, place)


def _begins_object(head: Token, token: Token) -> bool:
    """Whether a bare noun behind one word with ال begins what the verb acts on: اتهم الهمامي حركة نداء تونس, طالبت الوزارة مديري."""
    if is_body(head.key):
        return (token.key.endswith("ي") and is_title(token.key[:-1])) or (head.key.endswith("ة") and is_definite(token) and token.key.endswith("ين"))
    return not is_title(head.key) and is_body(token.key)


def agrees(stretch: Stretch, phrase: tuple[int, int], gender: str) -> bool:
    """Whether a phrase can be the subject of a verb of that gender that stands before it: ودعا الحكومة has another subject."""
    head = stretch.tokens[phrase[0]]
    return not (
        gender == "m" and is_definite(head) and head.key.endswith("ة") and not is_title(head.key) and head.key not in CROWDS
    )


def _is_relative_verb(head: Token, before: Token, token: Token) -> bool:
    """Whether a verb without a relative pronoun begins behind an indefinite noun: تقارير اقتبست عن, مصدر رفض الكشف عن هويته."""
    if len(token.key) > 4 and token.key.endswith("ته") and token.key not in word_list("ordinary", PACKAGE):
        return not is_definite(before) and not is_definite(head)  # بيان أوردته
    known = is_body(head.key) or is_title(head.key) or head.key in word_list("anonymous", PACKAGE)
    if is_definite(before) or is_definite(head) or not known:
        return False
    if is_imperfect(token) and token.key not in word_list("names", PACKAGE) and is_common(token.key):
        return True
    return token.key in WITHHELD or (
        len(token.key) > 3
        and token.key.endswith(("ت", "تها", "تهم"))
        and not token.key.endswith(("ات", "اتها", "اتهم", "يت", "وت"))
    )


def _is_addressee(stretch: Stretch, first: int, place: int) -> bool:
    """Whether ل or ب begins the one spoken to or another aside, which it does once the phrase has its name; before, it ties titles."""
    key = stretch.tokens[place].key
    if key[0] not in "لبك" or not is_common(key):
        return False
    return _has_name(stretch, [token for token in stretch.tokens[first:place] if token.is_word])


def _has_name(stretch: Stretch, words: list[Token]) -> bool:
    if not words:
        return False
    named = read_name(stretch.text, words)
    return named.kind == "person" and (len(named.keys) < len(words) or not is_title(words[0].key))


def _is_venue(token: Token) -> bool:
    key = token.key
    return key in word_list("venues", PACKAGE) or key in word_list("circumstance", PACKAGE) or key[0].isdigit() or token.is_quote


def _cannot_name(token: Token, *, after_according: bool = False) -> bool:
    return (
        token.key in PARTICLES
        or _is_report(token)
        or token.key in NAMELESS
        or (token.key.startswith(("بال", "لل")) and len(token.key) > 4 and not after_according)
        or (token.key[0] in "بك" and token.key not in word_list("ordinary", PACKAGE) and is_common(token.key) and not (is_body(token.key) or is_title(token.key)))
        or (token.key[0] == "م" and token.key[-1] == "ا" and len(token.key) > 4 and token.key not in word_list("names", PACKAGE))
        or (token.key[0] == "و" and token.key[1:] in PARTICLES | FUNCTION)
        or token.key[0].isdigit()
    )


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
        return any(is_complementizer(token) or token.key == ":" for token in stretch.tokens[quote.close + 1 : quote.close + 7])
    if is_body(before.key) or before.key == "ل" or (len(words) < 4 and before.is_word):
        return True
    after = stretch.tokens[quote.close + 1 : quote.close + 60]
    goes_on = any(is_complementizer(token) or token.is_quote or token.key == ":" for token in after)
    return goes_on and before.is_word


def _with_apposed_name(stretch: Stretch, first: int, end: int, last: int) -> int:
    """The end of the phrase with a name set off by a comma, one more apposition allowed before it.

    القيادي بالحركة، لزهر العكرمي أن; a phrase that has its name already takes none.
    """
    tokens = stretch.tokens
    if end == first or not is_title(tokens[first].key) or _has_name(stretch, [t for t in tokens[first:end] if t.is_word]):
        return end
    stop = end
    for _ in range(2):
        if stop >= last or not is_comma(tokens[stop]):
            break
        start, stop = stop + 1, stop + 1
        while stop < last and tokens[stop].is_word and not _stops(stretch, start, stop, last) and stop - start < 12:
            if stop > start + 1 and is_common(tokens[stop].key) and not is_title(tokens[start].key):
                break  # نور الدين البحيري تصريحات: what he criticised
            stop += 1
        if _is_name(tokens[start:stop]):
            return stop
    return end


def _name_behind_clause(stretch: Stretch, first: int, end: int, last: int) -> tuple[int, int] | None:
    """The name that a relative clause parts from its office: كبير الباحثين الذين قاموا بالدراسة، سيث بولاك إن."""
    tokens = stretch.tokens
    if not first < end < last or tokens[end].key not in RELATIVES or _has_name(stretch, [t for t in tokens[first:end] if t.is_word]):
        return None
    comma = next((at for at in range(last - 1, end, -1) if is_comma(tokens[at]) and at < last - 1), None)
    stop = last - is_comma(tokens[last - 1])
    found = comma is not None and last - end < LONGEST and _is_name(list(tokens[comma + 1 : stop]))
    return (comma + 1, stop) if found else None


def _is_name(words: list[Token]) -> bool:
    """Whether a stretch between commas is a bare name: two to four words, no article or verb at its head, no particle."""
    if len(words) > 2 and is_title(words[0].key) and is_definite(words[0]):
        words = words[1:]
    if not 2 <= len(words) <= 6 or is_common(words[0].key):
        return False
    if is_definite(words[0]) and any(is_ordinary(word.key) for word in words):
        return False
    if bare(words[0].key) in PARTICLES | FUNCTION or len(words[0].key) < 2:
        return False
    if is_imperfect(words[0]) and words[0].key not in word_list("names", PACKAGE):
        return False
    return not any(word.key in PARTICLES or is_title(word.key) or is_body(word.key) for word in words)
