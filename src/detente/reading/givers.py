"""Who gives and who gets: verbs that hand over, verbs that take in, sources, owners."""

import re

from detente.reading.agents import SOURCE, Agent, subjects
from detente.reading.passage import Passage
from detente.reading.relatives import in_relative
from detente.reading.taking_verbs import takes_in

_CAUSES = re.compile(
    r"\b(?:get(?:s|ting)?|encourag\w+|press(?:es|ed|ing|ur\w+)?|push(?:es|ed|ing)?|persuad\w+|convinc\w+|"
    r"forc(?:e|es|ed|ing)|urg(?:e|es|ed|ing)|"
    r"help(?:s|ed|ing)?|mak(?:e|es|ing)|let(?:s|ting)?|allow(?:s|ed|ing)?|ensur\w+|lean\w* on|"
    r"prevail\w* on|permit\w*|enabl\w+|recogni\w+|support\w*|"
    r"guarantee\w*|prevent\w*|stop\w*|lobby\w*|ask(?:s|ed|ing)?|tell\w*|order\w*|instruct\w*|restrain\w*|"
    r"block\w*)\b",
    re.IGNORECASE,
)
_LETS = re.compile(
    r"\b(?:let|lets|letting|allow\w*|permit\w*|enabl\w+|admit\w*)\s+(?:the\s+|some\s+)?$", re.IGNORECASE
)
_DEMANDS = re.compile(
    r"\b(?:demand\w*|want\w*|ask(?:s|ed|ing)?|requir\w+|insist\w*|expect\w*|urg(?:e|es|ed|ing)|call\w* on|"
    r"press\w*|push\w*|need\w*|"
    r"get(?:s|ting)?|persuad\w+|convinc\w+|request\w*|propos\w+|suggest\w*|forc\w+|would see|involv\w+|"
    r"offer\w* that|tell|told|"
    r"said|says?|encourag\w+|seek\w*)\b",
    re.IGNORECASE,
)
_NOT_SOURCE = re.compile(
    r"\b(?:withdr\w+|pull\w*|exit\w*|depart\w*|troops|forces|out|away|distanc\w+|remov\w+|retreat\w*|"
    r"expel\w*|protect\w+|"
    r"threat\w*|free\w*|separat\w+|independen\w+|return\w*|evacuat\w+|refugees|soldiers|personnel|back|"
    r"import\w*|itself|"
    r"missiles|militias?|fighters|bases?|settlers)\s+(?:\w+\s+){0,2}(?:from|by)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_HELD_BY = re.compile(
    r"\b(?:(?:held|captured|detained|jailed|imprisoned|seized|arrested|kept) (?:by|in)|frozen by)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)
_GOES_TO = re.compile(
    r"\b(?:(?:go|goes|going|went|revert|reverts|pass|passes|flow|flows)(?:\s+back|\s+over)?|returned|"
    r"handed|ceded|"
    r"given(?:\s+back)?|transferred|restored|paid|lent|sold)\s+to\s+(?:the\s+)?$"
)
"""Whoever takes what goes over: "two villages go back to Arda"."""
_LEAVING = re.compile(
    r"\b(?:pullback|pullout|withdrawal|retreat|redeployment|evacuation|departure|demobili[sz]ation|"
    r"disarmament|"
    r"disarming)\s+of\s+(?:the\s+|all\s+)?(?:\w+\s+)?$"
)
_CAPTIVES = re.compile(
    r"\s+(?:\w+\s+)?(?:servicemen|soldiers|prisoners|detainees|hostages|POWs|captives|citizens|nationals|"
    r"sailors|"
    r"pilots|inmates|fishermen|convicts|journalists|spies|suspects)\b(?:\s+of war)?(?=\s*$|\s+(?:held|"
    r"jailed|for|in|and)\b)"
)
"""Those whom the other party holds, and would let go: "32 Ardan servicemen"."""
_LIFTS = re.compile(
    r"\b(?:lift|eas|remov|suspend|end|drop|scrap|cut|reduc|relax|waiv|roll back|withdraw|cancel|halv|"
    r"lower)\w*\s+(?:\w+\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+){0,2}(?:sanctions|tariffs?|duties|embargo|ban|blockade|restrictions|curbs|"
    r"quotas|levies|controls)\b"
)
_HALT = re.compile(
    r"\b(?:halt|end|stop|freeze|cap|limits?|curbs?|cuts?|pause|ceiling)\s+(?:to|in|on|of)\s+(?:the\s+|"
    r"all\s+)?$"
)
"""Before whoever is to stop something: "a halt to Russian strikes"."""
_GRANTS = re.compile(
    r"\b(?:grant|giv|offer|promis|allow|pay|hand|lend|sell|send|award|guarante|accord)(?:e|es|s|ed|ing|"
    r"eing|eed)?\s+"
    r"(?:the\s+)?$"
)
_A_GOOD = re.compile(r"\s+(?:an?|the|its|their|some|more|full|free|cheap|cheaper|half|new|\d|[£$€])")
_LETS_GO = re.compile(
    r"(?:the\s+|an?\s+|any\s+)?(?:\w+\s+)?(?:release|lifting|easing|removal|suspension|resumption|"
    r"delivery|supply|"
    r"unfreezing|unblocking|disbursement|payment|cut|reduction|end|extension|renewal|sale|provision|transfer|"
    r"repeal|waiver|return|restoration)\b"
)
_FUNDS = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+\s+){0,2}?(?:loans?|aid|credits?|grants?|funding|funds|sanctions|tariffs|duties|"
    r"investments?|guarantees?|arms|weapons|missiles|jets|gas|oil|wheat|grain|coal|electricity|power|"
    r"troops|tranches?)\b"
)
_ADJECTIVE_LEAD = re.compile(
    r"^(?:[\"“'‘(]|\s|the|a|an|some|any|further|more|new|continued|increased|greater|immediate|full|partial|"
    r"limited|certain|a certain degree of|progressive|possible|eventual|long-sought|future|formal|official|"
    r"\d+|\w+ly)*$",
    re.IGNORECASE,
)


def leans_on(passage: Passage, one: Agent, other: Agent) -> bool:
    """Whether one party makes another act: "would press Brel to open the port"."""
    return _CAUSES.search(passage.text, one.place, other.place) is not None


def giver_in(passage: Passage, start: int, end: int, inherited: str | None = None) -> tuple[str | None, bool]:
    """Who acts in a leg, and whether they take the good in rather than hand it over.

    1. The last subject; but whoever makes a third party act gives ("America getting Ukraine to comply").
    2. Without a subject, the one named as source ("from X", "by X").
    3. Else the owner at the head of the phrase ("Iran's withdrawal", "US sanctions relief").
    4. Else the subject inherited from the words before.
    """
    text = passage.text
    agents = subjects(passage, start, end)
    current: Agent | None = None
    for agent in agents:
        if agent.place > start and in_relative(
            text[start : agent.place], text[agent.place : agent.place + 5]
        ):
            continue
        if current is None:
            current = None if _LETS.search(text[start : agent.place]) else agent
            continue
        between = text[current.place : agent.place]
        principal = agent.side in passage.dyad
        if agent.side != current.side and _LETS.search(between):
            continue
        if _CAUSES.search(between) and not principal and current.side in (passage.dyad or (current.side,)):
            continue
        if re.search(r"\bthat\s+(?:the\s+)?$", text[: agent.place]) and not _DEMANDS.search(between):
            continue
        if current.side == agent.side and takes_in(between) and not re.search(r"[,;]|\band\b", between):
            continue
        current = agent
    if current:
        return current.side, takes_in(text[current.place : end])
    if holder := _source(passage, start, end, _HELD_BY):
        return holder, False
    if source := _source(passage, start, end):
        return source, False
    if imposer := _imposer(passage, start, end):
        return imposer, False
    if taker := _source(passage, start, end, _GOES_TO):
        return taker, True
    if leaver := _source(passage, start, end, _LEAVING):
        return leaver, False
    if taker := _granted(passage, start, end):
        return taker, True
    if stopper := _source(passage, start, end, _HALT):
        return stopper, False
    if funder := _funder(passage, start, end):
        return funder, False
    if owner := _owner(passage, start, end):
        side, after = owner
        if _CAPTIVES.match(text, after, end):
            return side, True
        passive = re.match(r"['’]?s?\s+(?:[\w-]+\s+){0,4}?being\b", text[after:end])
        return side, bool(passive) or takes_in(text[after : min(after + 30, end)])
    if inherited:
        return inherited, takes_in(text[start:end])
    return None, takes_in(text[start:end])


def _source(passage: Passage, start: int, end: int, words: re.Pattern[str] = SOURCE) -> str | None:
    text = passage.text
    for mention, side in passage.sides:
        if start <= mention.start and mention.end <= end and mention.form != "group":
            before = text[start : mention.start]
            if words.search(before) and (words is not SOURCE or not _NOT_SOURCE.search(before)):
                return side
    return None


def _granted(passage: Passage, start: int, end: int) -> str | None:
    """Whoever is handed what follows: "granting Belgrade a waiver"."""
    for mention, side in passage.sides:
        if (
            start <= mention.start
            and mention.end <= end
            and mention.form != "nominal"
            and _GRANTS.search(passage.text, start, mention.start)
            and _A_GOOD.match(passage.text, mention.end)
        ):
            return side
    return None


def _funder(passage: Passage, start: int, end: int) -> str | None:
    """Whose loans, arms or sanctions are to be let go or lifted: "the release of 600 million in EU loans"."""
    if not _LETS_GO.match(passage.text, start, end):
        return None
    inside = [(m, s) for m, s in passage.sides if start <= m.start and m.end <= end]
    return next((s for m, s in inside if _FUNDS.match(passage.text, m.end, end)), None)


def _imposer(passage: Passage, start: int, end: int) -> str | None:
    """Whose sanctions, tariffs or bans are to be lifted: theirs to lift."""
    for mention, side in passage.sides:
        if (
            start <= mention.start
            and mention.end <= end
            and _LIFTS.search(passage.text[start : mention.start])
        ) and _MEASURE.match(passage.text, mention.end):
            return side
    return None


def _owner(passage: Passage, start: int, end: int) -> tuple[str, int] | None:
    """Party at the head of a noun phrase, and where the phrase goes on."""
    for mention, side in passage.sides:
        if not (start <= mention.start and mention.end <= end) or mention.form == "group":
            continue
        lead = passage.text[start : mention.start]
        if _ADJECTIVE_LEAD.match(lead):
            after = passage.text[mention.end : end]
            if after[:2] in ("'s", "’s") or after[:1] in ("'", "’") or re.match(r"\s+[a-z“\"]", after):
                return side, mention.end
        return None
    return None
