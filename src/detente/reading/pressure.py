"""Who presses whom, with what: sanctions, tariffs, ultimatums, threats, blockades, shows of force."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from detente.reading.clauses import closing, trimmed
from detente.reading.mentions import Mention, ids_of
from detente.reading.passage import Passage
from detente.reading.pressure_cues import FIRST_WORDS, LIFTED, NOUN, instrument_of, no_pressure
from detente.reading.pressure_verbs import verb_pressures
from detente.reading.pressure_warnings import warnings
from detente.reading.realis import status_of_noun
from detente.reading.roles import joined
from detente.reading.speakers import Speakers
from detente.reading.tokens import matches_from
from detente.reading.word_classes import word_class
from detente.reading.words import Words

_HOSTILE = frozenset({"THREATEN", "MOBILIZE", "SANCTION", "COERCE"})
_BY_CODE = {"130": "threats", "139": "ultimatum", "150": "show of force", "152": "troop build-up"}
_BY_CODE |= {"154": "troop build-up", "163": "sanctions", "166": "expulsion", "191": "blockade"}
_WARNS = re.compile(r"(?:has |had |have )?(?:warn|caution)", re.IGNORECASE)
_NOR = re.compile(r"\b[Nn]or\s+(?:has|have|had|did|does|do|is|are|was|were|will|would)\b")
_PENAL = re.compile(r"sanction|embargo|boycott|blacklist|tariff|penal|punish|impos|slap|levi", re.IGNORECASE)
_APPLIES = re.compile(
    r"(?:doubl|increas|step|stepp|keep|kept|put|exert|appl|ramp|mount|impos|rais|wield|pil|intensif|maintain|"
    r"tighten|escalat|launch|wag|revert|return|resort|repeat|renew|issu|mak|made|utter|level|turn|crank|"
    r"promis|vow|put|use|using)\w*"
)
_SUFFERS = re.compile(
    r"\b(?:confronted with|faces?|facing|faced|risk(?:s|ed|ing)?|suffer(?:s|ed|ing)?|endur(?:es|ed|ing)|"
    r"faced with|subjected to|under|hit by|hit with|yield to|"
    r"in the face of)\s+"
    r"(?:[\w-]+\s+){0,4}$"
)
_ON_GOODS = re.compile(r".*(?:tariff|dut|lev(?:y|ies)|sanction|embargo|boycott|ban|cap)", re.IGNORECASE)
_WIELDS = re.compile(rf"{_APPLIES.pattern}|retaliat\w*|respond\w*|hit")
_APART = frozenset([",", ";", "—", "–", "that", "which", "who", "if", "unless", "by", "because", "under"])
_DEFINITE = re.compile(r"(?:the|its|their|these|those|such)\b", re.IGNORECASE)
_NEEDS_A_PARTY = frozenset(
    {
        "sanctions",
        "tariffs",
        "embargo",
        "boycott",
        "coercion",
        "demand",
        "export controls",
        "threats",
        "strike",
        "ban",
        "lawsuit",
        "leverage",
        "veto",
        "deadline",
        "retaliation",
    }
)
"""Instruments that a text often merely mentions: without any party they are nobody's pressure."""

_BARE = re.compile(r"(?:[Tt]he\s+|[Ii]ts\s+|[Tt]heir\s+)?[Pp]ressure")
_FORETOLD = re.compile(
    r"warn\w*\s+(?:[\w’'-]+\s+){0,4}?(?:of\b|about\b|that\s+(?!(?:it|they|he|she|we)\b))", re.IGNORECASE
)
_FROM = re.compile(r"\s+(?:from|by)\s+(?!\w+ing\b)")
_OWN = re.compile(r"['’]s?\s+(?:[\w-]+\s+){0,3}$")
_MODAL = re.compile(r"\b(?:will|would|could|may|might|must|shall)\b|[’']ll\b")
_LEAST = 20
_FAR = 10
_NEXT = 4
_GROWING = word_class("growing")
_NEAR = 40
_CLOSE = 20
_REACH = 80
_OF_USE = word_class("use")
_BE = word_class("be")
_ON = word_class("upon")
_ONGOING = re.compile(r"\b(?:is|are|has|have|remains?|continues?)\b|\b(?:lift|ease|remove|face)s?\b")
_TENSED = re.compile(r"\b(?:was|were|had|did|imposed|announced|began|came|took|made|led)\b")


def pressures(
    words: Words,
    events: Iterable[dict[str, Any]],
    speakers: Speakers,
    earlier: Sequence[dict[str, Any]] = (),
    said: Sequence[dict[str, Any]] = (),
) -> list[dict[str, Any]]:
    """Pressure that one sentence tells of.

    Parameters
    ----------
    words : Words
        The sentence.
    events : iterable of dict
        Its events: whoever imposes or threatens presses, and an event without a word of pressure is one too.
    speakers : Speakers
        Everybody the document has let speak so far.
    earlier : sequence of dict
        Pressure that the document told before: "the sanctions" are those of whoever imposed some.
    said : sequence of dict
        Statements of the sentence: what a speaker warns of is one.

    Returns
    -------
    list of dict
        Words for relief are none ("sanctions relief", "lifts its sanctions"), but sanctions that someone
        holds against someone are, even where they are to be lifted ("lift the Western sanctions against
        Moscow").
    """
    passage = words.passage
    if passage.sentence.boilerplate or passage.sentence.role not in ("body", "caption", "title"):
        return []
    if passage.sentence.role == "title":
        events = ()
    hostile = [event for event in events if event["plover"] in _HOSTILE]
    told: list[dict[str, Any]] = []
    records = [_of_whom(passage, record, earlier) for record in _from_nouns(words, speakers, hostile, told)]
    records = [r for r in records if r["actor"] or r["target"] or not _merely_mentioned(r)]
    for one in (*verb_pressures(words, speakers), *warnings(passage, speakers, said)):
        start, end = one.span
        taken = [r["span"]["start"] - passage.sentence.start for r in records if r["actor"]]
        later = [place for place in taken if start + _LEAST < place < end]
        span = passage.sentence.span(*trimmed(passage.sentence.text, start, min([end, *later])))
        if later and not _MODAL.search(span["text"]):
            continue
        over = [r for r in records if _overlap(r["span"], span)]
        if all(r["actor"] is None for r in over):
            records = [r for r in records if r not in over]
            targets = one.targets or [r["target"] for r in over if r["target"]]
            instrument = over[0]["instrument"] if over else one.instrument
            records.append(_record(passage, one.actors, targets, instrument, span, one.status))
    for event in hostile:
        instrument = _BY_CODE.get(event["cameo"])
        cue = event["cue"][0]["text"]
        if (instrument == "sanctions" and not _PENAL.search(cue)) or _WARNS.match(cue):
            continue
        if (instrument == "show of force" and " " not in cue) or _NOR.search(passage.text):
            continue
        if instrument and event["actor"] and event not in told and not _foresees(passage, event):
            span, targets = _with_what_is_threatened(passage, event)
            if any(_overlap(r["span"], span) for r in records):
                continue
            records.append(_record(passage, event["actor"], targets, instrument, span, event["status"]))
    return records


def _merely_mentioned(record: dict[str, Any]) -> bool:
    """Whether a record without parties is none: "the sanctions", "the pressure"."""
    return record["instrument"] in _NEEDS_A_PARTY or _BARE.fullmatch(record["span"]["text"]) is not None


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def _foresees(passage: Passage, event: dict[str, Any]) -> bool:
    """Whether a warning tells what would happen to others, and is no threat: "warned that jobs would go"."""
    cue = event["cue"][0]
    lead = passage.sentence.text[cue["start"] - passage.sentence.start :]
    if re.match(r"warn\w*\s*(?:[.,;]|$)", lead):
        return True
    return _FORETOLD.match(lead) is not None and " if " not in lead


def _of_whom(passage: Passage, record: dict[str, Any], earlier: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """A record of "the sanctions" with the parties of those told last; any other as it is."""
    if record["actor"] or record["target"] or not _DEFINITE.match(record["span"]["text"]):
        return record
    last = next((r for r in reversed(earlier) if r["instrument"] == record["instrument"]), None)
    return record | {"actor": last["actor"], "target": last["target"]} if last else record


def _with_what_is_threatened(passage: Passage, event: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The words of a threat to the end of its clause, and whom it is aimed at."""
    cue = event["cue"][0]
    base = passage.sentence.start
    if event["plover"] != "THREATEN":
        return cue, event["recipient"]
    start, end = cue["start"] - base, max(cue["end"] - base, closing(passage.text, cue["end"] - base))
    own = {passage.glossary.side(actor) for actor in event["actor"]}
    threatened = [side for side in passage.sides_in(start, end) if side not in own]
    return passage.sentence.span(*trimmed(passage.text, start, end)), event["recipient"] or threatened


def _from_nouns(
    words: Words, speakers: Speakers, hostile: list[dict[str, Any]], told: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """Records of the words of pressure; events that these tell of are added to `told`."""
    passage = words.passage
    base = passage.sentence.start
    records: list[dict[str, Any]] = []
    covered = -1
    for noun in matches_from(FIRST_WORDS, NOUN, passage.text):
        instrument = instrument_of(noun)
        if noun.start() < covered or no_pressure(passage.text, noun):
            continue
        n = next(k for k, end in enumerate(words.ends) if end > noun.start())
        actors, targets, start, end = _parties(words, n, noun)
        actors = actors or [a for a in _unnamed(passage, speakers, noun, start) if a not in targets]
        if (
            not (actors or targets)
            and records
            and start - covered < _NEAR
            and ";" not in passage.text[covered:start]
        ):
            covered = end
            records[-1]["span"] = passage.sentence.span(records[-1]["span"]["start"] - base, end)
            continue
        event = next((e for e in hostile if _tells(e["cue"][0], base + noun.start())), None)
        if event:
            told.append(event)
            actors = actors or event["actor"]
            targets = targets or [r for r in event["recipient"] if r not in actors]
        lifted = bool(LIFTED.search(passage.text[max(0, start - _REACH) : start]))
        if (instrument == "demand" and not actors) or (lifted and not (actors and targets)):
            continue
        status = "ongoing" if lifted else event["status"] if event else _status(words, n)
        if status != "negated":
            covered = end
            span = passage.sentence.span(start, end)
            records.append(_record(passage, actors, targets, instrument, span, status))
    return records


def _unnamed(passage: Passage, speakers: Speakers, noun: re.Match[str], start: int) -> list[str]:
    """Whoever presses without a name: "the dockers' walkout", "pressure from donors"."""
    text = passage.text
    behind = _FROM.match(text, noun.end())
    own = None if behind else _OWN.search(text, max(0, start - _CLOSE), noun.start())
    found = (
        speakers.after(passage, behind.end())
        if behind
        else speakers.owner(passage, own.start())
        if own
        else None
    )
    if found is None:
        return []
    return [
        who for who in ([found.who] if isinstance(found.who, str) else found.who) if not who.startswith("I:")
    ]


def _tells(cue: dict[str, Any], place: int) -> bool:
    """Whether a place stands in the words of an event, or right behind them."""
    return bool(cue["start"] <= place < cue["end"] + _CLOSE)


def _parties(words: Words, n: int, noun: re.Match[str]) -> tuple[list[str], list[str], int, int]:
    """Who presses and who is pressed, by the words of the noun phrase, and the phrase's bounds."""
    text = words.passage.text
    first = _phrase(words, n)
    owners = words.within(first, n)
    last = max(k for k, start in enumerate(words.starts) if start < noun.end())
    actors = list(joined(words, owners)) if owners else []
    targets: list[Mention] = []
    end = noun.end()
    for mention in words.within(last + 1, min(words.window(last + 1, 10), last + 9)):
        preposition = words.preposition(mention[0])
        if preposition in _ON or (preposition == "from" and _ON_GOODS.match(noun.group())):
            targets.append(mention[2])
        elif preposition in ("by", "from", "of") and not owners:
            actors.append(mention[2])
        else:
            continue
        end = mention[2].end
    if words.at(last + 1) == "that" and not owners:
        actors = [m for _, _, m in words.within(last + 2, last + 4)]
    before = text[max(0, words.starts[first] - _REACH) : words.starts[first]]
    left = [m for m in words.mentions if m[1] < first]
    if left and not actors and not targets and _SUFFERS.search(before):
        targets = [left[-1][2]]
    elif left and not actors and _presses(words.low[left[-1][1] + 1 : first]):
        actors = [left[-1][2]]
    start, end = trimmed(text, words.starts[first], end)
    return ids_of(actors), [t for t in ids_of(targets) if t not in ids_of(actors)], start, end


def _presses(between: list[str]) -> bool:
    """Whether the words from a party to an instrument say that it wields it: "threatened to raise"."""
    at_once = len(between) < _NEXT and any(map(_APPLIES.fullmatch, between[:1]))
    apart = len(between) > _FAR or not _APART.isdisjoint(between)
    return at_once or (not apart and any(map(_WIELDS.fullmatch, between)))


def _phrase(words: Words, n: int) -> int:
    """First word of the noun phrase around a noun; "the use of punishment" is one."""
    k = n
    while k > 0 and n - k < 8:
        word = words.at(k - 1)
        if word == "of" and words.at(k - 2) in _OF_USE:
            k -= 2
            continue
        if (
            (words.breaks(k - 1) and word not in '“”"')
            or words.preposition(k) == word
            or word in ("and", "down")
        ):
            break
        if word in _GROWING:
            k -= 1
            continue
        if LIFTED.search(word + " ") or _TENSED.fullmatch(word) or _APPLIES.fullmatch(word) or word in _BE:
            break
        if word.endswith("ing") and k - 1 not in words.covered:
            break
        k -= 1
        if word in ("a", "an", "the"):
            break
    return k


def _status(words: Words, n: int) -> str:
    first = _phrase(words, n)
    status = status_of_noun(words, first, n, offers=False)
    if status != "occurred":
        return status
    text = words.passage.text
    return "occurred" if _TENSED.search(text) or not _ONGOING.search(text) else "ongoing"


def _record(
    passage: Passage,
    actors: list[str],
    targets: list[str],
    instrument: str,
    span: dict[str, Any],
    status: str,
) -> dict[str, Any]:
    start, end = span["start"] - passage.sentence.start, span["end"] - passage.sentence.start
    return {
        "actor": actors[0] if actors else None,
        "target": targets[0] if targets else None,
        "instrument": instrument,
        "span": span,
        "status": status,
        "date": None,
        "issues": passage.issues_in(start, end),
        "holder": passage.holder_at(start),
        "note": None,
    }
