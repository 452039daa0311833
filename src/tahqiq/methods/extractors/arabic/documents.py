"""Documents and who issued them: أصدرت الهيئة تقريرا makes a later التقرير the report of that body."""

import re

from tahqiq.methods.extractors.arabic.naming import Named, clean_name, read_name
from tahqiq.methods.extractors.arabic.subjects import phrase_after
from tahqiq.text.tokens import Stretch

ISSUING = re.compile(r"^و?(?:اصدر|نشر|اعد|اصدرت|نشرت|اعدت|قدم|قدمت)$")
DOCUMENTS = {"تقريرا": "تقرير", "بيانا": "بيان", "بلاغا": "بلاغ", "دراسة": "دراسة", "مذكرة": "مذكرة"}
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
