"""How the clauses of a sentence hang together: where one begins, and which words open another report."""

from tahqiq.methods.extractors.arabic.grammar import is_comma
from tahqiq.methods.extractors.arabic.verbs import form_of, has_conjunction
from tahqiq.text.lexicon import word_list
from tahqiq.text.tokens import Stretch, Token

LINKS = frozenset(
    "و كما حيث فيما لكن لكنه لكنها ولكنه ولكنها ولكن بينما هذا وقد قد فقد اذ ثم كذلك وكذلك بعدما عندما حين وحين".split()
)
FEMININE_PARTICIPLES = frozenset("قائلة مشيرة مضيفة مؤكدة موضحة معتبرة مبينة".split())  # these need no comma before them
LONGEST_STARTER = 6  # tokens


def opens_report(stretch: Stretch, spot: int) -> bool:
    """Whether another reporting clause begins at this token."""
    form = form_of(stretch.tokens[spot].key)
    if form is None:
        return False
    before = stretch.tokens[spot - 1]
    if stretch.tokens[spot].key in ("بقوله", "بقولها", "بقولهم", "بالقول"):
        return False  # it belongs to the verb before it: أشارت فاطمة، بقولها
    if form.tense == "participle":
        key = stretch.tokens[spot].key
        return is_comma(before) or key in FEMININE_PARTICIPLES or (key.endswith("ا") and before.is_word)
    return has_conjunction(stretch.tokens[spot].key) or before.key in LINKS


def edge_of(stretch: Stretch, first: int, place: int) -> int:
    """Where the clause of the verb at `place` begins: its conjunctions and the comma before them belong to it."""
    edge = place
    if only_starter(stretch, first, place):
        return first
    while edge > first:
        token = stretch.tokens[edge - 1]
        if token.key == "قد" and edge - 1 > first and not _may_end_clause(stretch.tokens[edge - 2]):
            break  # its subject stands before it: النيابة قد أمرت
        if token.key in ("انه", "انها", "انهم") and edge - 2 >= first and stretch.tokens[edge - 2].key in ("الا", "غير", "بيد"):
            edge -= 2  # إلا أنه نوه
            continue
        if is_comma(token) or token.key in LINKS:
            edge -= 1
            if is_comma(token):
                break
        else:
            break
    return edge


def _may_end_clause(token: Token) -> bool:
    return not token.is_word or token.key in LINKS


def only_starter(stretch: Stretch, first: int, place: int) -> bool:
    """Whether nothing but an opening phrase (من جهته، إلى ذلك) stands before the verb."""
    if place - first >= LONGEST_STARTER:
        return False
    words = " ".join(token.key for token in stretch.tokens[first:place] if token.is_word)
    starters = word_list("starters", "tahqiq.text")
    return bool(words) and (words in starters or words.removeprefix("و") in starters)
