"""Pressure that a verb tells: "blocked coal imports", "gave Lusaka until Friday", "pushed Lusaka to sign"."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from detente.reading.clauses import closing, trimmed
from detente.reading.discourse import Speaker
from detente.reading.inflection import inflected
from detente.reading.mentions import ids_of
from detente.reading.position_cues import PositionCue, PositionVerb
from detente.reading.position_fronted import passive_object
from detente.reading.position_subjects import CAME_TO, acting_before, subject_of
from detente.reading.pressure_cues import RELIEF
from detente.reading.realis import status_of_verb
from detente.reading.speakers import Speakers
from detente.reading.verb_groups import verb_at
from detente.reading.word_classes import word_class
from detente.reading.words import Verb, Words

_DETERMINERS = word_class("determiner")
_PREPOSITIONS = word_class("preposition")
_WITH_TO = frozenset({"threatens", "vows", "pledges", "promises"})
_OBLIGED = frozenset({"should", "must"})
_OR_ELSE = frozenset({"unless", "failing", "otherwise", "else"})
"""Words by which what somebody would do is a threat: "failing this, it would cut off the power"."""
_DETERMINED = (
    r"\s+(?:the\s+|an?\s+|its\s+(?!own\b)|their\s+(?!own\b)|his\s+|her\s+|all\s+|some\s+|most\s+|any\s+|"
    r"two\s+|three\s+|"
    r"several\s+|both\s+|\d[\d,]*\s+)?"
)
_MACROS = {
    "DET": _DETERMINED,
    "NP": rf"{_DETERMINED}(?:[\w’'-]+\s+){{0,5}}?",
    "SOMEBODY": r"\s+(?:(?!(?:which|who|that|but|because|when|while|if|unless)\b)[\w’'.,“”-]+\s+){1,10}?",
    "HOSTILE": (
        r"(?:block|veto|hold\s+up|hold\s+back|vote\s+(?:against|down)|reject|fight|oppose|retaliate|"
        r"punish|resist|sue|respond|strike|walk|quit|"
        r"leave|withdraw|pull|boycott|bring\s+down|topple|sink|derail|scupper|avenge|cut|close|shut|halt|"
        r"suspend|impose|"
        r"expel|seize|attack|hit|take\s+\w+(?:\s+\w+)?\s+to\s+court|shoot|bomb|crush|defend|stop|freeze|"
        r"target|tear\s+up|scrap|abandon|haul|drag|move\s+[^,;]{0,30}(?:weapons|troops|tanks|missiles|forces|guns)|"
        r"(?:send|deploy|station|mass)\s+[^,;]{0,30}(?:weapons|troops|tanks|missiles|forces|guns|"
        r"warships)|make\s+\w+(?:\s+\w+)?\s+pay)"
    ),
}
_EASING = frozenset(
    ["suspend", "cut", "halt", "stop", "reduce", "end", "cancel", "revoke", "freeze", "delay", "block",
     "bar", "slash", "axe", "pull", "cap"]
)  # fmt: skip
_MEASURE = re.compile(
    r"\b(?:bans?|sanctions?|tariffs?|embargo|restrictions|blockade|boycott|dut(?:y|ies)|lev(?:y|ies)|"
    r"strikes?|siege|curbs|"
    r"quotas?|threats?|own|attacks?|bombing|shelling|raids|executions|harassment|build-?up|smuggling)\b"
)
_PREVENTED = re.compile(
    r"\b(?:no\s+longer|ruled?\s+out|against|without|avoid\w*|instead\s+of|rather\s+than|stop(?:s|ped)?|"
    r"end(?:s|ed)?|prevent\w*\s+\w+\s+from|"
    r"[Nn]or\s+(?:has|have|had|did|does|do|is|are|was|were|will|would)\s+[^,;]{2,60}|"
    r"(?:reject|den(?:y|ie)|dismiss)\w*\s+[^,;]{0,60}?that\s+[^,;]{0,40}|from|refrain\w*\s+from|den(?:y|"
    r"ies|ied))\s+(?:\w+ly\s+)?$"
)
_GOVERNED = re.compile(r"\b(?:for|of|in|from|with|on|about|without|like|as|than)\s+(?:\w+ly\s+)?$")
_BY = re.compile(
    r"\sby\s+(?!\w+ing\b)(?P<rest>(?:the\s+)?[\w’'.-]+(?:\s+[\w’'.-]+){0,5}?)(?=\s+(?:to|into|with|until|"
    r"for|on|in|over|at|since|after|if|unless)\b|[,;.:]|$)"
)
_DECISION = re.compile(
    r"(?P<own>['’]s?)\s+(?:\w+\s+){0,2}?(?:decision|plan|move|threat|order|vow|pledge|attempt|promise|bid"
    r"|effort)s?\s+"
    r"(?:(?:of|on|in)\s+[\w ]{2,24}?\s+)?to\s+$"
)
_ON_STRIKE = re.compile(
    r"\s(?:(?:out|remained|stayed|gone|went|go|goes|going)\s+)?on\s+(?:an?\s+)?(?:[\w-]+\s+)?(?:hunger\s+"
    r")?strikes?\b(?!\s+(?:force|group|against))"
)
_JOINT = re.compile(r"\s+(?:and|but)\s|,\s")
_LONGEST = 160
_WITHOUT_AGENT = frozenset({"ultimatum"})


@dataclass(frozen=True)
class VerbPressure:
    """Who presses whom by doing what, with the status of the verb and its stretch of the sentence."""

    actors: list[str]
    targets: list[str]
    instrument: str
    span: tuple[int, int]
    status: str


@dataclass(frozen=True)
class _Row:
    """What must follow a verb to be pressure, and the instrument that it then is."""

    verb: str
    follows: re.Pattern[str]
    instrument: str


def verb_pressures(words: Words, speakers: Speakers) -> Iterator[VerbPressure]:
    """Pressure by the verbs of one sentence, by a table of verbs and what must follow them.

    1. The object decides: to cut off gas is pressure, to cut costs is none. Passives are turned round first.
    2. What a verb only wants or refuses is none.
    """
    table = _table()
    for n, word in enumerate(words.low):
        if word in table and n not in words.covered and (found := _by_verb(words, speakers, n, table[word])):
            yield found
    if "strike" in words.vocabulary:
        yield from _on_strike(words, speakers)


def _by_verb(
    words: Words, speakers: Speakers, n: int, rows: Sequence[tuple[str, _Row]]
) -> VerbPressure | None:
    text, end = words.passage.text, words.ends[n]
    if " by " not in text[end : end + _LONGEST] and not any(row.follows.match(text, end) for _, row in rows):
        return None
    verb = _verb(words, n, rows)
    if verb is None or not _is_done(words, verb, n):
        return None
    found = next(((row, end) for _, row in rows if (end := _fits(words, verb, n, row))), None)
    if found is None or (found[0].instrument != "demand" and RELIEF.match(text, found[1])):
        return None
    row, end = found
    actors = _actors(words, speakers, verb, n)
    if not actors and row.instrument not in _WITHOUT_AGENT:
        return None
    place = words.starts[verb.first]
    before = passive_object(text, place) if verb.passive else None
    start = before[0] if before else place
    joint = _JOINT.search(text, end)
    last = min(closing(text, end), start + _LONGEST, joint.start() if joint else len(text))
    span = trimmed(text, start, max(end, last))
    here = ids_of(m for _, _, m in words.mentions if span[0] <= m.start <= span[1])
    targets = [who for who in here if who not in actors]
    return VerbPressure(actors, targets[:1], row.instrument, span, status_of_verb(words, verb))


def _is_done(words: Words, verb: Verb, n: int) -> bool:
    """Whether somebody does, threatens or could do what a verb says; not wanted, denied, or of an if-part."""
    passage, text, place = words.passage, words.passage.text, words.starts[verb.first]
    lead = text[max(0, place - 90) : place]
    status = status_of_verb(words, verb)
    if verb.negated or status == "negated" or passage.quoted(words.starts[n]) or passage.in_antecedent(place):
        return False
    if "to" in verb.auxiliaries and not _aims(text[max(0, words.starts[n] - 90) : words.starts[n]]):
        return False
    if (verb.form == "ing" and _GOVERNED.search(lead)) or _PREVENTED.search(lead):
        return False
    if _PREVENTED.search(text, max(0, place - 90), words.starts[n]):
        return False
    foretold = status == "hypothetical" and "would" in verb.auxiliaries
    threatens = passage.source is not None or not _OR_ELSE.isdisjoint(words.vocabulary)
    return _OBLIGED.isdisjoint(verb.auxiliaries) and (threatens or not foretold)


def _aims(lead: str) -> bool:
    """Whether an infinitive tells what somebody does: "flew in to press for", "the decision to close"."""
    if lead.endswith(("not to ", "never to ")):
        return False
    return CAME_TO.search(lead) is not None or _DECISION.search(lead) is not None


def _verb(words: Words, n: int, rows: Sequence[tuple[str, _Row]]) -> Verb | None:
    """The verb group of a word: the passive where its form may be one, a present where an object follows."""
    verbs = [verb_at(words, n, form) for form in dict.fromkeys(form for form, _ in rows)]
    found = [verb for verb in verbs if verb is not None]
    if not found and any(form == "s" for form, _ in rows) and _before_object(words, n):
        found = [Verb(n, n, (), frozenset(), "s", passive=False, negated=False)]
    return next((verb for verb in found if verb.passive), found[0] if found else None)


def _before_object(words: Words, n: int) -> bool:
    """Whether a word in -s is a verb by what stands around it: "the union threatens to"."""
    before, after = words.at(n - 1), words.at(n + 1)
    if n == 0 or before in _DETERMINERS or before in _PREPOSITIONS or words.possessive(n - 1):
        return False
    return after in _DETERMINERS or n + 1 in words.covered or (after == "to" and words.at(n) in _WITH_TO)


def _fits(words: Words, verb: Verb, n: int, row: _Row) -> int:
    """Where the words end that make a verb pressure; 0 where others follow it."""
    text, end = words.passage.text, words.ends[n]
    if not verb.passive:
        found = row.follows.match(text, end)
        eases = found and row.verb in _EASING and _MEASURE.search(found.group())
        return found.end() if found and not eases else 0
    before = passive_object(text, words.starts[verb.first])
    behind = text[end : end + _LONGEST]
    by = _BY.search(behind)
    rest = behind if by is None else behind[: by.start()] + behind[by.end() :]
    turned = f" {text[slice(*before)] if before else 'them'}{rest}".lower()
    found = row.follows.match(turned)
    eases = found and row.verb in _EASING and _MEASURE.search(found.group())
    return end + (by.end() if by else 1) if found and not eases else 0


def _actors(words: Words, speakers: Speakers, verb: Verb, n: int) -> list[str]:
    """Whoever presses: the agent of a passive, else the subject."""
    passage, text = words.passage, words.passage.text
    lead = text[max(0, words.starts[n] - 90) : words.starts[n]]
    if "to" in verb.auxiliaries and (decision := _DECISION.search(lead)):
        found = speakers.owner(passage, words.starts[n] - len(lead) + decision.start("own"))
        return _ids(found.who) if found else []
    if "to" in verb.auxiliaries and (came := CAME_TO.search(lead)):
        found = acting_before(passage, speakers, words.starts[n] - len(lead) + came.end())
        return _ids(found.who) if found else []
    if verb.passive:
        by = _BY.search(text, words.ends[n], words.ends[n] + _LONGEST)
        found = speakers.after(passage, by.start("rest")) if by else None
        return _ids(found.who) if found else []
    cue = PositionCue(
        words.starts[n],
        words.ends[n],
        "past" if verb.form in ("ed", "part") else verb.form,
        PositionVerb("", "want", "", None),
    )
    found = subject_of(passage, speakers, cue, None)
    return _ids(found.who) if found else [] if verb.form == "ing" else ids_of(verb.subject)


def _ids(who: Speaker) -> list[str]:
    return [one for one in ([who] if isinstance(who, str) else who) if not one.startswith("I:")]


def _on_strike(words: Words, speakers: Speakers) -> Iterator[VerbPressure]:
    passage, text = words.passage, words.passage.text
    for found in _ON_STRIKE.finditer(text):
        subject = speakers.subject(passage, found.start())
        if subject and subject.end <= found.start() and not passage.in_antecedent(found.start()):
            yield VerbPressure(_ids(subject.who), [], "strike", trimmed(text, *found.span()), "ongoing")


@cache
def _table() -> dict[str, list[tuple[str, _Row]]]:
    """Rows by every form of their verb, each with the name of the form."""
    text = files("detente.reading").joinpath("data", "pressure_verbs.tsv").read_text(encoding="utf-8")
    table: dict[str, list[tuple[str, _Row]]] = {}
    for line in csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        follows = line["follows"]
        for name, words in _MACROS.items():
            follows = follows.replace(f"{{{name}}}", words)
        row = _Row(line["verb"], re.compile(follows), line["instrument"])
        for form, name in inflected(row.verb):
            table.setdefault(form, []).append((name, row))
    return table
