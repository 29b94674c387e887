"""Verbs with their auxiliaries: mood, voice, negation and subject."""

from detente.reading.role_nouns import role_nouns
from detente.reading.roles import subject_of
from detente.reading.word_classes import word_class
from detente.reading.words import Verb, Words

_FACTUAL = word_class("factual")
_PLANNED = word_class("planned")
_ADVERBS = word_class("adverb")
_DAYS = word_class("weekday")
_DETERMINERS = word_class("determiner")
_PREPOSITIONS = word_class("preposition")
_BE = word_class("be")
_HAVE = word_class("have")
_MODALS = word_class("modal")
_NEGATIONS = word_class("negation")
_AUXILIARIES = _BE | _HAVE | _MODALS | word_class("do") | _NEGATIONS
_NOMINAL_NEGATIONS = frozenset({"no", "nor", "neither"})
_FAILS = frozenset({"fail", "fails", "failed"})
_RELATIVES = frozenset({"who", "which", "that"})
_OBJECTS = word_class("object_pronoun") | {"to", "that", "it", "both", "on", "upon", "against"}
_ALSO_NOUNS = word_class("verb_or_noun")
_PRONOUNS = word_class("pronoun")
_CONTRACTED = {"ve": {"have"}, "ll": {"will"}, "re": {"are"}, "d": {"would"}}
_ALL = frozenset({"two", "three", "four"})
_ADVERBS_OF_NEGATION = frozenset({"not", "never", "no", "without", "nor", "neither"})
_SOME = frozenset({"some", "others", "many", "most", "both", "several"})
_SAME_IN_PAST = frozenset(
    {"let", "cut", "put", "set", "shut", "hit", "cast", "quit", "split", "spread", "bid"}
)
_REACH = 16
_NO_AGENTS = _DAYS | word_class("no_agent")


def verb_at(words: Words, n: int, form: str) -> Verb | None:
    """The verb group of a word; None where the word is a noun or an adjective there.

    1. Auxiliaries, adverbs and "began to" before the word belong to the group.
    2. A bare form is a verb behind "to", an auxiliary, a plural or a party; behind an article it is none.
    3. The subject is the head of the phrase between the group and the boundary before it.
    """
    first, aux, negated, mood = _group(words, n)
    bare = not (aux - _ADVERBS_OF_NEGATION)
    if bare and not _finite(words, n, first, form):
        return None
    be, have = bool(aux & _BE), bool(aux & _HAVE)
    passive = form in ("ed", "part") and (be or (bare and _by_agent(words, n)))
    if form == "part" and not (be or have or passive):
        return None
    if form == "ing" and not be:
        mood = "gerund" if mood == "fact" else mood
    if "to" in aux and mood == "fact":
        mood = "infinitive"
    if bare and words.at(first - 1) in ("and", "or") and words.verbs:
        aux |= words.verbs[max(words.verbs)].auxiliaries & _MODALS
    if bare and words.low[n] in _SAME_IN_PAST and words.at(first - 1) in ("and", "or"):
        aux |= _modal_before(words, first - 1)
    subject, pronoun = subject_of(words, first - 1, mood)
    return Verb(n, first, subject, frozenset(aux), form, passive, negated, pronoun, mood)


def _modal_before(words: Words, n: int) -> set[str]:
    """The modal of a verb joined to one that is its own past: "would open it and let them in"."""
    for k in range(n - 1, max(-1, n - _REACH), -1):
        if words.low[k] in _MODALS and k not in words.covered:
            return {words.low[k]}
        if words.breaks(k):
            break
    return set()


def _by_agent(words: Words, n: int) -> bool:
    if words.at(n + 1) != "by":
        return False
    after = words.at(n + 2 + (words.at(n + 2) in ("the", "a", "an", "all", "its")))
    return not (after.endswith("ing") or after in _NO_AGENTS or after[:1].isdigit())


def _group(words: Words, n: int) -> tuple[int, set[str], bool, str]:
    """First word of the verb group, its auxiliaries, whether it is negated, and its mood."""
    auxiliaries: set[str] = set()
    mood, k = "fact", n - 1
    while k >= 0 and words.low[k] not in _NOMINAL_NEGATIONS:
        word = words.low[k]
        if word in _AUXILIARIES and k not in words.covered:
            auxiliaries.add(word)
        elif word == "to" and "to" not in auxiliaries:
            mood, taken = _before_to(words, k, auxiliaries)
            k -= taken
            if mood in ("infinitive", "purpose"):
                return k, auxiliaries, not _NEGATIONS.isdisjoint(auxiliaries), mood
        elif word == "longer" and words.at(k - 1) == "no":
            auxiliaries.add("longer")
            k -= 1
        elif not _passed_over(words, k):
            break
        k -= 1
    if k >= 0 and "'" in words.low[k] and words.pronoun_at(k) in _PRONOUNS:
        auxiliaries |= _CONTRACTED.get(words.low[k].partition("'")[2], set())
    return k + 1, auxiliaries, not _NEGATIONS.isdisjoint(auxiliaries), mood


def _passed_over(words: Words, k: int) -> bool:
    """Whether a word between an auxiliary and its verb is an adverb, a day or an opening quotation mark."""
    word = words.low[k]
    if word in _ADVERBS or word in _DAYS or word in ("“", '"'):
        return True
    if word == "on":
        return words.at(k + 1) in _DAYS
    return word.endswith("ly") and len(word) > 4 and k not in words.covered


def _before_to(words: Words, k: int, auxiliaries: set[str]) -> tuple[str, int]:
    """Mood of a verb behind "to" by the word before it, and how many words before "to" are its own."""
    governor = words.at(k - 1)
    if governor == "order" and words.at(k - 2) == "in":
        auxiliaries |= {"to", "caten"}
        return "purpose", 2
    if governor in _FACTUAL or governor in _PLANNED:
        auxiliaries.add("caten")
        return ("fact" if governor in _FACTUAL else "planned"), 1
    if governor in _BE:
        return "planned", 0
    if governor in _FAILS:
        auxiliaries.add("not")
        return "fact", 1
    auxiliaries.add("to")
    return "infinitive", 0


def _finite(words: Words, n: int, first: int, form: str) -> bool:
    """Whether a word without auxiliaries is a verb."""
    before, after = words.at(first - 1), words.at(n + 1)
    if form != "ing" and before in _DETERMINERS and before not in ("that", "this", *_SOME, *_ALL):
        return False
    possessive = words.possessive(first - 1)
    party = first - 1 in words.covered
    adjective = party and any(last == first - 1 and m.form == "adj" for _, last, m in words.mentions)
    if form == "ing":
        return (
            before not in ("the", "a", "an", "its", "their", "his", "her") and after != "of" and not adjective
        )
    if form in ("past", "ed"):
        return not possessive and before not in _PREPOSITIONS and n > 0
    if form == "s":
        head = before in _RELATIVES | {"it", "he", "she", "and", "administration", "government"}
        subject = _may_be_subject(words, first - 1) or before in (",", ")")
        noun = subject and (_takes_object(words, n + 1) or words.low[n] not in _ALSO_NOUNS)
        return not possessive and (
            head or noun or (party and not adjective) or (first < n and before not in _PREPOSITIONS)
        )
    if form == "base":
        plural = (
            before.endswith("s") and not possessive and first - 1 not in words.covered and len(before) > 3
        )
        some = before in _SOME and _takes_object(words, n + 1)
        return some or before in ("they", "we", "who", "to") or (plural and before not in _PREPOSITIONS)
    return True


def _takes_object(words: Words, n: int) -> bool:
    """Whether what stands behind a word makes it a verb: an article, a pronoun, a name, "to" or "that"."""
    word = words.at(n)
    return word in _DETERMINERS or word in _OBJECTS or word[:1].isdigit() or n in words.covered


def _may_be_subject(words: Words, k: int) -> bool:
    """Whether a word that names no party may end a subject: an office or a body, or a name."""
    if k < 0 or k in words.covered:
        return False
    word = words.low[k]
    return (word in role_nouns() and not word.endswith("s")) or words.passage.text[words.starts[k]].isupper()
