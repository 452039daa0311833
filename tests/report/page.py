"""A page taken apart by a real HTML parser, to see what a browser would make of it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset(("meta", "link", "br", "img", "hr", "input"))


@dataclass(frozen=True)
class Words:
    """A run of text with the elements that it stands in, and the language and direction that it is marked with."""

    text: str
    tags: tuple[str, ...]
    language: str
    direction: str


@dataclass
class Page(HTMLParser):
    """Elements with their attributes, in order, and the text outside of style."""

    html: str
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    runs: list[Words] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, dict[str, str | None]]] = []
        self.feed(self.html)
        self.close()
        assert not self._open, f"never closed: {[tag for tag, _ in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"<{tag}> has an attribute twice"
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1][0] == tag, f"</{tag}> closes {self._open[-1:]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        tags = tuple(tag for tag, _ in self._open)
        if "style" not in tags:
            self.runs.append(Words(data, tags, self._inherited("lang"), self._inherited("dir")))

    def _inherited(self, attribute: str) -> str:
        return next((attrs[attribute] or "" for _, attrs in reversed(self._open) if attrs.get(attribute)), "")

    def __hash__(self) -> int:
        return id(self)

    def all(self, attribute: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [attrs[attribute] or "" for _, attrs in self.elements if attribute in attrs]

    def having(self, attribute: str, value: str) -> list[dict[str, str | None]]:
        """The elements whose attribute has the value among its words."""
        return [attrs for _, attrs in self.elements if value in (attrs.get(attribute) or "").split()]

    @property
    def words(self) -> list[str]:
        """The runs of text."""
        return [run.text for run in self.runs]

    @property
    def text(self) -> str:
        """The words a reader sees, with single spaces."""
        return " ".join(" ".join(self.words).split())

    @property
    def ratings(self) -> list[str]:
        """The marks that rate a claim, by their classes; the scale's printed legend is none."""
        legend = self.html[self.html.find('<dl class="scale">') :] if '<dl class="scale">' in self.html else ""
        every = [names for names in self.all("class") if " k-" in names]
        return every[: len(every) - legend.count(" k-")]
