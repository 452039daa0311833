"""What an outlet passes on: نقلت رويترز عن مسؤول قوله إن, with the source and not the outlet as the speaker."""

from tahqiq.methods.extractors.arabic.grammar import SAYING, is_complementizer
from tahqiq.methods.extractors.arabic.model import Cue
from tahqiq.methods.extractors.arabic.subjects import phrase_after
from tahqiq.methods.extractors.arabic.verbs import form_of
from tahqiq.text.tokens import Stretch


def relays_in(stretch: Stretch, first: int, last: int) -> list[Cue]:
    """The relays of a sentence, tokens [first, last)."""
    found = []
    for place in range(first, last):
        form = form_of(stretch.tokens[place].key)
        if form is not None and "relay" in form.takes and form.tense != "participle" and stretch.quote_at[place] is None:
            cue = _relay(stretch, first, last, place, form.gender)
            if cue is not None:
                found.append(cue)
    return found


def _relay(stretch: Stretch, first: int, last: int, place: int, gender: str) -> Cue | None:
    tokens = stretch.tokens
    source = next((at for at in range(place + 1, min(last, place + 12)) if tokens[at].key == "عن"), None)
    back = next((at for at in range(place + 1, min(last - 2, place + 6)) if tokens[at].key in ("عنه", "عنها", "عنهم")), None)
    if back is not None and SAYING.match(tokens[back + 1].key):
        opened = _opening(stretch, back + 2, last)
        return Cue(back + 1, back + 2, place, "verb", "relay", "", None, *opened, last, True) if opened else None
    if source is None:
        return None
    saying = next((at for at in range(source + 2, min(last, source + 25)) if SAYING.match(tokens[at].key)), None)
    bound = saying if saying is not None else last
    speaker = phrase_after(stretch, source + 1, bound)
    opening = _opening(stretch, speaker[1] if saying is None and speaker else bound, last)
    if speaker is None or opening is None:
        return None
    cue = (saying, saying + 1) if saying is not None else (place, place + 1)
    return Cue(cue[0], cue[1], place, "verb", "relay", "", speaker, *opening, last, True)


def _opening(stretch: Stretch, start: int, last: int) -> tuple[str, int] | None:
    tokens = stretch.tokens
    for spot in range(start, min(last, start + 14)):
        if is_complementizer(tokens[spot]):
            return "that", spot + 1
        quote = stretch.quote_at[spot]
        if quote is not None and quote.open == spot and quote.close - quote.open > 5:
            return "quote", spot + 1
    return None
