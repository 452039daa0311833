"""How many articles a processor's core extracts in a second, and beside it the nearest tool there is, on the language it reads.

Of that tool, textacy, only the speed can be put beside ours: its quotation extractor refuses Arabic, and ours English, so that
there is no text on which the quality of both could be measured.
"""

import re
import time
from collections.abc import Sequence
from pathlib import Path

from tahqiq.bench.extraction import extracted
from tahqiq.bench.line import Lines, not_measured
from tahqiq.core.hashing import sha256_of

MEASURE = "extract.articles_per_cpu_s"
ARTICLE = 2500  # code points of an article of middling length
ENOUGH = 5.0  # CPU seconds after which the figure is steady
MARKS = re.compile("[\"'`“”‘’«»]")  # textacy refuses a text with an odd number of quotation marks
LACKING = "textacy and an English spaCy model are not installed (pip install --group peers)"


def speed_lines(root: Path, texts: Sequence[bytes]) -> Lines:
    """Articles of 2,500 code points per CPU second, from bytes to claims; texts are taken again until the time is long enough."""
    if not texts:
        yield not_measured(MEASURE, "no text is here", "articles")
        return
    for raw in texts[:3]:  # lists and patterns are loaded once
        extracted(root, raw)
    characters = rounds = 0
    begin = time.process_time()
    while (spent := time.process_time() - begin) < ENOUGH:
        text, _ = extracted(root, texts[rounds % len(texts)])
        characters, rounds = characters + len(text), rounds + 1
    line = {
        "measure": MEASURE,
        "value": round(characters / ARTICLE / spent, 1),
        "unit": "articles/s",
        "n": len(texts),
        "data": {"name": f"{len(texts)} articles", "sha256": sha256_of(b"\0".join(texts))},
    }
    prose = " ".join(path.read_text(encoding="utf-8") for path in sorted((root / "docs").glob("*.md")))
    peer = _textacy(MARKS.sub("", prose))
    note = "quality cannot be compared: textacy refuses Arabic, and our rules do not read English"
    yield line | ({"peers": {"textacy (English)": peer}, "note": note} if peer else {"note": f"no peer: {LACKING}"})


def _textacy(text: str) -> float | None:
    """Its articles per CPU second on English prose, parsing included; None where it is not installed."""
    try:
        import spacy
        import textacy
    except ImportError:
        return None
    model = next((name for name in spacy.util.get_installed_models() if name.startswith("en_")), None)
    if model is None:
        return None
    parser = spacy.load(model)
    parser("A first sentence, so that nothing is loaded while the clock runs.")
    begin = time.process_time()
    list(textacy.extract.direct_quotations(parser(text)))
    return round(len(text) / ARTICLE / (time.process_time() - begin), 1)
