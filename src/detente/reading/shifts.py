"""Who changed course: explicit words of softening, hardening, reversal, distance, tone, and of steadiness."""

import re
from typing import Any

from detente.reading.clauses import trimmed
from detente.reading.dates import find_dates
from detente.reading.discourse import Speaker
from detente.reading.passage import Passage
from detente.reading.shift_comparisons import comparisons
from detente.reading.shift_contrasts import contrasts
from detente.reading.shift_cues import Turn, shift_cue, shift_words
from detente.reading.shift_subjects import changer
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
_SEEMS = re.compile(
    r"\b(?:appear\w*|seem\w*|(?:is|are|was|were)\s+(?:said|reported|thought|believed|understood))\s+to\s+"
    r"(?:have|be)\s+(?:\w+ly\s+)?$"
)
_BEGUN = re.compile(
    r"\b(?:beg[ia]n|begun|beginning|begins|start(?:s|ed|ing)|continu(?:es|ed|ing))\s+to\s+(?:\w+ly\s+)?$"
)
"""Before a base form: what is under way is told as well."""
_NEITHER = re.compile(
    r"\b(?:neither|no)\s+(?:\w+\s+){1,2}(?:has|have|had|is|was)\s+(?:\w+ly\s+)?$", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|denials?\s+(?:that|of)|dismiss\w*|doubt(?:s|ed)?|disput\w+|(?:no|little|scant|few|hardly\s+any)\s+"
    r"(?:sign|evidence|hint|indication|prospect)s?|nothing\s+(?:suggests|shows|points)|(?:far|nowhere)\s+(?:from|near))\b"
    r"[^,;]{0,50}$",
    re.IGNORECASE,
)
_UNTOLD = re.compile(
    r"(?:\s+(?:by|in|of|from|on|for|over|towards?)\s+[^,;.]{1,60}?)?\s+(?:would|could|might|may|will|should|must|can|"
    r"(?:is|are|was|were|seems?|remains?|looks?)\s+(?:un)?likely|(?:is|are|was|were)\s+(?:not\s+)?(?:expected|possible|needed|"
    r"required|improbable|unthinkable|conceivable|out\s+of\s+the\s+question))\b"
)
"""What makes a noun of change one that has not come: "a reversal by Seoul is unlikely"."""
_ANY = re.compile(r"\b(?:any|possible|potential|eventual|hoped-for|future)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BARE_AFTER_AND = re.compile(r"\b(?:and|or)\s+(?:\w+ly\s+)?$")
_TENSED = re.compile(r"\w+(?:ed|s|ing)\b")
_FROM = re.compile(
    r"\bfrom\s+(?P<from>[^,;]{3,80}?)\s+to\s+(?P<to>[^,;.]{3,80})|\b(?:having|had)\s+(?:long\s+|once\s+|"
    r"previously\s+)?(?P<had>\w+ed\s+[^,;.]{3,80})|"
    r"\b(?:previously|earlier|formerly)\s+(?P<was>[^,;.]{3,60})"
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
        match = shift_cue(text, place, word) if word in starts else None
        if match is None or (found and place < found[-1]["reach"]):
            continue
        cue, turn = match
        status = _status(passage, *cue.span())
        if turn.kind == "noun" and (_UNTOLD.match(text, cue.end()) or _ANY.search(text[: cue.start()])):
            status = None
        if status is None or passage.in_antecedent(cue.start()):
            continue
        who = changer(passage, speakers, cue, turn, found[-1]["who"] if found else None)
        if who is None:
            continue
        if found and found[-1]["who"] == who and found[-1]["subtype"] in (turn.subtype, "reversal", "tone"):
            found[-1]["cue"].append(passage.sentence.span(*_trim(text, cue, turn)))
            found[-1]["reach"] = cue.end()
            continue
        found.append(
            {"reach": cue.end()} | _record(passage, speakers, _trim(text, cue, turn), turn, who, status)
        )
    _add_contrasts(passage, speakers, found)
    return [{key: value for key, value in one.items() if key != "reach"} for one in found]


def _add_contrasts(passage: Passage, speakers: Speakers, found: list[dict[str, Any]]) -> None:
    """Join what somebody once held to the change that is told of them, else tell it as a reversal."""
    for contrast in (*contrasts(passage, speakers), *comparisons(passage, speakers)):
        spans = [passage.sentence.span(*cue) for cue in contrast.cues]
        same = next((one for one in found if one["who"] == contrast.who), None)
        if same is not None:
            same["cue"] += spans
            continue
        status = _status(passage, *contrast.cues[0])
        if status is not None:
            turn = Turn("reversal", "reversal", "verb")
            body = _record(passage, speakers, contrast.cues[0], turn, contrast.who, status)
            found.append(body | {"cue": spans})


def _status(passage: Passage, start: int, end: int) -> str | None:
    """Status of a change; None where it is only foreseen, wished for, feared or asked for."""
    words = passage.text[start:end]
    lead = passage.text[max(0, start - 140) : start]
    near = lead[max(0, len(lead) - 90) :]
    gerund = words.split()[0].lower().rstrip("”\"’'").endswith("ing")
    if _SEEMS.search(lead):
        return "hedged"
    if begun := _BEGUN.search(lead):
        lead = lead[: begun.start()]
        near = lead[max(0, len(lead) - 90) :]
    if _AHEAD.search(lead) or _INVOLVES.search(near):
        return None
    clause = re.split(r"[;]|,\s+(?:but|while|and|although)\s|\s[—–]\s", lead)[-1]
    if gerund and not _PROGRESSIVE.search(lead) and _MODAL.search(passage.text, 0, start):
        return None
    if re.search(
        r"\b(?:might|may|could|would|will)\b(?!.*\b(?:has|have|had|was|were|is|are)\b)", clause[-50:]
    ):
        return None
    if _BARE_AFTER_AND.search(lead) and _MODAL.search(lead) and not _TENSED.match(words):
        return None
    if _NEGATED.search(lead) or _NEITHER.search(lead) or _DENIED.search(lead):
        return "negated"
    if _HEDGED.search(clause):
        return "hedged"
    holder = passage.holder_at(start)
    return "reported" if holder not in (passage.author, None) else "asserted"


def _trim(text: str, cue: re.Match[str], turn: Turn) -> tuple[int, int]:
    """Bounds of a cue with the article or the auxiliary before it."""
    lead = (_ARTICLE if turn.noun else _AUXILIARY).search(text, max(0, cue.start() - 40), cue.start())
    return trimmed(text, lead.start() if lead else cue.start(), cue.end())


def _record(
    passage: Passage, speakers: Speakers, cue: tuple[int, int], turn: Turn, who: Speaker, status: str
) -> dict[str, Any]:
    text, span = passage.text, passage.sentence.span
    stop = re.compile(r"[,;]|\s[—–]\s|\s(?:but|after|since|while|when|because|before|following)\s").search(
        text, cue[1]
    )
    end = stop.start() if stop else len(text)
    to = trimmed(text, cue[0], end)
    own = {speakers.side(one) for one in ([who] if isinstance(who, str) else who)}
    toward = [side for side in passage.sides_in(cue[0], end) if side not in own]
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
        "cue": [span(*cue)],
        "toward": toward or None,
        "direction": direction,
        "date": dates[0].iso if dates else None,
        "status": status,
        "issues": passage.issues_in(0, len(text)),
        "note": None,
    }
