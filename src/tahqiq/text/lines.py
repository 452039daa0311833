"""Lines of the stored text, and which of them belong together because a sentence was wrapped in the middle.

Nothing is altered: a block is a stretch of the stored text with its line breaks inside.
"""

import re
from dataclasses import dataclass

from tahqiq.text.arabic import CONTROLS, fold_lexicon
from tahqiq.text.lexicon import word_list

BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x85\v\f]")
CLOSING = "\"'”’»)]}›"
OPENING = "\"'“‘«([{‹"
TERMINAL = ".؟!?…"
LABEL = re.compile(r"^[^:\n]{2,60}?\s?:(?=\s|\S)")
LEAD_VERB = re.compile(r"^[وف](?:قال|اضاف|اكد|اوضح|اعلن|ذكر|تابع|اشار|بين|نفى|افاد|صرح|كشف|اعتبر|شدد|راى)(?:ت|وا)?$")
LONG_HEADING = 100  # code points; longer unfinished lines are sentences


@dataclass(frozen=True)
class Line:
    """A line without its outer white space: [start, end) in the stored text, its folded words, blank lines before it."""

    start: int
    end: int
    key: str
    blanks: int

    @property
    def words(self) -> list[str]:
        """The folded words, punctuation stripped."""
        return [word for word in (w.strip(".,،؛:;!؟?" + CLOSING + OPENING) for w in self.key.split()) if word]


@dataclass(frozen=True)
class Block:
    """Lines that belong together, [start, end) in the stored text."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """Where the first line begins."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Where the last line ends."""
        return self.lines[-1].end

    @property
    def key(self) -> str:
        """The folded words of all its lines, one space between them."""
        return " ".join(" ".join(line.key.split()) for line in self.lines)


def lines_of(text: str) -> list[Line]:
    """The lines that hold at least one letter or digit; others count as blank."""
    found: list[Line] = []
    start, blanks = 0, 0
    for stop, after in [*(match.span() for match in BREAK.finditer(text)), (len(text), len(text))]:
        low, high = _trimmed(text, start, stop)
        if any(char.isalnum() for char in text[low:high]):
            found.append(Line(low, high, fold_lexicon(text[low:high]).text, blanks))
            blanks = 0
        else:
            blanks += 1
        start = after
    return found


def blocks_of(text: str) -> list[Block]:
    """The lines, with those joined that were wrapped in mid-sentence."""
    blocks: list[list[Line]] = []
    lines = lines_of(text)
    spaced = len(lines) > 2 and all(line.blanks for line in lines[1:])  # double spacing tells nothing about paragraphs
    for place, line in enumerate(lines):
        if place > 1 and _continues(blocks[-1], line, 0 if spaced else line.blanks, text):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [Block(tuple(block)) for block in blocks]


def finished(line_key: str) -> bool:
    """Whether a line ends like a sentence."""
    return line_key.rstrip(CLOSING + " ").endswith(tuple(TERMINAL))


def is_label(key: str, labels: str) -> bool:
    """Whether a line begins with one of a list's labels and a colon."""
    head, colon, _ = key.lstrip("-–—•* ").partition(":")
    return bool(colon) and head.strip() in word_list(labels)


def opens_paragraph(line: Line) -> bool:
    """Whether a line begins the way paragraphs of news do, not the way a wrapped rest does."""
    text = " ".join(line.words)
    words = text.split()
    if not words or is_label(line.key, "bylines") or LEAD_VERB.match(words[0]):
        return True
    return any(f"{text} ".startswith((f"{phrase} ", f"و{phrase} ")) for phrase in word_list("starters"))


def _continues(block: list[Line], line: Line, blanks: int, text: str) -> bool:
    last = block[-1]
    if finished(last.key) or is_label(last.key, "bylines") or _is_entry(last.key) or _is_entry(line.key):
        return False
    if _dangles(last):
        return True
    if opens_paragraph(line) or line.key.startswith(block[0].key):  # a caption that the lead repeats word for word
        return False
    if _open_quote(text[block[0].start : last.end]):
        return True
    if LABEL.match(line.key) and len(line.key) <= LONG_HEADING and not finished(line.key):
        return False
    if blanks:
        return opens_paragraph(block[0]) or len(block) > 1 or _is_rest(line)
    return not _is_heading(block, line)


def _is_entry(key: str) -> bool:
    return key.lstrip().startswith(("-", "–", "—", "•", "*"))


def _dangles(line: Line) -> bool:
    last = line.words[-1] if line.words else ""
    return last in word_list("dangling") or line.key.rstrip().endswith(("،", ",", "(", "“", "«"))


def _open_quote(part: str) -> bool:
    return part.count('"') % 2 == 1 or part.count("“") > part.count("”") or part.count("«") > part.count("»")


def _is_rest(line: Line) -> bool:
    return bool(line.words) and line.words[0] in word_list("dangling") and len(line.words) < 6


def _is_heading(block: list[Line], line: Line) -> bool:
    only = len(block) == 1 and len(block[0].key) <= LONG_HEADING and not opens_paragraph(block[0])
    return only and len(line.key) > LONG_HEADING and len(line.key) > 2 * len(block[0].key)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in CONTROLS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in CONTROLS):
        end -= 1
    return start, end
