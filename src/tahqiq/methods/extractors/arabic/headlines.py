"""Headlines: "speaker: words", and a speaker before a present-tense verb."""

from tahqiq.methods.extractors.arabic.grammar import PARTICLES, is_comma, is_complementizer, is_name_word
from tahqiq.methods.extractors.arabic.model import Cue
from tahqiq.methods.extractors.arabic.nouns import is_common, is_title
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, form_of
from tahqiq.text.arabic import search_key
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch

SPEAKING = frozenset(
    "وزارة رئاسة حركة حزب منظمة نقابة هيئة جمعية اتحاد سفارة منتدى المنتدى مرصد المرصد بيان دراسة مصادر مصدر استطلاع صحيفة وكالة"
    " الوزارة الحكومة الرئاسة الداخلية الخارجية".split()
)
REST = 3  # tokens behind a quotation that may end a headline
SHORT_NAME = 4  # words of a name that one of them may stand for
LONGEST_LABEL = 9  # tokens before the colon


def colon_cue(stretch: Stretch, speakers: list[set[str]], bodies: set[tuple[str, ...]], body: set[str]) -> Cue | None:
    """The cue of "speaker: words", if what stands before the colon speaks in the article or is a person's or body's title.

    Place names and topics before a colon (مصر: تعيين حكومة) are labels. `speakers` are the folded words of known names,
    `bodies` the proper names of bodies named in the text (آفاق تونس of حزب آفاق تونس), `body` all words of the text.
    """
    tokens = stretch.tokens
    colon = next((place for place, token in enumerate(tokens[: LONGEST_LABEL + 1]) if token.key == ":"), None)
    if colon is None or colon == 0 or colon + 2 >= len(tokens):
        return None
    first = 1 if tokens[0].is_quote else 0
    words = [token.key for token in tokens[first:colon] if token.is_word]
    if (
        not words
        or not tokens[first].is_word
        or any(key[0].isdigit() for key in words)
        or not (_speaks(words, speakers) or _is_person(words, body) or _is_body(words, bodies))
        or tokens[colon + 1].key in word_list("topics", PACKAGE) - word_list("places", PACKAGE)
    ):
        return None
    quoted = (
        tokens[colon + 1].is_quote and stretch.quote_at[colon + 1] is not None and stretch.quote_at[colon + 1].open == colon + 1
    )
    if quoted and stretch.quote_at[colon + 1].closed and len(tokens) - stretch.quote_at[colon + 1].close > REST:
        quoted = False  # "مورا" لم يوقّع: a name in marks, the sentence going on
    content = colon + 2 if quoted else colon + 1
    opening = "quote" if quoted else "colon"
    to = next((at for at, word in enumerate(words) if at > 1 and word.startswith("لل")), None)  # وزير الداخلية للأمير محمد
    end = first + _tail(words) if not is_title(words[0]) else colon if to is None else first + to
    return Cue(colon, colon + 1, 0, "colon", "label", "", (first, end), opening, content, len(tokens), True)


def _is_body(words: list[str], bodies: set[tuple[str, ...]]) -> bool:
    """Whether a label is the proper name of a body that the text has, and no country's."""
    return tuple(words) in bodies and words[0] not in word_list("places", PACKAGE)


def _is_person(words: list[str], body: set[str]) -> bool:
    """Whether a label is a person's name that the text has too: برهان بسيس."""
    plain = words[0] not in word_list("places", PACKAGE) and words[0] not in word_list("topics", PACKAGE)
    return plain and len(words) < 4 and all(is_name_word(word) and word in body for word in words)


def _speaks(words: list[str], speakers: list[set[str]]) -> bool:
    if words[0] in word_list("topics", PACKAGE) or words[0] in word_list("circumstance", PACKAGE):
        return False  # بعد مقاطعتها: names an occasion
    if any(word.endswith("وا") and len(word) > 4 for word in words[1:]):
        return False  # مترشحون امتنعوا عن الامتحان: tells what happened
    if is_title(words[0]) or words[0] in SPEAKING or (words[0].endswith("ون") and len(words[0]) > 4):
        return True
    if len(words) == 1 and words[0] in word_list("places", PACKAGE):
        return False
    if len(words) == 1 and not words[0].startswith("ال"):
        speakers = [names for names in speakers if len(names) < SHORT_NAME]  # غزة is no part of سلطة الطاقة في قطاع غزة
    plain = {plain_word(word) for word in words[: _tail(words)]}
    return any(plain <= {plain_word(name) for name in names} for names in speakers)


def _tail(words: list[str]) -> int:
    """Where a label goes on from the name to the occasion: الشاهد في اجتماعه, جمعة ليوسف الشاهد."""
    return next((at for at, word in enumerate(words) if at and _ends_name(word)), len(words))


def _ends_name(word: str) -> bool:
    to = word[0] == "ل" and len(word) > 3 and not is_name_word(word)
    return to or word in PARTICLES or is_common(word) or word in word_list("circumstance", PACKAGE)


def plain_word(key: str) -> str:
    """A word folded as for searching, without ال or لل."""
    key = search_key(key)
    return key[2:] if key.startswith(("ال", "لل")) and len(key) > 4 else key


def acting_cues(stretch: Stretch, first: int, last: int) -> list[Cue]:
    """Reported acts in a headline with the speaker before the verb: الجيش يعلن هدنة, موسكو تدعو قيادات الجماعات."""
    found = []
    parted = [place + 1 for place in range(first, last) if is_comma(stretch.tokens[place]) or stretch.tokens[place].key == ":"]
    starts = [first, *parted]
    for place, start in enumerate(starts):
        end = starts[place + 1] - 1 if place + 1 < len(starts) else last
        cue = _acting(stretch, start, end)
        if cue is not None:
            found.append(cue)
    return found


def _acting(stretch: Stretch, start: int, end: int) -> Cue | None:
    tokens = stretch.tokens
    for place in range(start + 1, min(start + 6, end - 1)):
        form = form_of(tokens[place].key)
        named = any(token.is_word for token in tokens[start:place])
        if form is None or form.tense == "participle" or tokens[place].key[0] in "وف" or not named:
            continue
        if "that" in form.takes and is_complementizer(tokens[place + 1]):
            return Cue(place, place + 1, start, "verb", "verb-that", form.gender, (start, place), "that", place + 2, end, True)
        frame = form.takes & {"np", "ب", "عن", "الى", "على", "relay"}
        if not frame or tokens[start].key in PARTICLES:
            return None
        content = place + 1 + (tokens[place + 1].key in form.takes and tokens[place + 1].key in PARTICLES)
        if "relay" in form.takes:
            return _relayed(stretch, place, end)
        return Cue(
            place,
            place + 1,
            start,
            "verb",
            "headline-act",
            form.gender,
            (start, place),
            "noun",
            content,
            end,
            True,
            "second",
            final=end,
        )
    return None


def _relayed(stretch: Stretch, place: int, end: int) -> Cue | None:
    """A source that an outlet passes on: رويترز تنقل عن المعارضة رفضها."""
    tokens = stretch.tokens
    if tokens[place + 1].key != "عن":
        return None
    content = next(
        (
            at
            for at in range(place + 3, end)
            if tokens[at].key.endswith(("ها", "هم")) or (at > place + 3 and tokens[at].key.endswith("ه"))
        ),
        None,
    )
    if content is None:
        return None
    return Cue(place, place + 2, place, "verb", "relay", "", (place + 2, content), "noun", content, end, True, final=end)
