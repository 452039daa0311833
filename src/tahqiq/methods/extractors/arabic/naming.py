"""What a speaker's noun phrase calls its bearer: the bare name, the office, whether it names anybody at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tahqiq.methods.extractors.arabic.grammar import (
    PARTICLES,
    RELATIVES,
    is_comma,
    is_definite,
    is_name_word,
    without_article,
)
from tahqiq.methods.extractors.arabic.nouns import NAME_LINKS, is_body, is_common, is_ordinary, is_title
from tahqiq.methods.extractors.arabic.shapes import has_masdar_shape, is_future, is_imperfect, looks_masdar
from tahqiq.methods.extractors.arabic.verbs import PACKAGE
from tahqiq.text.arabic import lexicon_key
from tahqiq.text.lexicon import table, word_list
from tahqiq.text.tokens import QUOTES, Token

BARE_HONORIFICS = frozenset("دكتور دكتورة مهندس مهندسة استاذ استاذة كابتن بروفيسور د م".split())
STYLES = frozenset("صاحب صاحبة السمو الملكي الجلالة الفخامة المعالي السعادة سمو معالي سعادة فضيلة فخامة جلالة دولة سماحة".split())
ADDRESSES = frozenset("سموه معاليه سعادته فضيلته جلالته فخامته سيادته سماحته دولته سموها معاليها سعادتها سيادتها".split())
SERVED = frozenset("مكتب ديوان حملة ادارة حكومة نظام عهد باسم محامي محامية زوجة حزب".split())
ATTRIBUTES = frozenset(
    "المعنية المعني المتخصصة المختصة الصادر الصادرة المنبثق المنبثقة الممضى"
    " المقدمة المقيمة الواردة التابعة التابع الملقب الملقبة المكنى الشهير".split()
)
POINTERS = frozenset("ذات نفس هذا هذه هؤلاء تلك".split())


@dataclass(frozen=True)
class Named:
    """A noun phrase read: the name as written, its words and the others; `kind` is person, body or anonymous."""

    name: str
    start: int
    end: int
    kind: str
    head: str
    keys: tuple[str, ...]
    others: tuple[str, ...]


def read_name(text: str, phrase: Sequence[Token]) -> Named:
    """The name inside a noun phrase: after the office, before it, or the phrase as a whole for bodies and the unnamed."""
    commas = [place for place, token in enumerate(phrase) if is_comma(token)]
    words = [token for token in phrase if token.is_word]
    if len(words) > 1 and words[0].key in POINTERS:
        words = words[1:]
    if commas:
        behind = [token for token in phrase[commas[-1] + 1 :] if token.is_word]
        if behind and is_title(behind[0].key):
            behind = _after_office(text, behind) or behind
        return _named(text, words, behind or words, "person")
    words = _without_style(words)
    head = words[0].key
    if is_title(head) and not is_definite(words[0]):
        words = _outside_marks(phrase, words)
    if is_title(head):  # رئيس الحركة عن جريمة اغتيال المهندس: the name behind عن is another's
        charge = without_article(head) in word_list("of_charge", PACKAGE)  # المسؤول عن المسح الجغرافي
        apart = ("ضد", "مع") if charge else ("ضد", "مع", "عن")
        words = words[: next((at for at in range(2, len(words)) if words[at].key in apart), len(words))]
    whole = _whole(words)
    if _is_anonymous(words) and len(words) > 3:
        found = _after_office(text, words)
        if len(found) > 1 and found[-1] is words[-1] and is_name_word(found[0].key):
            return _named(text, words, found, "person")  # أحد شركاء الشركة المنظمة أحمد رضوان, مسؤولة ... فيديريكا موغيريني
    if is_body(head) or _is_anonymous(words):
        kind = "anonymous" if _is_anonymous(words) else "body"
        return _named(text, words, whole, kind)
    if head in word_list("given", PACKAGE) and len(words) > 1 and not is_ordinary(words[1].key):
        return _named(text, words, _before_office(words), "person")
    if is_title(head) or is_definite(words[0]) or is_common(head):
        found = _after_office(text, words)
        surname = len(whole) == 1 and is_definite(words[0]) and not is_ordinary(head)
        return _named(text, words, found or whole, "person" if found or surname or is_title(head) else "body")
    if len(words) > 1 and is_body(words[1].key):
        return _named(text, words, whole, "body")
    return _named(text, words, _before_office(words), "person" if head not in word_list("places", PACKAGE) else "body")


def _outside_marks(phrase: Sequence[Token], words: list[Token]) -> list[Token]:
    """The words without a quoted name that the office belongs to: مراسلة "الجوهرة اف أم" روضة العلاقي."""
    marks = [place for place, token in enumerate(phrase) if token.is_quote]
    if len(marks) < 2 or marks[0] == 0 or marks[-1] == len(phrase) - 1:
        return words
    inside = {id(token) for token in phrase[marks[0] : marks[1] - 1]}  # its last word closes the office
    return [word for word in words if id(word) not in inside]


def nominative(named: Named) -> Named:
    """The name in the case of a subject: بحسب المحققين names المحققون, لكن عددا منهم names عدد منهم."""
    word, _, rest = named.name.partition(" ")
    if named.kind == "person":
        return named
    agents = is_title(named.keys[0][:-2]) or is_body(named.keys[0][:-2] + "ون") or (word[0] == "م" and len(word) > 6)
    if word.endswith("ين") and len(word) > 4 and agents and not is_name_word(named.keys[0]):
        word = word[:-2] + "ون"
    elif named.keys[0] in ("عددا", "كثيرا"):
        word = word[: word.rindex("ا")]
    else:
        return named
    first, _, more = rest.partition(" ")
    if first.endswith("ين") and word.endswith("ون") and len(first) > 4:
        rest = f"{first[:-2]}ون {more}".strip()  # مسؤولين محليين
    return replace(named, name=f"{word} {rest}".strip(), keys=(lexicon_key(word), *named.keys[1:]))


def _without_style(words: list[Token]) -> list[Token]:
    """The phrase without the style of address at its head: معالي، صاحب السمو الملكي."""
    place = 0
    while place < len(words) - 1 and words[place].key in STYLES:
        place += 1
    return words[place:]


def stands_for(key: str) -> str:
    """The state that a capital's name stands for, or empty."""
    return dict(table("capitals", PACKAGE)).get(key, "")


def _named(text: str, words: Sequence[Token], chosen: Sequence[Token], kind: str) -> Named:
    keys = tuple(token.key for token in chosen)
    taken = {id(token) for token in chosen}
    joined = next((word.start for word in words if word.start > chosen[-1].start and word.key[0] == "و"), None)  # محفوظ والزملاء
    others = tuple(word.key for word in words if id(word) not in taken and (joined is None or word.start < joined))
    start, end = chosen[0].start, chosen[-1].end
    name = clean_name(text[start:end])
    if name.startswith("لل") and keys[0].startswith("ال"):
        name = "ال" + name[2:]  # وفقا للنص names النص
    return Named(name, start, end, kind, words[0].key, keys, others)


def clean_name(words: str) -> str:
    """A name without quotation marks and line breaks."""
    return " ".join("".join(char for char in words if char not in '"“”«»').split())


def _whole(words: Sequence[Token]) -> list[Token]:
    for place, token in enumerate(words):
        purpose = place > 2 and token.key[0] == "ل" and is_common(token.key) and not is_ordinary(words[place - 1].key)
        if place and (
            token.key in RELATIVES or purpose or (place > 1 and (token.key in ATTRIBUTES or _from_others(words, place)))
        ):
            return list(words[:place])  # مؤسسة ميزون كابيتال لخدمات الوساطة
    return list(words)


def _from_others(words: Sequence[Token], place: int) -> bool:
    """Whether another source begins here: وكالة الأناضول عن مصادر عسكرية."""
    behind = words[place + 1].key if place + 1 < len(words) else ""
    return words[place].key == "عن" and behind in word_list("anonymous", PACKAGE)


def _is_anonymous(words: Sequence[Token]) -> bool:
    key = words[0].key
    group = key.endswith("ون") and len(key) > 4 and not is_name_word(key) and not is_definite(words[0])
    return (
        key in word_list("anonymous", PACKAGE)
        or key.removesuffix("ا") in word_list("anonymous", PACKAGE)
        or (group and not is_body(key))
    )


def _after_office(text: str, words: Sequence[Token]) -> list[Token]:
    """The name behind an office: right after an honorific, or the first bare word after a definite one."""
    of_body = len(words) > 1 and is_body(words[1].key)  # محامي هيئة شؤون الأسرى طارق برغوث is its lawyer
    if words[0].key in word_list("kin", PACKAGE) and not of_body and not any(_is_honorific(word.key) for word in words):
        return []  # والد مارين لوبان is not she
    honorific = [place for place, token in enumerate(words[:-1]) if _is_honorific(token.key)]
    honorific = [place for place in honorific if not place or words[place - 1].key not in word_list("namesakes", PACKAGE)]
    named = next((place + 1 for place in honorific if _may_begin_name(words, place + 1)), None)
    if named is not None:
        return _run(words, named)
    for place in range(1, len(words)):
        if _definite(text, words, place - 1) and _may_begin_name(words, place) and not _of_another(words, place):
            return _run(words, place)
    given = [place for place in range(1, len(words)) if _is_given(words, place)]
    return _run(words, given[-1]) if given else _last_name(words)


def _of_another(words: Sequence[Token], place: int) -> bool:
    """Whether the name is that of whom the office serves: مساعد الشؤون السياسية بمكتب الرئيس حسن روحاني."""
    at = place - 1
    while at > 1 and is_definite(words[at]) and not is_title(words[at].key):
        at -= 1  # في إدارة الرئيس الأميركي دونالد ترامب
    return at > 1 and is_title(words[at].key) and is_definite(words[at]) and words[at - 1].key.lstrip("بل") in SERVED


def _is_given(words: Sequence[Token], place: int) -> bool:
    """Whether a given name begins a name here, with whatever office before it (كاتب عام النقابة بسبيطلة عادل بوعزيزي)."""
    before = words[place - 1].key
    listed = is_name_word(words[place].key) or words[place].key in word_list("given", PACKAGE)
    if not listed or place + 1 >= len(words) or is_ordinary(words[place + 1].key) or _of_another(words, place):
        return False
    closed = is_definite(words[place - 1]) or before[0] in "بل" or before.endswith(("ه", "ها", "هم"))
    return closed or not is_ordinary(before)


def _last_name(words: Sequence[Token]) -> list[Token]:
    """The name at the end of an office that holds another name: وزير التربية في حكومة مهدي جمعة فتحي الجراي."""
    start = len(words)
    while start > 1 and not is_ordinary(words[start - 1].key) and words[start - 1].key not in PARTICLES:
        start -= 1
    size = len(words) - start
    foreign = size == 3 and words[start - 1].key == "في"
    return list(words[-2:]) if size == 4 or foreign else []


def _is_honorific(key: str) -> bool:
    return key in word_list("honorifics", PACKAGE) or key in BARE_HONORIFICS


def _definite(text: str, words: Sequence[Token], place: int) -> bool:
    key = words[place].key
    return (
        is_definite(words[place])
        or key.startswith(("بال", "لل", "وال"))
        or key in word_list("places", PACKAGE)
        or (key[:1] in "لب" and key[1:] in word_list("places", PACKAGE))
        or text[words[place].end] in QUOTES
    )


def _may_begin_name(words: Sequence[Token], place: int) -> bool:
    key = words[place].key
    if key in word_list("given", PACKAGE) and place + 1 < len(words) and not is_ordinary(words[place + 1].key):
        return True
    if is_definite(words[place]) or key in PARTICLES or is_title(key) or is_body(key):
        return False
    listed = {key, key[:-1] + "ة"} & word_list("names", PACKAGE)
    if (key[0] == "و" or (key.endswith(("ه", "ها", "هم")) and len(key) > 3)) and not listed:
        return False  # العنزي شعوره
    if (key[0] == "ل" or (key[0] == "ب" and has_masdar_shape(key[1:]))) and not listed and not is_name_word(key):
        return False  # الممثل القانوني لنداء تونس
    if key.endswith("ت") and len(key) > 4 and not key.endswith("ات") and not is_name_word(key):
        return False  # انتهت, بدأت
    if is_common(key) or (looks_masdar(key) and not is_name_word(key)):
        return False
    return key not in word_list("places", PACKAGE) and not key[0].isdigit()


def _run(words: Sequence[Token], place: int) -> list[Token]:
    run = [words[place]]
    for token in words[place + 1 :]:
        office = is_title(token.key) and len(run) > 1
        if token.key in PARTICLES or token.key in RELATIVES or token.key in ATTRIBUTES or office or len(run) > 5:
            break
        if is_common(token.key) or (token.key[0] == "و" and not is_name_word(token.key)):
            break
        if run[-1].key not in NAME_LINKS and not is_name_word(token.key) and (is_imperfect(token) or is_future(token.key)):
            break
        run.append(token)
    return _without_attribute(run)


def _without_attribute(run: list[Token]) -> list[Token]:
    """A name without what describes its bearer: a word with ال that has a bare word behind it (سولي مونتاري المنضم حديثا)."""
    for place in range(2, len(run) - 1):
        behind = run[place + 1].key
        linked = run[place - 1].key in NAME_LINKS
        if is_definite(run[place]) and not linked and not is_definite(run[place + 1]) and behind not in NAME_LINKS:
            return run[:place]
    return run


def _before_office(words: Sequence[Token]) -> list[Token]:
    run = [words[0]]
    for token in words[1:]:
        stop = (
            token.key in PARTICLES
            or token.key in RELATIVES
            or token.key in ATTRIBUTES
            or is_title(token.key)
            or is_body(token.key)
            or is_comma(token)
        )
        joined = token.key[0] == "و" and not is_name_word(token.key)
        if stop or joined or len(run) > 5 or is_common(token.key):
            break
        run.append(token)
    return _without_attribute(run)
