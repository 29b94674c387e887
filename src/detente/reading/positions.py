"""Who wants, demands, refuses or offers what."""

import re
from collections.abc import Iterator
from typing import Any

from detente.reading.clauses import trimmed
from detente.reading.dates import find_dates
from detente.reading.hedges import as_record, find_hedges
from detente.reading.passage import Passage
from detente.reading.position_cues import PositionCue, find_position_cues
from detente.reading.speakers import Speaker, Speakers, Subject

_NEGATED = re.compile(
    r"(?:\b(?:not|never|no longer|neither|nor|hardly)|n['’]t)\s+(?:\w+ly\s+|yet\s+|really\s+)?$", re.IGNORECASE
)
_NEVER_WITHOUT = frozenset({"refuse"})
_HEDGED = re.compile(r"\b(?:may|might|could|would|probably|possibly|reportedly|will|can)\s+(?:\w+ly\s+|also\s+|even\s+)?$")
_MAY = re.compile(r"\b(?:may|might|could|probably|possibly|can)\b")
_PAST_ONCE = re.compile(r"\b(?:had\s+(?:\w+ly\s+|long\s+|once\s+|also\s+|previously\s+|never\s+)*|once\s+|used\s+to\s+|no\s+longer\s+)$")
_NOUN = re.compile(
    r"\b(?:the|a|an|its|his|her|their|this|that|no|any|of|in|for|with|more|new|[\w’]+['’]s|[\w’]+s['’]|such|"
    r"under|on|by|public|main|key|growing|strong|weak|domestic|high|and)\s+$",
    re.IGNORECASE,
)
_NOUNS = frozenset(
    {"demand", "need", "request", "offer", "favour", "favor", "support", "desire", "promise", "pledge", "veto",
     "welcome", "back", "exclude", "defend", "plan to", "expect", "aim to", "call for", "press for", "push for"}
)  # fmt: skip
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|get|gets|got)\s+(?:\w+ly\s+|not\s+)?$")
_BY = re.compile(r"\s+by\s+")
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
_SEEMS = re.compile(r"\b(?:continu\w+|seem\w*|appear\w*|vow\w*|threaten\w*|decid\w+|like|said|likely)\s+to\s+(?:\w+ly\s+)?$")
_JOINED = re.compile(r"[,;]?\s+(?:and|but|then|while|yet|or)(?:\s+(?:has|had|have|also|then|now|is|was|\w+ly))*\s*$|,\s*$")
_END = re.compile(
    r";\s|,\s+(?:but|while|although|though|whereas|which|who|as|because|since|after|adding|saying|arguing|"
    r"warning|according|even|despite|amid|where|meaning|leaving|so)\b|\s[—–]\s|,?\s+(?:in (?:exchange|return)|"
    r"if|unless|because|although|even though|while|whereas|in order to)\b|,\s+and\s+(?=\w+\s+(?:\w+\s+)?(?:is|are|has|have|"
    r"will|would|said|says|wants?|rejects?|refuses?)\b)"
)
_AND_VERB = re.compile(r"\s+(?:and|but|or)\s+(?:also\s+|then\s+|has\s+|have\s+|is\s+|was\s+|\w+ly\s+)*$")
_TO_DO = re.compile(r"\s+(?:not\s+)?to\s+")
_THAT = re.compile(r"\s+that\s+")
_WHEN = re.compile(r"(?:\s+(?:on \w+day|last \w+|this \w+|yesterday|again|also|now|today|in \w+))+(?=\s+(?:that|to|for|on)\b)")
_EMPTY = re.compile(
    r"\s*(?:$|[.,;:)!?—–]|(?:to|by|of|in|at|for|with|as|and|or|but|so|yes|no|nothing|than|when|while|after|"
    r"before|because|under|over|against|during|through|comment|up|out|off|away|down)\b)", re.IGNORECASE
)
_SAY_NOTHING = re.compile(r"(?:say|comment|confirm|disclose|discuss|speculate|answer|elaborate|be named|give details|be identified)\b")
_WHAT_WANTS = re.compile(
    r"\b[Ww]hat\s+(?P<who>[^,;:]{2,60}?)\s+(?:\w+ly\s+|most\s+)*(?P<cue>wants?|needs?|seeks?|demands?|is after|wanted|needed)"
    r"(?P<rest>(?:\s+(?:most|from\s+[^,;:]{2,40}?|above all|now|is))*?)\s+(?:is|was)\s+(?P<wants>(?:for\s|to\s|that\s)?[^;:.]{3,})"
)
_MOST = re.compile(
    r"\b(?P<cue>[Tt]he\s+(?:most|more)\s+(?:important|pressing|urgent)(?:\s+(?:\w+\s+){0,2}?(?:issues?|things?|points?|topics?|"
    r"questions?|matters?|demands?))?\s+(?:for|to|from)\s+(?:an?\s+|the\s+)?(?P<who>[^,;:]{2,50}?)(?:\s+(?:perspective|point of view|"
    r"viewpoint|standpoint))?)\s+(?:is|are|was|were)\s+(?P<wants>[^;:]{3,})"
)
_OWNED = re.compile(
    r"(?P<own>['’]s?|\b(?:[Ii]ts|[Tt]heir|[Hh]is|[Hh]er))\s+(?P<cue>(?P<rank>main|key|central|core|chief|top|primary|principal|biggest|"
    r"first|overriding|ultimate|long-standing|longstanding|only|stated|real|other|latest|repeated|non-negotiable|maximalist|"
    r"old|new|initial|opening)?\s*"
    r"(?:\w+\s+)?(?P<noun>demands?|red\s+lines?|priorit(?:y|ies)|goals?|aims?|objectives?|insistence|refusal|rejection|opposition|"
    r"interest|intent(?:ion)?|desire|wish|request|condition|precondition|requirement|hope|offer|readiness|willingness|unwillingness|"
    r"reluctance|determination|need|call|ambition|proposal))\s+"
    r"(?P<link>(?:is|was|are|were|remains?|has been)\s+(?:that\s+|to\s+|for\s+)?|that\s+|to\s+|on\s+|for\s+|of\s+|in\s+)(?P<wants>[^;:]{3,})"
)
_GIVEN_UP = re.compile(r"\b(?:drop|abandon|withdr[ae]w|scrap|waiv|soften|ditch|shelv|g[ai]ve(?:n|s)?\s+up|lift)\w*\s+[\w'’ ]{0,20}$")
_MOST_WORDS = frozenset({"important", "pressing", "urgent"})
_LINE_WORDS = frozenset("line lines priority demand starter breaker dealbreaker must".split())
_OWNED_WORDS = frozenset(
    "demand demands line lines priority priorities goal goals aim aims objective objectives insistence refusal "
    "rejection opposition interest intent intention desire wish request condition precondition requirement hope "
    "offer readiness willingness unwillingness reluctance determination need call ambition proposal".split()
)
_REFUSING_NOUNS = ("refusal", "rejection", "opposition", "unwillingness", "reluctance")
_OFFERING_NOUNS = ("offer", "readiness", "willingness", "proposal")
_RED_LINE = re.compile(
    r"(?P<wants>[^,;:“”\"]{3,100}?)\s+(?:is|are|was|remains?|would be)\s+(?:\w+ly\s+)?(?P<cue>(?:a|the|one of (?:its|their|the))\s+(?:\w+\s+)?"
    r"(?:red\s+lines?|(?:main|top|key|highest|first)\s+(?:priority|demand)|non-starter|deal-?breaker|priority|must))\s+for\s+"
    r"(?:the\s+)?(?P<who>[^,.;:“”\"]{2,40})"
)
_SALIENT = re.compile(
    r"\b(?:main|most|key|central|core|top|chief|red\s+lines?|above\s+all|really|urgently|crucial\w*|vital|"
    r"essential|non-negotiable|priorit\w+|paramount|sincere\w*|strongly|firmly|categorically|flatly|absolutely|"
    r"never|adamant\w*|desperate\w*|insist\w*|wholeheartedly|seriously|determined|high-stakes|must)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"\b(?:secondary|minor|less\s+important|marginal|nice\s+to\s+have|would\s+prefer)\b", re.IGNORECASE)
_WORDS = re.compile(r"[ \w]*[^\W\d_]")
_LONGEST = 320
_NEAR = 90
_FLIPPED = {"want": "refuse", "offer": "refuse", "accept": "refuse", "refuse": "accept"}


def positions(passage: Passage, speakers: Speakers) -> list[dict[str, Any]]:
    """Positions of one sentence.

    1. For every word of wanting, refusing or offering: its subject is the party, its object is what is wanted.
    2. Nouns: "X's main demand that", "what X really wants is", "a red line for X".
    3. Status first: what is in an if-part or merely future is hypothetical; a negation turns the way round
       ("does not want" refuses, "does not rule out" accepts).
    """
    if passage.sentence.boilerplate or passage.sentence.role != "body":
        return []
    found: list[dict[str, Any]] = []
    taken: list[tuple[int, int]] = []
    for body in (*_by_noun(passage, speakers), *_by_verb(passage, speakers)):
        start, end = body["place"]
        if any(s <= start < e for s, e in taken):
            continue
        taken.append(body.pop("place"))
        found.append(body)
    return sorted(found, key=lambda f: f["cue"]["start"])


def _by_verb(passage: Passage, speakers: Speakers) -> Iterator[dict[str, Any]]:
    text = passage.text
    cues = find_position_cues(text, passage.words, passage.vocabulary)
    earlier: Subject | None = None
    for n, cue in enumerate(cues):
        lead = text[max(0, cue.start - _NEAR) : cue.start]
        if cue.start and text[cue.start].isupper():
            continue
        if text[cue.end : cue.end + 1] in ("-", "’", "'") or text[max(0, cue.start - 1) : cue.start] == "-":
            continue
        subject = _subject(passage, speakers, cue, lead, earlier)
        wants = _wanted(text, cue, cues[n + 1 :]) if subject else None
        if subject is None or wants is None or not _is_party(passage, subject.who):
            continue
        earlier = subject
        yield _record(passage, speakers, subject.who, (cue.start, cue.end), wants, cue.verb.way, cue.verb.salience)


def _subject(
    passage: Passage, speakers: Speakers, cue: PositionCue, lead: str, earlier: Subject | None
) -> Subject | None:
    text = passage.text
    if cue.form in ("base", "s", "past", "ing") and cue.verb.lemma in _NOUNS and _NOUN.search(lead):
        return None
    if cue.form == "past" and _PASSIVE.search(lead):
        by = _BY.match(text, cue.end)
        return speakers.after(passage, by.end()) if by else None
    if cue.form == "past" and _BY.match(text, cue.end):
        return None
    if cue.form != "phrase" and _INFINITIVE.search(lead) and not _SEEMS.search(lead):
        return None
    if joined := _JOINED.search(lead):
        if earlier and (cue.form != "ing" or joined.group().startswith(",")):
            return earlier
        if joined.group().strip().startswith(",") and cue.form == "ing":
            return _first(passage, cue.start)
    if cue.form == "ing" and not re.search(r"\b(?:is|are|was|were|been|be)\s+(?:\w+\s+)?$|['’](?:s|re)\s+$", lead):
        return speakers.right_before(passage, cue.start)
    return speakers.subject(passage, cue.start)


def _first(passage: Passage, before: int) -> Subject | None:
    first = next((m for m in passage.mentions if m.end <= before and m.form != "adj"), None)
    if first is None or first.entity.startswith("I:"):
        return None
    return Subject(list(first.group) if first.group else first.entity, first.start, first.end)


def _wanted(text: str, cue: PositionCue, following: list[PositionCue]) -> tuple[int, int] | None:
    takes, after = cue.verb.takes, cue.end
    when = _WHEN.match(text, after)
    after = when.end() if when else after
    stop = _END.search(text, after)
    limit = min(stop.start() if stop else len(text), after + _LONGEST)
    for later in following:
        near = max(0, later.start - _NEAR)
        joint = _AND_VERB.search(text, near, later.start) or _JOINED.search(text, near, later.start)
        if joint and after + 3 < joint.start() < limit:
            limit = joint.start()
            break
    start: int | None = None
    that, infinitive = _THAT.match(text, after), _TO_DO.match(text, after)
    if "t" in takes and that:
        start = that.end()
    elif "v" in takes and re.match(r"\s+\w", text[after:]):
        start = after
        if _SAY_NOTHING.match(text[after:].lstrip()):
            return None
    elif "i" in takes and infinitive:
        start = infinitive.end()
    elif cue.verb.lemma in ("refuse", "promise", "pledge", "offer", "agree", "vow", "decline") and infinitive:
        start = infinitive.end()
    elif ("n" in takes or "o" in takes) and not _EMPTY.match(text, after):
        start = after
        if "o" in takes and "n" not in takes and not re.search(r"\bto\s|\bfor\b", text[after:limit]):
            return None
    elif takes == "t" and not that:
        return None
    if start is None:
        return None
    span = trimmed(text, start, limit)
    return span if span[1] - span[0] >= 4 else None


def _by_noun(passage: Passage, speakers: Speakers) -> Iterator[dict[str, Any]]:
    text = passage.text
    for found in _WHAT_WANTS.finditer(text) if "what" in passage.vocabulary else ():
        who = _party_in(passage, speakers, *found.span("who"))
        if who:
            start = found.start("wants") + (re.match(r"(?:for it to|for|to|that)\s+", found["wants"]) or re.match("", "")).end()
            yield _record(passage, speakers, who, found.span("cue"), _cut(text, start), "want", "high")
    for found in _MOST.finditer(text) if _MOST_WORDS & passage.vocabulary else ():
        who = _party_in(passage, speakers, *found.span("who"))
        if who:
            span = trimmed(text, found.start("wants"), found.end("wants"))
            yield _record(passage, speakers, who, found.span("cue"), span, "want", "high")
    for found in _RED_LINE.finditer(text) if _LINE_WORDS & passage.vocabulary else ():
        who = _party_in(passage, speakers, *found.span("who"))
        if who and found["wants"].strip().lower() not in ("which", "that", "it", "this", "what"):
            span = trimmed(text, found.start("wants"), found.end("wants"))
            way = "refuse" if "starter" in found["cue"] or "break" in found["cue"] else "want"
            yield _record(passage, speakers, who, found.span("cue"), span, way, "high")
    for found in _OWNED.finditer(text) if _OWNED_WORDS & passage.vocabulary else ():
        owner = speakers.owner(passage, found.start("own"))
        if found["own"][0] not in "'’":
            pronoun = {"its": "it", "their": "they", "his": "he", "her": "she"}[found["own"].lower()]
            who = speakers.pronoun(passage, pronoun, found.start("own"))
        else:
            who = owner.who if owner else None
        gone = _GIVEN_UP.search(text, max(0, found.start() - 40), found.start("cue"))
        if who is None or gone or not _is_party(passage, who):
            continue
        noun = found["noun"].lower()
        link = found["link"].lower()
        if link.startswith("of ") and noun not in ("rejection", "refusal"):
            continue
        if link.startswith("on ") and not noun.startswith(("insist", "demand", "red")):
            continue
        if link.startswith(("in ", "for ")) and noun in ("condition", "proposal", "offer", "goal", "hope"):
            continue
        way = "refuse" if noun in _REFUSING_NOUNS else "offer" if noun in _OFFERING_NOUNS else "want"
        salience = "high" if found["rank"] in ("main", "key", "central", "core", "chief", "top", "primary", "principal", "biggest", "first",
            "overriding", "ultimate", "only", "real", "non-negotiable") or noun.startswith(("red", "priorit", "insist")) else None
        yield _record(passage, speakers, who, found.span("cue"), _cut(text, found.start("wants")), way, salience)


def _cut(text: str, start: int) -> tuple[int, int]:
    stop = _END.search(text, start)
    return trimmed(text, start, stop.start() if stop else len(text))


def _party_in(passage: Passage, speakers: Speakers, start: int, end: int) -> Speaker | None:
    here = [m for m in passage.mentions if start <= m.start and m.end <= end + 1 and not m.entity.startswith("I:")]
    if here:
        return list(here[0].group) if here[0].group else here[0].entity
    word = passage.text[start:end].strip().lower()
    return speakers.pronoun(passage, word, start) if word in ("it", "he", "she", "they") else None


def _is_party(passage: Passage, who: Speaker) -> bool:
    return bool(who) and (isinstance(who, list) or not who.startswith("I:"))


def _record(
    passage: Passage,
    speakers: Speakers,
    who: Speaker,
    cue: tuple[int, int],
    wants: tuple[int, int],
    way: str,
    salience: str | None,
) -> dict[str, Any]:
    text, span = passage.text, passage.sentence.span
    lead = text[max(0, cue[0] - _NEAR) : cue[0]]
    if _NEGATED.search(lead) and not _PAST_ONCE.search(lead):
        way = _FLIPPED[way]
    hedges = [
        h for h in (find_hedges(text[: cue[0]]) if _HEDGED.search(lead) else []) if cue[0] - h.end < 25
    ]
    content = text[slice(*wants)]
    around = text[max(0, cue[0] - 30) : cue[1]] + content[:40]
    issues = passage.issues_in(*wants)
    match = passage.glossary.issues.match(content)
    return {
        "place": (cue[0], wants[1]),
        "party": who,
        "way": way,
        "wants": span(*wants),
        "cue": span(*cue),
        "issues": issues,
        "issue": match.issue if match else None,
        "option": match.option if match else None,
        "salience": "high" if salience or _SALIENT.search(around) else "low" if _WEAK.search(around) else None,
        "strength": None,
        "status": _status(passage, cue[0], lead),
        "hedge": as_record(hedges, span),
        "holder": passage.holder_at(cue[0]),
        "note": None,
    }


def _status(passage: Passage, place: int, lead: str) -> str:
    """Status of a position: of the past, of an if-part, hedged, reported by somebody else, or asserted."""
    if passage.in_antecedent(place):
        return "hypothetical"
    if _PAST_ONCE.search(lead):
        return "historical"
    if _HEDGED.search(lead) and _MAY.search(lead[-40:]):
        return "hedged"
    if re.search(r"\bwould\s+(?:\w+ly\s+)?$", lead):
        return "hypothetical"
    dates = find_dates(passage.text, passage.anchor) if re.search(r"\b(?:19|20)\d\d\b", passage.text) else []
    if passage.anchor and any(d.last and (passage.anchor - d.last).days > 365 for d in dates):
        return "historical"
    return "reported" if passage.holder_at(place) not in (passage.author, None) else "asserted"
