"""Pressure that a verb tells: "blocked coal imports", "cut off gas supplies", "pushed Lusaka to sign"."""

from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.clauses import closing, trimmed
from detente.reading.inflection import inflected
from detente.reading.mentions import ids_of
from detente.reading.realis import status_of_verb
from detente.reading.speakers import Speakers
from detente.reading.verb_groups import verb_at
from detente.reading.word_classes import word_class
from detente.reading.words import Words

_PREPOSITIONS = word_class("preposition")
_LIFELINES = word_class("lifeline")
_SHUTS = {form: name for verb in sorted(word_class("shuts")) for form, name in inflected(verb)}
_LEANS_ON = {form: name for verb in sorted(word_class("leans_on")) for form, name in inflected(verb)}
_THREATENS = dict(inflected("threaten"))
_DEMANDS = dict(inflected("demand"))
_WARNS = dict(inflected("warn"))
_VOWS = dict(inflected("vow"))
_KINDS = (
    (_WARNS, "warning"),
    (_VOWS, "vow"),
    (_SHUTS, "cut-off"),
    (_LEANS_ON, "pressure"),
    (_THREATENS, "threats"),
    (_DEMANDS, "demand"),
)
_HOSTILE = frozenset(
    {"block", "veto", "vote", "reject", "fight", "oppose", "retaliate", "punish", "resist", "sue"}
)
_ENVOYS = frozenset({"ambassador", "ambassadors", "envoy"})
_SELF = frozenset({"it", "they", "he", "she", "we"})
_VERBS = {
    word: [(table[word], instrument) for table, instrument in _KINDS if word in table]
    for word in {form for table, _ in _KINDS for form in table}
}
"""Every form of the verbs, with its name and what the verb is an instrument of."""
_OWN = ("its", "their", "his", "her")
_OBLIGED = frozenset({"should", "must", "never"})
_REACH = 8
_FAR = 20


@dataclass(frozen=True)
class VerbPressure:
    """Who presses whom by doing what, with the status of the verb and its stretch of the sentence."""

    actors: list[str]
    targets: list[str]
    instrument: str
    span: tuple[int, int]
    status: str


def verb_pressures(words: Words, speakers: Speakers) -> Iterator[VerbPressure]:
    """Pressure by the verbs of one sentence, whoever their subject is.

    1. Shutting off what is somebody's lifeline: trade, supplies, a border, a road, aid, assets.
    2. Pushing a party to do something, or for something.
    3. Threatening to do something; demanding something, which in an office's title or as a noun is none.
    """
    for n in [n for n, word in enumerate(words.low) if word in _VERBS]:
        for form, instrument in _VERBS[words.low[n]] if n not in words.covered else ():
            if found := _by_verb(words, speakers, n, form, instrument):
                yield found


def _by_verb(words: Words, speakers: Speakers, n: int, form: str, instrument: str) -> VerbPressure | None:
    verb = verb_at(words, n, form)
    if verb is None or verb.passive or verb.negated or "to" in verb.auxiliaries:
        return None
    status = status_of_verb(words, verb)
    if status in ("negated", "hypothetical") or not _OBLIGED.isdisjoint(verb.auxiliaries):
        return None
    end = _end_of_object(words, n, form, instrument)
    if end is None:
        return None
    text, start = words.passage.text, words.starts[verb.first]
    actors = ids_of(verb.subject) or _subject(words, speakers, verb.first)
    if not actors or words.passage.quoted(words.starts[n]):
        return None
    targets = [e for e in ids_of(m for _, _, m in words.within(n + 1, len(words.low))) if e not in actors]
    name = "threats" if instrument in ("warning", "vow") else instrument
    return VerbPressure(actors, targets[:1], name, trimmed(text, start, end), status)


def _end_of_object(words: Words, n: int, form: str, instrument: str) -> int | None:
    """Where what a verb does ends; None where its object makes it no pressure."""
    end = words.window(n + 1)
    near = words.low[n + 1 : min(end, n + _REACH)]
    clause = closing(words.passage.text, words.ends[n])
    if instrument == "cut-off":
        own = near[:1] and near[0] in _OWN
        if words.at(n).startswith(("recall", "withdr")) or own:
            return words.ends[min(end, len(words.ends)) - 1] if own and not _ENVOYS.isdisjoint(near) else None
        if _LIFELINES.isdisjoint(near):
            return None
        return words.ends[min(end, len(words.ends)) - 1]
    if instrument == "pressure":
        if words.at(n).startswith("lean"):
            return clause if near[:1] == ["on"] else None
        return clause if near[:1] and {"to", "for"} & set(near[1:]) else None
    if instrument == "vow":
        return clause if near[:1] == ["to"] and not _HOSTILE.isdisjoint(near[1:3]) else None
    if instrument == "warning":
        return clause if _warns_of_own_deed(words.low[n + 1 : n + 1 + _FAR]) else None
    if instrument == "threats":
        return clause if near[:1] == ["to"] or {"with", "that"} & set(near) else None
    return clause if near and near[0] not in _PREPOSITIONS else None


def _warns_of_own_deed(after: list[str]) -> bool:
    """Whether a warning says what the one who warns would do: "that it would", "that sanctions return if"."""
    if "that" not in after:
        return False
    rest = after[after.index("that") + 1 :]
    return rest[:1] != [] and (rest[0] in _SELF or "if" in rest)


def _subject(words: Words, speakers: Speakers, first: int) -> list[str]:
    """Whoever stands before a verb, a pronoun and an office without a name included."""
    subject = speakers.subject(words.passage, words.starts[first])
    if subject is None:
        return []
    return [subject.who] if isinstance(subject.who, str) else list(subject.who)
