"""A position as records write it: way, salience, status."""

import re
from typing import Any

from detente.reading.dates import find_dates
from detente.reading.discourse import Speaker
from detente.reading.hedges import as_record, find_hedges
from detente.reading.passage import Passage
from detente.reading.position_cues import FLIPPED
from detente.reading.speakers import Speakers

_NEGATED = re.compile(
    r"(?:\b(?:not|never|no longer|neither|nor|hardly)|n['’]t)\s+(?:\w+ly\s+|yet\s+|really\s+)?"
    r"(?:(?:thought|believed|known|said|understood|reported|likely|about|going)\s+to\s+)?$",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:may|might|could|would|probably|possibly|reportedly|will|can)\s+(?:\w+ly\s+|also\s+|even\s+)?$"
)
_FUTURE = re.compile(r"\b(?:will|would)\s+(?:\w+ly\s+|also\s+|even\s+)?$|['’](?:ll|d)\s+$")
_NOBODY = re.compile(
    r"\b(?:neither\b|nobody|no\s+one|none\s+of|hardly\s+any\w*|no\s+(?:party|side|government|country|"
    r"state|member|leader|union|company|\w+ party)\b|not\s+a\s+single)\b[^,;]*$",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:may|might|could|probably|possibly|can)\b")
_PAST_ONCE = re.compile(
    r"\b(?:had\s+(?:\w+ly\s+|long\s+|once\s+|also\s+|previously\s+|never\s+)*|once\s+|used\s+to\s+)$"
)
_SALIENT = re.compile(
    r"\b(?:main|most|key|central|core|top|chief|red\s+lines?|above\s+all|really|urgently|crucial\w*|vital|"
    r"essential|non-negotiable|priorit\w+|paramount|sincere\w*|strongly|firmly|categorically|flatly|"
    r"absolutely|"
    r"never|adamant\w*|desperate\w*|insist\w*|wholeheartedly|seriously|determined|high-stakes|must)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(
    r"\b(?:secondary|minor|less\s+important|marginal|nice\s+to\s+have|would\s+prefer)\b",
    re.IGNORECASE,
)
_ONLOOKERS = frozenset(
    ["G:PEOPLE", "P:PERSON", "G:OTHERS", "G:SOURCES", "P:SOURCE", "G:ANALYSTS", "P:ANALYST", "G:OBSERVERS",
     "G:EXPERTS", "G:ECONOMISTS", "G:HISTORIANS", "G:SCHOLARS", "G:PUNDITS", "G:COMMENTATORS",
     "G:COLUMNISTS", "O:REPORT", "O:STUDY", "O:DOCUMENT", "O:PAPER", "O:ARTICLE", "O:POLL"]
)  # fmt: skip
"""Nouns that are no party to anything."""
NEAR = 90


def quote_end(text: str, place: int) -> int:
    """Where the quotation around a place ends; the end of the text where none is open."""
    closes = text.find("”", place)
    if closes >= 0 and "“" not in text[place:closes]:
        return closes
    straight = text.find('"', place)
    return straight if straight >= 0 and text.count('"', 0, place) % 2 else len(text)


def is_party(passage: Passage, who: Speaker) -> bool:
    """Whether somebody can want something: no treaty, no paper, nobody who only looks on."""
    return bool(who) and (isinstance(who, list) or not (who.startswith("I:") or who in _ONLOOKERS))


def position_record(
    passage: Passage,
    speakers: Speakers,
    who: Speaker,
    cue: tuple[int, int],
    wants: tuple[int, int],
    way: str,
    salience: str | None,
) -> dict[str, Any]:
    """A position: whose, which way, and the words for it; a negation before the cue turns the way round.

    Parameters
    ----------
    passage, speakers
        The sentence, and everybody the document has spoken of.
    who : str or list of str
        Whose position it is.
    cue, wants : tuple of int
        Bounds of the words of wanting, and of what is wanted, in the sentence.
    way : str
        want, offer, accept or refuse.
    salience : str or None
        high where the words alone say so.
    """
    text, span = passage.text, passage.sentence.span
    who = list(passage.dyad) if who == "O:SIDE" and len(passage.dyad) > 1 else who
    lead = text[max(0, cue[0] - NEAR) : cue[0]]
    nobody = _NOBODY.search(text, 0, cue[0]) is not None
    negated = (_NEGATED.search(lead) is not None or nobody) and not _PAST_ONCE.search(lead)
    hedges = [h for h in (find_hedges(text[: cue[0]]) if _HEDGED.search(lead) else []) if cue[0] - h.end < 25]
    content = text[slice(*wants)]
    around = text[max(0, cue[0] - 30) : cue[1]] + content[:40]
    issues = passage.issues_in(*wants)
    match = passage.glossary.issues.match(content)
    return {
        "place": (cue[0], wants[1]),
        "party": who,
        "way": FLIPPED[way] if negated else way,
        "wants": span(*wants),
        "cue": span(*cue),
        "issues": issues,
        "issue": match.issue if match else None,
        "option": match.option if match else None,
        "salience": "high"
        if salience or _SALIENT.search(around)
        else "low"
        if _WEAK.search(around)
        else None,
        "strength": "weak" if negated and way == "refuse" else None,
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
    if _FUTURE.search(lead):
        return "hypothetical"
    dates = find_dates(passage.text, passage.anchor) if re.search(r"\b(?:19|20)\d\d\b", passage.text) else []
    if passage.anchor and any(d.last and (passage.anchor - d.last).days > 365 for d in dates):
        return "historical"
    return "reported" if passage.holder_at(place) not in (passage.author, None) else "asserted"
