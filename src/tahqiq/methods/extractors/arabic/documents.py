"""Documents and who issued them: أصدرت الهيئة تقريرا makes a later التقرير the report of that body."""

import re
from dataclasses import replace

from tahqiq.methods.extractors.arabic.naming import Named, clean_name, read_name
from tahqiq.methods.extractors.arabic.nouns import is_body, is_common
from tahqiq.methods.extractors.arabic.subjects import phrase_after
from tahqiq.text.arabic import lexicon_key
from tahqiq.text.tokens import Stretch

ISSUING = re.compile(r"^و?(?:اصدر|نشر|اعد|اصدرت|نشرت|اعدت|قدم|قدمت)$")
DOCUMENTS = {"تقريرا": "تقرير", "بيانا": "بيان", "بلاغا": "بلاغ", "دراسة": "دراسة", "مذكرة": "مذكرة"}
HEADS = frozenset(DOCUMENTS.values()) | frozenset("وثيقة بحث استطلاع تحقيق احصائية خطوط بيانات معطيات معلومات".split())
SPOKEN = frozenset("بيان بلاغ تقرير احصائية دراسة مذكرة".split())
OUT = frozenset("صادر صادرة صدر صدرت".split())
MADE = re.compile(r"^(?:اعد|اجر|اصدر|نشر|انجز|قدم|اعلن|بث|اذاع|وزع|عرض)ت?(?:ه|ها)$")
LONGEST = 8  # tokens between a document and its issuer
REACH = 14  # tokens from the issuing verb to the document


def documents_in(stretch: Stretch) -> list[tuple[Named, Named]]:
    """The documents that the passage says somebody issued, named by kind and issuer, each with its issuer."""
    found = []
    for place, token in enumerate(stretch.tokens):
        if not ISSUING.match(token.key):
            continue
        issued = next(
            (at for at in range(place + 2, min(len(stretch.tokens), place + REACH)) if stretch.tokens[at].key in DOCUMENTS), None
        )
        issuer = phrase_after(stretch, place + 1, issued) if issued is not None else None
        if issuer is None:
            continue
        words = stretch.tokens[slice(*issuer)]
        kind = DOCUMENTS[stretch.tokens[issued].key]
        name = clean_name(f"{kind} {stretch.text[words[0].start : words[-1].end]}")
        document = Named(name, words[0].start, words[-1].end, "body", kind, (kind, *(word.key for word in words)), ())
        found.append((document, read_name(stretch.text, words)))
    return found


def spoken_in(stretch: Stretch, named: Named, end: int) -> Named | None:
    """The document in which a body speaks: قالت وزارة الدفاع في بيان makes a later البيان its statement."""
    keys = [token.key for token in stretch.tokens[end : end + 6]]
    kind = next((key for at, key in enumerate(keys) if key in SPOKEN and at and keys[at - 1] == "في"), "")
    if not kind or named.kind != "body" or named.keys[0] in HEADS:
        return None
    return Named(clean_name(f"{kind} {named.name}"), named.start, named.end, "body", kind, (kind, *named.keys), ())


def _shortened(named: Named) -> Named:
    """التقرير الصادر عن مؤسسة ... لخدمات المال as تقرير مؤسسة ...: without how it came out, up to what its issuer is for."""
    words = named.name.split()
    out = next(
        (at for at, word in enumerate(words) if lexicon_key(word).removeprefix("ال") in OUT and words[at + 1 : at + 2] == ["عن"]),
        None,
    )
    if out is None:
        return named
    issuer = words[out + 2 :]
    end = next((at for at, word in enumerate(issuer) if at and word[0] == "ل" and is_common(lexicon_key(word))), len(issuer))
    kept = [lexicon_key(words[0]).removeprefix("ال"), *issuer[:end]]
    return replace(named, name=" ".join(kept), keys=tuple(lexicon_key(word) for word in kept))


def _without_preposition(named: Named) -> Named:
    """بيان لحزب المؤتمر as بيان حزب المؤتمر."""
    words = named.name.split()
    if len(words) < 2 or len(named.keys) < 2 or words[1][0] != "ل" or words[1].startswith("لل") or not is_body(named.keys[1][1:]):
        return named
    words[1] = words[1][1:]
    return replace(named, name=" ".join(words), keys=(named.keys[0], named.keys[1][1:], *named.keys[2:]))


def issued(stretch: Stretch, named: Named, end: int) -> Named:
    """The document `named`, whose phrase ends before token `end`, with its issuer where the next words tell it.

    دراسة أعدتها منظمة الصحة and بلاغ صادر اليوم عن وزارة الخارجية become دراسة منظمة الصحة and بلاغ وزارة الخارجية.
    """
    tokens = stretch.tokens
    if named.keys[0].removeprefix("ال") not in HEADS:
        return named
    named = _without_preposition(_shortened(named))
    plain = tuple(key for key in named.keys if key not in OUT)
    start = None
    if end < len(tokens) and MADE.match(tokens[end].key):
        start = end + 1
    elif {named.keys[-1], tokens[min(end, len(tokens) - 1)].key} & OUT:
        start = next((at + 1 for at in range(end, min(len(tokens), end + LONGEST)) if tokens[at].key == "عن"), None)
    bound = next((stop for low, stop in stretch.sentences if start is not None and low <= start < stop), len(tokens))
    issuer = phrase_after(stretch, start, bound) if start is not None else None
    if issuer is None:
        return named
    words = tokens[slice(*issuer)]
    head = " ".join(word for word in named.name.split() if lexicon_key(word) not in OUT)
    name = clean_name(f"{head} {stretch.text[words[0].start : words[-1].end]}")
    return replace(named, name=name, keys=(*plain, *(word.key for word in words if word.is_word)))
