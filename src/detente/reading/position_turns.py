"""What turns a word of wanting round: "insist that nobody may", "vow to oppose", "rather this than that"."""

import re

from detente.reading.clauses import trimmed
from detente.reading.position_cues import FLIPPED, PositionCue

_SOMEBODY_NOT_TO = re.compile(
    r"\s+(?:(?!(?:which|who|whom|that|but|because|when|while|if|unless|whether|to)\b)[\w’'“”\".,&-]+\s+){1,9}?"
    r"(?:not|never)\s+to\b"
)
_TO_STOP = re.compile(r"(?:to\s+)?(?:oppose|reject|resist|vote\s+(?:against|down))\s+\w")
"""What somebody vows to oppose they are against."""
_SHUT_OUT = re.compile(
    r"(?:(?!(?:but|because|unless|until|if|while|although|so)\b)[\w’'“”\"-]+,?\s+){1,12}?"
    r"(?:cannot|(?:must|should|may|can|will|would|could|shall)\s*(?:not|never|n['’]t)|(?:ca|wo)n['’]t|"
    r"(?:will|would|can|could|must|should)\s+(?:\w+ly\s+)?(?:be\s+no|under\s+no\s+circumstances)|"
    r"(?:is|are|was|were|remains?)\s+(?:\w+ly\s+)?(?:(?:not|never|n['’]t)\s+(?:\w+ly\s+)?(?:on\s+the\s+(?:table|agenda)|for\s+sale|"
    r"negotiable|acceptable|up\s+for\s+\w+|open\s+(?:to|for)|an\s+option|under\s+discussion|possible|the\s+time)|"
    r"off\s+the\s+table|unacceptable|out\s+of\s+the\s+question|non-negotiable))\b"
)
"""A clause that says what must not, will not or cannot be."""
_THAN = re.compile(r"\s+than\s+(?=\w)")
_PREFERS = re.compile(r"\b(?:rather|sooner)\b")
_SHORTEST = 3


def way_of(text: str, cue: PositionCue, wants: tuple[int, int]) -> str:
    """The way of a cue with what it wants: turned where somebody is to refrain, to stop, or must not."""
    way = cue.verb.way
    if way == "refuse":
        return way
    told_not_to = "o" in cue.verb.takes and _SOMEBODY_NOT_TO.match(text, cue.end)
    shut_out = way == "want" and "t" in cue.verb.takes and _SHUT_OUT.match(text, wants[0], wants[1])
    return FLIPPED[way] if told_not_to or shut_out or _TO_STOP.match(text, wants[0]) else way


def rather_than(
    text: str, cue: PositionCue, wants: tuple[int, int]
) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """What is wanted, and what is refused for it: "would sooner wait than pay"."""
    than = _THAN.search(text, *wants) if _PREFERS.search(cue.verb.lemma) else None
    if than is None:
        return wants, None
    refused = trimmed(text, than.end(), wants[1])
    return trimmed(text, wants[0], than.start()), refused if refused[1] - refused[0] >= _SHORTEST else None
