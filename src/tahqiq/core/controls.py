"""Unseen characters that can reorder or split a line, made visible wherever words of others are shown."""

import re

# Everything unseen but the joiners U+200C and U+200D, which Persian words need.
CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
)


def visible(text: str) -> str:
    """The text with direction controls and other unseen characters shown as their code point."""
    return CONTROLS.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)
