"""Reporting verbs and participles with their speaker phrase and the beginning of what was said."""

from tahqiq.methods.extractors.arabic.complements import opening_of
from tahqiq.methods.extractors.arabic.frames import hope_end
from tahqiq.methods.extractors.arabic.grammar import (
    BLOCKERS,
    PARTICLES,
    RELATIVES,
    bare,
    is_comma,
    is_complementizer,
    is_definite,
    phrase_at,
    without_article,
)
from tahqiq.methods.extractors.arabic.joints import LINKS, edge_of, only_starter
from tahqiq.methods.extractors.arabic.model import Cue
from tahqiq.methods.extractors.arabic.naming import is_body, is_common, is_title
from tahqiq.methods.extractors.arabic.subjects import agrees, phrase_after, phrase_before
from tahqiq.methods.extractors.arabic.verbs import Form, form_of, has_conjunction
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch

SCRIPTURE = frozenset("تعالى سبحانه عز صلى".split())  # a verse or saying quoted inside a sermon is no statement of the news
EXPECTED = frozenset("يتوقع يرجح ينتظر يعتقد".split())
PASSIVE = frozenset("يعتبر تعتبر يعد تعد يعتبرون".split())
SEEING = frozenset("عندما لما حينما حين بعدما وهم وهو".split())
DAMMA = "\u064f"
STARTS = frozenset("كان كانت لكن بينما فيما حيث اذ".split())  # a subject before its verb stands behind one of these
IMPERSONAL = frozenset("يذكر يشار يقال يعتقد ويذكر ويشار ويقال يعلم تبين وتبين".split())
OPENS_PARTICIPLE = frozenset("ان الى عن على بان : انه انها".split())


def cues_in(stretch: Stretch, first: int, last: int) -> list[Cue]:
    """The cues of a sentence, tokens [first, last), in order."""
    found: list[Cue] = []
    place = first
    while place < last:
        cue = _cue_at(stretch, first, last, place)
        if cue is not None:
            found.append(cue)
            place = max(cue.end, min(cue.content, last)) if cue.opening != "quote" else cue.content
        else:
            place += 1
    return found


def _cue_at(stretch: Stretch, first: int, last: int, place: int) -> Cue | None:
    token = stretch.tokens[place]
    form = form_of(token.key)
    if (
        form is None
        or (place + 1 < last and stretch.tokens[place + 1].key in SCRIPTURE)
        or _is_blocked(stretch, first, place, form)
    ):
        return None
    participle = form.tense == "participle"
    opened = opening_of(stretch, place, last, form)
    if opened is None:
        return None
    within = "within" in form.takes
    if within and place > first and stretch.tokens[place - 1].key in RELATIVES:
        return None
    speaker = None if participle else _speaker(stretch, first, place + within, opened.stop)
    if form.tense == "present" and speaker is None and place > first and stretch.tokens[place - 1].key == "كما":
        return None  # كما توضح أن: what a fact shows
    if bare(token.key) in EXPECTED and speaker is None:
        return None  # يتوقع أن: by nobody
    relative = place > first and stretch.tokens[place - 1].key in RELATIVES
    edge = edge_of(stretch, first, place - relative)
    inside = stretch.quote_at[place]
    loose = inside is None or (participle and is_comma(stretch.tokens[place - 1]))
    sibling = loose and (participle or edge < place or place == first or has_conjunction(token.key))
    embedded = not sibling and not relative and place > first and not participle
    if embedded and speaker is not None:
        embedded, sibling = False, loose and bare(stretch.tokens[first].key) in ("كان", "كانت")
    elif embedded and inside is None:
        speaker = _subject_inside(stretch, first, place)
    if "named" in form.takes and not participle and speaker is None:
        return None
    if embedded and bare(token.key) in PASSIVE and opened.opening != "that":
        return None
    if "evidence" in form.takes and place > first:
        sibling = False
    second = opened.opening == "noun" or form.takes & {"evidence", "act"} or (inside is not None and not participle) or embedded
    return Cue(
        place=place,
        end=hope_end(stretch, place, last, form) or place + 1 + within,
        edge=edge,
        kind="participle" if participle else "verb",
        gender=form.gender,
        speaker=speaker,
        opening=opened.opening,
        content=opened.content,
        limit=last,
        sibling=sibling and (not relative or edge < place - 1),
        level="second" if second or ("pronoun" in form.takes and relative) else "core",
        relative=relative,
        joined=has_conjunction(token.key),
    )


def _is_blocked(stretch: Stretch, first: int, place: int, form: Form) -> bool:
    """Whether the word is no report: irreal, governed by a preposition, impersonal, or an adjective."""
    tokens = stretch.tokens
    before = tokens[place - 1].key if place > first else ""
    if form.tense == "participle":
        return before in PARTICLES or _is_adjective(stretch, first, place)
    if form.tense == "present" and (before in BLOCKERS or (before.endswith("ان") and is_complementizer(tokens[place - 1]))):
        return True
    if form.tense == "present" and stretch.text[tokens[place].start + 1] == DAMMA:
        return True  # تُعتبر: passive
    if tokens[place].key in IMPERSONAL and place + 1 < len(tokens) and tokens[place + 1].key in ("ان", "الى", "انه"):
        return True
    if form.lemma == "راى" and (before in SEEING or tokens[place].key.endswith("ون")):
        return True  # عندما رأى أن: he saw
    if (form.lemma == "امر" and tokens[place].first == "آ") or before[:1].isdigit():
        return True  # آمر الحرس, 550 طالب لجوء
    opens = place == first or has_conjunction(tokens[place].key) or before in LINKS or only_starter(stretch, first, place)
    if "initial" in form.takes and not opens and not (is_comma(tokens[place - 1]) and _clause_near(stretch, place)):
        return True
    if before in ("مما", "بما") or (before == "ما" and ("pronoun" not in form.takes or place < 2 or bare(tokens[place - 2].key) not in ("هو", "هي"))):
        return True  # وهو ما يؤكد ضرورة: the author's inference
    return before in PARTICLES or before in ("لم", "لن", "هل")


def _clause_near(stretch: Stretch, place: int) -> bool:
    """Whether a complementizer follows soon, as behind بيّن after a comma and not behind بين."""
    return any(is_complementizer(token) for token in stretch.tokens[place + 1 : place + 10])


def _is_adjective(stretch: Stretch, first: int, place: int) -> bool:
    """Whether a participle describes the word before it (أماكن غير معلنة) and does not report."""
    tokens = stretch.tokens
    if tokens[place].key.startswith("ب") and form_of(tokens[place].key):
        return False  # رد بالقول إنه
    if not tokens[place].key.endswith(("ا", "ة", "ين")):
        return True
    after = tokens[place + 1].key if place + 1 < len(tokens) else ""
    parted = place > first and (is_comma(tokens[place - 1]) or tokens[place - 1].is_quote)
    parted = parted or (tokens[place].key.endswith("ين") and after.startswith("ب") and len(after) > 3)  # مطالبين بإعادة الاختبار
    loose = place > first and not parted and after not in OPENS_PARTICIPLE
    return loose and not tokens[place].key.endswith("ا")


def _is_addressed(stretch: Stretch, place: int, phrase: tuple[int, int]) -> bool:
    """Whether whom a call names is whom it calls on: وحذر الأسر من, where the speaker goes on."""
    head = stretch.tokens[phrase[0]]
    plain = is_definite(head) and is_common(without_article(head.key)) and not is_title(head.key) and not is_body(head.key)
    return plain and phrase[1] - phrase[0] < 3 and has_conjunction(stretch.tokens[place].key)


def _speaker(stretch: Stretch, first: int, place: int, stop: int) -> tuple[int, int] | None:
    after = phrase_after(stretch, place + 1, stop)
    form = form_of(stretch.tokens[place].key)
    if after is not None and form is not None and not agrees(stretch, after, form.gender):
        return None
    if after is not None and form is not None and "to" in form.takes and _is_addressed(stretch, place, after):
        return None
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


def _subject_inside(stretch: Stretch, first: int, place: int) -> tuple[int, int] | None:
    """The subject of a verb inside another's words: between the complementizer and the verb."""
    start = place
    while start > first and not is_comma(stretch.tokens[start - 1]) and not is_complementizer(stretch.tokens[start - 1]):
        start -= 1
    found = phrase_after(stretch, start, place) if start < place else None
    if found is None or found[1] != place:
        return None
    head = stretch.tokens[found[0]]
    return found if is_definite(head) or is_title(head.key) or is_body(head.key) else None
