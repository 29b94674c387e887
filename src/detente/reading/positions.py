"""Who wants, demands, refuses or offers what."""

import re
from collections.abc import Iterator
from typing import Any

from detente.reading.clauses import NEW_CLAUSE, trimmed
from detente.reading.passage import Passage
from detente.reading.position_cues import PositionCue, find_position_cues
from detente.reading.position_nouns import END, positions_by_noun
from detente.reading.position_records import NEAR, is_party, position_record, quote_end
from detente.reading.references import Subject
from detente.reading.speakers import Speakers
from detente.reading.statement_subjects import first_subject

_NOUN = re.compile(
    r"\b(?:the|a|an|its|his|her|their|this|that|no|any|of|in|for|with|more|new|[\w’]+['’]s|[\w’]+s['’]|such|"
    r"under|on|by|public|main|key|growing|strong|weak|domestic|high|and)\s+$",
    re.IGNORECASE,
)
_NOUNS = frozenset(
    ["demand", "press", "need", "request", "offer", "favour", "favor", "support", "desire", "promise",
     "pledge", "veto", "welcome", "back", "exclude", "defend", "plan to", "aim to", "call for", "press for",
     "push for"]
)  # fmt: skip
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|get|gets|got)\s+(?:\w+ly\s+|not\s+)?$")
_BY = re.compile(r"\s+by\s+")
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
_SEEMS = re.compile(
    r"\b(?:continu\w+|seem\w*|appear\w*|vow\w*|threaten\w*|decid\w+|like|said|"
    r"likely)\s+to\s+(?:\w+ly\s+)?$"
)
_JOINED = re.compile(
    r"[,;]?\s+(?:and|but|then|while|yet|or)(?:\s+(?:has|had|have|also|then|now|is|was|\w+ly))*\s*$|,\s*$"
)
_AND_VERB = re.compile(r"\s+(?:and|but|or)\s+(?:also\s+|then\s+|has\s+|have\s+|is\s+|was\s+|\w+ly\s+)*$")
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|denials?)\b[^,;]{0,60}$")
_SHOULD = re.compile(r"\b(?:should|ought to)\s+(?:\w+ly\s+)?$")
_RELATIVE = re.compile(r",\s+(?:who|which)\s[^,]*$")
_AND = re.compile(r"\b(?:and|but)\b")
_WHILE_DOING = re.compile(r"\b(?:by|after|before|while)\s+(?:\w+ly\s+)?$")
_TO_DO = re.compile(r"\s+(?:not\s+)?to\s+")
_THAT = re.compile(r"\s+that\s+")
_WHEN = re.compile(
    r"(?:\s+(?:on \w+day|last \w+|this \w+|yesterday|again|also|now|today|in \w+))+(?=\s+(?:that|to|for|"
    r"on)\b)"
)
_EMPTY = re.compile(
    r"\s*(?:$|[.,;:)!?—–]|(?:to|by|of|in|at|for|with|as|and|or|but|so|yes|no|nothing|little|only|than|when|while|"
    r"after|"
    r"before|because|under|over|against|during|through|comment|up|out|off|away|down)\b)",
    re.IGNORECASE,
)
_IS_SO = re.compile(
    r"(?!(?:[\w’'-]+\s+){0,6}?(?:must|should|be|ought|needs?|cannot|will|would|may)\b)(?:[\w’'-]+\s+){1,6}?"
    r"(?:is|are|was|were|has|had|have|does|did)\b"
)
"""What somebody insists is so, which is a claim, no wish."""
_GAP = re.compile(
    r"\s*(?:$|[.,;:)—–]|(?:since|until|before|for (?:years|months|decades|weeks|long)|so far|"
    r"from the (?:start|outset)|"
    r"last|this (?:week|month|year)|all along|in \d{4}|on \w+day)\b)"
)
"""What follows a verb whose object stands before it: "a change that Baku has demanded since May"."""
_WHICH = re.compile(r"(?:,\s+|\s[—–]\s|\s)(?:and\s+|but\s+)?(?:which|that)\s+(?:the\s+|its\s+)?$")
_REDUCED = re.compile(
    r"(?:^|[,;:—–(]\s|\b(?:is|was|of|for|on|over|by|with|about|to)\s+)(?P<what>(?:the|an?|another|one|those)\s+"
    r"(?:[\w-]+\s+){1,4})(?:the\s+)?$"
)
_GOVERNS = re.compile(
    r"\b(?:to \w+|demand\w*|want\w*|seek\w*|ask\w*(?: for)?|propos\w+|offer\w*|includ\w+|would|will|"
    r"that|insist\w* on)\s+"
)
_SAY_NOTHING = re.compile(
    r"(?:say|comment|confirm|disclose|discuss|speculate|answer|elaborate|be named|give details|"
    r"be identified)\b"
)
_WORDS = re.compile(r"[ \w]*[^\W\d_]")
_LONGEST = 320


def positions(passage: Passage, speakers: Speakers) -> list[dict[str, Any]]:
    """Positions of one sentence.

    1. For every word of wanting, refusing or offering: its subject is the party, its object is what.
    2. Nouns: "X's main demand that", "what X really wants is", "a red line for X".
    3. Status first: what is in an if-part or merely future is hypothetical; a negation turns the way round
       ("does not want" refuses, "does not rule out" accepts).
    """
    if passage.sentence.boilerplate or passage.sentence.role != "body":
        return []
    found: list[dict[str, Any]] = []
    taken: list[tuple[int, int]] = []
    for body in (*positions_by_noun(passage, speakers), *_by_verb(passage, speakers)):
        start, _ = body["place"]
        if any(s <= start < e for s, e in taken):
            continue
        taken.append(body.pop("place"))
        found.append(body)
    party = found[0]["party"] if found and not passage.sides else None
    if isinstance(party, str) and party.startswith(("O:", "S:")):
        speakers.discourse.last_side = party
    return sorted(found, key=lambda f: f["cue"]["start"])


def _by_verb(passage: Passage, speakers: Speakers) -> Iterator[dict[str, Any]]:
    text = passage.text
    cues = find_position_cues(text, passage.words, passage.vocabulary)
    earlier: Subject | None = None
    for n, cue in enumerate(cues):
        lead = text[max(0, cue.start - NEAR) : cue.start]
        if cue.start and text[cue.start].isupper():
            continue
        if _DENIED.search(lead) or (cue.form == "base" and _SHOULD.search(lead)):
            continue
        if text[cue.end : cue.end + 1] in ("-", "’", "'") or text[max(0, cue.start - 1) : cue.start] == "-":
            continue
        subject = _subject(passage, speakers, cue, lead, earlier)
        end = min(_end_of_condition(passage, cue.start), _end_of_relative(text, cue))
        wants = (
            (_before_it(text, cue, subject) or _wanted(text[:end], cue, cues[n + 1 :])) if subject else None
        )
        if subject is None or wants is None or not is_party(passage, subject.who):
            continue
        earlier = subject
        yield position_record(
            passage, speakers, subject.who, (cue.start, cue.end), wants, cue.verb.way, cue.verb.salience
        )


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
        if cue.form == "past" and _AND.search(joined.group()):
            return first_subject(speakers, passage, cue.start)
        if joined.group().strip().startswith(",") and cue.form == "ing":
            return _first(passage, cue.start)
    if cue.form == "ing" and _WHILE_DOING.search(lead):
        return first_subject(speakers, passage, cue.start)
    if cue.form == "ing" and not re.search(
        r"\b(?:is|are|was|were|been|be)\s+(?:\w+\s+)?$|['’](?:s|re)\s+$", lead
    ):
        return speakers.right_before(passage, cue.start)
    return speakers.subject(passage, cue.start)


def _first(passage: Passage, before: int) -> Subject | None:
    first = next((m for m in passage.mentions if m.end <= before and m.form != "adj"), None)
    if first is None or first.entity.startswith("I:"):
        return None
    return Subject(first.who, first.start, first.end)


def _end_of_condition(passage: Passage, place: int) -> int:
    """Where the if-part around a place ends, else the sentence."""
    ends = [end for start, end in passage.antecedents if start <= place < end]
    return min(ends, default=len(passage.text))


def _end_of_relative(text: str, cue: PositionCue) -> int:
    """Where the clause ends that "who" or "which" opened before a cue: at its comma."""
    relative = _RELATIVE.search(text, max(0, cue.start - NEAR), cue.start)
    comma = text.find(",", cue.end) if relative else -1
    return comma if comma >= 0 else len(text)


def _before_it(text: str, cue: PositionCue, subject: Subject) -> tuple[int, int] | None:
    """ "Relief, which Brel has so far refused", "a change Brel demands": the object before its verb."""
    if not {"n", "t"} & set(cue.verb.takes) or not _GAP.match(text, cue.end) or subject.start >= cue.start:
        return None
    which = _WHICH.search(text, 0, subject.start)
    if which:
        start = max([0, *(m.end() for m in re.finditer(r"[,;:—–]\s+", text[: which.start()]))])
        verbs = list(_GOVERNS.finditer(text, start, which.start()))
        span = trimmed(text, verbs[-1].end() if verbs else start, which.start())
        if text[slice(*span)] in ("something", "a demand", "a step", "a condition"):
            span = trimmed(text, max(text.rfind(",", 0, span[0] - 2), 0), span[0])
        return span if span[1] - span[0] >= 4 else None
    reduced = _REDUCED.search(text, max(0, subject.start - NEAR), subject.start)
    return trimmed(text, *reduced.span("what")) if reduced else None


def _wanted(text: str, cue: PositionCue, following: list[PositionCue]) -> tuple[int, int] | None:
    takes, after = cue.verb.takes, cue.end
    when = _WHEN.match(text, after)
    after = when.end() if when else after
    closed = text[after : after + 1] in '”"' and after < len(text)
    after += closed
    stops = [stop.start() for pattern in (END, NEW_CLAUSE) if (stop := pattern.search(text, after + 1))]
    limit = min([*stops, len(text), after + _LONGEST])
    opened = any(mark in text[cue.start : cue.end] for mark in '“"')
    limit = limit if closed or opened else min(limit, quote_end(text, after))
    for later in following:
        near = max(0, later.start - NEAR)
        joint = _AND_VERB.search(text, near, later.start) or _JOINED.search(text, near, later.start)
        if joint and after + 3 < joint.start() < limit:
            limit = joint.start()
            break
    start: int | None = None
    that, infinitive = _THAT.match(text, after), _TO_DO.match(text, after)
    if cue.verb.lemma == "insist" and that and _IS_SO.match(text, that.end()):
        return None
    if "t" in takes and that:
        start = that.end()
    elif "v" in takes and re.match(r"\s+\w", text[after:]):
        start = after
        if _SAY_NOTHING.match(text[after:].lstrip()):
            return None
    elif ("i" in takes and infinitive) or (
        cue.verb.lemma in ("refuse", "promise", "pledge", "offer", "agree", "vow", "decline") and infinitive
    ):
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
