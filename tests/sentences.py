"""Sentences of our own, and the claims that the Arabic rules find in them."""

from tahqiq.core.records import Passage, Span
from tahqiq.methods.extractors.arabic.engine import find_claims


def claims(*paragraphs: str, first: str = "body") -> list[tuple[str, str, str]]:
    """Cue, speaker's name and content of every claim."""
    text = "\n".join(paragraphs)
    passages, start = [], 0
    for order, paragraph in enumerate(paragraphs):
        span = Span.of(text, start, start + len(paragraph))
        passages.append(Passage(id=f"p{order}", case="c", order=order, kind=first if order == 0 else "body", span=span))
        start += len(paragraph) + 1
    return [(text[slice(*c.cue)], c.speaker_name, text[slice(*c.content)]) for c in find_claims(text, passages)[0]]
