"""Words told by their shape: verbal nouns, which open a content (أكد الوزير حرص الحكومة), and present-tense verbs."""

import functools
import re

from tahqiq.methods.extractors.arabic.grammar import PACKAGE, is_name_word
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Token

PRONOUN = r"(?:ه|ها|هم|هما|هن|نا)?"
# The derived forms whose shape tells them: استفعال، انفعال، افتعال، تفعيل، مفاعلة، تفاعل
# (Wright, A Grammar of the Arabic Language, I 202-203)
SHAPE = re.compile(rf"^(?:است..?ا.|استئ.ا.|ان..ا.|ا.ت.ا.|اد.ا.|اض.را.|اص.?طلا.|ت..ي.|ت..ي[ةت]|م.ا..[ةت]|ت.ا..){PRONOUN}$")
CAUSATIVE = re.compile(rf"^ا(?!ل)..?ا[^ا]{PRONOUN}$")  # إفعال: told from a plural of the shape أفعال by its hamza alone
IMPERFECT = re.compile(r"^[يتن][^\W\d_]{2,}$")
FUTURE = re.compile(r"^س[يتن][^\W\d_]{3,}$")
SUFFIX = re.compile(r"(?:ه|ها|هم|هما|هن|نا)$")


def is_masdar(token: Token) -> bool:
    """Whether the word is a verbal noun without ال, a pronoun behind it allowed."""
    return looks_masdar(token.key) or (token.first == "إ" and _causative(token.key))


def is_owned(token: Token) -> bool:
    """Whether the word is a known noun with a pronoun behind it: مسؤوليته, استعدادها."""
    stem = SUFFIX.sub("", token.key)
    if stem == token.key or len(stem) < 4 or is_name_word(token.key):
        return False
    bound = stem[:-1] + "ة" if stem.endswith("ت") else stem
    return bound in word_list("ordinary", PACKAGE) and not bound.startswith("ال")


def has_masdar_shape(key: str) -> bool:
    """Whether a folded word has the shape of a verbal noun, or is listed as one, though it may serve as another noun too."""
    return bool(SHAPE.match(key)) or key in word_list("masdars", PACKAGE)


@functools.lru_cache(maxsize=20_000)  # a bound: over ten thousand articles memory must not grow with the words seen
def looks_masdar(key: str) -> bool:
    """Whether a folded word has a verbal noun's shape beyond doubt, or is listed as one."""
    stem = SUFFIX.sub("", key)
    listed, barred = word_list("masdars", PACKAGE), word_list("no_masdars", PACKAGE)
    if {key, stem} & barred:
        return False
    bound = stem[:-1] + "ة" if stem.endswith("ت") and stem != key else stem
    return bool({key, stem, bound} & listed) or bool(SHAPE.match(key))


def _causative(key: str) -> bool:
    return bool(CAUSATIVE.match(key)) and not {key, SUFFIX.sub("", key)} & word_list("no_masdars", PACKAGE)


def is_imperfect(token: Token) -> bool:
    """Whether the word looks like a present-tense verb; nouns of that shape are listed or have a verbal noun's."""
    key = token.key
    if not IMPERFECT.match(key) or key.endswith(("ة", "ات")) or looks_masdar(key):
        return False
    if key in word_list("nouns", PACKAGE) or is_name_word(key):
        return False
    if key[0] == "ي" or key.endswith(("ون", "وا")) or key[1] == "ت" or key[1:3] == "ست":
        return True
    return bool(({f"ي{key[1:]}", f"ت{key[1:]}"} - {key}) & word_list("ordinary", PACKAGE))  # تشلسي, نموذج have the shape alone


def is_future(key: str) -> bool:
    """Whether a word is a present-tense verb behind the س of the future; names such as سيرغي have its look alone."""
    stem = key[1:]
    if not FUTURE.match(key) or is_name_word(key):
        return False
    return _has_verb(stem[1:]) or stem[1] == "ت" or stem[1:3] == "ست"


def _has_verb(letters: str) -> bool:
    """Whether another form of the verb is a known word: of جتمع, اجتمع."""
    return bool({f"ي{letters}", f"ت{letters}", f"ا{letters}", letters} & word_list("ordinary", PACKAGE))
