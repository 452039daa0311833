"""Marks that a text shares with its translation: names, places, organisations, dates, numbers, across three scripts.

A name is compared by its consonant skeleton: لافروف, Lavrov and Лавров all give `lfrf`. Well-known names whose spelling
differs too much (حلب, Aleppo) come from `lists/aliases.txt`.
"""

import functools
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tahqiq.text.analysis import stems_of, stopwords
from tahqiq.text.arabic import search_key
from tahqiq.text.lexicon import table

TOKEN = re.compile(r"\d+(?:[.,]\d{3})*(?![\d])|[^\W\d_]+")
ARABIC = {
    "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ج": "g", "ح": "h", "خ": "h", "د": "d", "ذ": "z", "ر": "r", "ز": "z",
    "س": "s", "ش": "$", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ڤ": "f", "ق": "k", "ك": "k",
    "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "چ": "$", "و": "w", "ي": "y",
}  # fmt: skip
CYRILLIC = {
    "б": "b", "в": "f", "г": "g", "д": "d", "ж": "g", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "b",
    "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "ц": "ts", "ч": "$", "ш": "$", "щ": "$",
    "о": "w", "у": "w", "и": "y", "й": "y", "ы": "y", "ю": "w",
}  # fmt: skip
LATIN = {
    "b": "b", "c": "k", "d": "d", "f": "f", "g": "g", "h": "h", "j": "g", "k": "k", "l": "l", "m": "m", "n": "n",
    "p": "b", "q": "k", "r": "r", "s": "s", "t": "t", "v": "f", "x": "ks", "z": "z", "o": "w", "u": "w", "w": "w",
    "i": "y", "y": "y",
}  # fmt: skip
DIGRAPHS = (
    ("sch", "$"), ("tch", "$"), ("sh", "$"), ("ch", "$"), ("kh", "h"), ("gh", "g"), ("zh", "g"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("ck", "k"), ("ce", "s"), ("ci", "sy"), ("cy", "sy"),
)  # fmt: skip
LETTERS = ARABIC | CYRILLIC
NISBA = ("ه", "ين", "ون", "ات")
SHORTEST = 3  # consonants that a skeleton needs to stand for a name by itself; أن and Ann share two
