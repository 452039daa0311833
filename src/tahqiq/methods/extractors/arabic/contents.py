"""Where a content ends, and how it divides at a repeated complementizer."""

from collections.abc import Sequence

from tahqiq.methods.extractors.arabic.grammar import bare, is_comma, is_repeated, phrase_at
from tahqiq.methods.extractors.arabic.joints import LINKS
from tahqiq.methods.extractors.arabic.model import Content, Cue
from tahqiq.methods.extractors.arabic.shapes import is_imperfect
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, form_of
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

TRAILING = frozenset("في و فقد ثم كما حيث فيما لكن لكنه لكنها بينما اذ وقد هذا وذلك حين".split())
SUBJECT = 10  # tokens of a subject before its verb
VENUE = 12  # tokens of a sentence's end that tell where it was said
AROUND = word_list("venues", PACKAGE) | {"حين", "هامش"}  # في حين, في كلمة, على هامش
JOINED = frozenset("و ثم كما حيث فيما لكن لكنه لكنها بينما اذ وقد هذا".split())


def contents_of(stretch: Stretch, cue: Cue, later: Sequence[Cue]) -> list[Content]:
    """The contents that a cue opens, in order; more than one where the complementizer is repeated."""
    if cue.opening == "quote":
        return [_quoted(stretch, cue, later)]
    first, last = _clause_start(stretch, cue), cue.limit if cue.final is None else cue.final
    ends = [other for other in later if _ends_at(stretch, cue, other, first)]
    last = min([last, *(other.edge for other in ends if not other.own_words)])
    last = min([last, *(edge for other in later if (edge := _contrast(stretch, other)) > first)])
    last = min(
        [last, *(other.edge for other in ends if other.own_words and (cue.opening == "noun" or _is_last(stretch, other, last)))]
    )
    if cue.opening != "clause" and not any(other.own_words for other in later):  # وفق تعبيره behind it: still the speaker
        last = min(last, _taken_over(stretch, first, last))
    if cue.opening == "noun":
        last = min(last, _as_well(stretch, first, last))
    pieces = _divided(stretch, cue, first, last)
    return [content for content in (_trimmed(stretch, *piece) for piece in pieces) if content is not None]


def _ends_at(stretch: Stretch, cue: Cue, other: Cue, first: int) -> bool:
    """Whether a later cue begins a clause of its own; behind a subject alone it does not (الاتجاه العام، يؤكد)."""
    if other.relative and other.rule == "verb-object" and other.speaker is None and other.edge > first + 2:
        return True  # لن تلتزم بالقرار الذي وصفه بـ"المخزي"
    if not other.sibling or other.place <= cue.place or other.edge <= first or _is_predicate(stretch, cue, other, first):
        return False
    another = other.joined and other.kind == "verb" and other.speaker is None and {cue.gender, other.gender} == {"m", "f"}
    if another and cue.kind == "verb" and cue.opening == "that":
        return False  # قال إن الوزارة اعترفت بالخطأ ووعدت: the ministry did
    own_voice = (
        other.kind == "verb" and other.speaker is None and cue.opening == "colon"
    )  # كنت هناك وطالبت بـ: still the same speech
    return not own_voice and (other.edge > first + 2 or other.kind != "verb" or other.joined)


def _is_predicate(stretch: Stretch, cue: Cue, other: Cue, first: int) -> bool:
    """Whether a later cue is what the content says of its subject: أن الرئيس المكلف، عبر عن رغبته; لا يمكن وفق المعاهدة منع."""
    if cue.opening != "that" or other.edge - first > SUBJECT:
        return False
    between = [token for token in stretch.tokens[first : other.place] if token.is_word]
    if other.kind == "preposition":
        behind = stretch.tokens[min(other.speaker[1], other.limit - 1)] if other.speaker is not None else None
        apart = is_comma(stretch.tokens[other.place - 1])
        return len(between) < 4 and not apart and behind is not None and behind.is_word and behind.key not in LINKS
    bare_verb = other.kind == "verb" and other.speaker is None and not other.joined and is_comma(stretch.tokens[other.place - 1])
    return bare_verb and not any(is_imperfect(token) or form_of(token.key) for token in between)


def _contrast(stretch: Stretch, other: Cue) -> int:
    """Where a clause begins in which another speaks: ، غير أن مسؤولين محليين وصفوهم; 0 if none does."""
    before = other.speaker[0] - 2 if other.speaker is not None and other.kind == "verb" and other.level == "core" else -1
    keys = [token.key for token in stretch.tokens[before : before + 2]] if before > 0 else []
    return before if keys[:1] and keys[0] in ("غير", "الا", "بيد") and keys[1] == "ان" else 0


def _is_last(stretch: Stretch, cue: Cue, last: int) -> bool:
    """Whether nothing follows a cue in its clause: وفق تقديره at the end, not ليست متسرعة، وفق تقديره، بل."""
    place = next((at for at in range(cue.end, last) if stretch.tokens[at].is_word), last)
    if phrase_at(stretch.tokens, place, word_list("takeover", PACKAGE)):
        return True  # وفق تعبيره يذكر أن: a stop is missing
    if (
        place == last
        or stretch.tokens[place].key in LINKS
        or _joins_verb(stretch.tokens[place])
        or stretch.tokens[place].key.startswith(("لل", "لم"))
        or stretch.tokens[place].key == "ل"
    ):
        return True
    return stretch.tokens[place].key in ("في", "على", "خلال") and place + 1 < last and stretch.tokens[place + 1].key in AROUND


def _joins_verb(token: Token) -> bool:
    """Whether و opens a clause here: على حد قوله وتوجد هذه الجرثومة."""
    return token.key[0] == "و" and token.key[1:2] in "يت" and is_imperfect(Token(token.key[1:], token.start + 1, token.end, ""))


def _quoted(stretch: Stretch, cue: Cue, later: Sequence[Cue]) -> Content:
    quote = stretch.quote_at[cue.content - 1]
    last = quote.close if quote is not None else cue.limit
    if quote is not None and not quote.closed:
        last = min([cue.limit, *(other.edge for other in later if other.sibling and other.edge > cue.content + 2)])
    return Content(cue.content, _without_stops(stretch, cue.content, last), "direct", False)


def _clause_start(stretch: Stretch, cue: Cue) -> int:
    first = cue.content
    if cue.opening == "that" and cue.kind != "preposition" and first < cue.limit and stretch.tokens[first].key in ("كان", "كانت"):
        then = any(token.key.startswith("فان") for token in stretch.tokens[first : cue.limit])
        return first - (then and stretch.tokens[first - 1].key == "ان")  # إن كان الصاروخ، فإن: if, not that
    while (
        cue.opening == "clause"
        and cue.kind == "preposition"
        and first < cue.limit
        and ((not stretch.tokens[first].is_word and not stretch.tokens[first].is_quote) or stretch.tokens[first].key in JOINED)
    ):
        first += 1
    if cue.opening == "clause":
        first += phrase_at(stretch.tokens, first, word_list("starters", "tahqiq.text"))
    return first


def _taken_over(stretch: Stretch, first: int, last: int) -> int:
    """Where the author speaks again: وهو ما, علما أن ..."""
    phrases, venues = word_list("takeover", PACKAGE), word_list("venues", PACKAGE)
    for place in range(first + 2, last - 1):
        if stretch.quote_at[place] is None and (phrase_at(stretch.tokens, place, phrases) or _thereby(stretch, place, last)):
            return place - is_comma(stretch.tokens[place - 1])
        if [token.key for token in stretch.tokens[place : place + 2]] == ["في", "وقت"] and form_of(stretch.tokens[place + 2].key):
            return place - is_comma(stretch.tokens[place - 1])  # في وقت أكدت فيه النيابة
        if stretch.tokens[place].key in ("وكان", "وكانت") and stretch.quote_at[place] is None and _had_been(stretch, place, last):
            return place - is_comma(stretch.tokens[place - 1])
        venue = (
            stretch.tokens[place].key == "في" and place + 1 < last and stretch.tokens[place + 1].key in venues - {"هذا", "هذه"}
        )
        if venue and is_comma(stretch.tokens[place - 1]) and last - place < VENUE:
            return place - 1  # ، في تصريح لوكالة الأنباء
    return last


def _had_been(stretch: Stretch, place: int, last: int) -> bool:
    """Whether the author tells what had been before: وكان تنظيم داعش قد أعلن, a stop missing before it."""
    return any(token.key == "قد" for token in stretch.tokens[place + 2 : min(last, place + 8)])


def _thereby(stretch: Stretch, place: int, last: int) -> bool:
    """Whether the author draws a consequence: لتتخلى الولايات المتحدة بذلك عن الموقف."""
    key = stretch.tokens[place].key
    follows = any(token.key == "بذلك" for token in stretch.tokens[place + 1 : min(place + 4, last)])
    return follows and key[:2] in ("لت", "لي") and len(key) > 4


def _as_well(stretch: Stretch, first: int, last: int) -> int:
    """Where the author adds another deed behind a noun phrase: أعلن النادي تحمل النفقات، كما كلف المدير."""
    for place in range(first + 2, last - 1):
        if (
            stretch.tokens[place].key == "كما"
            and is_comma(stretch.tokens[place - 1])
            and not stretch.tokens[place + 1].key.startswith("ان")
        ):
            return place - 1
    return last


def _divided(stretch: Stretch, cue: Cue, first: int, last: int) -> list[tuple[int, int, bool]]:
    if cue.opening not in ("that", "clause") or cue.kind == "preposition":
        return [(first, last, False)]
    opener = stretch.tokens[cue.content - 1]
    if cue.content + 0 < last and opener.key in ("ان", "بان") and is_imperfect(stretch.tokens[first]) and opener.first == "أ":
        return [(first, last, False)]
    starts = [(first, False)]
    for place in range(first + 2, last - 2):
        token = stretch.tokens[place]
        if bare(stretch.tokens[place - 1].key) in word_list("governed", PACKAGE):
            continue  # خاصة وأن
        apart = token.key == "ان" and stretch.tokens[place - 1].key == "و"  # و أن
        if not (is_repeated(token) or apart) or not _same_quote(stretch, first, place) or _hopes(stretch, place):
            continue
        concession = stretch.text[token.start + 1 : token.end] == "إن" and opener.first == "أ" and opener.key == "ان"
        if not concession:
            starts.append((place + 1, True))
    ends = [place - 1 - (stretch.tokens[place - 2].key == "و") for place, _ in starts[1:]] + [last]
    return [(start, end, repeated) for (start, repeated), end in zip(starts, ends, strict=True)]


def _hopes(stretch: Stretch, place: int) -> bool:
    """Whether أن governs a verb of what shall be (وأن يعود); وأنها تعود states what is."""
    return stretch.tokens[place].key.endswith("ان") and is_imperfect(stretch.tokens[place + 1])


def _same_quote(stretch: Stretch, first: int, place: int) -> bool:
    return stretch.quote_at[place] is None or stretch.quote_at[place] in (stretch.quote_at[first - 1], stretch.quote_at[first])


def _trimmed(stretch: Stretch, first: int, last: int, repeated: bool) -> Content | None:
    tokens = stretch.tokens
    first += first < last and tokens[first].key == ":"  # إنه: "مشغول"
    last = _without_stops(stretch, first, last)
    while last > first and tokens[last - 1].key in TRAILING:
        last = _without_stops(stretch, first, last - 1)
    if last <= first:
        return None
    quote = stretch.quote_at[first]
    if quote is not None and quote.open == first and quote.close == last - 1:
        return Content(first + 1, _without_stops(stretch, first + 1, last - 1), "direct", repeated)
    if quote is not None and quote.open == first - 2 and quote.closed and last >= quote.close:  # "أن ... : the mark before أن
        return Content(first, _without_stops(stretch, first, quote.close), "direct", repeated)
    if quote is not None and quote.open == first and not quote.closed:
        return Content(first + 1, last, "direct", repeated)
    if quote is not None and quote.open < first and quote.close >= last:
        return Content(first, last, "direct", repeated)
    marks = any(token.is_quote for token in tokens[first:last]) and _has_speech(stretch, first, last)
    return Content(first, last, "mixed" if marks else "indirect", repeated)


def _has_speech(stretch: Stretch, first: int, last: int) -> bool:
    """Whether the content quotes words, not only names: marks behind a naming noun or round a phrase with ال do not count."""
    for quote in stretch.quotes:
        if quote.open < first or quote.close > last:
            continue
        size = quote.close - quote.open - 1
        before = bare(stretch.tokens[quote.open - 1].key)
        if size > 4 or (size != 0 and quote.open > first and before.removeprefix("ال") not in word_list("bodies", PACKAGE)):
            return True
    return False


def _without_stops(stretch: Stretch, first: int, last: int) -> int:
    tokens = stretch.tokens
    while last > first and not tokens[last - 1].is_word:
        token = tokens[last - 1]
        quote = stretch.quote_at[last - 1]
        if token.key in ")]%" or (token.is_quote and quote is not None and quote.close == last - 1 and quote.open >= first):
            break
        last -= 1
    return last
