"""Attribution without a verb: بحسب، وفقا ل، نقلا عن، على حد قوله, before, after or inside what it covers."""

import re

from tahqiq.methods.extractors.arabic.frames import begins_object
from tahqiq.methods.extractors.arabic.grammar import (
    RELATIVES,
    bare,
    is_comma,
    is_complementizer,
    is_definite,
    is_name_word,
    phrase_at,
    without_article,
)
from tahqiq.methods.extractors.arabic.joints import LINKS
from tahqiq.methods.extractors.arabic.model import Cue
from tahqiq.methods.extractors.arabic.nouns import is_body, is_common, is_title
from tahqiq.methods.extractors.arabic.shapes import is_future, is_imperfect
from tahqiq.methods.extractors.arabic.subjects import phrase_after
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, form_of
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

OWN_WORDS = re.compile(
    r"^(?:قول|اقوال|تعبير|وصف|راي|تقدير|تقديرات|كلام|زعم|توضيح|تاكيد|تصريح|تصريحات|رواي[ةت]|شهاد[ةت]|اعتقاد|ذكر)(?:ه|ها|هم)$"
)
VERB_WITH_OBJECT = re.compile(r"^(.+?)(?:ه|ها)$")
OF_ONES_OWN = re.compile(
    r"^(?!بيان|تصريح|تقرير|بلاغ|شهاد|رواي|اقوال|مصدر|مصادر|صحيف|موقع)[^\W\d_]{3,}(?:ه|ها|هم)$"
)  # حسب رغباتهم
BACK = frozenset("به بها عنه عنها اليه فيه عليه".split())  # what the verb of such a clause takes up
SHORT = 5  # tokens before a cue in mid-clause: يتضمن البرنامج وفق البلاغ تهيئة الطرقات
SAYINGS = frozenset(
    "تعريف تقديرات تعبير قول وصف راي تقدير تاكيد تاكيدات مزاعم زعم ادعاء ادعاءات كلام اعتقاد رواية تحليل اقوال"
    " تصريح تصريحات حديث ترجيح".split()
)
SAID = frozenset("قال ذكر افاد اكد اوضح اعلن صرح اضاف".split())
OUTLETS = frozenset("وكالة صحيفة جريدة قناة موقع اذاعة شبكة مجلة رويترز".split())
OPENERS = frozenset("و كما هذا".split())


def accordings_in(stretch: Stretch, first: int, last: int, taken: list[Cue]) -> list[Cue]:
    """The "according to" cues of a sentence; where a verb of the sentence reports already, they only end its content."""
    found: list[Cue] = []
    place = first
    while place < last:
        cue = _cue_at(stretch, first, last, place, taken) if stretch.quote_at[place] is None else None
        if cue is not None:
            found.append(cue)
            place = cue.spoken
        else:
            place += 1
    return found


def _cue_at(stretch: Stretch, first: int, last: int, place: int, taken: list[Cue]) -> Cue | None:
    tokens = stretch.tokens
    size = _cue_size(stretch, place)
    if not size or place + size >= last or (place > first and tokens[place - 1].key == "الا"):
        return None
    end, after = place + size, tokens[place + size]
    if OWN_WORDS.match(after.key):
        return _own_words(stretch, first, last, place, end + 1)
    if tokens[end - 1].key == "حد" and after.key not in SAYINGS:
        return None  # على حد سواء
    end = _with_verb(stretch, end, last) + (after.key.removeprefix("ل") in SAYINGS)
    bound = next((at for at in range(end + 2, min(last, end + 14)) if begins_object(stretch, end - 1, at, last)), last)
    speaker = phrase_after(stretch, end, bound)
    if speaker is None or _cue_size(stretch, speaker[0]):
        return None
    word = next(token.key for token in tokens[slice(*speaker)] if token.is_word)
    if tokens[end - 1].key in ("وفقا", "طبقا"):
        word = "ال" + word[2:] if word.startswith("لل") else word.removeprefix("ل")
    head = without_article(word)
    fronted = _is_fronted(stretch, first, place, last)
    apart = is_comma(tokens[place - 1]) and speaker[1] >= last - 1  # ، حسب النتائج الأولية. ends what the verb reports
    if taken_before(taken, place) and _is_plain(tokens[speaker[0]]) and head != "نص" and not apart:
        return None  # أسعار تشهد تغيرا حسب العرض: within what a verb reports
    if head in word_list("manner", PACKAGE) or (head in _legal() and not fronted) or OF_ONES_OWN.match(word):
        return None
    if bare(tokens[end - 1].key) in ("وفقا", "طبقا") and not tokens[speaker[0]].key.startswith("ل"):
        return None
    return (
        _fronted(stretch, place, end, speaker, last) if fronted else _trailing(stretch, first, last, place, end, speaker, taken)
    )


def taken_before(taken: list[Cue], place: int) -> bool:
    """Whether a verb of the sentence reports already."""
    return any(cue.place < place and cue.level == "core" for cue in taken)


def closes_report(stretch: Stretch, cue: Cue) -> bool:
    """Whether an outlet is named at the end of a sentence that a verb of somebody else reports: رأت المحكمة ...، بحسب عكاظ."""
    tokens = stretch.tokens
    first, end = cue.speaker
    rest = [token for token in tokens[end : cue.limit] if token.is_word]
    dated = all(token.key in word_list("days", PACKAGE) or token.key[0].isdigit() for token in rest)
    said = cue.end > cue.place + 1 and any(
        form_of(token.key.removesuffix("ه").removesuffix("ها")) for token in tokens[cue.place + 1 : cue.end]
    )
    quoted = any(token.is_quote for token in tokens[first : first + 2])
    outlet = quoted or without_article(tokens[first].key.removeprefix("ل")) in OUTLETS
    return (dated or (bool(rest) and rest[0].key == "في")) and (said or outlet)


def _is_plain(token: Token) -> bool:
    """Whether a word is a common noun that names no person, body or document."""
    key = without_article(token.key.removeprefix("ل") if token.key.startswith("لل") is False else "ال" + token.key[2:])
    named = is_title(key) or is_body(key) or key in word_list("anonymous", PACKAGE)
    return not named and is_common(key)


def _legal() -> frozenset[str]:
    return frozenset(without_article(word) for word in word_list("legal", PACKAGE))


def _cue_size(stretch: Stretch, place: int) -> int:
    phrases = word_list("according", PACKAGE)
    size = phrase_at(stretch.tokens, place, phrases)
    if size:
        return size
    on_what = [token.key for token in stretch.tokens[place : place + 2]] == ["على", "ما"] and place + 2 < len(stretch.tokens)
    if on_what and bare(stretch.tokens[place - 1].key) in ("بناء", "ردا", "تعليقا", "اعتمادا"):
        return 0  # بناء على ما صرحت به: why, not who says so
    if on_what:
        return int(_with_verb(stretch, place + 1, len(stretch.tokens)) > place + 1)  # على ما أوضح الوزير
    key = stretch.tokens[place].key
    if key == "فحسب":
        return 0  # not only
    if key == "كما":
        return _as_said(stretch, place)
    if bare(key) in phrases or key == "حسبما" or bare(key) == "حسبما":
        return 1
    return 2 if bare(key) == "نقلا" and place + 1 < len(stretch.tokens) and stretch.tokens[place + 1].key == "عن" else 0


def _as_said(stretch: Stretch, place: int) -> int:
    """The size of a closing "as X said": أحيل إلى القضاء، كما قالت النيابة. The verb has nothing said behind its speaker."""
    tokens = stretch.tokens
    form = form_of(tokens[place + 1].key) if 0 < place < len(tokens) - 2 else None
    if form is None or form.tense == "participle" or form.lemma not in SAID:
        return 0
    end = next((last for first, last in stretch.sentences if first <= place < last), len(tokens))
    speaker = phrase_after(stretch, place + 2, end)
    rest = [token for token in tokens[speaker[1] : end] if token.is_word] if speaker is not None else []
    where = not rest or (len(rest) < 4 and rest[0].key == "في")  # النيابة الاتحادية في كارلسروه
    return 2 if speaker is not None and where else 0


def _with_verb(stretch: Stretch, end: int, last: int) -> int:
    """The end of the cue with a verb clause: حسب ما أكده, وفقا لما نقلته."""
    tokens = stretch.tokens
    if end < last and tokens[end].key.startswith("ما") and form_of(tokens[end].key[2:]):  # the two words written as one
        return end + 1 + (end + 1 < last and tokens[end + 1].key in BACK)
    spot = end + 1 if end < last and tokens[end].key in ("ما", "لما") else end
    if spot < last and (spot > end or tokens[end - 1].key.endswith("حسبما")):
        match = VERB_WITH_OBJECT.match(tokens[spot].key)
        if form_of(tokens[spot].key) or (match and form_of(match.group(1))):
            return spot + 1 + (spot + 1 < last and tokens[spot + 1].key in BACK)
    return end


def _is_fronted(stretch: Stretch, first: int, place: int, last: int) -> bool:
    joined = stretch.tokens[place].key[0] == "و" and place > first and is_comma(stretch.tokens[place - 1])
    if joined and any(token.key.startswith("فان") for token in stretch.tokens[place : min(last, place + 25)]):
        return True  # دخل المسجد، ووفقا للشهود فإنه
    return all(token.key in OPENERS or not token.is_word for token in stretch.tokens[first:place])


def _fronted(stretch: Stretch, place: int, end: int, speaker: tuple[int, int], last: int) -> Cue | None:
    spot = speaker[1]
    tokens = stretch.tokens
    reach = range(spot, min(last, spot + 25))
    comma = next((at for at in reach if tokens[at].key.startswith("فان") and is_complementizer(tokens[at])), None)
    if comma is not None:
        return (
            Cue(place, end, place, "preposition", "according-before", "", speaker, "that", comma + 1, last, True)
            if last - comma > 3
            else None
        )
    comma = next((at for at in reach if is_comma(tokens[at]) or is_complementizer(tokens[at])), None)
    verb = next(
        (
            at
            for at in range(spot, min(last, spot + 25))
            if tokens[at].key in ("لا", "لم", "لن", "قد", "كان", "كانت", "تم", "تمت")
            or is_imperfect(tokens[at])
            or is_future(tokens[at].key)
        ),
        None,
    )
    firm = next((at for at in range(spot, min(last, spot + 25)) if tokens[at].key in ("لا", "لم", "لن")), None)
    if spot < last and (verb == spot or _begins_clause(tokens[spot])):
        spot += tokens[spot].key == "فقد" and tokens[min(spot + 1, last - 1)].is_quote
        return (
            Cue(place, end, place, "preposition", "according-before", "", speaker, "that", spot, last, True)
            if last - spot > 2
            else None
        )
    candidates = [at for at in (comma, firm) if at is not None] or ([verb] if verb is not None else [spot])
    start = min(candidates)
    while start < last and (is_comma(tokens[start]) or is_complementizer(tokens[start])):
        start += 1
    return (
        Cue(place, end, place, "preposition", "according-before", "", speaker, "that", start, last, True)
        if last - start > 2
        else None
    )


def _begins_clause(token: Token) -> bool:
    """Whether a clause begins here without a comma: ووفقا لتقرير القناة قامت الحكومة, ووفقا للوكالة فقد تعرضت."""
    key = token.key
    past = key.endswith("ت") and len(key) > 3 and not key.endswith("ات") and not is_name_word(key)
    form = form_of(key)
    past = past or key in word_list("past", PACKAGE) or (form is not None and form.tense == "past")
    return token.is_word and (key in ("فقد", "قد", "تم", "تمت", "كان", "كانت") or (past and not is_definite(token)))


def _trailing(
    stretch: Stretch, first: int, last: int, place: int, end: int, speaker: tuple[int, int], taken: list[Cue]
) -> Cue | None:
    edge = place - 1 if place > first and is_comma(stretch.tokens[place - 1]) else place
    if place - first < 3:
        return None
    covered = [cue for cue in taken if cue.place < place and cue.level == "core" and (cue.sibling or cue.edge <= first)]
    behind = stretch.tokens[min(speaker[1] + 1, last - 1)]
    goes_on = (
        behind.key not in LINKS
        and behind.key not in word_list("days", PACKAGE)
        and behind.key not in RELATIVES
        and not (behind.key[0] in "وف" and len(behind.key) > 2)
        and form_of(behind.key) is None
    )
    medial = speaker[1] < last and is_comma(stretch.tokens[speaker[1]]) and last - speaker[1] > 4 and goes_on
    medial = medial or (not is_comma(stretch.tokens[place - 1]) and place - first < SHORT and last - speaker[1] > SHORT)
    final = _next_report(stretch, speaker[1], last) if medial else edge
    return Cue(
        place,
        end,
        edge,
        "preposition",
        "according-after",
        "",
        speaker,
        "clause",
        first,
        last,
        True,
        relative=bool(covered) or stretch.tokens[speaker[0]].key == "نص",
        final=final,
    )


def _next_report(stretch: Stretch, first: int, last: int) -> int:
    """Where the next reporting verb with و begins, or the end."""
    tokens = stretch.tokens
    return next((at for at in range(first + 1, last) if is_comma(tokens[at - 1]) and form_of(tokens[at].key)), last)


def _own_words(stretch: Stretch, first: int, last: int, place: int, end: int) -> Cue:
    edge = place - 1 if place > first and is_comma(stretch.tokens[place - 1]) else place
    return Cue(place, end, edge, "preposition", "own-words", "", None, "clause", first, last, True, own_words=True, final=edge)
