"""Marks that a text shares with its translation: names, places, organisations, dates, numbers, across three scripts.

A name is compared by its consonant skeleton: لافروف, Lavrov and Лавров all give `lfrf`. Well-known names whose spelling
differs too much (حلب, Aleppo) come from `lists/aliases.txt`.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tahqiq.text.analysis import is_arabic, plain_letters, stem, stopwords
from tahqiq.text.lexicon import table

TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+|[^\W\d_]+")
SOUNDS = {
    "ب": "b", "پ": "b", "ت": "t", "ث": "t", "ج": "g", "ح": "h", "خ": "h", "د": "d", "ذ": "z", "ر": "r", "ز": "z",
    "س": "s", "ش": "$", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f", "ڤ": "f", "ق": "k", "ك": "k",
    "گ": "g", "ل": "l", "م": "m", "ن": "n", "ه": "h", "چ": "$",
    "б": "b", "в": "f", "г": "g", "д": "d", "ж": "g", "з": "z", "к": "k", "л": "l", "м": "m", "н": "n", "п": "b",
    "р": "r", "с": "s", "т": "t", "ф": "f", "х": "h", "ц": "ts", "ч": "$", "ш": "$", "щ": "$",
    "b": "b", "c": "k", "d": "d", "f": "f", "g": "g", "h": "h", "j": "g", "k": "k", "l": "l", "m": "m", "n": "n",
    "p": "b", "q": "k", "r": "r", "s": "s", "t": "t", "v": "f", "x": "ks", "z": "z", "$": "$",
}  # fmt: skip
DIGRAPHS = (
    ("sch", "$"), ("tch", "$"), ("sh", "$"), ("ch", "$"), ("kh", "h"), ("gh", "g"), ("zh", "g"), ("ph", "f"),
    ("th", "t"), ("dh", "d"), ("ce", "s"), ("ci", "s"), ("cy", "s"), ("تش", "$"), ("дж", "g"),
)  # fmt: skip
SHORTEST = 3  # consonants that a skeleton needs to stand for a name by itself: من and Oman share two
NISBA_ENDINGS = ("ه", "ين", "ون", "ات")


@dataclass(frozen=True, order=True)
class Mark:
    """Something that a text names: its kind (place, organisation, office, date, number, name, candidate) and its key.

    A candidate is an Arabic word that may be a name: the script has no capitals to tell.
    """

    kind: str
    key: str


def marks(text: str) -> list[Mark]:
    """The marks of a text in order, repeated as often as they occur; the language is read off the script."""
    tokens = TOKEN.findall(plain_letters(text))
    keys = [_token_keys(token) for token in tokens]
    found: list[Mark] = []
    place = 0
    while place < len(tokens):
        length, known = _alias_at(keys, place)
        found += known or _loose_marks(tokens[place])
        place += length or 1
    return found


def skeleton(name: str) -> str:
    """The consonants of a name in one alphabet for three scripts, a doubled one once; empty if there are none."""
    letters = plain_letters(name).lower()
    for digraph, sound in DIGRAPHS:
        letters = letters.replace(digraph, sound)
    sounds = "".join(SOUNDS.get(letter, "") for letter in letters)
    return re.sub(r"(.)\1+", r"\1", sounds)


def bare_forms(word: str) -> list[str]:
    """A folded Arabic word, then what it leaves without conjunction, preposition and article, as far as it has them."""
    forms = [word]
    for heads in ("وف", "بكل"):
        forms += [form[1:] for form in forms if form[0] in heads and len(form) > 3]
    forms += [form[2:] for form in forms if form[:2] in ("ال", "لل") and len(form) > 4]
    return list(dict.fromkeys(forms))


def _loose_marks(token: str) -> list[Mark]:
    """What a token that is no known name may stand for: a number, a name by its capital, or an Arabic candidate."""
    if token[0].isdigit():
        return [Mark("number", token.replace(",", "").lstrip("0") or "0")]
    if is_arabic(token):
        forms = [] if token in stopwords("ar") else bare_forms(token)
        keys = dict.fromkeys(skeleton(form) for form in forms)
        return [Mark("candidate", key) for key in keys if len(key) >= SHORTEST]
    key = skeleton(stem(token.lower(), "ru") if _is_cyrillic(token) else token)
    return [Mark("name", key)] if token[0].isupper() and len(key) >= SHORTEST else []


def _token_keys(token: str) -> frozenset[str]:
    """The keys under which a token of running text is looked up among the aliases."""
    if is_arabic(token):
        forms = bare_forms(token)
        endings = [(form, end) for form in forms for end in NISBA_ENDINGS if form.endswith(f"ي{end}")]
        return frozenset([*forms, *(form.removesuffix(end) for form, end in endings)])
    root = stem(token.lower(), "ru" if _is_cyrillic(token) else "en")
    return frozenset([root, *([f"^{root}"] if token[0].isupper() else []), *([token] if token.isupper() else [])])


def _alias_key(token: str) -> str:
    """The one key of a word in the list: capitals count where the list has them, so that `US` is not `us`."""
    if is_arabic(token):
        return token.removeprefix("ال") if len(token) > 4 else token
    root = stem(token.lower(), "ru" if _is_cyrillic(token) else "en")
    short = token.isupper() and len(token) <= 4
    return token if short else f"^{root}" if token[0].isupper() else root


def _alias_at(keys: Sequence[frozenset[str]], place: int) -> tuple[int, list[Mark]]:
    """How many tokens from `place` on the longest known name takes, and its marks; (0, []) if there is none."""
    best: tuple[int, list[Mark]] = (0, [])
    for first in sorted(keys[place]):
        for sequence, names in _aliases().get(first, ()):
            rest = keys[place : place + len(sequence)]
            if best[0] < len(sequence) == len(rest) and all(key in have for key, have in zip(sequence, rest, strict=True)):
                best = len(sequence), names
    return best


@functools.cache
def _aliases() -> dict[str, list[tuple[tuple[str, ...], list[Mark]]]]:
    """The known names by the key of their first word: all keys, and the marks they stand for."""
    kinds = {row[1]: row[0] for row in table("aliases")}
    found: dict[str, list[tuple[tuple[str, ...], list[Mark]]]] = {}
    for kind, key, also, *columns in table("aliases"):
        named = [Mark(kind, key), *([Mark(kinds[also], also)] if also != "-" else [])]
        for spelling in (name for column in columns for name in column.split("|")):
            sequence = tuple(_alias_key(token) for token in TOKEN.findall(plain_letters(spelling)))
            found.setdefault(sequence[0], []).append((sequence, named))
    return found


def _is_cyrillic(token: str) -> bool:
    return "\u0400" <= token[0] <= "\u04ff"
