"""Passages with the cues of their sentences, before anybody's name is known."""

from dataclasses import dataclass

from tahqiq.core.records import Passage, PassageKind
from tahqiq.methods.extractors.arabic.according import accordings_in
from tahqiq.methods.extractors.arabic.clauses import cues_in
from tahqiq.methods.extractors.arabic.headlines import acting_cues
from tahqiq.methods.extractors.arabic.model import Cue
from tahqiq.methods.extractors.arabic.relay import relays_in
from tahqiq.text.tokens import Stretch

HEADINGS = ("headline", "deck", "subheading")


@dataclass(frozen=True)
class Sentence:
    """Tokens [first, last) with their cues, and the words that look like cues and are none, each with the reason."""

    first: int
    last: int
    cues: tuple[Cue, ...]
    aside: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Marked:
    """A passage with its sentences."""

    stretch: Stretch
    kind: PassageKind
    sentences: tuple[Sentence, ...]

    @property
    def is_heading(self) -> bool:
        """Whether it is a headline, a deck or a heading in the text."""
        return self.kind in HEADINGS


def mark(text: str, passage: Passage) -> Marked:
    """The cues of every sentence of a passage; a headline is one sentence whatever stops it holds."""
    stretch = Stretch(text, passage.span.start, passage.span.end)
    bounds = [(0, len(stretch.tokens))] if passage.kind == "headline" else stretch.sentences
    heading = passage.kind in HEADINGS
    return Marked(stretch, passage.kind, tuple(_sentence(stretch, first, last, heading=heading) for first, last in bounds))


def _sentence(stretch: Stretch, first: int, last: int, *, heading: bool) -> Sentence:
    relays = relays_in(stretch, first, last)
    found, aside = cues_in(stretch, first, last)
    verbs = [cue for cue in found if not any(relay.edge <= cue.place < relay.content for relay in relays)] + relays
    if heading:
        acting = acting_cues(stretch, first, last)
        held = {cue.place for cue in acting}
        verbs = [cue for cue in verbs if cue.place not in held] + acting
    cues = sorted([*verbs, *accordings_in(stretch, first, last, verbs)], key=lambda cue: (cue.place, cue.end))
    taken = {place for cue in cues for place in range(cue.place, cue.end)} | {relay.edge for relay in relays}
    return Sentence(first, last, tuple(cues), tuple(item for item in aside if item[0] not in taken))
