"""Whose a word of wanting is: its subject, the doer of a passive, the subject of the verb joined to it."""

import re

from detente.reading.passage import Passage
from detente.reading.position_cues import PositionCue
from detente.reading.position_objects import JOINED
from detente.reading.position_records import NEAR
from detente.reading.references import Subject
from detente.reading.speakers import Speakers
from detente.reading.statement_subjects import first_subject

_NOUN = re.compile(
    r"\b(?:the|a|an|its|his|her|their|this|that|no|any|of|in|for|with|more|new|[\w’]+['’]s|[\w’]+s['’]|such|"
    r"under|on|by|public|main|key|growing|strong|weak|domestic|high|and|some|little|much|popular|broad|"
    r"full)\s+$",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"\b(?:the|an?|its|his|her|their|this|no|any|more|[\w’]+['’]s)\s+$", re.IGNORECASE)
_NOUNS = frozenset(
    ["demand", "press", "need", "request", "offer", "favour", "favor", "support", "desire", "promise",
     "pledge", "veto", "welcome", "back", "exclude", "defend", "plan to", "aim to", "call for", "press for",
     "push for", "fear", "hope", "plan", "wish", "dread", "lobby", "push", "strike over", "march for",
     "vote for", "vote against", "vote to", "table", "float", "fight for", "protest against", "appeal for",
     "appeal to", "call on", "petition for", "bargain for", "ask", "shun", "contest", "campaign for",
     "campaign against"]
)  # fmt: skip
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|get|gets|got|isn['’]t|wasn['’]t|weren['’]t)\s+(?:\w+ly\s+|not\s+"
    r"|also\s+|"
    r"now\s+|again\s+|already\s+|twice\s+)*$"
)
_BY = re.compile(
    r"\s+(?:(?:on \w+day|last \w+|again|outright|out of hand|point-blank|in \w+|at once)\s+)?"
    r"by\s+(?!\w+ing\b)"
)
_BY_FAR = re.compile(r"[^,;]{2,110}?\sby\s+(?!\w+ing\b)")
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
_SEEMS = re.compile(
    r"\b(?:continu\w+|seem\w*|appear\w*|vow\w*|threaten\w*|decid\w+|like|said|"
    r"likely|expected|thought|believed|reported|understood|known|rumou?red|set|bound|sure|used|began|"
    r"begun|instructed|mandated|authori[sz]ed|empowered|came|come|joined\s+\w+)\s+to\s+(?:\w+ly\s+)?$"
)
_PURPOSE = frozenset(
    ["demand", "press for", "call for", "push for", "protest against", "oppose", "plead for", "ask for",
     "lobby for", "lobby", "appeal for", "argue for", "press", "urge", "insist on", "demonstrate against",
     "beg for", "request"]
)  # fmt: skip
CAME_TO = re.compile(
    r"\b(?:march\w*|rall(?:y|ied|ies)|gather\w*|met|meet\w*|wr[io]te\w*|written|went|travel\w*|fl(?:ew|y|"
    r"own)|"
    r"walked|strik\w+|struck|assembl\w+|took to|tak\w+ to|turn\w* (?:out|up)|used|us(?:e|es|ing)|"
    r"block\w*|occup\w+|sent|came|call\w* a|held|hold\w*|launch\w*|"
    r"visit\w*|join\w*|phon\w+|telephon\w*)\b[^,;]{0,80}?\bto\s+$"
)
_AND_VERB = re.compile(r"\b(?:and|but|or|then|yet)\b")
_BEHIND_RELATIVE = re.compile(r",\s+(?:who|whose|which|where)\s[^,;“”\"]{3,120},\s+(?:\w+ly\s+|also\s+)?$")
"""What stands between a subject and its verb: "Brel, whose farmers fear a flood, opposes"."""
_WHILE_DOING = re.compile(r"\b(?:by|after|before|while|in|when)\s+(?:\w+ly\s+)?$")
_GOVERNED = re.compile(r"\b(?:for|of|from|with|on|about|without|like|than)\s+(?:\w+ly\s+)?$")
_HAVING = re.compile(r",\s+having\s+(?:\w+\s+)?$")
"""Before a participle of the past in passing: "Brel, having insisted on a corridor, made do"."""
_OPENLY = re.compile(
    r"\b(?:makes?|made|making)\s+no\s+(?:secret|bones)\s+(?:of|about)\s+$|"
    r"\b(?:talks?|talked|spoke|speaks?|dreams?|dreamt|dreamed|thinks?|thought)\s+(?:openly\s+)?of\s+$|"
    r"\b(?:insists?|insisted)\s+on\s+$"
)
"""Who does not hide, or speaks of, wanting."""
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|was|were|been|be|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|kept|keeps|keep|start(?:s|ed)?"
    r"|stop(?:s|ped)?|"
    r"began|begun)\s+(?:\w+\s+)?$|['’](?:s|re)\s+(?:\w+ly\s+)?$"
)
_PAPER = re.compile(
    r"\b(?:resolution|motion|statement|letter|bill|petition|declaration|paper|communiqu[eé]|amendment|note|"
    r"memorandum|banners?|placards?|slogans|law|document|manifesto|text|proposal|plan)s?\s+(?:\w+ly\s+)?$"
)
_FINITE = re.compile(
    r"\s(?=(?:is|are|was|were|has|have|had|will|would|could|can|cannot|may|might|must|should|do|does|did|"
    r"went|came|"
    r"took|gave|met|flew|wrote|rose|ran|put|told|said|says|saw|won|lost|left|kept|held|drew|broke|sent|"
    r"(?!need|indeed|speed|embed|seed)\w{3,}ed)\b(?!\s+by\b))"
)
_THEN = re.compile(r"(?:\d|\w+day|power|office|ly|ago|year|month|week|home|up|back|away)\s+$")
"""What stands between a clause and the participle that goes on with it: "came to power in 2021 rejecting"."""
_MOST_VERBS = 4


def subject_of(
    passage: Passage, speakers: Speakers, cue: PositionCue, earlier: Subject | None
) -> Subject | None:
    """The party that wants, by the form of the word: finite, passive, participle, infinitive or joined."""
    text = passage.text
    lead = text[max(0, cue.start - NEAR) : cue.start]
    noun = _NOUN if cue.form in ("base", "s") else _DETERMINER
    coordinated = earlier is not None and lead.endswith((" and ", " but ", " or "))
    if cue.form != "phrase" and cue.verb.lemma in _NOUNS and noun.search(lead) and not coordinated:
        return None
    if cue.verb.lemma in _NOUNS and any(m.form == "adj" and m.end == cue.start - 1 for m in passage.mentions):
        return None
    if cue.form == "past" and is_passive(text, cue):
        by = _BY.match(text, cue.end) or ("o" in cue.verb.takes and _BY_FAR.match(text, cue.end)) or None
        return speakers.after(passage, by.end()) if by else None
    if cue.form != "phrase" and _INFINITIVE.search(lead) and not _SEEMS.search(lead):
        came = cue.verb.lemma in _PURPOSE and CAME_TO.search(lead)
        return acting_before(passage, speakers, cue.start - len(lead) + came.end()) if came else None
    if not lead.strip() and cue.form == "ing":
        comma = text.find(", ", cue.end)
        opens = comma >= 0 and not _FINITE.search(text, cue.end, comma)
        return speakers.after(passage, comma + 1) if opens else None
    if (cue.form in ("past", "s", "base", "phrase")) and _BEHIND_RELATIVE.search(lead):
        return speakers.subject(passage, cue.start) or earlier
    if joined := JOINED.search(lead):
        if earlier and (cue.form != "ing" or joined.group().startswith(",")):
            return earlier
        if cue.form in ("past", "phrase", "s", "base") and _AND_VERB.search(joined.group()):
            return acting_before(passage, speakers, cue.start - len(joined.group()))
        if joined.group().strip().startswith(",") and cue.form == "ing":
            return acting_before(passage, speakers, cue.start - len(joined.group())) or _first(
                passage, cue.start
            )
    if cue.form == "ing" and _WHILE_DOING.search(lead):
        return first_subject(speakers, passage, cue.start)
    if cue.form == "past" and (having := _HAVING.search(lead)):
        return speakers.subject(passage, cue.start - len(lead) + having.start())
    if cue.form == "ing" and (openly := _OPENLY.search(lead)):
        return speakers.subject(passage, cue.start - len(lead) + openly.start())
    if cue.form == "ing" and _GOVERNED.search(lead):
        return None
    if cue.form == "ing" and _PAPER.search(lead):
        return acting_before(passage, speakers, cue.start)
    if cue.form == "ing" and not _PROGRESSIVE.search(lead):
        near = speakers.right_before(passage, cue.start)
        return near or (acting_before(passage, speakers, cue.start) if _THEN.search(lead) else None)
    return speakers.subject(passage, cue.start)


def is_passive(text: str, cue: PositionCue) -> bool:
    """Whether a verb is a passive: "was refused", "rejected by"."""
    lead = text[max(0, cue.start - NEAR) : cue.start]
    return cue.form == "past" and bool(_PASSIVE.search(lead) or _BY.match(text, cue.end))


def acting_before(passage: Passage, speakers: Speakers, place: int) -> Subject | None:
    """The subject of the last finite verb before a place, else the first one of the sentence."""
    text = passage.text
    verbs = [m.start() for m in _FINITE.finditer(text, max(0, place - 2 * NEAR), place)]
    for verb in verbs[: -_MOST_VERBS - 1 : -1]:
        found = speakers.subject(passage, verb)
        if found and found.end <= verb:
            return found
    return first_subject(speakers, passage, place)


def _first(passage: Passage, before: int) -> Subject | None:
    first = next((m for m in passage.mentions if m.end <= before and m.form != "adj"), None)
    if first is None or first.entity.startswith("I:"):
        return None
    return Subject(first.who, first.start, first.end)
