"""Where a speaker's noun phrase ends after its verb, and where it stands when it comes before."""

from collections.abc import Sequence

from tahqiq.methods.extractors.arabic.grammar import (
    PARTICLES,
    RELATIVES,
    bare,
    is_comma,
    is_complementizer,
    is_definite,
    is_name_word,
    without_article,
)
from tahqiq.methods.extractors.arabic.nouns import is_body, is_common, is_ordinary, is_title
from tahqiq.methods.extractors.arabic.shapes import is_imperfect
from tahqiq.methods.extractors.arabic.stops import (
    CROWDS,
    FUNCTION,
    WITH_PRONOUN,
    cannot_name,
    has_name,
    is_adverb,
    is_name_quote,
    is_venue,
    stops,
)
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, form_of
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

MASCULINE = frozenset("العراق لبنان الاردن المغرب السودان اليمن الصومال الكرملين البنتاغون الفاتيكان الخليج الازهر".split())
ACCORDING = ("وفقا", "طبقا", "فقا")  # these join their source with ل
CALLED = frozenset("يدعى تدعى ويدعى وتدعى يسمى تسمى ويسمى وتسمى اسمه اسمها واسمه واسمها".split())
MANY = frozenset("الدول الاسر الاطراف القوى الجماهير الاحزاب الشباب الاهالي الاباء الفصائل البنوك المصارف".split())
LONGEST = 22  # tokens of a speaker's phrase


def phrase_after(stretch: Stretch, first: int, last: int) -> tuple[int, int] | None:
    """The tokens [first, end) that name the speaker, read from `first` on and not beyond `last`; None if none does."""
    tokens = stretch.tokens
    first = _past_aside(stretch, first, last)
    if first >= last:
        return None  # الجمعة alone
    end = first
    if first + 2 < last and tokens[first].key == "(":
        close = next((at for at in range(first + 2, min(last, first + 6)) if tokens[at].key == ")"), None)
        named = close is not None and any(token.is_word for token in tokens[first + 1 : close])
        return (first + 1, close) if named else None  # وأوضحت (سي.إن.إن)
    if first + 1 < last and tokens[first].key in ("هذا", "هذه", "هؤلاء") and tokens[first + 1].key.startswith("ال"):
        first, end = first + 1, first + 1
    while end < min(last, first + LONGEST):
        if stops(stretch, first, end, last):
            break
        end += 1
    apart = _called(stretch, first, end, last) or _name_behind_clause(stretch, first, end, last)
    if apart is not None:
        return apart
    end = _with_name_ahead(stretch, first, _with_apposed_name(stretch, first, end, last), last)
    while end > first and ((not tokens[end - 1].is_word and not tokens[end - 1].is_quote) or tokens[end - 1].key in PARTICLES):
        end -= 1
    named = any(token.is_word for token in tokens[first:end])
    if (
        end <= first
        or not named
        or cannot_name(tokens[first], after_according=first > 0 and bare(tokens[first - 1].key) in ACCORDING)
    ):
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
    if first + 1 < last and is_adverb(tokens[first].key):
        first += 1  # وقال بوضوح المدير
        first += first + 1 < last and tokens[first].key.endswith("ة") and is_adverb("ب" + tokens[first].key)  # بنسبة كبيرة
    if first + 1 < last and WITH_PRONOUN.match(tokens[first].key) and not is_title(tokens[first].key):
        first += 1  # في الوقت الذي ذكرت فيه مصادر, أكد لي رئيس القسم
    first = _past_venue(stretch, first, last)
    days = word_list("days", PACKAGE)
    start = first + (first + 1 < last and is_comma(tokens[first]) and tokens[first + 1].key in days)  # أفاد به، اليوم، ممثل
    while start < last and tokens[start].key in days:
        start += 1
    if start == first or tokens[start - 1].key not in days:
        return first
    return start + (start < last and is_comma(tokens[start]))


def _past_venue(stretch: Stretch, first: int, last: int) -> int:
    """The first token behind a comma, or behind where it was said, if a name follows: وفق ما أكده في اتصال هاتفي، عياد كرشود."""
    tokens = stretch.tokens
    comma = first
    if first + 2 < last and tokens[first].key in ("في", "خلال") and is_venue(tokens[first + 1]):
        comma = next((at for at in range(first + 2, min(last - 1, first + 14)) if is_comma(tokens[at])), first)
    if not first <= comma < last - 1 or not is_comma(tokens[comma]):
        return first
    word = tokens[comma + 1]
    named = is_title(word.key) or is_name_word(word.key) or (comma == first and is_body(word.key))  # اقترح، الاتحاد
    return comma + 1 if word.is_word and named and form_of(word.key) is None else first


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


def agrees(stretch: Stretch, phrase: tuple[int, int], gender: str) -> bool:
    """Whether a phrase can be the subject of a verb of that gender that stands before it: ودعا الحكومة has another subject."""
    head = stretch.tokens[phrase[0]]
    if gender == "m" and phrase[1] == phrase[0] + 1 and head.key in word_list("places", PACKAGE) and head.key not in MASCULINE:
        return False  # كما حث النرويج على
    if head.key.endswith("ين") and len(head.key) > 5 and (is_title(head.key[:-2]) or is_body(head.key[:-2] + "ون")):
        return False  # دعا المواطنين: the case of an object
    if gender == "m" and (head.key in MANY or (is_definite(head) and head.key.endswith("ات"))):
        return False  # كما دعا الدول الأعضاء
    return not (
        gender == "m" and is_definite(head) and head.key.endswith("ة") and not is_title(head.key) and head.key not in CROWDS
    )


def _with_apposed_name(stretch: Stretch, first: int, end: int, last: int) -> int:
    """The end of the phrase with a name set off by a comma, one more apposition allowed before it.

    القيادي بالحركة، لزهر العكرمي أن; a phrase that has its name already takes none.
    """
    tokens = stretch.tokens
    if end == first or not is_title(tokens[first].key) or has_name(stretch, [t for t in tokens[first:end] if t.is_word]):
        return end
    stop = end
    for _ in range(2):
        if stop >= last or not is_comma(tokens[stop]):
            break
        start, stop = stop + 1, stop + 1
        quote = stretch.quote_at[start] if start < last else None
        if quote is not None and quote.open == start and quote.close < last and is_name_quote(stretch, start):
            return quote.close + 1
        while stop < last and tokens[stop].is_word and not stops(stretch, start, stop, last) and stop - start < 12:
            if stop > start + 1 and is_common(tokens[stop].key) and not is_title(tokens[start].key):
                break  # نور الدين البحيري تصريحات: what he criticised
            stop += 1
        if _is_name(tokens[start:stop]):
            return stop
    return end


def _called(stretch: Stretch, first: int, end: int, last: int) -> tuple[int, int] | None:
    """The name that a verb of naming tells: أحد المستخدمين يدعى توم كوتس, أستاذ الجراحة الذي أجرى العملية، ويدعى ماخان."""
    tokens = stretch.tokens
    reach = (
        range(end, min(last - 1, end + 12)) if end < last and (tokens[end].key in RELATIVES or tokens[end].key in CALLED) else ()
    )
    verb = next((at for at in reach if tokens[at].key in CALLED), None)
    if verb is None or has_name(stretch, [word for word in tokens[first:end] if word.is_word]):
        return None
    stop = verb + 1
    while stop < last and tokens[stop].is_word and not stops(stretch, verb + 1, stop, last) and stop - verb < 6:
        stop += 1
    return (verb + 1, stop) if stop > verb + 1 else None


def _with_name_ahead(stretch: Stretch, first: int, end: int, last: int) -> int:
    """The end of an office that goes on behind a preposition or a quotation, with its bearer's name.

    المشرف على برنامج "إحالتي" سليمان الشريع أن; العضو في المركز الخاص بعملية استعادة سرت، رضا عيسى.
    """
    tokens = stretch.tokens
    head = "ال" + tokens[first].key[2:] if tokens[first].key.startswith("لل") else tokens[first].key
    charge = bare(tokens[end - 1].key) if end > first else ""  # سفير التطوع والمشرف على البرنامج
    if not first < end < last or not is_title(head) or not (_goes_on(head, tokens[end]) or _goes_on(charge, tokens[end])):
        return end
    if has_name(stretch, [token for token in tokens[first:end] if token.is_word]):
        return end
    for place in range(end, min(last - 1, first + LONGEST)):
        if place > end and _is_full_name(tokens, place) and not _opens_quote(stretch, place - 1):
            stop = place + 2
            while stop < last and tokens[stop].is_word and not stops(stretch, place, stop, last) and stop - place < 6:
                stop += 1
            return stop
        if _bars(tokens[place]) or (tokens[place].key == "في" and is_venue(tokens[place + 1])):
            return end
    return end


def _opens_quote(stretch: Stretch, place: int) -> bool:
    quote = stretch.quote_at[place]
    return quote is not None and quote.open == place


def _goes_on(head: str, token: Token) -> bool:
    """Whether an office may go on with this word: the one in charge of, the member in; never with whom it speaks to or about."""
    if token.key in ("عن", "على"):
        return without_article(head) in word_list("of_charge", PACKAGE)
    owned = token.key.endswith(("ها", "ته")) and len(token.key) > 4  # الأمينة العامة المنتهية ولايتها مية الجريبي
    return not token.is_word or owned or token.key in ("في", "ل", "حسب", "من", "لدى")


def _bars(token: Token) -> bool:
    """Whether no office goes on beyond this token."""
    form = form_of(token.key)
    finite = form is not None and (form.tense != "participle" or token.key.endswith("ا")) and not is_title(token.key)
    return (
        finite
        or is_complementizer(token)
        or token.key in RELATIVES
        or token.key in (":", ".", "الى", "بعد", "قبل", "خلال")
        or (is_imperfect(token) and not is_name_word(token.key))
    )


def _is_full_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether a given name and a second name stand here, behind a word that can end an office."""
    before, word, after = tokens[place - 1 : place + 2]
    if not (word.is_word and after.is_word) or not (is_name_word(word.key) or word.key in word_list("given", PACKAGE)):
        return False
    closed = (
        not before.is_word
        or is_definite(before)
        or before.key.startswith(("بال", "لل"))
        or before.key in word_list("places", PACKAGE)
    )
    return closed and not is_ordinary(after.key) and after.key not in PARTICLES and form_of(after.key) is None


def _name_behind_clause(stretch: Stretch, first: int, end: int, last: int) -> tuple[int, int] | None:
    """The name that a relative clause parts from its office: كبير الباحثين الذين قاموا بالدراسة، سيث بولاك إن."""
    tokens = stretch.tokens
    if (
        not first < end < last
        or tokens[end].key not in RELATIVES
        or has_name(stretch, [t for t in tokens[first:end] if t.is_word])
    ):
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
    if is_imperfect(words[0]) and not is_name_word(words[0].key):
        return False
    kin = {at + 1 for at, word in enumerate(words) if word.key == "ال"}  # آل الشيخ is a family's name
    return not any(
        at not in kin and (word.key in PARTICLES or is_title(word.key) or is_body(word.key)) for at, word in enumerate(words)
    )
