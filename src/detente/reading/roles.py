"""Who does what to whom in one sentence, by the order of its words: no parser, no model."""

from detente.reading.mentions import Mention
from detente.reading.word_classes import word_class
from detente.reading.words import Words

_PRONOUNS = word_class("pronoun")
_OBJECT_PRONOUNS = word_class("object_pronoun")
_POSSESSIVE_PRONOUNS = word_class("possessive_pronoun")
_PREPOSITIONS = word_class("preposition")
_SUBORDINATORS = word_class("subordinator")
_RELATIVES = frozenset({"who", "which", "that"})


def subject_of(words: Words, k: int, mood: str) -> tuple[tuple[Mention, ...], bool]:
    """Mentions of the subject that ends at a word, and whether it is a pronoun."""
    word = words.at(k)
    if mood in ("infinitive", "purpose"):
        return _latest(words, k), False
    if word in ("and", "or", "but") or (
        mood == "gerund" and (word == "," or word in _PREPOSITIONS or word in _SUBORDINATORS)
    ):
        if found := _latest(words, k):
            return found, False
        return (_next(words, k) if mood == "gerund" else ()), False
    if mood == "gerund" and k < 0:
        return _next(words, k), False
    if word in (",", ")"):
        if word == "," and _lists_verbs(words, k):
            return _latest(words, k), False
        k = _over_aside(words, k)
        word = words.at(k)
    if word in _RELATIVES:
        k -= words.at(k - 1) == ","
        near = [m for first, last, m in words.mentions if k - 4 <= last < k]
        return tuple(near[-1:]), False
    if words.pronoun_at(k) in _PRONOUNS or (mood == "gerund" and word in _OBJECT_PRONOUNS):
        return _latest(words, k) or _first(words, k), True
    b = k
    while b >= 0 and not (words.breaks(b) and not words.lists(b)):
        b -= 1
    heads = _heads(words, b + 1, k + 1)
    if not heads and not _POSSESSIVE_PRONOUNS.isdisjoint(words.low[b + 1 : k + 1]):
        return _latest(words, b + 1), True
    return heads, False


def _lists_verbs(words: Words, comma: int) -> bool:
    """Whether a comma parts verbs of one subject: "closed the border, expelled envoys and"."""
    start = next((b for b in range(comma - 1, -1, -1) if words.low[b] in (",", ";", "(")), -1)
    verbs = [words.verbs[n] for n in words.verbs if start < n < comma]
    return any(
        verb.mood == "fact" and verb.form != "ing" and not (start >= 0 and verb.first > start + 1)
        for verb in verbs
    ) and words.at(start + 1) not in (*_RELATIVES, "as", "after", "when", "while")


def _over_aside(words: Words, k: int) -> int:
    """The word before an aside between commas or brackets that ends at a word."""
    opening = "(" if words.at(k) == ")" else ","
    for b in range(k - 1, max(-1, k - 30), -1):
        if words.at(b) == opening:
            return b - 1
    return k - 1


def _heads(words: Words, first: int, end: int) -> tuple[Mention, ...]:
    """Mentions that head the phrase in a range of words, those joined by "and" included."""
    here = words.within(first, end)
    plain = [m for m in here if words.preposition(m[0]) is None or words.preposition(m[0]) == "between"]
    behind = [m for m in here if m[0] - first < 6 and words.preposition(m[0]) in ("of", "from", "in")]
    chosen = plain or behind[:1]
    if not chosen:
        return ()
    return joined(words, chosen)


def joined(words: Words, chosen: list[tuple[int, int, Mention]]) -> tuple[Mention, ...]:
    """The first of a run of mentions and those joined to it; a person after the state he is of."""
    kept = [chosen[0]]
    for one in chosen[1:]:
        between = words.low[kept[-1][1] + 1 : one[0]]
        state = kept[-1][2]
        if not between and one[2].form == "name" and state.entity.startswith("G:"):
            kept = [*kept[:-1], one]
        elif one[2].entity.startswith("P:") and state.form == "adj" and not {",", "and"} & set(between):
            known = words.passage.glossary.side(one[2].entity)
            kept = [*kept[:-1], one] if known else [*kept, one]
        elif len(between) <= 6 and (
            {"and", ",", "&"} & set(between) or "-" in words.passage.text[state.end : one[2].start]
        ):
            kept.append(one)
        else:
            break
    return tuple(m for _, _, m in kept)


def _latest(words: Words, k: int) -> tuple[Mention, ...]:
    """Subject of the last verb before a word."""
    for n in sorted((n for n in words.verbs if n < k), reverse=True):
        if words.verbs[n].subject:
            return words.verbs[n].subject
    return _first(words, k)


def _first(words: Words, k: int) -> tuple[Mention, ...]:
    """Mentions that head the sentence before a word."""
    b = next((n for n in range(k) if words.breaks(n) and n > 0), k)
    return _heads(words, 0, b)


def _next(words: Words, k: int) -> tuple[Mention, ...]:
    """Mentions behind the next comma: the main clause of a sentence that opens with a participle."""
    comma = next((n for n in range(k + 1, len(words.low)) if words.low[n] == ","), None)
    here = words.within(comma + 1, comma + 8) if comma is not None else []
    return joined(words, here) if here else ()
