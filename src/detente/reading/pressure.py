"""Who presses whom, with what: sanctions, tariffs, ultimatums, threats, blockades, shows of force."""

import re
from collections.abc import Iterable
from typing import Any

from detente.reading.clauses import trimmed
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.realis import status_of_noun
from detente.reading.roles import BE, Words, joined

_INSTRUMENTS = {
    "threats": r"(?:veiled |nuclear |military |sanctions? |tariff )*threats|threat(?= (?:of|to|against)\b)",
    "sanctions": r"(?:secondary |economic |oil |trade |financial )*sanctions?",
    "tariffs": r"(?:punitive |import |steel )*(?:tariffs?|duties|levies)",
    "embargo": r"(?:arms |oil |trade |economic )*embargo(?:e?s)?",
    "blockade": r"(?:naval |economic )*blockades?|siege",
    "boycott": r"boycotts?",
    "export controls": r"export (?:controls?|bans?|curbs?)|import bans?|price cap|asset freeze",
    "trade war": r"(?:trade|economic|tariff) wars?",
    "ultimatum": r"ultimatums?",
    "regime change": r"regime[- ]change(?: operation| campaign| policy)?",
    "coercion": r"coercion|coercive (?:measures|diplomacy)|punishment|punitive (?:measures|steps)|blackmail|bullying",
    "retaliation": r"retaliat(?:ion|ory (?:measures|steps|duties))|countermeasures",
    "troop build-up": r"(?:troop|military|naval|force) build-?ups?|massing of troops|show of force",
    "hostile moves": r"(?:antagonistic|hostile|unfriendly|provocative) (?:moves?|acts?|steps?|actions?)",
    "pressure": r"(?:maximum |political |economic |diplomatic |military |geo-economic |domestic )*pressure",
    "demand": r"demands?(?= (?:that|on|of|to)\b)",
}
_NOUN = re.compile(
    r"\b(?:" + "|".join(f"(?P<i{n}>{words})" for n, words in enumerate(_INSTRUMENTS.values())) + r")\b",
    re.IGNORECASE,
)
_HEADS = re.compile(
    "threat|sanction|tariff|duties|lev(?:y|ies)|embargo|blockad|siege|boycott|control|curb|ban|cap|freeze|war|"
    "ultimatum|regime|coerc|punish|punitive|blackmail|bullying|retaliat|countermeas|build|massing|show of|"
    "antagonis|hostile|unfriendly|provocative|pressure|demand"
)
_NAMES = tuple(_INSTRUMENTS)
_RELIEF = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:relief|waivers?|exemptions?|lifting|easing|removal|suspension|snapback clause)\b",
    re.IGNORECASE,
)
_LIFTED = re.compile(
    r"\b(?:lift|eas|remov|suspend|waiv|drop|scrap|end|reliev|relief|roll\w* back|unwind|loosen|relax|"
    r"abolish|cut|exempt|free|without|spare|repeal|revok)\w*\s+(?:\w+\s+){0,2}(?:from|of|on)?\s*(?:the |all |its |"
    r"their |those |some |most )*$",
    re.IGNORECASE,
)
_NOT_FORCE = re.compile(r"\b(?:blood|air|water|peer|atmospheric|high|low|price|inflationary|time)\s+$", re.IGNORECASE)
_OWN_NAME = re.compile(r"[“\"'‘]\s*$")
_HOSTILE = frozenset({"THREATEN", "MOBILIZE", "SANCTION", "COERCE"})
_BY_CODE = {"130": "threats", "139": "ultimatum", "150": "show of force", "152": "troop build-up"}
_BY_CODE |= {"154": "troop build-up", "163": "sanctions", "166": "expulsion", "191": "blockade"}
_APPLIES = re.compile(
    r"(?:doubl|increas|step|stepp|keep|kept|put|exert|appl|ramp|mount|impos|rais|wield|pil|intensif|maintain|"
    r"tighten|escalat|launch|wag)\w*"
)
_SUFFERS = re.compile(
    r"\b(?:confronted with|faces|facing|faced|faced with|subjected to|under|hit by|hit with|yield to|in the face of)\s+"
    r"(?:[\w-]+\s+){0,4}$"
)
_ADJECTIVES = frozenset("rolling escalating growing mounting existing continuing crippling ongoing increasing".split())
_NEAR = 40
_OF_USE = frozenset("use imposition threat threats campaign wave round policy kind degree".split())
_ON = frozenset("on against toward towards to at over".split())
_ONGOING = re.compile(r"\b(?:is|are|has|have|remains?|continues?)\b|\b(?:lift|ease|remove|face)s?\b")
_TENSED = re.compile(r"\b(?:was|were|had|did|imposed|announced|began|came|took|made|led)\b")


def pressures(words: Words, events: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Pressure that one sentence tells of.

    Parameters
    ----------
    words : Words
        The sentence.
    events : iterable of dict
        Its events: whoever imposes or threatens presses, and an event without a word of pressure is one too.

    Returns
    -------
    list of dict
        Words for relief are none ("sanctions relief", "lifts its sanctions"), but sanctions that someone holds
        against someone are, even where they are to be lifted ("lift the Western sanctions against Moscow").
    """
    passage = words.passage
    if passage.sentence.boilerplate or passage.sentence.role not in ("body", "caption"):
        return []
    hostile = [event for event in events if event["plover"] in _HOSTILE]
    gate = _HEADS.search(words.passage.text.lower())
    records = _from_nouns(words, hostile) if gate else []
    spans = [record["span"] for record in records]
    for event in hostile:
        cue = event["cue"][0]
        instrument = _BY_CODE.get(event["cameo"])
        if all(s["end"] <= cue["start"] or s["start"] >= cue["end"] for s in spans) and instrument and event["actor"]:
            records.append(_record(passage, event["actor"], event["recipient"], instrument, cue, event["status"]))
    return records


def _from_nouns(words: Words, hostile: list[dict[str, Any]]) -> list[dict[str, Any]]:
    passage = words.passage
    base = passage.sentence.start
    records: list[dict[str, Any]] = []
    covered = -1
    for noun in _NOUN.finditer(passage.text):
        instrument = _NAMES[next(n for n in range(len(_NAMES)) if noun[f"i{n}"])]
        if noun.start() < covered or _no_pressure(passage.text, noun):
            continue
        n = next(k for k, end in enumerate(words.ends) if end > noun.start())
        actors, targets, start, end = _parties(words, n, noun)
        if not (actors or targets) and records and start - covered < _NEAR and ";" not in passage.text[covered:start]:
            covered = end
            records[-1]["span"] = passage.sentence.span(records[-1]["span"]["start"] - base, end)
            continue
        around = (e for e in hostile if e["cue"][0]["start"] - base <= noun.start() < e["cue"][0]["end"] - base)
        event = next(around, None)
        if event:
            actors = actors or event["actor"]
            targets = targets or [r for r in event["recipient"] if r not in actors]
        lifted = bool(_LIFTED.search(passage.text[:start]))
        if (instrument == "demand" and not actors) or (lifted and not (actors and targets)):
            continue
        status = "ongoing" if lifted else event["status"] if event else _status(words, n)
        if status != "negated":
            covered = end
            span = passage.sentence.span(start, end)
            records.append(_record(passage, actors, targets, instrument, span, status))
    return records


def _no_pressure(text: str, noun: re.Match[str]) -> bool:
    """Whether the word is of relief, of another trade, or in scare quotes of two words."""
    if _RELIEF.match(text, noun.end()) or _NOT_FORCE.search(text[: noun.start()]):
        return True
    after = text[noun.end() : noun.end() + 1]
    return after in ("”", '"', "’") and len(noun.group().split()) == 1 and noun.group().lower().startswith("threat")


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
        if preposition in _ON:
            targets.append(mention[2])
        elif preposition in ("by", "from", "of") and not owners:
            actors.append(mention[2])
        else:
            continue
        end = mention[2].end
    if words.at(last + 1) == "that" and not owners:
        actors = [m for _, _, m in words.within(last + 2, last + 4)]
    before = words.passage.text[: words.starts[first]]
    left = [m for m in words.mentions if m[1] < first]
    if left and not actors and not targets and _SUFFERS.search(before):
        targets = [left[-1][2]]
    elif left and not actors and first - left[-1][1] <= 4 and _APPLIES.fullmatch(words.at(left[-1][1] + 1)):
        actors = [left[-1][2]]
    start, end = trimmed(text, words.starts[first], end)
    return _ids(actors), [t for t in _ids(targets) if t not in _ids(actors)], start, end


def _phrase(words: Words, n: int) -> int:
    """First word of the noun phrase around a noun; "the use of punishment" is one."""
    k = n
    while k > 0 and n - k < 8:
        word = words.at(k - 1)
        if word == "of" and words.at(k - 2) in _OF_USE:
            k -= 2
            continue
        if (words.breaks(k - 1) and word not in '“”"') or words.preposition(k) == word or word in ("and", "down"):
            break
        if word in _ADJECTIVES:
            k -= 1
            continue
        if _LIFTED.search(word + " ") or _TENSED.fullmatch(word) or _APPLIES.fullmatch(word) or word in BE:
            break
        if word.endswith("ing") and k - 1 not in words.covered:
            break
        k -= 1
    return k


def _status(words: Words, n: int) -> str:
    first = _phrase(words, n)
    status = status_of_noun(words, first, n, offers=False)
    if status != "occurred":
        return status
    text = words.passage.text
    return "occurred" if _TENSED.search(text) or not _ONGOING.search(text) else "ongoing"


def _record(
    passage: Passage, actors: list[str], targets: list[str], instrument: str, span: dict[str, Any], status: str
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


def _ids(mentions: Iterable[Mention]) -> list[str]:
    return list(dict.fromkeys(entity for m in mentions for entity in (m.group or (m.entity,))))
