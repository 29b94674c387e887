"""Who gives and who gets: subjects, verbs that hand over and verbs that take in."""

import re
from dataclasses import dataclass

from detente.reading.passage import Passage
from detente.reading.verbs import VERB

_ADVERB = (
    r"(?:\w+ly|finally|also|then|not|never|soon|just|even|now|still|first|once|again|so|thus|already|in turn|"
    r"in effect|itself|themselves|himself|herself|too|alone)"
)
_BODY = (
    r"(?:government|officials?|negotiators?|side|delegation|authorities|leadership|leaders?|troops|forces|"
    r"regime|army|military|ministry|"
    r"diplomats?|administration|rebels|companies|firms|oligarchs|parliament|lawmakers|envoys?|team|workers|"
    r"members|companies|banks?|"
    r"fishermen|boats|judiciary|courts?|prosecutors|police|navy|importers|exporters|carriers|airlines|"
    r"railways|utilities|utility|insurgents|militants|militias?|separatists|president|minister|"
    r"prime minister|cabinet|"
    r"state|capital|union|teachers|nurses|drivers|pilots|"
    r"producers|farmers|refiners|buyers|commissioners?|governments|states|group|movement|fighters|soldiers|"
    r"guerrillas|party)"
)


_MODAL = r"(?:will|would|could|can|may|might|must|shall|should|won['’]t|wouldn['’]t|cannot|['’](?:ll|d))"
_PREDICATE = re.compile(
    rf"(?P<own>['’]s?)?(?P<body>(?:\s+\w+)?\s+{_BODY})?(?:\s+of\s+(?:the\s+)?(?:[\w’'-]+\s+){{0,2}}?[\w"
    rf"’'-]+)?(?:\s*,\s+[^,]{{3,60}},)?(?:\s+{_ADVERB})"
    rf"*\s+[\"“'‘]?(?:{_ADVERB}\s+)?"
    rf"(?P<verb>{_MODAL}|to(?!\s+(?:the|an?|its|their|his|her|this|that|all|both|any|some|"
    rf"(?-i:[A-Z])\w+)\b)|being|(?:has|have|had|is|are|was|were)\b|{VERB}|(?!during|regarding|concerning|"
    rf"including|following|pending|according|training|banking|fishing|mining|drilling|testing|funding|"
    rf"spending)\w{{3,}}ing)(?![\w])",
    re.IGNORECASE,
)
_TAKES_IN = re.compile(
    r"\b(?:get(?:s|ting)?|got|receiv\w+|obtain\w*|secur(?:e|es|ed|ing)\b(?! its| the border)|win(?:s|"
    r"ning)?|won|gain(?:s|ed|ing)?|"
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
_PREPOSITION = re.compile(
    r"\b(?:to|from|with|of|for|against|on|by|in|at|into|over|between|about|toward|towards|near|upon|around|"
    r"regarding|"
    r"concerning|without|behind|via|than|despite|inside|off|under|alongside)\s+(?:the\s+|its\s+|a\s+|an\s+|"
    r"both\s+)?$",
    re.IGNORECASE,
)
_HANDED = re.compile(
    r"\b(?:promis(?:e|es|ed|ing)|offer(?:s|ed|ing)?|gave|giv(?:e|es|en|ing)|grant(?:s|ed|ing)?|"
    r"den(?:y|ies|ied|ying)|"
    r"sen(?:d|ds|t|ding)|owe[sd]?)\s+(?:the\s+)?$"
)
"""A verb that hands something to whoever follows: "promised Kosovo support"."""
_SUBJECT_AFTER_FOR = re.compile(r"\b(?:for|with|by|of|on|from)\s+(?:the\s+)?$", re.IGNORECASE)
_SOURCE = re.compile(r"\b(?:from|by|courtesy of|on the part of)\s+(?:the\s+)?(?:new\s+)?$", re.IGNORECASE)
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
_PRONOUN = re.compile(r"\b(?P<who>it|they|he|she)\b(?P<rest>['’](?:s|ll|d|re))?", re.IGNORECASE)
_PRONOUNS = frozenset({"it", "they", "he", "she"})
_HELPED = re.compile(r"\b(?:help|helps|helped|helping|enable|enables|assist)\s+$")
"""A verb behind which a pronoun is whoever is helped."""
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


@dataclass(frozen=True)
class Agent:
    """A party as the subject of a predicate, or `taker` of what is handed over."""

    side: str
    place: int
    verb: str
    takes: bool = False


def subjects(passage: Passage, start: int, end: int) -> list[Agent]:
    """Parties that are subjects of a verb in a stretch of a sentence, in order, pronouns included."""
    text = passage.text
    found: list[Agent] = []
    for mention, side in passage.sides:
        if mention.start < start or mention.end > end or mention.form == "group":
            continue
        if text[mention.start].isspace():
            continue  # an aside
        predicate = _PREDICATE.match(text, mention.end, min(end, mention.end + 140))
        if not predicate or predicate.start("verb") >= end:
            continue
        verb = predicate["verb"].lower()
        if (
            predicate["own"]
            and not predicate["body"]
            and not (verb.endswith("ing") or verb in ("being", "to"))
        ):
            continue
        people = text[mention.end - 1] == "s" or text[: mention.start].lower().endswith("the ")
        if mention.form == "adj" and not (predicate["body"] or people or mention.entity.startswith("P:")):
            continue
        gerund = verb.endswith("ing") or verb == "to"
        if _HANDED.search(text, max(0, mention.start - 30), mention.start):
            continue
        if _governed(text, mention.start) and not (
            gerund and _SUBJECT_AFTER_FOR.search(text[: mention.start])
        ):
            continue
        found.append(Agent(side, mention.start, text[predicate.start("verb") : predicate.end("verb")]))
    found += _pronouns(passage, start, end, found)
    return sorted(found, key=lambda agent: agent.place)


def _governed(text: str, place: int) -> bool:
    """Whether a preposition governs what begins at a place: the last two words before it tell."""
    if not text[place - 1 : place].isspace():
        return False
    return _PREPOSITION.search(" ".join([*text[:place].rsplit(None, 2)[-2:], ""])) is not None


def _pronouns(passage: Passage, start: int, end: int, found: list[Agent]) -> list[Agent]:
    text = passage.text
    agents = []
    for pronoun in () if _PRONOUNS.isdisjoint(passage.vocabulary) else _PRONOUN.finditer(text, start, end):
        predicate = _PREDICATE.match(text, pronoun.end("who"), min(end, pronoun.end() + 60))
        if not predicate or _HELPED.search(text, max(0, pronoun.start() - 12), pronoun.start()):
            continue
        side = _antecedent(passage, pronoun.start(), found, word=pronoun["who"].lower())
        if side:
            agents.append(Agent(side, pronoun.start(), predicate["verb"]))
    return agents


def _antecedent(passage: Passage, place: int, found: list[Agent], *, word: str) -> str | None:
    """Party a pronoun stands for: a source just named, the last subject, or the last party.

    "He" stands for the first person that the sentence names before it.
    """
    text = passage.text
    people = (s for m, s in passage.sides if m.end <= place and m.entity.startswith("P:"))
    if word in ("he", "she") and (someone := next(people, None)):
        return someone
    before = [(m, s) for m, s in passage.sides if m.end <= place and m.form != "group"]
    named = [(m, s) for m, s in before if m.form != "adj"]
    if not named:
        earlier = first_named(passage.before) if passage.before else None
        topic = passage.before.topic if passage.before else None
        if earlier is None and topic and (word == "it") == (topic[:2] in ("S:", "O:")):
            earlier = topic
        return earlier or (before[-1][1] if before else None)
    before = named
    last, side = before[-1]
    if re.fullmatch(
        r"\s+(?:is|was|would be)\s+(?:for\s+|that\s+)", text[last.end : place]
    ) and _SOURCE.search(text[: last.start]):
        return side
    if re.search(
        r"\b(?:demand|demanding|demands|demanded|want|wants|wanted|insist\w*)\s+(?:that\s+)?$",
        text[max(0, place - 20) : place],
    ):
        others = [s for m, s in before if not re.match(r"['’]s?\s+(?:\w+\s+){0,2}demand", text[m.end :])]
        return others[-1] if others else side
    subject = [a.side for a in found if a.place < place]
    return subject[-1] if subject else side


def first_named(passage: Passage) -> str | None:
    """The party that a sentence is about: the first one named that no preposition governs."""
    for mention, side in passage.sides:
        plain = mention.form not in ("adj", "group") and not _governed(passage.text, mention.start)
        if plain and passage.text[mention.end : mention.end + 2] not in ("'s", "’s"):
            return side
    return None


def leans_on(passage: Passage, one: Agent, other: Agent) -> bool:
    """Whether one party makes another act: "would press Brel to open the port"."""
    return _CAUSES.search(passage.text, one.place, other.place) is not None


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
        if current is None:
            current = None if _LETS.search(text[start : agent.place]) else agent
            continue
        between = text[current.place : agent.place]
        principal = agent.side in passage.dyad
        if agent.side != current.side and _LETS.search(between):
            continue
        if _CAUSES.search(between) and not principal and current.side in (passage.dyad or (current.side,)):
            continue
        if re.search(r"\b(?:that|which|who)\s+(?:the\s+)?$", text[: agent.place]) and not _DEMANDS.search(
            between
        ):
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


def _source(passage: Passage, start: int, end: int, words: re.Pattern[str] = _SOURCE) -> str | None:
    text = passage.text
    for mention, side in passage.sides:
        if start <= mention.start and mention.end <= end and mention.form != "group":
            before = text[start : mention.start]
            if words.search(before) and (words is not _SOURCE or not _NOT_SOURCE.search(before)):
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
