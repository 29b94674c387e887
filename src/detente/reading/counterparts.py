"""Who stands on the other side of a leg: named in it, of the pair of the document, or across the table."""

import re

from detente.reading.passage import Passage

_ADDRESSED = re.compile(
    r"\b(?:(?:deal|quid pro quo|bargain|swap|trade-off|agreement|accord|pact|talks|exchange) with|(?:offer|"
    r"promis|giv|hand|return|transfer|sell|suppl|"
    r"deliver|grant|releas|extradit|ced|surrender|concession)\w*\s+(?:[^,;]{0,50}?\s)?to)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_GO_BETWEEN = re.compile(
    r"\b(?:[Tt]hrough|[Vv]ia|(?:brokered|mediated|hosted|relayed|arranged|circulated|drafted|conveyed|"
    r"facilitated) by|"
    r"(?:help|mediation|offices|auspices|aegis) of|in front of)\s+(?:the\s+)?$"
)
"""Before whoever carries the offer and is no party to it."""
_NO_MORE = re.compile(r"\b(?:stop|ceas|halt|end|refrain\w* from|suspend|quit)\w*\s+$")


def counterpart(passage: Passage, side: str | None, start: int, end: int) -> str | None:
    """The other party of a leg: of the pair, if it belongs to it, else one named in the sentence.

    Without a scenario those with a name come first: in the leg, then in the sentence, the pair before
    others; then nouns for a party; then who faces it at the table.
    """
    if side is None:
        return None
    if recipient := addressed(passage, side):
        return recipient
    dyad = passage.dyad
    if not passage.glossary.parties:
        return _nearest(passage, side, start, end)
    others = [
        s for s in (*passage.sides_in(start, end), *passage.sides_in(0, len(passage.text))) if s != side
    ]
    if side in dyad and len(dyad) == 2:
        return dyad[1 - dyad.index(side)]
    table = set(passage.glossary.parties)
    preferred = [s for s in others if s in dyad] or [s for s in others if s in table] or others
    return next(iter(preferred), None) or next((s for s in dyad if s != side), None)


def _nearest(passage: Passage, side: str, start: int, end: int) -> str | None:
    here = [
        (m, who)
        for m, s in passage.sides
        for who in (m.group or (s,))
        if who != side and not _GO_BETWEEN.search(passage.text, max(0, m.start - 30), m.start)
    ]
    named = [(m, who) for m, who in here if m.form != "nominal"]
    dyad = passage.dyad if side in passage.dyad else ()
    for some in (named, here):
        inside = [who for m, who in some if start <= m.start and m.end <= end]
        paired = [who for _, who in some if who in dyad]
        if near := [*paired, *inside, *(who for _, who in some)]:
            return near[0]
    before = passage.before.sides if passage.before else []
    near = [s for m, s in before if s != side and m.form != "adj"]
    own = next((some for some in passage.facing if side in some), frozenset())
    stranger = own or (side not in passage.dyad and len(passage.dyad) < len(passage.facing))
    facing = [some for some in passage.facing if some is not own] if stranger else []
    return next(
        (
            s
            for s in (*(s for s in near if s not in own), *(min(f) for f in facing), *passage.dyad)
            if s != side
        ),
        None,
    )


def addressed(passage: Passage, side: str, start: int = 0, end: int | None = None) -> str | None:
    """Party that a deal is said to be struck with, or a good handed to, in a stretch of the sentence."""
    for mention, other in passage.sides:
        if mention.start < start or (end is not None and mention.end > end):
            continue
        handed = _ADDRESSED.search(passage.text, start, mention.start) if other != side else None
        if handed and mention.form != "group" and not _NO_MORE.search(passage.text, start, handed.start()):
            return other
    return None
