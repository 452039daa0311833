"""How attributed claims are found in an article. Each extractor is filed by name and says which languages it reads."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from tahqiq.core.records import Article, Kind, Passage, TimeExpression
from tahqiq.methods.extractors.found import Aside, Found
from tahqiq.methods.registry import Registry


class Extractor(Protocol):
    """Finds claims in articles of some languages."""

    name: str
    version: str
    languages: tuple[str, ...]

    @property
    def rules(self) -> Mapping[str, str]:
        """Each rule's name with what it finds."""

    def supports(self, language: str) -> bool:
        """Whether it reads articles of this BCP 47 language."""

    def find(self, article: Article, passages: Sequence[Passage]) -> tuple[list[Found], list[Aside]]:
        """The attributed claims, in any order, and the words that look like cues and make none, each with the reason."""

    def times(self, article: Article, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The time expressions between two code points of the text, in order, resolved."""

    def kind(self, article: Article, claim: Found) -> Kind:
        """What sort of statement a claim is, `unclassified` where no rule tells."""


EXTRACTORS: Registry[Extractor] = Registry("extractor")

from tahqiq.methods.extractors import rules_ar as rules_ar  # noqa: E402 - files itself in EXTRACTORS
