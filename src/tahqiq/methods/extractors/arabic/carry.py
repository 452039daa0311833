"""The speaker of a cue that names none: the sentence's subject, the voice heard last, agreeing in gender."""

from tahqiq.core.records import Resolution
from tahqiq.methods.extractors.arabic.about import guessed_in, head_before, subject_in
from tahqiq.methods.extractors.arabic.documents import issued
from tahqiq.methods.extractors.arabic.grammar import SAYING, bare, is_comma, is_definite, is_name_word
from tahqiq.methods.extractors.arabic.model import Cue
from tahqiq.methods.extractors.arabic.naming import ADDRESSES, POINTERS, Named, nominative, read_name
from tahqiq.methods.extractors.arabic.nouns import is_title
from tahqiq.methods.extractors.arabic.people import People
from tahqiq.methods.extractors.arabic.shapes import SUFFIX
from tahqiq.methods.extractors.arabic.verbs import PACKAGE, form_of, has_conjunction
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

WORD_OF_MOUTH = frozenset("أنباء معلومات معطيات أرقام مؤشرات تقديرات الأنباء المعلومات المؤشرات".split())
RULERS = frozenset("رئيس ملك امير سلطان وزير سفير".split())
POINTING = POINTERS | frozenset("ذاته نفسه ذاتها نفسها المذكور المذكورة".split())


class Voices:
    """The voices heard so far, the last one last."""

    def __init__(self, people: People) -> None:
        self.people = people
        self.heard_names: list[tuple[str, str]] = []
        self.heading = False
        self.sentence: list[str] = []
        self.first = 0
        self.subject = ""
        self.reports = False
        self.guess = ""
        self.latest = ""

    def begin_passage(self, *, heading: bool) -> None:
        """Forget the sentence before."""
        self.end_sentence()
        self.heading = heading
        self.sentence, self.subject = [], ""

    def begin_sentence(self, stretch: Stretch, first: int, last: int) -> None:
        """Take note of whom the sentence's first verb has as its subject."""
        self.end_sentence()
        self.sentence, self.first = [], first
        self.subject, self.reports = subject_in(stretch, first, last, self.people)
        self.guess = "" if self.subject else guessed_in(stretch, first, last)

    def end_sentence(self) -> None:
        """Remember whom a sentence without claims was about: نفى المدير أي تأثير is a voice, any other a last resort."""
        if self.subject and not self.sentence:
            if self.reports:
                self.heard_names.append((self.subject, ""))
            self.latest = self.subject
        elif self.guess and not self.sentence:
            self.latest = self.guess

    def who(self, stretch: Stretch, cue: Cue) -> tuple[str, Resolution]:
        """The name of the cue's speaker and how it was reached; empty if nobody fits."""
        if cue.speaker is not None:
            return self._named(stretch, cue)
        if cue.relative:
            name = head_before(stretch, self.first, cue.place - 1, self.people)
            return (name, "coref") if name else (self._last(cue.gender), "carry_over")
        if SAYING.match(stretch.tokens[cue.place].key):  # ونقل التلفزيون عنه قوله
            persons = {person.name for person in self.people.known if person.kind == "person"}
            return next((name for name in (self.subject, *self._voices_back()) if name in persons), ""), "carry_over"
        if cue.kind == "participle":
            near = [name for name in (*reversed(self.sentence), self.subject, self.guess) if name]
            woman = "f" if cue.gender == "f" else ""  # مبينة is not the man who spoke last; مبينا may be anybody
            agreeing = next((name for name in near if self._agrees(name, woman)), "") or self._last(woman)
            name = agreeing or next(iter(near), "") or self._last("") or self._of_clause(stretch, cue.place)
            return name, "coordination" if name or cue.opening == "noun" else "unknown"
        if self.subject and self._agrees(self.subject, cue.gender) and not self.sentence:
            return self.subject, "carry_over"
        name = self._last(cue.gender) or (self._of_clause(stretch, cue.place) if cue.joined else "")
        return name, "carry_over" if name or cue.opening == "noun" else "unknown"

    def _named(self, stretch: Stretch, cue: Cue) -> tuple[str, Resolution]:
        """Whom a speaker's phrase means."""
        words = [token for token in speaker_tokens(stretch, cue) if token.is_word]
        pointed = self._pointed([token.key for token in words])
        if pointed:
            return pointed, "coref"
        named = read_speaker(stretch, cue)
        name, how = self.people.resolve(named, [name for name, _ in self.heard_names])
        vague = named.kind == "anonymous" or (named.kind == "person" and not named.others and is_title(named.head))
        if self.heading and vague and self.people.lead and not named.head.endswith("ون") and named.head not in ("مصدر", "مصادر"):
            return self.people.lead, "coref"
        singular = is_definite(words[0]) and not named.head.endswith(("ون", "ين", "ات")) and "مصدر" not in named.head
        unnamed = not named.others and is_title(named.head) and name == named.name and (named.kind == "person" or singular)
        alone = all(is_definite(word) for word in words) and len(words) < 3
        if named.head.removeprefix("ال") == "ضيف" and name == named.name and self._last_person():
            return self._last_person(), "coref"  # ضيف "بوليتيكا": the programme's guest
        ruler = words[0].key.removeprefix("ال") in RULERS and len(words) == 2  # الرئيس الموريتاني is not who spoke last
        if unnamed and alone and not ruler and self._last_person():
            return self._last_person(), "coref"
        return name, how

    def heard(self, stretch: Stretch, cue: Cue, name: str) -> None:
        """Remember a voice; one that is quoted within another's words does not carry on."""
        if cue.rule == "relay-outlet" or (cue.kind == "preposition" and cue.relative):
            return  # whom an outlet quotes goes on
        inner = cue.rule == "relay"
        if not inner and (
            (stretch.quote_at[cue.place] is not None and cue.kind != "participle")
            or (not cue.sibling and cue.edge > 0 and self.sentence)
            or (cue.relative and cue.speaker is None)
        ):
            return
        if name.split(" ")[0] in WORD_OF_MOUTH:
            return  # وتشير أنباء إلى: nobody who goes on to speak
        self.sentence.append(name)
        self.heard_names.append((name, cue.gender if cue.kind != "participle" else ""))

    def _of_clause(self, stretch: Stretch, place: int) -> str:
        """Whom an earlier clause of the sentence has as its subject: بعد جدل، خرجت الفتاة المحجبة عن صمتها وقالت."""
        commas = [at + 1 for at in range(self.first, place) if is_comma(stretch.tokens[at])]
        return next((name for at in reversed([self.first, *commas]) if (name := guessed_in(stretch, at, place))), "")

    def _pointed(self, keys: list[str]) -> str:
        """Whom "the same source" or a style of address alone (سموه) means; empty for any other phrase."""
        one = keys[0] in ("احد", "احدى") and len(keys) > 1 and keys[1] in POINTING  # أحد هذه المصادر
        keys = [key for key in keys[one:] if key not in POINTING]
        if len(keys) > 1 and keys[0] in ("المصدر", "المصادر") and "عن" not in keys:
            return next((name for name, _ in reversed(self.heard_names) if name.split(" ")[0] in ("مصدر", "مصادر")), "")
        if len(keys) != 1:
            return ""
        if keys[0] in ("الاخير", "الاخيرة"):
            return self._last_person()
        if keys[0] in ("المصدر", "المصادر"):
            heard = [name for name, _ in self.heard_names]
            bodies = {person.name for person in self.people.known if person.kind == "body"}
            last = next((name for name in reversed(heard) if name not in bodies), heard[-1] if heard else self.latest)
            return next((name for name in reversed(heard) if "مصدر" in name or "مصادر" in name), last)
        return self._last_person() if keys[0] in ADDRESSES else ""

    def _last_person(self) -> str:
        persons = {person.name for person in self.people.known if person.kind == "person"}
        heard = [self.subject, *(name for name, _ in reversed(self.heard_names)), self.latest]
        return next((name for name in heard if name in persons), "")

    def _voices_back(self) -> list[str]:
        return [name for name, _ in reversed(self.heard_names)]

    def _agrees(self, name: str, gender: str) -> bool:
        person = next((p for p in self.people.known if p.name == name), None)
        return not gender or person is None or not person.gender or person.gender == gender

    def _last(self, gender: str) -> str:
        for name, said in reversed(self.heard_names):
            if not gender or ((said or gender) == gender and self._agrees(name, gender)):
                return name
        if self.latest and self._agrees(self.latest, gender):
            return self.latest
        last = self.heard_names[-1][0] if self.heard_names else ""
        body = next((p for p in self.people.known if p.name == last and p.kind == "body"), None)
        return body.name if body is not None else ""  # a body speaks by its statement or spokesman too: وأوضح after الهيئة


def speaker_tokens(stretch: Stretch, cue: Cue) -> list[Token]:
    """The tokens of a cue's speaker, the first without the ل that وفقا and طبقا ask for."""
    first, *rest = stretch.tokens[slice(*cue.speaker)]
    before = cue.kind == "verb" and cue.speaker[0] < cue.place
    if before and first.key[0] == "و" and first.key not in word_list("waw", PACKAGE) and not is_name_word(first.key):
        return [Token(first.key[1:], first.start + 1, first.end, stretch.text[first.start + 1]), *rest]
    if bare(stretch.tokens[cue.place].key) in ("وفقا", "فقا", "طبقا") and first.key.startswith("ل") and cue.end == cue.place + 1:
        key = "ال" + first.key[2:] if first.key.startswith("لل") else first.key[1:]
        first = Token(key, first.start + (not first.key.startswith("لل")), first.end, stretch.text[first.start + 1])
    return [first, *rest]


def read_speaker(stretch: Stretch, cue: Cue) -> Named:
    """The name of a cue's speaker; a document bears its issuer's too."""
    named = nominative(read_name(stretch.text, speaker_tokens(stretch, cue)))
    return issued(stretch, named, cue.speaker[1])


def subject_of(word: Token, role: str) -> int:
    """How many letters of a clause-opening و or ف to leave out of a cue or of a clause's first word."""
    key = word.key
    if role in ("verb", "participle") and form_of(key) is not None:
        return 1 if has_conjunction(key) else 0
    if role == "preposition":
        return 1 if key[0] in "وف" and key not in word_list("according", PACKAGE) and key != "وفقا" else 0
    own = SUFFIX.sub("", key)  # وكيله is his agent
    joined = (key[0] == "و" and not is_title(own) and len(key) > 2 and key not in word_list("waw", PACKAGE)) or key.startswith(
        "فال"
    )
    return 1 if role == "clause" and joined else 0
