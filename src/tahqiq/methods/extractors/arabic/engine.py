"""The rules in order: find every cue, learn every name, then resolve speakers and cut contents in reading order."""

from collections.abc import Sequence

from tahqiq.core.records import Passage, Resolution
from tahqiq.methods.extractors.arabic.according import closes_report
from tahqiq.methods.extractors.arabic.acquaint import acquaint
from tahqiq.methods.extractors.arabic.carry import Voices, speaker_tokens, subject_of
from tahqiq.methods.extractors.arabic.contents import contents_of
from tahqiq.methods.extractors.arabic.headlines import colon_cue
from tahqiq.methods.extractors.arabic.marking import Marked, mark
from tahqiq.methods.extractors.arabic.model import Content, Cue
from tahqiq.methods.extractors.arabic.people import People
from tahqiq.methods.extractors.found import Aside, Found
from tahqiq.text.tokens import Stretch

SILENT = ("byline", "dateline")
SHORTEST = 2  # tokens of a content
REPEATS = "repeats what the sentence already attributes"
NOBODY = "nobody to attribute it to"
TOO_SHORT = "nothing said follows"


def find_claims(text: str, passages: Sequence[Passage]) -> tuple[list[Found], list[Aside]]:
    """Every attributed claim of the passages, in reading order, and the words that look like cues and make none."""
    marked = [mark(text, passage) for passage in passages if passage.kind not in SILENT]
    people = acquaint(marked)
    body = {token.key for passage in marked if not passage.is_heading for token in passage.stretch.tokens}
    voices = Voices(people)
    found: list[Found] = []
    aside: list[Aside] = []
    for passage in marked:
        voices.begin_passage(heading=passage.is_heading)
        for sentence in passage.sentences:
            voices.begin_sentence(passage.stretch, sentence.first, sentence.last)
            cues = sentence.cues
            if passage.is_heading and sentence.first == 0:
                cues = _with_label(passage.stretch, cues, people, body)
            claims, dropped = _claims(passage, cues, voices)
            found += claims
            aside += [_aside(passage.stretch, place, why) for place, why in sorted([*sentence.aside, *dropped])]
    return found, aside


def _with_label(stretch: Stretch, cues: tuple[Cue, ...], people: People, body: set[str]) -> tuple[Cue, ...]:
    names = [set(person.keys) for person in people.known if person.kind != "anonymous"]
    label = colon_cue(stretch, names, {known.keys[1:] for known in people.bodies}, body)
    return cues if label is None else (label, *[cue for cue in cues if cue.place > label.place and not cue.sibling])


def _claims(passage: Marked, cues: tuple[Cue, ...], voices: Voices) -> tuple[list[Found], list[tuple[int, str]]]:
    stretch, found, dropped = passage.stretch, [], []
    for number, cue in enumerate(cues):
        if cue.own_words and found:
            dropped.append((cue.place, REPEATS))
            continue
        name, resolution = voices.who(stretch, cue)
        if cue.kind == "preposition" and cue.relative and (not closes_report(stretch, cue) or name in ("", *voices.sentence)):
            dropped.append((cue.place, REPEATS))
            continue
        if not name and resolution != "unknown":
            dropped.append((cue.place, NOBODY))
            continue
        contents = [content for content in contents_of(stretch, cue, cues[number + 1 :]) if _is_enough(cue, content)]
        dropped += [] if contents else [(cue.place, TOO_SHORT)]
        found += [_found(passage, cue, content, name, resolution) for content in contents]
        voices.heard(stretch, cue, name)
    return found, dropped


def _is_enough(cue: Cue, content: Content) -> bool:
    return content.last - content.first >= (1 if cue.opening == "quote" else SHORTEST)


def _found(passage: Marked, cue: Cue, content: Content, name: str, resolution: Resolution) -> Found:
    tokens = passage.stretch.tokens
    word = tokens[cue.place]
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
        cue=(word.start + subject_of(word, cue.kind), tokens[cue.end - 1].end),
        speaker=speaker,
        speaker_name=name,
        resolution="coordination" if content.repeated and resolution == "explicit" else resolution,
        content=(begin, tokens[content.last - 1].end),
        rule="repeated-that" if content.repeated else cue.rule,
    )


def _aside(stretch: Stretch, place: int, why: str) -> Aside:
    word = stretch.tokens[place]
    return Aside((word.start, word.end), why)
