"""Reporting verbs and participles with their speaker phrase and the beginning of what was said."""

from tahqiq.methods.extractors.arabic.blocked import why_blocked
from tahqiq.methods.extractors.arabic.complements import opening_of
from tahqiq.methods.extractors.arabic.frames import hope_end
from tahqiq.methods.extractors.arabic.grammar import RELATIVES, bare, is_comma
from tahqiq.methods.extractors.arabic.joints import edge_of
from tahqiq.methods.extractors.arabic.model import Cue, Opened
from tahqiq.methods.extractors.arabic.speaking import speaker_of, subject_inside
from tahqiq.methods.extractors.arabic.verbs import Form, form_of, has_conjunction
from tahqiq.text.tokens import Stretch

EXPECTED = frozenset("يتوقع يرجح ينتظر يعتقد".split())
PASSIVE = frozenset("يعتبر تعتبر يعد تعد يعتبرون".split())
NOTHING_SAID = "nothing said follows"
OTHERS = "its subject is not the speaker"
NOBODY = "nobody is named"
FACT = "tells what a fact shows"


def cues_in(stretch: Stretch, first: int, last: int) -> tuple[list[Cue], list[tuple[int, str]]]:
    """The cues of a sentence, tokens [first, last), in order, and the words that only look like cues, each with the reason."""
    found: list[Cue] = []
    aside: list[tuple[int, str]] = []
    place = first
    while place < last:
        form = form_of(stretch.tokens[place].key)
        cue = None if form is None else _cue_at(stretch, first, last, place, form)
        if isinstance(cue, Cue):
            found.append(cue)
            place = max(cue.end, min(cue.content, last)) if cue.opening != "quote" else cue.content
            continue
        aside += [(place, cue)] if cue is not None else []
        place += 1
    return found, aside


def _cue_at(stretch: Stretch, first: int, last: int, place: int, form: Form) -> Cue | str:
    """The cue at a reporting word, or why it is none."""
    blocked = why_blocked(stretch, first, place, form)
    if blocked:
        return blocked
    opened = opening_of(stretch, place, last, form)
    behind_relative = place > first and stretch.tokens[place - 1].key in RELATIVES
    if opened is None or ("within" in form.takes and behind_relative):
        return NOTHING_SAID
    return _cue(stretch, first, last, place, form, opened, relative=behind_relative)


def _cue(stretch: Stretch, first: int, last: int, place: int, form: Form, opened: Opened, *, relative: bool) -> Cue | str:
    participle, within = form.tense == "participle", "within" in form.takes
    joined = has_conjunction(stretch.tokens[place].key)
    speaker = None if participle else speaker_of(stretch, first, place + within, opened.stop)
    edge = edge_of(stretch, first, place - relative)
    inside = stretch.quote_at[place]
    loose = inside is None or (participle and is_comma(stretch.tokens[place - 1]))
    sibling = loose and (participle or edge < place or place == first or joined)
    embedded = not sibling and not relative and place > first and not participle
    if embedded and speaker is not None:
        embedded, sibling = False, loose and bare(stretch.tokens[first].key) in ("كان", "كانت")
    elif embedded and inside is None:
        speaker = subject_inside(stretch, first, place)
    nobody = "" if speaker is not None else _why_nobody(stretch, first, place, form, loose=sibling and not joined)
    if embedded and bare(stretch.tokens[place].key) in PASSIVE and opened.opening != "that":
        nobody = NOBODY
    if nobody:
        return nobody
    if "evidence" in form.takes and place > first:
        sibling = False
    second = opened.opening == "noun" or form.takes & {"evidence", "act"} or (inside is not None and not participle) or embedded
    kind = "participle" if participle else "verb"
    return Cue(
        place=place,
        end=hope_end(stretch, place, last, form) or place + 1 + within,
        edge=edge,
        kind=kind,
        rule=f"{kind}-{'object' if opened.opening == 'clause' else opened.opening}",
        gender=form.gender,
        speaker=speaker,
        opening=opened.opening,
        content=opened.content,
        limit=last,
        sibling=sibling and (not relative or edge < place - 1),
        level="second" if second or ("pronoun" in form.takes and relative) else "core",
        relative=relative,
        joined=joined,
    )


def _why_nobody(stretch: Stretch, first: int, place: int, form: Form, *, loose: bool) -> str:
    """Why a verb without a subject of its own reports nothing; empty where the last speaker may be meant."""
    key, before = bare(stretch.tokens[place].key), stretch.tokens[place - 1] if place > first else None
    if form.tense == "present" and before is not None and (before.key == "كما" or (loose and is_comma(before))):
        return FACT  # كما توضح أن; توافد السياح، يؤكد أن: the predicate of what is said
    if form.plural and place > first + 1:
        return OTHERS  # اتصلوا بالدار وأعربوا: not whoever speaks
    return NOBODY if key in EXPECTED or ("named" in form.takes and form.tense != "participle") else ""  # يتوقع أن
