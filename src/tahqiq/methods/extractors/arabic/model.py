"""What the rules pass on to each other: a cue with its parts, by tokens of one passage."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Opening = Literal["that", "quote", "colon", "noun", "clause"]


class Opened(NamedTuple):
    """How a content opens, its first token, and the token before which the speaker's phrase must have ended."""

    opening: Opening
    content: int
    stop: int


@dataclass(frozen=True)
class Cue:
    """A reporting word with what belongs to it, as token places of one passage.

    `edge` is where the cue's own clause begins, hence where an earlier content must end; `content` is the first token of the
    content, for `according to` the first of the clause it covers; `limit` the end of the sentence.
    """

    place: int
    end: int
    edge: int
    kind: Literal["verb", "participle", "preposition", "colon"]
    rule: str
    gender: str
    speaker: tuple[int, int] | None
    opening: Opening
    content: int
    limit: int
    sibling: bool
    level: Literal["core", "second"] = "core"
    relative: bool = False
    joined: bool = False  # a conjunction is written to the cue
    own_words: bool = False  # وفق تعبيره: the speaker is whoever speaks already
    final: int | None = None  # end of the content where the cue itself fixes it

    @property
    def spoken(self) -> int:
        """The first token after everything that belongs to the cue."""
        return max(self.end, self.content)


@dataclass(frozen=True)
class Content:
    """A content as token places, its mode, and whether it repeats the complementizer of the claim before."""

    first: int
    last: int
    mode: Literal["direct", "indirect", "mixed"]
    repeated: bool
