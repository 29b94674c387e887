"""Answers to the question what somebody wants: "What does Oslo want? Fish, chiefly."."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from detente.reading.clauses import trimmed
from detente.reading.discourse import Speaker
from detente.reading.passage import Passage
from detente.reading.position_records import is_party, position_record
from detente.reading.speakers import Speakers

_ASKED = re.compile(
    r"\b[Ww]hat\s+(?:does|do|did|would|is|are)\s+(?P<who>[^,;:?]{2,50}?)\s+(?:really\s+|actually\s+|now\s+)?(?P<cue>want|need|seek|hope\s+for|"
    r"ask\s+for|like|after|fear|refuse)(?:\s+(?:most|in\s+return|in\s+exchange|now|from\s+[^,;:?]{2,30}))?\?$"
)
_FRAGMENT = re.compile(
    r"(?!(?:That|This|It|He|She|They|We|I|There|Nobody|No\s+one|If|When|Not|Why|How|But|And|Yes|No)\b)[^.]{3,160}\.$"
)
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|may|might|says?|said|does|did)\b")
_FEARS = frozenset({"fear", "refuse"})


def answers(
    passage: Passage, speakers: Speakers, party_in: Callable[[Passage, Speakers, int, int], Speaker | None]
) -> Iterator[dict[str, Any]]:
    """The position that a sentence without a verb tells behind a question what somebody wants."""
    text, before = passage.text, passage.before
    asked = _ASKED.search(before.text) if before and before.text.endswith("?") else None
    if before is None or asked is None or not _FRAGMENT.fullmatch(text) or _FINITE.search(text):
        return
    who = party_in(before, speakers, *asked.span("who"))
    if who is not None and is_party(passage, who):
        way = "refuse" if asked["cue"] in _FEARS else "want"
        span = trimmed(text, 0, len(text))
        yield position_record(passage, speakers, who, span, span, way, None)
