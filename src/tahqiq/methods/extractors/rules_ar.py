"""The rule extractor for Arabic news."""

from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.core.records import Article, Kind, Passage, TimeExpression
from tahqiq.methods.extractors import EXTRACTORS
from tahqiq.methods.extractors.arabic.engine import find_claims
from tahqiq.methods.extractors.arabic.kinds import kind_of
from tahqiq.methods.extractors.arabic.rules import RULES
from tahqiq.methods.extractors.found import Aside, Found
from tahqiq.text.times_ar import times_in


@dataclass(frozen=True)
class RulesArabic:
    """Cues, speakers and contents by lexicon and rules; no model."""

    name: str = "rules-ar"
    version: str = "1"
    languages: tuple[str, ...] = ("ar",)

    @property
    def rules(self) -> dict[str, str]:
        """Each rule's name with what it finds."""
        return RULES

    def supports(self, language: str) -> bool:
        """Whether the article is in Arabic, of any region."""
        return language.split("-")[0].lower() in self.languages

    def find(self, article: Article, passages: Sequence[Passage]) -> tuple[list[Found], list[Aside]]:
        """The attributed claims, and the words that look like cues and make none, both in reading order."""
        return find_claims(article.text, passages)

    def times(self, article: Article, start: int, end: int) -> tuple[TimeExpression, ...]:
        """The time expressions of a stretch, counted from the publication date."""
        return times_in(article.text, start, end, article.published)

    def kind(self, article: Article, claim: Found) -> Kind:
        """The kind by the words of the content and the cue."""
        return kind_of(article.text[slice(*claim.content)], article.text[slice(*claim.cue)])


EXTRACTORS.register("rules-ar")(RulesArabic())
