"""Who is speaking: names met so far, their offices, carry-over by gender, short names, offices and pronouns resolved."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tahqiq.core.records import Resolution
from tahqiq.methods.extractors.arabic.alike import (
    countries_of,
    covered,
    differs_by_article,
    duties,
    fits_office,
    is_within,
    stem_of,
    telling,
    unbound,
)
from tahqiq.methods.extractors.arabic.grammar import PARTICLES, is_name_word, without_article
from tahqiq.methods.extractors.arabic.naming import ADDRESSES, Named, stands_for
from tahqiq.methods.extractors.arabic.nouns import is_body, is_common, is_title
from tahqiq.methods.extractors.arabic.shapes import IMPERFECT
from tahqiq.text.arabic import search_key

DOCUMENTS = frozenset("احصائية احصائيه تقرير دراسة دراسه بيان بلاغ وثيقة وثيقه بحث استطلاع مذكرة مذكره".split())


@dataclass
class Person:
    """A speaker or a name met in the article; `offices` are the words it was introduced with."""

    name: str
    keys: tuple[str, ...]
    kind: str
    head: str
    at: int
    offices: set[str] = field(default_factory=set)
    gender: str = ""


class People:
    """The names of one article, first collected, then asked."""

    def __init__(self) -> None:
        self.known: list[Person] = []
        self.lead = ""  # the first named person who speaks in the body
        self.bodies: list[Named] = []  # named anywhere: الوزارة later means the one before it

    def meet(self, named: Named, gender: str) -> Person:
        """File a name under the one that it repeats or completes, or as a new one."""
        keys = tuple(search_key(key) for key in named.keys)
        offices = set(duties(named.others))
        gender = "f" if named.kind == "person" and is_title(named.head) and named.head.endswith("ة") else gender
        person = self._same(keys, named)
        if person is None and not _plausible(named):
            return Person("", keys, named.kind, named.head, named.start)
        if person is None:
            person = Person(named.name, keys, named.kind, named.head, named.start)
            self.known.append(person)
        elif len(keys) > len(person.keys):
            person.name, person.keys = named.name, keys
        person.offices |= offices
        person.gender = person.gender or gender
        return person

    def resolve(self, named: Named, heard: Sequence[str] = ()) -> tuple[str, Resolution]:
        """The full name that a phrase stands for, and how that was reached; `heard` are the voices so far, the last one last."""
        keys = tuple(search_key(key) for key in named.keys)
        state = stands_for(named.keys[0]) if len(named.keys) == 1 else ""
        if state:
            return state, "metonymy"
        person = self._same(keys, named)
        if person is not None and person.kind == "person" and named.others and len(keys) == len(person.keys):
            return person.name, "explicit"
        if person is not None and set(keys) < set(person.keys):
            return person.name, "coref"
        if (named.kind == "person" and not named.others) or named.kind != "person":
            office = self._by_office(named, heard)
            document = _latest_document(named, heard) if office is None else ""
            if document:
                return document, "coref"
            if office is not None:
                return office.name, "coref"
            group = _group_before(named, heard) if office is None else ""
            if group:
                return group, "coref"
            later = self._office_later(named) if office is None else None
            if later is not None:
                return later.name, "coref"
            alike = self._of_title(named)
            if alike is not None:
                return alike.name, "coref"
            body = self._body_before(named) or self._issuer_before(named) or self._body_in_full(named)
            if body:
                return body, "coref"
        if named.kind == "anonymous" or (named.kind == "person" and not named.others and is_title(named.head)):
            later = self._told_later(named)
            return (later.name, "coref") if later is not None else (named.name, "anonymous")
        earlier = person is not None and person.at < named.start and named.kind == "person" and not named.others
        return (person.name if person else named.name), "coref" if earlier else "explicit"

    def _same(self, keys: tuple[str, ...], named: Named) -> Person | None:
        short = next((p for p in self.known if _in_body(keys, named, p)), None)
        if short is not None:
            return short
        for person in reversed(self.known):
            if person.keys == keys:
                return person
            if (
                len(keys) == 1
                and person.kind == "person"
                and not is_body(named.head)
                and without_article(keys[0]) == without_article(person.keys[-1])
            ):
                return person
            if _told_in_full(named, keys, person) or (keys[0] == "بن" and is_within(keys, person.keys)):
                return person
            surname = len(keys) == 2 and not named.others and is_title(named.head) and person.kind == "person"
            if surname and len(person.keys) > 1 and without_article(keys[-1]) == without_article(person.keys[-1]):
                return person  # الوزير الجبير for عادل الجبير
            if named.kind != "person" and len(keys) > 1 and person.kind != "person" and differs_by_article(keys, person.keys):
                return person  # المحكمة الألمانية after محكمة ألمانية
            if named.kind == "body" and person.kind == "body":
                size = min(len(keys), len(person.keys))
                if keys[:size] == person.keys[:size] and keys[0].startswith("ال"):
                    return person
                if len(keys) == 1 and len(person.keys) > 2 and keys[0] == person.keys[-1] and keys[0].startswith("ال"):
                    return person  # اليونيسيف at the end of the full name
            if named.kind != "person" or person.kind != "person":
                continue
            shorter, longer = sorted((keys, person.keys), key=len)
            if set(shorter) <= set(longer) and (
                longer[-1] in shorter or shorter[0] == "ال" or (longer[0] in shorter and len(longer) < 3)
            ):
                return person
        return None

    def _told_later(self, named: Named) -> Person | None:
        """Whom a headline's indefinite phrase means (إعلامي ليبي): the one whose office the text tells in the same words."""
        words = [without_article(search_key(key)) for key in named.keys]
        if named.head.startswith("ال") or len(words) < 2:
            return None
        later = (p for p in self.known if p.kind == "person" and p.offices and p.at > named.end)
        return next((p for p in later if covered(words, p.offices)), None)

    def _office_later(self, named: Named) -> Person | None:
        """Whom an office means that the article tells with its name only later: قائد القوات البحرية الإيرانية."""
        words = duties(named.keys)
        if named.kind != "person" or len(words) < 3:
            return None
        told = [p for p in self.known if p.kind == "person" and p.offices and p.at > named.end]
        shorter = [p for p in told if len(p.offices) > 1 and p.offices <= set(words) and words[0] in p.offices]
        return next((p for p in told if covered(words, p.offices)), shorter[0] if len(shorter) == 1 else None)

    def _body_before(self, named: Named) -> str:
        """The body that a lone noun with ال points back to: الوزارة for وزارة النقل named before."""
        if not named.head.startswith("ال"):
            return ""
        head = named.head[2:]
        before = [
            body
            for body in self.bodies
            if body.start < named.start
            and (body.keys[0] == head if len(named.keys) == 1 else differs_by_article(body.keys, named.keys))
        ]
        return before[-1].name if before else ""

    def _body_in_full(self, named: Named) -> str:
        """The one body whose full name has all the words of a short one: اتحاد الشغل for الاتحاد العام التونسي للشغل."""
        words = [without_article(search_key(key)) for key in named.keys]
        if named.kind != "body" or len(words) < 2 or not is_body(named.head):
            return ""
        longer = [p for p in self.known if p.kind == "body" and 0 < len(p.keys) - len(words) < 4 and p.head not in DOCUMENTS]
        full = [(p.name, [unbound(key) for key in p.keys]) for p in longer]
        fits = [name for name, keys in full if keys[0] == words[0] and covered(words[1:], set(keys[1:]))]
        return fits[0] if len(fits) == 1 else ""

    def _issuer_before(self, named: Named) -> str:
        """A document with the full name of its issuer: بلاغ الوزارة after وزارة التجهيز."""
        if len(named.keys) != 2 or named.head not in DOCUMENTS or not named.keys[1].startswith("ال"):
            return ""
        before = [body for body in self.bodies if body.keys[0] == named.keys[1][2:] and body.start < named.start]
        return f"{named.name.split(' ')[0]} {before[-1].name}" if before else ""

    def _by_office(self, named: Named, heard: Sequence[str]) -> Person | None:
        """Whom a definite phrase without a name means: the one introduced by that office, or the last of that head."""
        words = duties(named.keys)
        head = without_article(search_key(named.head))
        last = {name: place for place, name in enumerate(heard)}
        known = sorted(self.known, key=lambda p: last.get(p.name, -1), reverse=True) if heard else reversed(self.known)
        # Of two ministers, the one told without a country comes before the one of another country.
        for person in sorted(known, key=lambda p: bool(countries_of(p.offices) - set(words))):
            if person.at >= named.start or not (named.head.startswith("ال") or person.offices):
                continue
            if person.kind == named.kind == "person" and person.offices and fits_office(words, person.offices):
                return person
            named_before = person.kind != "person" and not person.head.startswith("ال") and search_key(person.head) == head
            if named.head.startswith("ال") and len(words) == 1 and named_before:
                return person
        return None

    def _of_title(self, named: Named) -> Person | None:
        """Whom a title with ال and new words means: the one of that title (النائب السابق), if the article knows one alone."""
        title = without_article(search_key(named.head))
        if not named.head.startswith("ال") or not is_title(named.head):
            return None
        countries = countries_of(telling(named.keys))
        of_title = {p.name: p for p in self.known if p.kind == "person" and title in p.offices and p.at < named.start}
        if len(of_title) != 1:
            return None
        (person,) = of_title.values()
        return None if countries and countries_of(person.offices) - countries else person


def _in_body(keys: tuple[str, ...], named: Named, person: Person) -> bool:
    """Whether a lone word is the proper name of a body known in full: بوينغ for مجموعة بوينغ الأميركية."""
    if named.kind == "anonymous" or person.kind != "body" or len(keys) != 1 or len(person.keys) < 3 or is_common(keys[0]):
        return False
    plain = is_body(keys[0]) or person.keys[0] in DOCUMENTS
    return is_body(person.head) and keys[0] == person.keys[1] and not plain


def _group_before(named: Named, heard: Sequence[str]) -> str:
    """The group that a lone plural points back to: المواطنون for عدد من المواطنين, الخطباء for خطباء الجوامع."""
    if len(named.keys) != 1 or not named.head.startswith("ال"):
        return ""
    stem = stem_of(named.keys[0])
    heard = [name for name in reversed(heard) if len(name.split()) > 1]
    return (
        next((name for name in heard if stem in {stem_of(search_key(word)) for word in name.split()}), "")
        if len(stem) > 2
        else ""
    )


def _told_in_full(named: Named, keys: tuple[str, ...], person: Person) -> bool:
    """Whether a document with ال tells the issuer of one that was only called so before: تقرير حديث, then التقرير الصادر عن."""
    kind = keys[0].removeprefix("ال")
    if kind not in DOCUMENTS or not named.head.startswith("ال") or len(keys) < 2 or person.kind == "person":
        return False
    return person.keys[0] == kind and len(person.keys) < 3 and person.at < named.start


def _latest_document(named: Named, heard: Sequence[str]) -> str:
    """The document that another noun for documents points back to: التقرير after دراسة."""
    if len(named.keys) != 1 or named.head.removeprefix("ال") not in DOCUMENTS or not named.head.startswith("ال"):
        return ""
    return next((name for name in reversed(heard) if search_key(name).split(" ")[0].removeprefix("ال") in DOCUMENTS), "")


def _plausible(named: Named) -> bool:
    """Whether a person's name can be one: it does not begin with a common word or a verb."""
    first = named.keys[0]
    if first in ADDRESSES:
        return False
    if (
        named.kind == "person"
        and not named.others
        and is_title(named.head)
        and named.head.startswith("ال")
        and len(named.keys) < 3
    ):
        return False  # الوزير alone names nobody
    verb = IMPERFECT.match(first) and not is_name_word(first) and len(named.keys) > 1
    if named.kind == "anonymous" or (named.kind == "body" and is_body(first)):
        return True
    if first in PARTICLES or (named.kind == "body" and verb):
        return False
    return named.kind != "person" or is_title(first) or not (is_common(first) or verb)
