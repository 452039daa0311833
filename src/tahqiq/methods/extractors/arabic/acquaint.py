"""Who is in the article: everybody that speaks, and everybody whose office or body is told, before speakers are resolved."""

from collections.abc import Sequence
from dataclasses import replace

from tahqiq.methods.extractors.arabic.alike import telling
from tahqiq.methods.extractors.arabic.carry import read_speaker
from tahqiq.methods.extractors.arabic.documents import documents_in, spoken_in
from tahqiq.methods.extractors.arabic.frames import begins_object
from tahqiq.methods.extractors.arabic.grammar import is_comma, is_complementizer, is_definite, is_name_word
from tahqiq.methods.extractors.arabic.marking import Marked
from tahqiq.methods.extractors.arabic.naming import Named, read_name
from tahqiq.methods.extractors.arabic.nouns import is_body, is_title, names_on
from tahqiq.methods.extractors.arabic.people import People
from tahqiq.methods.extractors.arabic.subjects import phrase_after
from tahqiq.text.tokens import Stretch

LONGEST_NAME = 4  # words
NEAR = 7  # tokens of a body's name


def acquaint(marked: Sequence[Marked]) -> People:
    """The names of the article, those of the body before those of the headings."""
    people = People()
    for passage in sorted(marked, key=lambda item: item.is_heading):
        _speakers(passage, people)
        for document, issuer in documents_in(passage.stretch):
            people.meet(document, "")
            people.meet(issuer, "")
        _mentioned(passage.stretch, people)
    return people


def _speakers(passage: Marked, people: People) -> None:
    stretch = passage.stretch
    for cue in (cue for sentence in passage.sentences for cue in sentence.cues if cue.speaker is not None):
        named = read_speaker(stretch, cue)
        met = people.meet(named, cue.gender)
        if named.kind == "person" and cue.place < cue.speaker[0]:
            met.offices |= _office_behind(stretch, cue.speaker[1], cue.limit)
        document = spoken_in(stretch, named, cue.speaker[1])
        if document is not None:
            people.meet(document, "m")
        if not people.lead and named.kind == "person" and named.others and not passage.is_heading:
            people.lead = met.name


def _office_behind(stretch: Stretch, place: int, last: int) -> set[str]:
    """The office told behind a name and a comma: قال سامي الحلبي، رئيس الجمعية، إن."""
    tokens = stretch.tokens
    if place + 1 >= last or not is_comma(tokens[place]) or not is_title(tokens[place + 1].key):
        return set()
    end = next((at for at in range(place + 1, last) if not tokens[at].is_word or is_complementizer(tokens[at])), last)
    return set(telling(token.key for token in tokens[place + 1 : min(end, place + NEAR)]))


def _mentioned(stretch: Stretch, people: People) -> None:
    for place, stop in ((place, last) for first, last in stretch.sentences for place in range(first, last)):
        token = stretch.tokens[place]
        if token.is_word and not is_definite(token) and (is_body(token.key) or (token.key[0] in "لب" and is_body(token.key[1:]))):
            body = _body_at(stretch, place)
            people.bodies += [_without_clitic(body)] if body is not None else []
        if token.is_word and is_title(token.key):
            phrase = phrase_after(stretch, place, stop)
            named = read_name(stretch.text, stretch.tokens[slice(*phrase)]) if phrase else None
            if named is not None and named.kind == "person" and named.others:
                people.meet(named, "")
            elif not is_definite(token):
                _meet_before_office(stretch, place, phrase, people)


def _meet_before_office(stretch: Stretch, place: int, office: tuple[int, int] | None, people: People) -> None:
    """Whose office is told right behind the name: أبلغ جوردون ديريك رئيس اتحاد الكاريبي, سامي الحلبي، رئيس الجمعية."""
    end = place - is_comma(stretch.tokens[place - 1]) if place else 0
    first = end
    while first > 0 and end - first < LONGEST_NAME and names_on(stretch.tokens[first - 1]):
        first -= 1
    words = stretch.tokens[first:end]
    if office is None or len(words) < 2 or not is_name_word(words[0].key):
        return
    known = people.meet(read_name(stretch.text, words), "")
    known.offices |= set(telling(token.key for token in stretch.tokens[slice(*office)] if token.is_word))


def _without_clitic(body: Named) -> Named:
    """لحزب آفاق تونس as حزب آفاق تونس; the words that only look so (بنك) are bodies themselves."""
    if is_body(body.keys[0]) or body.keys[0][0] not in "لب":
        return body
    return replace(body, name=body.name[1:], keys=(body.keys[0][1:], *body.keys[1:]))


def _body_at(stretch: Stretch, place: int) -> Named | None:
    bound = min(len(stretch.tokens), place + NEAR)
    end = next((at for at in range(place + 2, bound) if begins_object(stretch, place - 1, at, bound)), bound)
    phrase = phrase_after(stretch, place, end)
    if phrase is None or phrase[1] <= place + 1:
        return None
    return read_name(stretch.text, stretch.tokens[slice(*phrase)])
