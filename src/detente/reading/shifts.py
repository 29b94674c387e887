"""Who changed course: explicit words of softening, hardening, reversal, distance, tone, and of steadiness."""

import re
from typing import Any

from detente.reading.clauses import opening, trimmed
from detente.reading.dates import find_dates
from detente.reading.discourse import Speaker
from detente.reading.passage import Passage
from detente.reading.shift_cues import Turn, shift_cue, shift_words
from detente.reading.speakers import Speakers
from detente.reading.stances import stance_of

_AUXILIARY = re.compile(r"\b(?:has|have|had)\s+(?:\w+ly\s+)?$")
_ARTICLE = re.compile(
    r"\b(?:(?:an?|the|this|that|another|its|his|her|their)\s+(?:\w+\s+)?(?:\w+\s+)?|(?:much|far|noticeably|"
    r"markedly|overall)\s+)$"
)
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|was|were|been|['’]s|['’]re)\s+(?:\w+ly\s+|already\s+|now\s+)*[“\"‘]?$"
)
_MODAL = re.compile(r"\b(?:will|would|may|might|could|can|should)\b")
_AHEAD = re.compile(
    r"\b(?:will|won['’]t|would|may|might|could|can|cannot|should|must|shall|to|let|lets)\s+(?:\w+ly\s+|"
    r"also\s+|not\s+|even\s+|soon\s+|finally\s+|have\s+to\s+|"
    r"ultimately\s+|eventually\s+|be\s+|then\s+|start\s+|begin\s+)*[\"“'‘]?$|['’]ll\s+(?:\w+ly\s+)?$"
)
_INVOLVES = re.compile(
    r"\b(?:(?:package|deal|plan|proposal|draft|compromise|formula)\s+(?:in|under)\s+which|whereby|involve\w*|include\w*|require\w*|mean\w*|envisag\w*|prior\s+to|instead\s+of|without|before|"
    r"consider\w*|avoid\w*|"
    r"demand\w*|want\w*|urg\w+|hop\w+|call\w*\s+(?:on|for)|press\w*|risk\w*|possib\w+|prospect\s+of|"
    r"chance\s+of|talk\s+of|"
    r"expect\w*|predict\w*|likely|propos\w+|push\w*|ask\w*|suggest\w*\s+that|idea\s+of|fear\w*|allow\w*|"
    r"encourag\w*|if|unless|whether|result\s+in|lead\s+to)\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:reportedly|apparently|possibly|perhaps|seem\w*|appear\w*|look\w*\s+(?:like|as)|hint\w*|"
    r"suggest\w*|sign\w*\s+(?:of|that))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"(?:\b(?:not|never|neither|nor|no|without|denie[sd]|deny\w*|hardly|refus\w+\s+to)|"
    r"n['’]t)\s+(?:\w+ly\s+|been\s+|yet\s+|any\s+|a\s+|shown\s+|sign\s+of\s+)*(?:\w+\s+)?$",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|denials?|dismiss\w*)\b[^,;]{0,50}$")
_BARE_AFTER_AND = re.compile(r"\b(?:and|or)\s+(?:\w+ly\s+)?$")
_TENSED = re.compile(r"\w+(?:ed|s|ing)\b")
_REDUCED = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$")
_FROM = re.compile(
    r"\bfrom\s+(?P<from>[^,;]{3,80}?)\s+to\s+(?P<to>[^,;.]{3,80})|\b(?:having|had)\s+(?:long\s+|once\s+|"
    r"previously\s+)?(?P<had>\w+ed\s+[^,;.]{3,80})|"
    r"\b(?:previously|earlier|formerly)\s+(?P<was>[^,;.]{3,60})"
)
_LINE = re.compile(
    r"['’]s?\s+(?:\w+\s+){0,2}?(?:line|stance|position|tone|rhetoric|attitude|policy|approach)\b"
)
_BY = re.compile(r"\s+(?:by|from|of)\s+(?:the\s+)?")
_WHOSE = re.compile(r"\b(?P<who>[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:\w+\s+){0,2}$")
_WHOSE_LINE = re.compile(
    r"\b(?P<who>[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s+(?:own\s+)?(?:\w+\s+)?(?:line|stance|position|tone|rhetoric|attitude|"
    r"policy|approach)\s+(?:has\s+|have\s+|had\s+)?(?:\w+ly\s+)?$"
)
_WHOSE_TONE = re.compile(r"\b(?:tone|rhetoric|language)\s+(?:in|of|from|between)\s")
_SUBJECT_OF = {"its": "it", "their": "they", "his": "he", "her": "she"}
_PRICES = re.compile(
    r"\b(?:price|prices|shares?|stocks?|yields?|inflation|currency|oil|weather|temperatures?|economy|"
    r"market|markets|demand|growth|rates?)\b(?:\s+\w+){0,2}\s*$",
    re.IGNORECASE,
)


def shifts(passage: Passage, speakers: Speakers) -> list[dict[str, Any]]:
    """Changes of course of one sentence.

    1. Status first: what will, would or might change, what is wished for, and what stands in an if-part is no
       change; one that is denied is `negated`.
    2. The subject of the words, or their owner ("Russia's reversal", "a U-turn by Berlin"), changed.
    """
    text = passage.text
    if passage.sentence.boilerplate or passage.sentence.role != "body":
        return []
    starts = shift_words()
    found: list[dict[str, Any]] = []
    for place, _, word in passage.words:
        match = shift_cue(text, place) if word in starts else None
        if match is None or (found and place < found[-1]["reach"]):
            continue
        cue, turn = match
        status = _status(passage, cue)
        if status is None or passage.in_antecedent(cue.start()):
            continue
        who = _who(passage, speakers, cue, turn, found[-1]["who"] if found else None)
        if who is None:
            continue
        if found and found[-1]["who"] == who and found[-1]["subtype"] in (turn.subtype, "reversal", "tone"):
            found[-1]["cue"].append(passage.sentence.span(*_trim(text, cue, turn)))
            found[-1]["reach"] = cue.end()
            continue
        found.append({"reach": cue.end()} | _record(passage, speakers, cue, turn, who, status))
    return [{key: value for key, value in one.items() if key != "reach"} for one in found]


def _status(passage: Passage, cue: re.Match[str]) -> str | None:
    """Status of a change; None where it is only foreseen, wished for, feared or asked for."""
    lead = passage.text[max(0, cue.start() - 140) : cue.start()]
    near = lead[max(0, len(lead) - 90) :]
    gerund = cue.group().split()[0].lower().rstrip("”\"’'").endswith("ing")
    if _AHEAD.search(lead) or _INVOLVES.search(near):
        return None
    clause = re.split(r"[;]|,\s+(?:but|while|and|although)\s|\s[—–]\s", lead)[-1]
    if gerund and not _PROGRESSIVE.search(lead) and _MODAL.search(passage.text, 0, cue.start()):
        return None
    if re.search(
        r"\b(?:might|may|could|would|will)\b(?!.*\b(?:has|have|had|was|were|is|are)\b)", clause[-50:]
    ):
        return None
    if _BARE_AFTER_AND.search(lead) and _MODAL.search(lead) and not _TENSED.match(cue.group()):
        return None
    if _NEGATED.search(lead) or _DENIED.search(lead):
        return "negated"
    if _HEDGED.search(clause):
        return "hedged"
    holder = passage.holder_at(cue.start())
    return "reported" if holder not in (passage.author, None) else "asserted"


def _who(
    passage: Passage, speakers: Speakers, cue: re.Match[str], turn: Turn, earlier: Speaker | None
) -> Speaker | None:
    text = passage.text
    if _PRICES.search(text[: cue.start()]):
        return None
    if turn.noun:
        return _owner(passage, speakers, cue)
    if _REDUCED.search(text[: cue.start()]) and not cue.group().split()[0].lower().endswith("ing"):
        by = re.compile(r"\s+by\s+").match(text, cue.end())
        subject = speakers.after(passage, by.end()) if by else None
        return _acting(subject.who) if subject else None
    joined = re.search(r"(?:[,;]?\s+(?:and|but|then)(?:\s+\w+ly)?|,)\s*$", text[: cue.start()])
    subject = None
    if joined:
        if earlier is not None:
            return earlier
        start = opening(text, cue.start())
        named = [m for m in passage.mentions if start <= m.start and m.end <= cue.start() and m.form != "adj"]
        named = named or [m for m in passage.mentions if m.end <= cue.start() and m.form != "adj"]
        if named:
            return _acting(named[0].who)
    subject = speakers.subject(passage, cue.start())
    return _acting(subject.who) if subject else _line_owner(passage, speakers, cue.start())


def _line_owner(passage: Passage, speakers: Speakers, place: int) -> Speaker | None:
    """ "Cairo's line on the dam has hardened": whose line it is."""
    whose = _WHOSE_LINE.search(passage.text, max(0, place - 60), place)
    if whose:
        return speakers.pronoun(passage, _SUBJECT_OF[whose["who"].lower()], whose.start())
    for mention in passage.mentions:
        if mention.end < place and _LINE.match(passage.text, mention.end):
            return _acting(mention.entity)
    return None


def _acting(who: Speaker) -> Speaker | None:
    return None if isinstance(who, str) and who.startswith("I:") else who


def _owner(passage: Passage, speakers: Speakers, cue: re.Match[str]) -> Speaker | None:
    """Whose reversal it is: the owner before it or inside it, "by X" behind it, else the subject."""
    text = passage.text
    whose = _WHOSE.search(text, max(0, cue.start() - 40), cue.start())
    if whose:
        return speakers.pronoun(passage, _SUBJECT_OF[whose["who"].lower()], cue.start())
    inside = [
        m
        for m in passage.mentions
        if cue.start() - 3 <= m.end and m.start < cue.end() and not m.entity.startswith("I:")
    ]
    if inside:
        return _acting(inside[0].entity)
    near = [
        m
        for m in passage.mentions
        if m.end <= cue.start() and re.fullmatch(r"['’]s?\s*(?:\w+\s+){0,2}", text[m.end : cue.start()])
    ]
    if near:
        return _acting(near[-1].entity)
    by = _BY.match(text, cue.end())
    if by:
        behind = next((m for m in passage.mentions if abs(m.start - by.end()) < 6), None)
        if behind:
            return _acting(behind.entity)
    if "atmosphere" in cue.group() or "mood" in cue.group():
        return None if "between" in cue.group() else list(passage.dyad) or None
    if _WHOSE_TONE.search(cue.group()):
        return None
    if passage.quoted(cue.start()) and not near:
        return speakers.discourse.last_side
    if speakers.discourse.here:
        return speakers.discourse.here[0]
    named = [m for m in passage.mentions if m.end <= cue.start() and m.form != "adj"]
    return _acting(named[0].entity) if named else speakers.discourse.last


def _trim(text: str, cue: re.Match[str], turn: Turn) -> tuple[int, int]:
    """Bounds of a cue with the article or the auxiliary before it."""
    lead = (_ARTICLE if turn.noun else _AUXILIARY).search(text, max(0, cue.start() - 40), cue.start())
    return trimmed(text, lead.start() if lead else cue.start(), cue.end())


def _record(
    passage: Passage, speakers: Speakers, cue: re.Match[str], turn: Turn, who: Speaker, status: str
) -> dict[str, Any]:
    text, span = passage.text, passage.sentence.span
    stop = re.compile(r"[,;]|\s[—–]\s|\s(?:but|after|since|while|when|because|before|following)\s").search(
        text, cue.end()
    )
    end = stop.start() if stop else len(text)
    to = trimmed(text, _trim(text, cue, turn)[0], end)
    own = {speakers.side(one) for one in ([who] if isinstance(who, str) else who)}
    toward = [side for side in passage.sides_in(cue.start(), end) if side not in own]
    if isinstance(who, list):
        toward = who
    earlier = _FROM.search(text)
    before = next((earlier.span(name) for name in ("from", "had", "was") if earlier and earlier[name]), None)
    direction = turn.direction
    if turn.subtype == "steadiness":
        score = stance_of(text[slice(*to)])
        direction = f"unchanged ({'positive' if score > 0 else 'negative' if score < 0 else 'neutral'})"
    dates = (
        [
            d
            for d in find_dates(text, passage.anchor)
            if d.first and passage.anchor and d.first <= passage.anchor
        ]
        if re.search(r"\d|day\b|week|month|year", text)
        else []
    )
    return {
        "subtype": turn.subtype,
        "who": who,
        "from": span(*trimmed(text, *before)) if before else None,
        "to": span(*to),
        "cue": [span(*_trim(text, cue, turn))],
        "toward": toward or None,
        "direction": direction,
        "date": dates[0].iso if dates else None,
        "status": status,
        "issues": passage.issues_in(0, len(text)),
        "note": None,
    }
