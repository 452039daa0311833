"""What an extractor hands over: a claim before it has an id, a place in the table, and its relations to others."""

from dataclasses import dataclass

from tahqiq.core.records import Level, Mode, PassageKind, Resolution


@dataclass(frozen=True)
class Found:
    """An attributed claim; spans are [start, end) in code points of the article's stored text."""

    level: Level
    mode: Mode
    where: PassageKind
    cue: tuple[int, int]
    speaker: tuple[int, int] | None
    speaker_name: str
    resolution: Resolution
    content: tuple[int, int]
    rule: str
    corrected_by: str = ""


@dataclass(frozen=True)
class Aside:
    """A word that looks like a cue and makes no claim: its span, and why."""

    cue: tuple[int, int]
    why: str
