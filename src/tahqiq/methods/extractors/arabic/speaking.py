"""Who speaks in a clause: the noun phrase behind the verb, before it, or parted from it by an apposition."""

from tahqiq.methods.extractors.arabic.grammar import (
    PARTICLES,
    bare,
    is_comma,
    is_complementizer,
    is_definite,
    is_name_word,
    phrase_at,
    without_article,
)
from tahqiq.methods.extractors.arabic.nouns import is_body, is_common, is_ordinary, is_title
from tahqiq.methods.extractors.arabic.subjects import agrees, phrase_after, phrase_before
from tahqiq.methods.extractors.arabic.verbs import form_of, has_conjunction
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

ALL = frozenset("كل جميع كافة مختلف سائر بقية".split())
THOUGH = frozenset("رغم برغم مع الا غير".split())
STARTS = frozenset("كان كانت لكن بينما فيما حيث اذ".split())  # a subject before its verb stands behind one of these


def _is_addressed(stretch: Stretch, place: int, phrase: tuple[int, int]) -> bool:
    """Whether whom a call names is whom it calls on: وحذر الأسر من, where the speaker goes on."""
    head = stretch.tokens[phrase[0]]
    if head.key in ("كافة", "جميع", "كل"):
        return True
    plain = is_definite(head) and is_common(without_article(head.key)) and not is_title(head.key) and not is_body(head.key)
    return (
        plain
        and phrase[1] - phrase[0] < 3
        and (has_conjunction(stretch.tokens[place].key) or stretch.tokens[place - 1].key == "كما")
    )


def _before_addressee(stretch: Stretch, first: int, end: int) -> int:
    """Where a caller's phrase ends before whom it calls on: دعا القيادي في الحركة حكومة الشاهد, طالب السديس الآباء."""
    for place in range(first + 1, end):
        before, word = stretch.tokens[place - 1], stretch.tokens[place]
        if not (before.is_word and word.is_word) or before.key in PARTICLES or word.key in PARTICLES:
            continue
        if word.key in ALL or (before.key.endswith("ون") and is_definite(word) and not word.key.endswith("ون")):
            return place
        if is_name_word(word.key) or is_name_word(bare(word.key)):
            continue
        case = is_definite(word) and word.key.endswith("ين") and len(word.key) > 6 and not before.key.endswith("ين")
        closed = is_definite(before) and not word.key.startswith(("ال", "لل", "ب", "و"))
        named = not is_ordinary(before.key) and is_definite(before)
        if case or (closed and (is_ordinary(word.key) or is_body(word.key))) or (named and _is_noun(word)):
            return place
    return end


def _is_noun(token: Token) -> bool:
    """Whether a word with ال is a noun and no adjective: الآباء, not الفرنسي."""
    return is_definite(token) and is_ordinary(token.key) and not token.key.endswith(("ي", "ية"))


def speaker_of(stretch: Stretch, first: int, place: int, stop: int) -> tuple[int, int] | None:
    """The tokens that name the speaker of the verb at `place`, whose content begins at `stop`; None where none is named."""
    if (
        place > first
        and is_complementizer(stretch.tokens[place - 1])
        and stretch.tokens[place - 1].key.endswith(("ه", "ها", "هم"))
    ):
        return None  # ذكرت الوزارة أنها دعت السفيرة: the pronoun is its subject
    after = phrase_after(stretch, place + 1, stop)
    form = form_of(stretch.tokens[place].key)
    if after is not None and form is not None and not agrees(stretch, after, form.gender):
        return None
    if after is not None and form is not None and "to" in form.takes and _is_addressed(stretch, place, after):
        return None
    if after is not None and form is not None and "to" in form.takes:
        return after[0], _before_addressee(stretch, *after)
    if after is not None:
        return after
    if bare(stretch.tokens[first].key) == "اما" and place - first > 2:
        return phrase_after(stretch, first + 1, place - is_comma(stretch.tokens[place - 1]))  # أما القيادي، فقال
    if has_conjunction(stretch.tokens[place].key):
        return None
    start = place
    while start > first and not is_comma(stretch.tokens[start - 1]) and bare(stretch.tokens[start].key) not in STARTS:
        start -= 1
    found = phrase_before(stretch, start, place) if start < place else None
    return found or _apart(stretch, first, place)


def _apart(stretch: Stretch, first: int, place: int) -> tuple[int, int] | None:
    """The subject that an apposition between commas parts from its verb: جان ماري لوبان، مؤسس الجبهة، رأى."""
    tokens = stretch.tokens
    while place > first and tokens[place - 1].key in ("قد", "كان", "كانت"):
        place -= 1
    though = (at + 1 for at in range(place - 1, first, -1) if is_complementizer(tokens[at]) and tokens[at - 1].key in THOUGH)
    first = next(though, first)  # رغم أن رئيس الحملة، ماثيو إليوت، قال
    first += phrase_at(tokens, first, word_list("starters", "tahqiq.text"))
    if place - first < 5 or not is_comma(tokens[place - 1]):
        return None
    whole = phrase_after(stretch, first, place - 1)
    if whole is not None and whole == (first, place - 1) and is_title(tokens[first].key):
        return whole
    comma = next((at for at in range(first, place - 1) if is_comma(tokens[at])), place)
    if any(form_of(token.key) for token in tokens[first : place - 1]) or not tokens[min(comma + 1, place)].is_word:
        return None
    head = tokens[comma + 1] if comma + 1 < place else None
    office = head is not None and (is_title(head.key) or is_title(bare(head.key)) or is_body(head.key))
    return phrase_before(stretch, first, comma) if office and comma - first < 10 else None


def subject_inside(stretch: Stretch, first: int, place: int) -> tuple[int, int] | None:
    """The subject of a verb inside another's words: between the complementizer and the verb."""
    start = place
    while start > first and not is_comma(stretch.tokens[start - 1]) and not is_complementizer(stretch.tokens[start - 1]):
        start -= 1
    found = phrase_after(stretch, start, place) if start < place else None
    if found is None or found[1] != place:
        return None
    head = stretch.tokens[found[0]]
    return found if is_definite(head) or is_title(head.key) or is_body(head.key) else None
