"""The rules in order: find every cue, learn every name, then resolve speakers and cut contents in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.core.records import Passage, PassageKind, Resolution
from tahqiq.methods.extractors.arabic.according import accordings_in
from tahqiq.methods.extractors.arabic.carry import Voices, read_speaker, speaker_tokens, subject_of
from tahqiq.methods.extractors.arabic.clauses import cues_in
from tahqiq.methods.extractors.arabic.contents import contents_of
from tahqiq.methods.extractors.arabic.documents import documents_in, spoken_in
from tahqiq.methods.extractors.arabic.frames import begins_object
from tahqiq.methods.extractors.arabic.grammar import is_definite
from tahqiq.methods.extractors.arabic.headlines import acting_cues, colon_cue
from tahqiq.methods.extractors.arabic.model import Content, Cue
from tahqiq.methods.extractors.arabic.naming import is_body, is_title, read_name
from tahqiq.methods.extractors.arabic.people import People
from tahqiq.methods.extractors.arabic.relay import relays_in
from tahqiq.methods.extractors.arabic.subjects import phrase_after
from tahqiq.methods.extractors.found import Found
from tahqiq.text.tokens import Stretch

HEADINGS = ("headline", "deck", "subheading")
SILENT = ("byline", "dateline")
SHORTEST = 2  # tokens of a content


@dataclass(frozen=True)
class Marked:
    """A passage with the cues of each of its sentences."""

    stretch: Stretch
    kind: PassageKind
    sentences: tuple[tuple[int, int, tuple[Cue, ...]], ...]


def find_claims(text: str, passages: Sequence[Passage]) -> list[Found]:
    """Every attributed claim of the passages, in reading order."""
    marked = [_mark(text, passage) for passage in passages if passage.kind not in SILENT]
    people = _introduce(marked)
    voices = Voices(people)
    found: list[Found] = []
    for passage in marked:
        voices.begin_passage(heading=passage.kind in HEADINGS)
        for first, last, cues in passage.sentences:
            voices.begin_sentence(passage.stretch, first, last)
            if passage.kind in HEADINGS and first == 0:
                cues = _with_colon(passage.stretch, cues, people)
            found += _claims(passage, cues, voices)
    return found


def _mark(text: str, passage: Passage) -> Marked:
    stretch = Stretch(text, passage.span.start, passage.span.end)
    heading = passage.kind in HEADINGS
    sentences = [(0, len(stretch.tokens))] if passage.kind == "headline" else stretch.sentences
    return Marked(stretch, passage.kind, tuple((a, b, _cues(stretch, a, b, heading)) for a, b in sentences))


def _cues(stretch: Stretch, first: int, last: int, heading: bool) -> tuple[Cue, ...]:
    relays = relays_in(stretch, first, last)
    verbs = [
        cue for cue in cues_in(stretch, first, last) if not any(relay.edge <= cue.place < relay.content for relay in relays)
    ] + relays
    if heading:
        acting = acting_cues(stretch, first, last)
        held = {cue.place for cue in acting}
        verbs = [cue for cue in verbs if cue.place not in held] + acting
    return tuple(sorted([*verbs, *accordings_in(stretch, first, last, verbs)], key=lambda cue: (cue.place, cue.end)))


def _introduce(marked: Sequence[Marked]) -> People:
    """Everybody that speaks in the article, and everybody whose office is told beside the name."""
    people = People()
    for passage in sorted(marked, key=lambda item: item.kind in HEADINGS):
        stretch = passage.stretch
        for _, _, cues in passage.sentences:
            for cue in cues:
                if cue.speaker is not None:
                    named = read_speaker(stretch, cue)
                    met = people.meet(named, cue.gender)
                    document = spoken_in(stretch, named, cue.speaker[1])
                    if document is not None:
                        people.meet(document, "m")
                    if not people.lead and named.kind == "person" and named.others and passage.kind not in HEADINGS:
                        people.lead = met.name
        for document, issuer in documents_in(stretch):
            people.meet(document, "")
            people.meet(issuer, "")
        for place, token in enumerate(stretch.tokens):
            if token.is_word and is_body(token.key) and not is_definite(token):
                bound = min(len(stretch.tokens), place + 7)
                object_ = next((at for at in range(place + 2, bound) if begins_object(stretch, place - 1, at, bound)), bound)
                phrase = phrase_after(stretch, place, object_)
                people.bodies += (
                    [read_name(stretch.text, stretch.tokens[slice(*phrase)])] if phrase and phrase[1] > place + 1 else []
                )
            if token.is_word and is_title(token.key):
                phrase = phrase_after(stretch, place, len(stretch.tokens))
                named = read_name(stretch.text, stretch.tokens[slice(*phrase)]) if phrase else None
                if named is not None and named.kind == "person" and named.others:
                    people.meet(named, "")
    return people


def _with_colon(stretch: Stretch, cues: tuple[Cue, ...], people: People) -> tuple[Cue, ...]:
    names = [set(person.keys) for person in people.known if person.kind != "anonymous"]
    colon = colon_cue(stretch, names)
    return cues if colon is None else (colon, *[cue for cue in cues if cue.place > colon.place and not cue.sibling])


def _claims(passage: Marked, cues: tuple[Cue, ...], voices: Voices) -> list[Found]:
    stretch, found, covered = passage.stretch, [], False
    for number, cue in enumerate(cues):
        if (cue.own_words and covered) or (cue.kind == "preposition" and cue.relative):
            continue  # it repeats, or relays, what a verb of the sentence already attributes
        name, resolution = voices.who(stretch, cue)
        if not name and resolution != "unknown":
            continue
        for content in contents_of(stretch, cue, cues[number + 1 :]):
            size = content.last - content.first
            if size < 1 or (size < SHORTEST and cue.opening != "quote"):
                continue
            found.append(_found(passage, cue, content, name, resolution))
            covered = True
        voices.heard(stretch, cue, name)
    return found


def _found(passage: Marked, cue: Cue, content: Content, name: str, resolution: Resolution) -> Found:
    tokens = passage.stretch.tokens
    word = tokens[cue.place]
    start = word.start + subject_of(word, cue.kind)
    speaker = None
    if cue.speaker is not None and not content.repeated:
        named = speaker_tokens(passage.stretch, cue)
        speaker = (named[0].start, named[-1].end)
    first = tokens[content.first]
    begin = first.start + (1 if first.key == "فقد" else subject_of(first, "clause" if cue.opening == "clause" else ""))
    return Found(
        level=cue.level,
        mode=content.mode,
        where=passage.kind,
        cue=(start, tokens[cue.end - 1].end),
        speaker=speaker,
        speaker_name=name,
        resolution="coordination" if content.repeated and resolution == "explicit" else resolution,
        content=(begin, tokens[content.last - 1].end),
    )
