"""The article as a notebook shows it: claims, cues and speakers marked where they stand, and the words that were set aside."""

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.core.records import Claim, Passage, SetAside, Span

STYLES = {  # in the order in which they are laid on; the text keeps its own colour, so it stays readable on any ground
    "content": "background:rgba(27,122,184,.20)",
    "second": "background:rgba(139,144,151,.28)",
    "speaker": "font-weight:bold",
    "cue": "border-bottom:2px solid #c26a00",
    "aside": "border-bottom:2px dotted #8b9097",
}
KEY = (
    ("content", "a claim"),
    ("second", "a reported act, or a claim inside another"),
    ("cue", "reporting words"),
    ("speaker", "who speaks"),
    ("aside", "looks like reporting words, set aside"),
)


@dataclass(frozen=True)
class _Mark:
    style: str
    span: Span
    note: str


class MarkedText:
    """An article's passages with marks over them."""

    def __init__(self, passages: Sequence[Passage], claims: Sequence[Claim], asides: Sequence[SetAside]) -> None:
        self._passages, self._marks = passages, list(_marks(claims, asides))

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """HTML for people, the bare words elsewhere."""
        blocks = "".join(f'<p dir="auto">{self._block(passage.span)}</p>' for passage in self._passages)
        key = " · ".join(f'<span style="{STYLES[style]}">{words}</span>' for style, words in KEY)
        return {
            "text/html": f'<div style="max-width:46em;line-height:1.9">{blocks}<p dir="ltr">{key}</p></div>',
            "text/plain": "\n\n".join(passage.span.text for passage in self._passages),
        }

    def _block(self, block: Span) -> str:
        here = [mark for mark in self._marks if mark.span.overlap(block)]
        return "".join(
            _piece(
                block.text[start - block.start : end - block.start],
                [m for m in here if m.span.start < end and m.span.end > start],
            )
            for start, end in block.pieces((mark.span.start, mark.span.end) for mark in here)
        )


def marked_text(passages: Sequence[Passage], claims: Sequence[Claim], asides: Sequence[SetAside] = ()) -> MarkedText:
    """The passages with the claims marked in place, each with its speaker and rule as a tooltip."""
    return MarkedText(passages, claims, asides)


def _marks(claims: Sequence[Claim], asides: Sequence[SetAside]) -> Iterator[_Mark]:
    for claim in claims:
        note = f"{claim.speaker_name or '?'} ({claim.rule})"
        yield _Mark("content" if claim.level == "core" else "second", claim.content, note)
        yield _Mark("cue", claim.cue, note)
        if claim.speaker is not None:
            yield _Mark("speaker", claim.speaker, note)
    for row in asides:
        yield _Mark("aside", row.cue, row.why)


def _piece(text: str, marks: Sequence[_Mark]) -> str:
    words = html.escape(text)
    if not marks:
        return words
    style = ";".join(value for name, value in STYLES.items() if any(mark.style == name for mark in marks))
    note = html.escape("; ".join(dict.fromkeys(mark.note for mark in marks)), quote=True)
    return f'<span style="{style}" title="{note}">{words}</span>'
