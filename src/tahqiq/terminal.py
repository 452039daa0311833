"""The walk back from a rating to bytes, on a terminal: Arabic in logical order, isolated, on lines of its own."""

from rich.console import Console

from tahqiq.core.trace import Trace, rests_on

RLI, PDI = "\u2067", "\u2069"  # a terminal that knows bidi then shows Arabic right whatever stands beside it


def show_trace(console: Console, walk: Trace) -> None:
    """Print the walk, from the ratings down to the bytes."""
    line = walk.verdict
    _head(console, f"{line.claim}  {line.outcome}" + (f" ({line.reason})" if line.reason else ""))
    if walk.review:
        console.print(f"   {walk.review.gloss_en}  [our gloss]", markup=False)
        console.print(f"   decided by {line.decided_by}, {line.decided_on}, {line.status}; {walk.review_place}", markup=False)
    for question, rating in (("did they say it?", line.attribution), ("is it true?", line.content)):
        if rating:
            _head(console, f"{question}  {rating.label}")
            console.print(f"   {rating.why}", markup=False)
            for link, source in rests_on(rating, walk.evidence):
                console.print(f"   {link.relation}: {link.establishes}", markup=False)
                console.print(f"      {source.id} {source.publisher}, {source.date or 'undated'}, {source.tier}: {source.url}", markup=False)
    for flag in line.flags:
        console.print(f"   ! {flag}", markup=False)
    _words(console, walk)


def _words(console: Console, walk: Trace) -> None:
    for claim in walk.claims:
        _head(console, f"found by {claim.made_by} as {claim.id}")
        console.print(f"   speaker ({claim.resolution}), cue, level {claim.level}:", markup=False)
        _arabic(console, f"{claim.speaker_name} - {claim.cue.text}")
    if not walk.claims:
        _head(console, "found by a person; the extractor did not find it")
    for span, place in zip(walk.verdict.anchors, walk.bytes, strict=True):
        _head(console, f"article, code points [{span.start}, {span.end})")
        _arabic(console, " ".join(span.text.split()))
        console.print(f"   bytes [{place.start}, {place.end}) of {place.file}", markup=False)
    for passage in walk.passages:
        _head(console, f"in the {passage.kind}, code points [{passage.span.start}, {passage.span.end})")
        _arabic(console, " ".join(passage.span.text.split()))
    _head(console, f"{walk.article.file}  {walk.article.sha256}, {walk.article.encoding}")


def _head(console: Console, text: str) -> None:
    console.print(text, style="bold", markup=False)


def _arabic(console: Console, text: str) -> None:
    console.print(f"   {RLI}{text}{PDI}", markup=False)
