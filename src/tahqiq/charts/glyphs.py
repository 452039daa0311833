"""Which characters the shipped family has, and stand-ins of a fixed width for those that it has not.

A character that the family lacks would be measured with whatever font the machine happens to have, and the drawing would
differ from machine to machine. So it is drawn as a stand-in from the private use area and put back afterwards.
"""

import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Tahqiq Sans"
STAND_INS = range(0xE000, 0xE100)
LAYOUT = frozenset("\n\r\t")


@cache
def covered() -> frozenset[int]:
    """Code points that both weights of the family have a glyph for."""
    faces = (_code_points(path.read_bytes()) for path in sorted(FONTS.glob("*.ttf")))
    return frozenset.intersection(*faces)


def stand_in(text: str) -> tuple[str, dict[str, str]]:
    """The text with a stand-in for every character that the family lacks, and what each stand-in stands for.

    The 256th different foreign character and all later ones share the last stand-in and are shown as a square.
    """
    known = covered()
    foreign = sorted({char for char in text if char not in LAYOUT and (ord(char) not in known or ord(char) in STAND_INS)})
    square = chr(STAND_INS[-1])
    places = {char: chr(STAND_INS[min(at, len(STAND_INS) - 1)]) for at, char in enumerate(foreign)}
    back = {place: char for char, place in places.items() if place != square}
    return text.translate(str.maketrans(places)), back | {square: "□"}


def _code_points(font: bytes) -> frozenset[int]:
    """Code points of a TrueType file, read from its format 4 character map (the platform 3, encoding 1 one)."""
    tables = struct.unpack(">H", font[4:6])[0]
    directory = {font[at : at + 4]: struct.unpack(">I", font[at + 8 : at + 12])[0] for at in range(12, 12 + 16 * tables, 16)}
    base = directory[b"cmap"]
    for at in range(base + 4, base + 4 + 8 * struct.unpack(">H", font[base + 2 : base + 4])[0], 8):
        platform, encoding, offset = struct.unpack(">HHI", font[at : at + 8])
        if (platform, encoding) == (3, 1):
            return _segments(font[base + offset :])
    return frozenset()


def _segments(table: bytes) -> frozenset[int]:
    """Code points of a format 4 character map; every code point inside a segment that is not the final 0xFFFF."""
    count = struct.unpack(">H", table[6:8])[0] // 2
    ends = struct.unpack(f">{count}H", table[14 : 14 + 2 * count])
    starts = struct.unpack(f">{count}H", table[16 + 2 * count : 16 + 4 * count])
    return frozenset(point for first, last in zip(starts, ends, strict=True) for point in range(first, last + 1)) - {0xFFFF}
