"""Who gives and who gets: verbs that hand over, verbs that take in, sources, owners."""

import re
from functools import lru_cache

from detente.reading.agents import SOURCE, Agent, subjects
from detente.reading.passage import Passage
from detente.reading.relatives import in_relative

_TAKES_IN = re.compile(
    r"\b(?:get(?:s|ting)?\b|got\b|receiv\w+|obtain\w*|secur(?:e|es|ed|ing)\b(?! its| the border)|win(?:s|"
    r"ning)?\b|won\b(?!['’])|gain(?:s|ed|ing)?\b|"
    r"demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|want(?:s|ed|ing)?|request(?:s|ed|ing)?|expect(?:s|ed|"
    r"ing)?\b(?! to)|extract(?:s|ed|ing)?|"
    r"acquir\w+|earn(?:s|ed|ing)?|enjoy(?:s|ed|ing)?|ask(?:s|ed|ing)? for|insist(?:s|ed|ing)? on|call(?:s|"
    r"ed|ing)? for|"
    r"hop(?:e|es|ed|ing) for|wrest\w*|win back|need(?:s|ed)?|benefit\w* from|press(?:es|ed|ing)? for|"
    r"push(?:es|ed|ing)? for|"
    r"(?:is|are|was|were|be|been|being|get|gets|getting) [\"“'‘]?(?:\w+ly )?(?:allowed|permitted|granted|"
    r"given|offered|promised|paid|rewarded|spared|excused|forgiven|refunded|reimbursed|relieved of|shown|"
    r"exempted|admitted|handed|awarded|guaranteed|provided with|supplied with|compensated|let|"
    r"recogni[sz]ed|readmitted|invited)|"
    r"(?:see|have|get|has|gets|having|seeing) (?:its|their|his|her|the|some|all|most|US|"
    r"EU) [\w\s-]{2,40}?(?:lifted|eased|removed|released|returned|unfrozen|"
    r"restored|recogni[sz]ed|waived|dropped|delisted|cancelled|forgiven|reopened|freed))",
    re.IGNORECASE,
)
_MAY_USE = re.compile(
    r"[^,;]{0,40}?\b(?:could|can|may|might|(?:would|will) be (?:able|free|allowed) to)\s+(?:\w+ly\s+|"
    r"again\s+|also\s+)?"
    r"(?:fish|pump|draw|keep|access|fly|transit|operate|station|use|moor|graze|drill)\b"
)
"""What somebody else lets a party do: "could fish in its waters"."""
_ACCEPTS = re.compile(r"\b(?:accept\w*|tak(?:e|es|ing)|took)\s+", re.IGNORECASE)
_GOOD = re.compile(
    r"\b(?:aid|loans?|money|cash|payments?|relief|help|offer|gifts?|grants?|funds?|funding|guarantees?|"
    r"compensation|delivery|deliveries|"
    r"shipments?|investments?|fuel|food|oil|weapons|credits?|assistance|bailout|supplies|concessions|"
    r"recognition|membership|rise|raise)\b",
    re.IGNORECASE,
)
_BURDEN = re.compile(
    r"\b(?:limits?|restrictions?|curbs?|caps?|inspect\w+|constraints?|cuts?|ban|freeze|monitor\w*|"
    r"conditions|back)\b",
    re.IGNORECASE,
)
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
_RELATIVE = re.compile(r"(?<=\w),?\s+(?:that|which|who|whom|whose|on terms|as|than)\s")
_LIFTS = re.compile(
    r"\b(?:lift|eas|remov|suspend|end|drop|scrap|cut|reduc|relax|waiv|roll back|withdraw|cancel|halv|"
    r"lower)\w*\s+(?:\w+\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+){0,2}(?:sanctions|tariffs?|duties|embargo|ban|blockade|restrictions|curbs|"
    r"quotas|levies|controls)\b"
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


@lru_cache(maxsize=256)
def takes_in(text: str) -> bool:
    """Whether the verb of a leg takes the good in, rather than hands it over.

    >>> [takes_in(t) for t in ("would receive aid", "accept limits", "accept food aid", "lift sanctions")]
    [True, False, True, False]
    """
    if relative := _RELATIVE.search(text):
        text = text[: relative.start()]
    if _MAY_USE.match(text):
        return True
    verb = _TAKES_IN.search(text)
    accepts = _ACCEPTS.search(text)
    if accepts and (not verb or accepts.start() < verb.start()):
        rest = text[accepts.end() : accepts.end() + 60]
        return bool(_GOOD.search(rest)) and not _BURDEN.search(rest)
    if not verb:
        return False
    if re.match(r"get\w*\s", verb.group(), re.IGNORECASE) or verb.group().lower() in (
        "get",
        "gets",
        "getting",
        "got",
    ):
        return not re.match(r"\s+(?:\S+\s+){1,4}to\s+\w|\s+(?:out|rid|back to)\b", text[verb.end() :])
    return _first_verb(text, verb.start())


def _first_verb(text: str, place: int) -> bool:
    """Whether no other verb that hands over stands before a place."""
    handing = re.search(
        r"\b(?:offer|giv|agree|promis|pledg|lift|eas|releas|withdr|provid|halt|stop|grant|allow|end|drop|"
        r"return|pay|cede|hand)\w*\s",
        text[:place],
        re.IGNORECASE,
    )
    return handing is None


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
        if agent.place > start and in_relative(text[start : agent.place], text[agent.place : agent.place + 5]):
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
