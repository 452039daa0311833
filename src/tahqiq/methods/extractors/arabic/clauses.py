"""Reporting verbs and participles with their speaker phrase and the beginning of what was said."""

from tahqiq.methods.extractors.arabic.grammar import (
    BLOCKERS, GOVERNED, PARTICLES, RELATIVES, bare, is_comma, is_complementizer, is_definite, is_imperfect,
)
from tahqiq.methods.extractors.arabic.model import Cue, Opening
from tahqiq.methods.extractors.arabic.naming import is_body, is_title, read_name
from tahqiq.methods.extractors.arabic.subjects import is_name_quote, phrase_after, phrase_before
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, Form, form_of, has_conjunction
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch

REACH = 55  # tokens from a verb to its complementizer
REACH_PARTICIPLE = 22
LINKS = frozenset("و كما حيث فيما لكن لكنه لكنها ولكنه ولكنها ولكن بينما هذا وقد قد اذ ثم كذلك وكذلك بعدما عندما حين وحين فقد".split())
IMPERSONAL = frozenset("يذكر يشار يقال يعتقد ويذكر ويشار ويقال يعلم تبين وتبين".split())
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
    within = "within" in form.takes
    hope = _hope(stretch, place, last, form)
    speaker = None if participle else _speaker(stretch, first, place + within, stop)
    if _needs_speaker(stretch, place, form) and speaker is None:
        return None
    edge = _edge(stretch, first, place)
    inside = stretch.quote_at[place]
    loose = inside is None or (participle and is_comma(stretch.tokens[place - 1]))
    sibling = loose and (participle or edge < place or place == first or has_conjunction(token.key))
    relative = place > first and stretch.tokens[place - 1].key in RELATIVES
    embedded = not sibling and not relative and place > first and not participle
    if embedded and speaker is not None:
        embedded, sibling = False, loose and bare(stretch.tokens[first].key) in ("كان", "كانت")
    elif embedded and inside is None:
        speaker = _subject_inside(stretch, first, place)
    second = opening == "noun" or "evidence" in form.takes or (inside is not None and not participle) or embedded
    return Cue(
        place, hope or place + 1 + within, edge, "participle" if participle else "verb", form.gender, speaker, opening, content, last,
        sibling and not relative, "second" if second else "core", relative,
    )


def _is_blocked(stretch: Stretch, first: int, place: int, form: Form) -> bool:
    """Whether the word is no report: irreal, governed by a preposition, impersonal, or an adjective."""
    tokens = stretch.tokens
    before = tokens[place - 1].key if place > first else ""
    if form.tense == "participle":
        after = tokens[place + 1].key if place + 1 < len(tokens) else ""
        loose = place > first and not is_comma(tokens[place - 1]) and after not in ("ان", "الى", "عن", "على", "بان", ":", "انه", "انها")
        return before in PARTICLES or not tokens[place].key.endswith(("ا", "ة", "ين")) or loose and not tokens[place].key.endswith("ا")
    if form.tense == "present" and (before in BLOCKERS or before.endswith("ان") and is_complementizer(tokens[place - 1])):
        return True
    if tokens[place].key in IMPERSONAL and place + 1 < len(tokens) and tokens[place + 1].key in ("ان", "الى", "انه"):
        return True
    if "initial" in form.takes and place > first and not has_conjunction(tokens[place].key) and before not in LINKS \
            and not _only_starter(stretch, first, place):
        return True
    return before in PARTICLES or before in ("لم", "لن", "هل")


def _needs_speaker(stretch: Stretch, place: int, form: Form) -> bool:
    return "named" in form.takes and form.tense != "participle" and not _follows_name(stretch, place)


def _follows_name(stretch: Stretch, place: int) -> bool:
    return place > 1 and stretch.tokens[place - 1].is_word and stretch.tokens[place].key.endswith("ت")


def _complement(stretch: Stretch, place: int, last: int, form: Form) -> tuple[Opening, int, int] | None:
    """How the content opens, its first token, and where the speaker's phrase must have ended."""
    tokens = stretch.tokens
    reach = REACH_PARTICIPLE if form.tense == "participle" else REACH
    spot, inside = place + 1, stretch.quote_at[place]
    while spot < min(last, place + reach):
        token = tokens[spot]
        if inside is not None and stretch.quote_at[spot] is not inside and form.tense != "participle":
            break
        if token.key == ":":
            return _after_colon(stretch, spot, last) if "quote" in form.takes else None
        if token.is_quote and stretch.quote_at[spot] is not inside:
            quote = stretch.quote_at[spot]
            if quote is None or quote.open != spot or is_name_quote(stretch, spot):
                spot = quote.close + 1 if quote and quote.open == spot else spot + 1
                continue
            if is_complementizer(tokens[min(spot + 1, last - 1)]):
                return ("that", spot + 2, spot) if "that" in form.takes else None
            if tokens[min(spot + 1, last - 1)].key in form.takes & {"عن", "الى", "على", "من"}:
                return "noun", spot + 2, spot
            return ("quote", spot + 1, spot) if "quote" in form.takes else _noun(stretch, place, last, form)
        if "within" in form.takes and tokens[min(place + 1, last - 1)].key != "في":
            return None
        if is_complementizer(token) and _opens_content(stretch, place, spot, form):
            return "that", spot + 1, spot
        if spot > place + 1 and _other_cue(stretch, spot):
            break
        if token.key in form.takes & {"عن", "الى"} and spot + 1 < last and _governs_noun(stretch, place, spot, form):
            return "noun", spot + 1, spot
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
    if not form.takes & {"that", "within"} or bare(before) in GOVERNED or before in GOVERNED:
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
    if "within" in form.takes:
        return None
    if form.takes & {"accuse", "describe"}:
        return _object_frame(stretch, place, last, form)
    hope = _hope(stretch, place, last, form)
    if hope:
        return "noun", hope, hope
    for spot in range(place + 1, min(last, place + 14)):
        key = tokens[spot].key
        if is_comma(tokens[spot]) and form.tense == "participle" or _other_cue(stretch, spot) and spot > place + 1:
            return None
        if key in form.takes & {"عن", "الى", "من", "على"} and spot + 1 < last and _fits(stretch, place, spot, form):
            return "noun", spot + 1, spot
        if "ب" in form.takes and key.startswith("ب") and len(key) > 3 and (spot == place + 1 or _ends_phrase(stretch, place, spot)):
            return "noun", spot, spot
    return _attached(stretch, place, last, form) if form.tense == "participle" else None


def _attached(stretch: Stretch, place: int, last: int, form: Form) -> tuple[Opening, int, int] | None:
    """The object right behind a participle: مؤكدا استقرار الأعداد, موضحا رضاه, an aside such as في المقابل left out."""
    tokens = stretch.tokens
    spot = place + 1
    if spot + 1 < last and tokens[spot].key == "في" and tokens[spot + 1].key in word_list("venues", PACKAGE):
        spot += 2
    if not tokens[place].key.endswith("ا") or not form.takes & {"that", "np"} or spot + 1 >= last:
        return None
    word = tokens[spot]
    return ("noun", spot, spot) if word.is_word and word.key not in PARTICLES and form_of(word.key) is None else None


def _hope(stretch: Stretch, place: int, last: int, form: Form) -> int:
    """The end of a cue that voices hope with its noun (مبديا أمله في), 0 if it does not."""
    tokens = stretch.tokens
    spot = place + 1 + (place + 1 < last and tokens[place + 1].key == "عن")
    if "hope" not in form.takes or spot + 1 >= last or tokens[spot].key not in ("امله", "املها", "املهم"):
        return 0
    return spot + 2 if tokens[spot + 1].key in ("في", "ان", "بان") else spot + 1


def _ends_phrase(stretch: Stretch, place: int, spot: int) -> bool:
    """Whether a known name, or a single definite word, fills the room between the verb and ب."""
    words = stretch.tokens[place + 1:spot]
    if not all(word.is_word for word in words) or len(words) > 5 or stretch.tokens[spot].key in word_list("names", PACKAGE):
        return False
    named = read_name(stretch.text, words)
    return len(words) == 1 and words[0].key.startswith("ال") or named.kind == "person" and len(named.keys) > 1 and named.end == words[-1].end


def _governs_noun(stretch: Stretch, place: int, spot: int, form: Form) -> bool:
    behind = stretch.tokens[spot + 1]
    clause = is_complementizer(behind) or behind.is_quote or behind.key in word_list("venues", PACKAGE)
    return not clause and stretch.quote_at[place] is None and _fits(stretch, place, spot, form)


def _fits(stretch: Stretch, place: int, spot: int, form: Form) -> bool:
    """Whether the preposition is the verb's own: right behind it, or behind a speaker's phrase that ends there."""
    if spot == place + 1:
        return True
    phrase = phrase_after(stretch, place + 1, spot)
    return phrase is not None and (phrase[1] == spot or stretch.tokens[phrase[1]].key in ("في", "خلال", "امس", "اليوم", "،", "ل"))


def _object_frame(stretch: Stretch, place: int, last: int, form: Form) -> tuple[Opening, int, int] | None:
    tokens = stretch.tokens
    if "describe" in form.takes and place + 2 < last and tokens[place + 1].key.startswith("ال"):
        about = next((at for at in range(place + 2, min(last, place + 8)) if tokens[at].key in ("بانه", "بانها", "بانهم")), None)
        if about is not None:
            return "clause", place + 1, place + 1
    by = next((spot for spot in range(place + 2, min(last, place + 16)) if tokens[spot].key.startswith("ب") and len(tokens[spot].key) > 3), None)
    if by is None:
        return None
    split = next((spot for spot in range(place + 2, by) if _new_phrase(stretch, place, spot)), None)
    return ("clause", split, split) if split is not None else None


def _new_phrase(stretch: Stretch, place: int, spot: int) -> bool:
    """Whether an object begins here: an indefinite word or a state behind a definite one."""
    key, before = stretch.tokens[spot].key, stretch.tokens[spot - 1].key
    joined = key.startswith("و") and key not in word_list("waw", PACKAGE)
    if not stretch.tokens[spot].is_word or joined or key.startswith(("ال", "ب")) or key in PARTICLES:
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


def _edge(stretch: Stretch, first: int, place: int) -> int:
    edge = place
    if _only_starter(stretch, first, place):
        return first
    while edge > first:
        token = stretch.tokens[edge - 1]
        if is_comma(token) or token.key in LINKS:
            edge -= 1
            if is_comma(token):
                break
        else:
            break
    return edge


def _only_starter(stretch: Stretch, first: int, place: int) -> bool:
    """Whether nothing but an opening phrase (من جهته، إلى ذلك) stands before the verb."""
    words = " ".join(token.key for token in stretch.tokens[first:place] if token.is_word)
    starters = word_list("starters", "tahqiq.text")
    return bool(words) and place - first < 6 and (words in starters or words.removeprefix("و") in starters)
