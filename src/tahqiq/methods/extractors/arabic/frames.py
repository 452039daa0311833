"""Noun phrases as contents: behind the verb's own preposition, as its object, or accused and described objects."""

import re

from tahqiq.methods.extractors.arabic.grammar import (
    PACKAGE,
    PARTICLES,
    is_comma,
    is_complementizer,
    is_definite,
    is_name_word,
    without_article,
)
from tahqiq.methods.extractors.arabic.joints import LINKS, opens_report
from tahqiq.methods.extractors.arabic.model import Opened
from tahqiq.methods.extractors.arabic.naming import read_name
from tahqiq.methods.extractors.arabic.nouns import is_body, is_common, is_ordinary, is_title
from tahqiq.methods.extractors.arabic.shapes import has_masdar_shape, is_masdar, is_owned
from tahqiq.methods.extractors.arabic.subjects import phrase_after
from tahqiq.methods.extractors.arabic.verbs import Form, form_of, has_conjunction
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

PREPOSITIONS = frozenset("عن الى من على".split())
ROOM = 14  # tokens between a verb and its preposition
FIXED = frozenset(
    "علاوة فضلا بعيدا عوضا بحثا دفاعا ناهيك اضافة بالاضافة نظرا استنادا"
    " المسؤول مسؤول المشرف مشرف التنفيذي المكلف صادر صادرة الصادر الصادرة".split()
)
NEAR = 7  # tokens within which a complementizer shows that a word of a verbal noun's shape was a name
OPEN = frozenset(
    "خلال اثناء عقب اثر بعد قبل منذ عند عبر حول بشان بخصوص امام لدى بينما لكن حيث اذ حين عندما"
    " يوم مساء صباح ظهر ليل من ان وهو وهي".split()
)
ASIDE = re.compile(
    r"(?:(?:في|بهذا|على) (?:(?:هذا|هذه|ذات|نفس|ذا) )?(?:السياق|الاطار|الصدد|الشان|الاتجاه|الخصوص|المجال|الوقت|المقابل|الان|صعيد)"
    r"(?: (?:ذاته|نفسه|اخر|متصل))?|فيه|فيها|كذلك|ايضا|مجددا|بدوره|بدورها|صراحة) "
)
BLAME = frozenset("مسؤولية المسؤولية مسئولية المسئولية تبعات".split())  # حمل الحكومة مسؤولية الأزمة
ABOUT = ("بانه", "بانها", "بانهم")


def noun_frame(stretch: Stretch, place: int, last: int, form: Form) -> Opened | None:
    """A noun phrase as content, behind the verb's preposition or as accused or described object."""
    tokens = stretch.tokens
    if "within" in form.takes or (stretch.quote_at[place] is not None and form.tense != "participle"):
        return None
    if form.takes & {"accuse", "describe"}:
        return _object_frame(stretch, place, last, form)
    hope = hope_end(stretch, place, last, form)
    if hope:
        return Opened("noun", hope, hope)
    start = past_aside(stretch, place + 1, last)
    for spot in range(start, min(last, place + ROOM)):
        key = tokens[spot].key
        if (is_comma(tokens[spot]) and form.tense == "participle") or (opens_report(stretch, spot) and spot > place + 1):
            break
        if key in form.takes & PREPOSITIONS and spot + 1 < last and (spot == start or _fits(stretch, place, spot)):
            return Opened("noun", spot + 1, spot)
        if "act" in form.takes and spot > place and _is_purpose(tokens[spot].key):
            return Opened("noun", spot, spot)  # دعا الجماهير لتفهم الوضع
        if "ب" in form.takes and _is_ba(tokens[spot]) and (spot == start or is_deed(stretch, spot)):
            return Opened("noun", spot, spot)
    return _attached(stretch, place, last, form) if form.tense == "participle" else None


def _is_purpose(key: str) -> bool:
    """Whether ل makes a verbal noun the purpose of a call: لتفهم, للمساهمة."""
    return key[0] == "ل" and (has_masdar_shape(key[1:]) or (key.startswith("لل") and has_masdar_shape(key[2:])))


def begins_object(stretch: Stretch, place: int, spot: int, last: int) -> bool:
    """Whether a verbal noun at `spot` is the object of the verb at `place`: right behind it, or behind a complete subject."""
    tokens = stretch.tokens
    if spot + 1 >= last or is_body(tokens[spot].key):
        return False
    if (
        tokens[spot].key in word_list("rumours", PACKAGE)
        and spot > place + 1
        and not is_body(tokens[spot - 1].key.removeprefix("ل"))
    ):
        return _closes(stretch, place + 1, spot - 1)  # نفت الحكومة المصرية الأنباء
    if not is_masdar(tokens[spot]) and not (is_owned(tokens[spot]) and tokens[spot - 1].is_quote):
        return False
    if any(is_complementizer(token) for token in tokens[spot + 2 : spot + NEAR]):
        return False  # a name of that shape: توفيق شرف الدين أن
    return spot == place + 1 or _closes(stretch, place + 1, spot - 1)


def _closes(stretch: Stretch, first: int, end: int) -> bool:
    """Whether a noun phrase that began at `first` may be complete with the token at `end`."""
    token = stretch.tokens[end]
    if stretch.tokens[end - 1].key in PARTICLES and not is_definite(token):
        return False  # على هامش انعقاد: when it was said
    if not token.is_word:
        return is_comma(token) or token.is_quote
    if is_definite(token) or token.key.startswith("لل") or token.key in word_list("places", PACKAGE):
        return True
    if token.key in word_list("circumstance", PACKAGE) or token.key[0].isdigit():
        return token.key not in OPEN
    if is_title(token.key) or is_body(token.key) or is_masdar(token) or token.key in PARTICLES or token.key == "باسم":
        return False
    named = read_name(stretch.text, [word for word in stretch.tokens[first : end + 1] if word.is_word])
    return named.end == token.end and (len(named.keys) > 1 or named.kind == "person")


def hope_end(stretch: Stretch, place: int, last: int, form: Form) -> int:
    """The end of a cue that voices hope with its noun (مبديا أمله في), 0 if it does not."""
    tokens = stretch.tokens
    spot = place + 1 + (place + 1 < last and tokens[place + 1].key == "عن")
    if "hope" not in form.takes or spot + 1 >= last or tokens[spot].key not in ("امله", "املها", "املهم"):
        return 0
    return spot + 2 if tokens[spot + 1].key in ("في", "ان", "بان") else spot + 1


def governs_noun(stretch: Stretch, place: int, spot: int) -> bool:
    """Whether the preposition at `spot` is the verb's and has a noun phrase behind it, no clause, quotation or venue."""
    if stretch.tokens[spot - 1].key in FIXED:
        return False  # علاوة عن, المشرف على
    behind = stretch.tokens[spot + 1]
    clause = is_complementizer(behind) or behind.is_quote or behind.key in word_list("venues", PACKAGE)
    return not clause and stretch.quote_at[place] is None and _fits(stretch, place, spot)


def _attached(stretch: Stretch, place: int, last: int, form: Form) -> Opened | None:
    """The object right behind a participle: مؤكدا استقرار الأعداد, موضحا رضاه, an aside such as في المقابل left out."""
    tokens = stretch.tokens
    spot = past_aside(stretch, place + 1, last)
    called = tokens[place].key.endswith("ة") and "act" in form.takes and spot < last and is_definite(tokens[spot])
    if not (tokens[place].key.endswith("ا") or called) or not form.takes & {"that", "np"} or spot + 1 >= last:
        return None
    word = tokens[spot]
    fits = word.is_word and word.key not in PARTICLES and form_of(word.key) is None
    return Opened("noun", spot, spot) if fits else None


def past_aside(stretch: Stretch, spot: int, last: int) -> int:
    """The first token behind an aside: مشيرا في هذا السياق إلى, موضحا في المقابل رضاه."""
    keys = [token.key for token in stretch.tokens[spot : min(last, spot + 4)]]
    match = ASIDE.match(" ".join(keys) + " ")
    return spot + match.group().count(" ") if match else spot


def _is_ba(token: Token) -> bool:
    return token.key.startswith("ب") and len(token.key) > 3


def _fits(stretch: Stretch, place: int, spot: int) -> bool:
    """Whether the preposition is the verb's own: right behind it, or behind a speaker's phrase that ends there."""
    if spot == place + 1:
        return True
    phrase = phrase_after(stretch, place + 1, spot)
    if phrase is None or phrase[1] == spot:
        return phrase is not None
    behind = stretch.tokens[phrase[1]]
    return is_comma(behind) or behind.key in ("في", "ل") or behind.key in word_list("circumstance", PACKAGE)


def _object_frame(stretch: Stretch, place: int, last: int, form: Form) -> Opened | None:
    """The accused or described object with what is said of it: اتهم الوزير الشركة بالتهرب, واصفا القرار بأنه خاطئ."""
    tokens, reach = stretch.tokens, range(place + 1, min(last - 1, place + ROOM + 8))
    about = next((spot for spot in reach if tokens[spot].key in ABOUT), None) if "describe" in form.takes else None
    called = next((spot for spot in reach if tokens[spot].key == "ب" and tokens[spot + 1].is_quote), None)  # بـ"أم المعارك"
    blamed = next((spot for spot in reach if tokens[spot].key in BLAME), None)
    if "blame" in form.takes and blamed is None:
        return None
    by = (
        about
        or ("blame" in form.takes and blamed)
        or ("describe" in form.takes and called)
        or next((spot for spot in reach if is_deed(stretch, spot)), None)
    )
    if by is None or any(opens_report(stretch, spot) for spot in range(place + 2, by)):
        return None
    if "pronoun" in form.takes and about is not None:
        return Opened("that", by + 1, by)
    if "pronoun" in form.takes:
        return Opened("clause", by, by)
    if by == place + 1:
        return None
    if form.tense == "participle" or _subject_precedes(stretch, place):
        start = place + 1 + (tokens[place + 1].key in word_list("days", PACKAGE))  # وكان ترامب وصف الأحد كيم بأنه
        return Opened("clause", start, place + 1)
    split = _object_of(stretch, place, by, described=about is not None)
    while split is not None and split < by and tokens[split].key in word_list("days", PACKAGE):
        split += 1  # اتهمت الوزارة مساء الاثنين قادة
    return Opened("clause", split, split) if split is not None and not is_comma(tokens[split]) else None


def _object_of(stretch: Stretch, place: int, by: int, *, described: bool) -> int | None:
    """Where the object begins behind subject and verb, None where nobody could tell."""
    tokens = stretch.tokens
    if place and tokens[place - 1].key in ("بعدما", "عندما") and by - place < 5:
        return place + 1
    subject = phrase_after(stretch, place + 1, by)
    if subject is not None and subject[1] < by - 1 and is_comma(tokens[subject[1]]) and not _is_aside(tokens[subject[1] + 1]):
        return subject[1] + 1
    comma = next((spot for spot in range(by - 2, place + 2, -1) if is_comma(tokens[spot]) and _is_known(tokens[spot + 1])), None)
    if subject is not None and comma is not None and comma >= subject[1]:
        return comma + 1  # وصف نور الدين البحيري، في كلمة بنابل، الأوضاع
    head = tokens[place + 1]
    surname = head.is_word and is_definite(head) and not is_ordinary(head.key) and not is_title(head.key)
    if surname and is_definite(tokens[place + 2]) and is_ordinary(tokens[place + 2].key):
        return place + 2  # وصف الرحوي الأطراف
    split = next((spot for spot in range(place + 2, by) if _new_phrase(stretch, place, spot)), None)
    if split is not None:
        return split
    split = next((spot for spot in range(place + 2, by) if _is_acted_on(tokens[spot - 1], tokens[spot])), None)
    if split is not None:
        return split
    if described and by == place + 3 and is_name_word(tokens[place + 1].key) and is_name_word(tokens[place + 2].key):
        return place + 2  # ووصف صالح كاسترو بأنه
    for spot in range(by - 1, place + 2, -1):  # two words with ال in a row behind a bare one: بشار الأسد المعارضة
        bare_before = any(not is_definite(word) and word.is_word for word in tokens[place + 1 : spot - 1])
        adjective = tokens[spot].key.endswith(("ي", "ية"))
        if is_definite(tokens[spot]) and is_definite(tokens[spot - 1]) and bare_before and not adjective:
            return spot
    if subject is not None and subject[1] < by:
        return subject[1]
    if described and by - place > 2 and is_definite(tokens[by - 1]) and is_definite(tokens[place + 1]):
        return by - 1
    plain = head.is_word and not is_definite(head) and is_common(head.key) and not (is_title(head.key) or is_body(head.key))
    if plain and has_conjunction(tokens[place].key):
        return place + 1  # ووصف طريقة معاملة اللاجئين بأنها
    follows = has_conjunction(tokens[place].key) or tokens[place - 1].key in LINKS
    return place + 1 if place and follows and by - place < 5 else None


def _is_known(token: Token) -> bool:
    """Whether a noun carries ال or its owner's pronoun: الأوضاع, لقاءه."""
    return is_definite(token) or is_owned(token)


def _is_aside(token: Token) -> bool:
    """Whether what stands behind the comma is the subject's office or where it spoke: وصف مبروك كورشيد، كاتب الدولة، الحرب."""
    return (is_title(token.key) and not is_definite(token)) or token.key in ("في", "خلال", "على")


def _is_acted_on(before: Token, token: Token) -> bool:
    """Whether a word's case or pronoun shows that it is acted on: اتهمت السعودية الحوثيين, وصف الطاسان تجربته."""
    if not is_definite(before):
        return False
    owned = token.key.endswith(("ته", "تها", "اته", "اتها", "اره", "اءه")) and len(token.key) > 4 and not is_name_word(token.key)
    return owned or (is_definite(token) and token.key.endswith("ين") and len(token.key) > 6)


def _subject_precedes(stretch: Stretch, place: int) -> bool:
    before = place - 1 - (place > 0 and stretch.tokens[place - 1].key == "قد")
    word = stretch.tokens[before] if before >= 0 else None
    return word is not None and word.is_word and word.key not in LINKS and not has_conjunction(stretch.tokens[place].key)


def is_deed(stretch: Stretch, spot: int) -> bool:
    """Whether ب begins what somebody is accused of or asked for: بالتورط, بتقديم, no place as in بمحافظة."""
    token = stretch.tokens[spot]
    if token.key == "ب":
        return True
    if not _is_ba(token) or is_name_word(token.key):
        return False
    inner = token.key[1:]
    return without_article(inner) not in word_list("sites", PACKAGE) and inner not in word_list("places", PACKAGE)


def _new_phrase(stretch: Stretch, place: int, spot: int) -> bool:
    """Whether an object begins here: an indefinite word or a state behind a definite one."""
    key, before = stretch.tokens[spot].key, stretch.tokens[spot - 1].key
    joined = key.startswith("و") and key not in word_list("waw", PACKAGE)
    if not stretch.tokens[spot].is_word or joined or key.startswith(("ال", "ب")) or key in PARTICLES:
        return False
    nationality = before.endswith("ي") and is_body(key)  # حمل مسؤول تركي حزب العمال
    return (before.startswith("ال") or nationality) and spot > place + 2
