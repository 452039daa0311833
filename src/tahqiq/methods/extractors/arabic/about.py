"""Whom a sentence is about: the subject of its first verb, or the noun that a relative clause hangs on."""

from tahqiq.methods.extractors.arabic.frames import begins_object
from tahqiq.methods.extractors.arabic.grammar import PARTICLES, bare, is_definite, is_name_word, phrase_at
from tahqiq.methods.extractors.arabic.joints import LINKS
from tahqiq.methods.extractors.arabic.naming import Named, read_name
from tahqiq.methods.extractors.arabic.nouns import is_body, is_ordinary, is_title
from tahqiq.methods.extractors.arabic.people import People, Person
from tahqiq.methods.extractors.arabic.shapes import IMPERFECT, looks_masdar
from tahqiq.methods.extractors.arabic.subjects import agrees, phrase_after
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, form_of
from tahqiq.text.arabic import search_key
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch

ABOUT = frozenset("حول عن بشان بخصوص".split())


def subject_in(stretch: Stretch, first: int, last: int, people: People) -> tuple[str, bool]:
    """The known person or body right behind the sentence's first word, which is then its verb; whether that verb reports."""
    place = first
    opened = bare(stretch.tokens[first].key)
    if opened in ("كان", "كانت") and first + 1 < last:
        phrase = phrase_after(stretch, first + 1, min(last, first + 12))
        named = read_name(stretch.text, stretch.tokens[slice(*phrase)]) if phrase else None
        if named is not None and named.kind == "person" and len(named.keys) > 1:
            return people.meet(named, "m" if opened == "كان" else "f").name, False
    place += phrase_at(stretch.tokens, place, word_list("starters", "tahqiq.text"))
    if place + 2 < last and stretch.tokens[place].key == "في" and stretch.tokens[place + 1].key == "حين":
        place += 2
    while place < last and (
        not stretch.tokens[place].is_word
        or bare(stretch.tokens[place].key) in ("كان", "كانت", "فيما", "كما", "هذا", "لكن", "بينما", "قد")
    ):
        place += 1
    if place < last and bare(stretch.tokens[place].key) in ABOUT:
        return "", False  # وحول عقد المدرب دا سيلفا؛ قال: the last speaker goes on
    form = form_of(stretch.tokens[place].key) if place < last else None
    reports = form is not None and form.tense != "participle"
    named = _behind_verb(stretch, place, last)
    if named is not None and named.head.removeprefix("ال") == "ضيف":
        return "", False  # the programme's guest is the one who speaks already
    if named is not None and named.kind == "person" and is_title(named.head) and named.others and len(named.keys) > 1:
        met = people.meet(named, form.gender if reports else "").name
        if met:
            return met, reports
    if reports and named is not None and (is_title(named.head) or is_body(named.head) or _is_state(named, form.gender)):
        return people.resolve(named)[0], True
    for start in (place, place + 1):
        person = _known_at(stretch, start, last, people)
        if person is not None:
            return person.name, reports
    return "", False


def _is_state(named: Named, gender: str) -> bool:
    """Whether a country is the subject: انتقدت روسيا."""
    return gender == "f" and len(named.keys) == 1 and named.head in word_list("places", PACKAGE)


def _behind_verb(stretch: Stretch, place: int, last: int) -> Named | None:
    """Whom the words behind a verb name, up to its object."""
    if place + 1 >= last:
        return None
    stop = next((at for at in range(place + 2, min(last, place + 16)) if begins_object(stretch, place, at, last)), last)
    phrase = phrase_after(stretch, place + 1, stop)
    form = form_of(stretch.tokens[place].key)
    if phrase is None or (form is not None and form.tense != "participle" and not agrees(stretch, phrase, form.gender)):
        return None
    return read_name(stretch.text, stretch.tokens[slice(*phrase)])


def guessed_in(stretch: Stretch, first: int, last: int) -> str:
    """What stands where the sentence's subject would, for a participle without a known speaker: عزت الأمانة، مؤكدة."""
    while first < last and (stretch.tokens[first].key in LINKS or not stretch.tokens[first].is_word):
        first += 1
    first += 2 if first < last and bare(stretch.tokens[first].key) in ("قبل", "بعد", "منذ", "خلال") else 0  # وقبل يومين تحدث
    word = stretch.tokens[min(first, last - 1)]
    if not word.is_word or is_definite(word) or word.key in PARTICLES or is_title(word.key) or is_body(word.key):
        return ""
    named = _behind_verb(stretch, first, min(last, first + 9))
    if named is not None and (looks_masdar(named.head) or (IMPERFECT.match(named.head) and not is_name_word(named.head))):
        return ""
    bare_name = named is not None and named.kind == "person" and is_name_word(named.keys[0])
    if named is None or not (
        named.kind == "anonymous" or _could_speak(named.head) or is_title(named.head) or is_body(named.head) or bare_name
    ):
        return ""
    return named.name


def _could_speak(head: str) -> bool:
    """Whether a word with ال can be whoever speaks: a person, a body, a group of people; not الشرط, الدولة."""
    return head.startswith("ال") and (not is_ordinary(head) or is_title(head) or is_body(head) or head.endswith("ون"))


def _known_at(stretch: Stretch, start: int, last: int, people: People) -> Person | None:
    if start >= last or not stretch.tokens[start].is_word:
        return None
    phrase = phrase_after(stretch, start, min(last, start + 8))
    if phrase is None:
        return None
    words = [search_key(token.key) for token in stretch.tokens[slice(*phrase)] if token.is_word]
    for person in people.known:
        if (person.kind != "anonymous" and words[: len(person.keys)] == list(person.keys)) or (
            person.kind == "person" and (words[0] == person.keys[-1] or words[:2] == list(person.keys[-2:]))
        ):
            return person
    opens = next(at for at in range(*phrase) if stretch.tokens[at].is_word)
    if not is_title(stretch.tokens[opens].key):
        return None
    for end in range(phrase[1], opens, -1):
        name, how = people.resolve(read_name(stretch.text, stretch.tokens[phrase[0] : end]))
        person = next((p for p in people.known if p.name == name and p.kind == "person"), None)
        if person is not None and (how == "coref" or end == phrase[1]):
            return person
    return None


def head_before(stretch: Stretch, first: int, relative: int, people: People) -> str:
    """The known name that a relative pronoun hangs on."""
    words = [search_key(token.key) for token in stretch.tokens[max(first, relative - 8) : relative] if token.is_word]
    best = max(
        (p for p in people.known if p.keys[-1] in words),
        key=lambda p: (len(words) - words[::-1].index(p.keys[-1]), p.at),
        default=None,
    )
    near = _head_near(stretch, first, relative)
    if best is not None and (
        near is None or search_key(stretch.tokens[near].key) in (*best.keys, search_key(best.head)) or best.kind == "person"
    ):
        return best.name
    start = near
    word = stretch.tokens[relative - 1]
    own = word.key.endswith(("هم", "ها", "نا"))
    if word.is_word and not own and not is_ordinary(word.key) and not is_definite(word):
        start = relative - 1  # وكان بلاتر الذي أعلن
    return people.resolve(read_name(stretch.text, stretch.tokens[start:relative]))[0] if start is not None else ""


def _head_near(stretch: Stretch, first: int, relative: int) -> int | None:
    """The nearest word for a person or body before a relative pronoun."""
    return next(
        (
            at
            for at in range(relative - 1, max(first, relative - 7), -1)
            if is_title(key := stretch.tokens[at].key) or is_body(key)
        ),
        None,
    )
