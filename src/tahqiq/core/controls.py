"""Unseen characters that can reorder or split a line, made visible wherever words of others are shown."""

import re

CONTROLS = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")


def visible(text: str) -> str:
    """The text with direction controls and other unseen characters shown as their code point."""
    return CONTROLS.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)
