"""What an outlet passes on: نقلت رويترز عن مسؤول قوله إن, the outlet with the whole, the source with its words."""

from tahqiq.methods.extractors.arabic.grammar import SAYING, is_complementizer
from tahqiq.methods.extractors.arabic.model import Cue
from tahqiq.methods.extractors.arabic.subjects import phrase_after
from tahqiq.methods.extractors.arabic.verbs import Form, form_of
from tahqiq.text.tokens import Stretch


def relays_in(stretch: Stretch, first: int, last: int) -> list[Cue]:
    """The relays of a sentence, tokens [first, last)."""
    found = []
    for place in range(first, last):
        form = form_of(stretch.tokens[place].key)
        preposition = _preposition(form) if form is not None and form.tense != "participle" else ""
        if preposition and stretch.quote_at[place] is None:
            found += _relay(stretch, last, place, form.gender, preposition)
    return found


def _preposition(form: Form) -> str:
    """The word before whom the outlet has it from: نقلت عن, نسبت إلى; empty for a verb that passes nothing on."""
    return "عن" if "relay" in form.takes else "الى" if "relay-to" in form.takes else ""


def _relay(stretch: Stretch, last: int, place: int, gender: str, preposition: str) -> list[Cue]:
    tokens = stretch.tokens
    source = next((at for at in range(place + 1, min(last, place + 12)) if tokens[at].key == preposition), None)
    back = next((at for at in range(place + 1, min(last - 2, place + 6)) if tokens[at].key in ("عنه", "عنها", "عنهم")), None)
    if back is not None and SAYING.match(tokens[back + 1].key):
        opened = _opening(stretch, back + 2, last)
        return [Cue(back + 1, back + 2, place, "verb", "relay", "", None, *opened, last, True)] if opened else []
    if source is None:
        return []
    saying = next((at for at in range(source + 2, min(last, source + 25)) if SAYING.match(tokens[at].key)), None)
    bound = saying if saying is not None else last
    speaker = phrase_after(stretch, source + 1, bound)
    opening = _opening(stretch, speaker[1] if saying is None and speaker else bound, last)
    if speaker is None or opening is None:
        return []
    outlet = phrase_after(stretch, place + 1, source)
    if saying is None and outlet is None:
        return [Cue(place, place + 1, place, "verb", "relay", "", speaker, *opening, last, True)]
    if saying is None:
        return [
            Cue(place, place + 1, place, "verb", "relay-outlet", gender, outlet, *opening, last, True),
            Cue(source, source + 1, source, "verb", "relay", "", speaker, *opening, last, False, level="second"),
        ]
    if outlet is None:
        return [Cue(saying, saying + 1, place, "verb", "relay", "", speaker, *opening, last, True)]
    return [
        Cue(place, place + 1, place, "verb", "relay-outlet", gender, outlet, "that", source + 1, last, True),
        Cue(saying, saying + 1, saying, "verb", "relay", "", speaker, *opening, last, False, level="second"),
    ]


def _opening(stretch: Stretch, start: int, last: int) -> tuple[str, int] | None:
    tokens = stretch.tokens
    for spot in range(start, min(last, start + 14)):
        if is_complementizer(tokens[spot]):
            return "that", spot + 1
        quote = stretch.quote_at[spot]
        if quote is not None and quote.open == spot and quote.close - quote.open > 5:
            return "quote", spot + 1
    return None
