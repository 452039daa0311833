"""The walk back from a rating to bytes, on a terminal: Arabic in logical order, isolated, on lines of its own."""

import re
from collections.abc import Mapping, Sequence

from rich.console import Console

from tahqiq.core.records import Claim
from tahqiq.core.trace import Trace, rests_on

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # commands, direction controls
RLI, PDI = "\u2067", "\u2069"  # a terminal that knows bidi then shows Arabic right whatever stands beside it


def show_trace(console: Console, walk: Trace, rules: Mapping[str, str]) -> None:
    """Print the walk, from the ratings down to the bytes; `rules` says what each rule finds."""
    line = walk.verdict
    _head(console, f"{line.claim}  {line.outcome}" + (f" ({line.reason})" if line.reason else ""))
    if walk.review:
        _line(console, f"   {walk.review.gloss_en}  [our gloss]")
        _line(console, f"   decided by {line.decided_by}, {line.decided_on}, {line.status}; {walk.review_place}")
    for question, rating in (("did they say it?", line.attribution), ("is it true?", line.content)):
        if rating:
            _head(console, f"{question}  {rating.label}")
            _line(console, f"   {rating.why}")
            for link, source in rests_on(rating, walk.evidence):
                _line(console, f"   {link.relation}: {link.establishes}")
                _line(console, f"      {source.id} {source.publisher}, {source.date or 'undated'}, {source.tier}: {source.url}")
    for flag in line.flags:
        _line(console, f"   ! {flag}")
    _words(console, walk, rules)


def show_claims(console: Console, name: str, claims: Sequence[Claim]) -> None:
    """Print who says what, with the places in code points."""
    _head(console, f"{name}: {len(claims)} attributed claims")
    for claim in claims:
        place = f"[{claim.content.start}, {claim.content.end})"
        _line(console, f"{place}  {claim.level}, {claim.mode}, speaker by {claim.resolution}")
        _arabic(console, f"{claim.speaker_name or '؟'} - {claim.cue.text}: {' '.join(claim.content.text.split())}")


def _words(console: Console, walk: Trace, rules: Mapping[str, str]) -> None:
    for claim in walk.claims:
        _head(console, f"found by {claim.made_by} as {claim.id}")
        _line(console, f"   rule {claim.rule}: {rules.get(claim.rule, 'not known to this version')}")
        _line(console, f"   speaker ({claim.resolution}), cue, level {claim.level}:")
        _arabic(console, f"{claim.speaker_name} - {claim.cue.text}")
    if not walk.claims:
        _head(console, "found by a person; the extractor did not find it")
    for span, place in zip(walk.verdict.anchors, walk.bytes, strict=True):
        _head(console, f"article, code points [{span.start}, {span.end})")
        _arabic(console, " ".join(span.text.split()))
        _line(console, f"   bytes [{place.start}, {place.end}) of {place.file}")
    for passage in walk.passages:
        _head(console, f"in the {passage.kind}, code points [{passage.span.start}, {passage.span.end})")
        _arabic(console, " ".join(passage.span.text.split()))
    _head(console, f"{walk.article.file}  {walk.article.sha256}, {walk.article.encoding}")


def _head(console: Console, text: str) -> None:
    console.print(_seen(text), style="bold", markup=False)


def _line(console: Console, text: str) -> None:
    console.print(_seen(text), markup=False)


def _seen(text: str) -> str:
    """The text with what a terminal would obey, not show, as its code: it may come from an article."""
    return UNSEEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)


def _arabic(console: Console, text: str) -> None:
    console.print(f"   {RLI}{_seen(text)}{PDI}", markup=False)
