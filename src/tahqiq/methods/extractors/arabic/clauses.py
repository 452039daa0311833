"""Reporting verbs and participles with their speaker phrase and the beginning of what was said."""

from tahqiq.methods.extractors.arabic.grammar import (
    BLOCKERS, GOVERNED, PARTICLES, RELATIVES, bare, is_comma, is_complementizer, is_imperfect,
)
from tahqiq.methods.extractors.arabic.model import Cue, Opening
from tahqiq.methods.extractors.arabic.subjects import is_name_quote, phrase_after, phrase_before
from tahqiq.methods.extractors.arabic.verbs import Form, form_of, has_conjunction
from tahqiq.text.tokens import Stretch

REACH = 55  # tokens from a verb to its complementizer
REACH_PARTICIPLE = 22
LINKS = frozenset("و كما حيث فيما لكن لكنه لكنها ولكنه ولكنها ولكن بينما هذا وقد قد اذ ثم كذلك وكذلك".split())
IMPERSONAL = frozenset("يذكر يشار يقال يعتقد ويذكر ويشار ويقال يعلم".split())
OBJECT_PRONOUNS = ("ه", "ها", "هم")


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
    if form is None or _is_blocked(stretch, first, place, form):
        return None
    participle = form.tense == "participle"
    opened = _complement(stretch, place, last, form)
    if opened is None:
        return None
    opening, content, stop = opened
    speaker = None if participle else _speaker(stretch, first, place, stop)
    if _needs_speaker(stretch, place, form) and speaker is None:
        return None
    edge = _edge(stretch, first, place)
    inside = stretch.quote_at[place]
    loose = inside is None or (participle and is_comma(stretch.tokens[place - 1]))
    sibling = loose and (participle or edge < place or place == first or has_conjunction(token.key))
    relative = place > first and stretch.tokens[place - 1].key in RELATIVES
    second = opening == "noun" or "evidence" in form.takes or (inside is not None and not participle)
    return Cue(
        place, place + 1, edge, "participle" if participle else "verb", form.gender, speaker, opening, content, last,
        sibling and not relative, "second" if second else "core", relative,
    )


def _is_blocked(stretch: Stretch, first: int, place: int, form: Form) -> bool:
    """Whether the word is no report: irreal, governed by a preposition, impersonal, or an adjective."""
    tokens = stretch.tokens
    before = tokens[place - 1].key if place > first else ""
    if form.tense == "participle":
        return before in PARTICLES or not (tokens[place].key.endswith(("ا", "ة", "ين")))
    if form.tense == "present" and (before in BLOCKERS or before.endswith("ان") and is_complementizer(tokens[place - 1])):
        return True
    if tokens[place].key in IMPERSONAL and place + 1 < len(tokens) and tokens[place + 1].key in ("ان", "الى", "انه"):
        return True
    return before in PARTICLES or before in ("لم", "لن", "هل")


def _needs_speaker(stretch: Stretch, place: int, form: Form) -> bool:
    return "named" in form.takes and form.tense != "participle" and (form.lemma != "سجل" or True) and not _follows_name(stretch, place)


def _follows_name(stretch: Stretch, place: int) -> bool:
    return place > 1 and stretch.tokens[place - 1].is_word and stretch.tokens[place].key.endswith("ت")


def _complement(stretch: Stretch, place: int, last: int, form: Form) -> tuple[Opening, int, int] | None:
    """How the content opens, its first token, and where the speaker's phrase must have ended."""
    tokens = stretch.tokens
    reach = REACH_PARTICIPLE if form.tense == "participle" else REACH
    spot, inside = place + 1, stretch.quote_at[place]
    while spot < min(last, place + reach):
        token = tokens[spot]
        if token.key == ":":
            return _after_colon(stretch, spot, last) if "quote" in form.takes else None
        if token.is_quote and stretch.quote_at[spot] is not inside:
            quote = stretch.quote_at[spot]
            if quote is None or quote.open != spot or is_name_quote(stretch, spot):
                spot = quote.close + 1 if quote and quote.open == spot else spot + 1
                continue
            if is_complementizer(tokens[min(spot + 1, last - 1)]):
                return ("that", spot + 2, spot) if "that" in form.takes else None
            return ("quote", spot + 1, spot) if "quote" in form.takes else _noun(stretch, place, last, form)
        if is_complementizer(token) and _opens_content(stretch, place, spot, form):
            return "that", spot + 1, spot
        if spot > place + 1 and _other_cue(stretch, spot):
            break
        spot += 1
    return _noun(stretch, place, last, form)


def _after_colon(stretch: Stretch, colon: int, last: int) -> tuple[Opening, int, int] | None:
    after = colon + 1
    if after >= last:
        return None
    if stretch.tokens[after].is_quote:
        return "quote", after + 1, colon
    return "colon", after + is_complementizer(stretch.tokens[after]), colon


def _opens_content(stretch: Stretch, place: int, spot: int, form: Form) -> bool:
    tokens = stretch.tokens
    before = tokens[spot - 1].key
    if "that" not in form.takes or bare(before) in GOVERNED or before in GOVERNED:
        return False
    if spot + 1 >= len(tokens):
        return False
    bare_clause = tokens[spot].key in ("ان", "بان") and is_imperfect(tokens[spot + 1])
    return not bare_clause or ("subj" in form.takes and spot - place < 8)


def _other_cue(stretch: Stretch, spot: int) -> bool:
    form = form_of(stretch.tokens[spot].key)
    if form is None:
        return False
    before = stretch.tokens[spot - 1]
    if form.tense == "participle":
        return is_comma(before) or stretch.tokens[spot].key in ("قائلا", "قائلة", "مشيرا", "مشيرة", "مضيفا", "مضيفة", "مؤكدا", "مؤكدة")
    return has_conjunction(stretch.tokens[spot].key) or before.key in LINKS


def _noun(stretch: Stretch, place: int, last: int, form: Form) -> tuple[Opening, int, int] | None:
    """A noun phrase as content, behind the verb's preposition or as accused or described object."""
    tokens = stretch.tokens
    if stretch.quote_at[place] is not None and form.tense != "participle":
        return None
    if form.takes & {"accuse", "describe"}:
        return _object_frame(stretch, place, last)
    for spot in range(place + 1, min(last, place + 14)):
        key = tokens[spot].key
        if is_comma(tokens[spot]) and form.tense == "participle" or _other_cue(stretch, spot) and spot > place + 1:
            return None
        if key in form.takes & {"عن", "الى", "من", "على"} and spot + 1 < last and _fits(stretch, place, spot, form):
            return "noun", spot + 1, spot
        if "ب" in form.takes and key.startswith("ب") and len(key) > 3 and spot == place + 1:
            return "noun", spot, spot
    return None


def _fits(stretch: Stretch, place: int, spot: int, form: Form) -> bool:
    """Whether the preposition is the verb's own: right behind it, or behind a speaker's phrase that ends there."""
    if spot == place + 1:
        return True
    phrase = phrase_after(stretch, place + 1, spot)
    return phrase is not None and (phrase[1] == spot or stretch.tokens[phrase[1]].key in ("في", "خلال", "امس", "اليوم", "،"))


def _object_frame(stretch: Stretch, place: int, last: int) -> tuple[Opening, int, int] | None:
    tokens = stretch.tokens
    by = next((spot for spot in range(place + 2, min(last, place + 16)) if tokens[spot].key.startswith("ب") and len(tokens[spot].key) > 3), None)
    if by is None:
        return None
    split = next((spot for spot in range(place + 2, by) if _new_phrase(stretch, place, spot)), None)
    return ("clause", split, split) if split is not None else None


def _new_phrase(stretch: Stretch, place: int, spot: int) -> bool:
    """Whether an object begins here: an indefinite word or a state behind a definite one."""
    key, before = stretch.tokens[spot].key, stretch.tokens[spot - 1].key
    if not stretch.tokens[spot].is_word or key.startswith(("ال", "و", "ب")) or key in PARTICLES:
        return False
    return before.startswith("ال") and spot > place + 2


def _speaker(stretch: Stretch, first: int, place: int, stop: int) -> tuple[int, int] | None:
    after = phrase_after(stretch, place + 1, stop)
    if after is not None:
        return after
    start = place
    while start > first and not is_comma(stretch.tokens[start - 1]):
        start -= 1
    return phrase_before(stretch, start, place) if start < place else None


def _edge(stretch: Stretch, first: int, place: int) -> int:
    edge = place
    while edge > first:
        token = stretch.tokens[edge - 1]
        if is_comma(token) or token.key in LINKS or (token.key in ("جهته", "جانبه", "جهتها", "جانبها", "من", "ومن") and edge - first < 4):
            edge -= 1
            if is_comma(token):
                break
        else:
            break
    return edge
