"""A statement as records write it: date, target, stance, medium."""

import re
from dataclasses import dataclass
from typing import Any

from detente.reading.dates import DateSpan, find_dates
from detente.reading.discourse import Speaker
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.speakers import Speakers
from detente.reading.stances import stance_of
from detente.reading.word_classes import word_class

_DATED = re.compile(r"\d|day\b|\b(?:last|this)\s|yesterday|today|month|week")
_MEDIA = {
    "Twitter": r"\b(?:tweet|Twitter\b|on X\b)",
    "Telegram": r"\bTelegram\b",
    "press conference": r"\b(?:press conference|news conference|briefing)\b",
    "interview": r"\binterview\b",
    "speech": r"\b(?:speech|address)\b",
    "statement": r"\bstatement\b",
    "letter": r"\bletter\b",
    "television": r"\b(?:television|TV)\b",
    "article": r"\b(?:essay|op-ed|article|piece)\b",
}
"""Where something is said or written, and the words for it; of several the first counts."""
_MEDIUM_WORDS = word_class("medium")
"""Words of which every sentence that names one has one."""
_MEDIUM = re.compile("|".join(f"({words})" for words in _MEDIA.values()))


@dataclass(frozen=True)
class Said:
    """A statement by places: speaker, cue and content in the sentence; the content may begin before it."""

    speaker: Speaker
    cue: tuple[int, int] | None
    content: tuple[int, int]
    mode: str
    stance: int = 0
    addressee: Mention | None = None
    status: str = "asserted"
    reports: bool = True


def _dated(passage: Passage, said: Said) -> DateSpan | None:
    """The date beside a cue, outside the content; none that lies after the document."""
    text, cue = passage.sentence.text, said.cue
    if cue is None or not _DATED.search(text):
        return None
    for date in find_dates(text, passage.anchor):
        inside = said.content[0] < date.end and date.start < said.content[1]
        between = text[cue[1] : date.start] if date.start > cue[0] else text[date.end : cue[0]]
        past = not date.first or not passage.anchor or date.first <= passage.anchor
        if not inside and past and not re.search(r";|,\s+(?:which|who|while|but|although)\b", between):
            return date
    return None


def _target(
    passage: Passage, said: Said, speakers: Speakers, inside: tuple[int, int], score: int
) -> list[str]:
    """Whom words are about: of blame, whoever the content names first; else the other parties it names."""
    own = {speakers.side(who) for who in ([said.speaker] if isinstance(said.speaker, str) else said.speaker)}
    first = next((m for m in passage.mentions if inside[0] <= m.start <= inside[0] + 6), None)
    if score < 0 and first and first.form in ("name", "metonym") and first.entity[:2] != "P:":
        return [first.entity]
    start = min(inside[0], said.cue[1]) if said.cue else inside[0]
    target = [side for side in passage.sides_in(start, inside[1]) if side not in own]
    if not target and len(passage.dyad) == 2 and len(own & set(passage.dyad)) == 1:
        target = [side for side in passage.dyad if side not in own]
    return target


def statement_record(passage: Passage, said: Said, speakers: Speakers) -> dict[str, Any]:
    """A statement as records write it: its words, also those of several sentences, its day and stance."""
    sentence, text = passage.sentence, passage.sentence.text
    start, end = said.content
    inside = max(start, 0), min(end, len(text))
    content = sentence.span(start, end)
    if start < 0 or end > len(text):
        raw = speakers.raw[sentence.start + start : sentence.start + end]
        content = {
            "sid": sentence.sid,
            "start": sentence.start + start,
            "end": sentence.start + end,
            "text": raw,
        }
    score = said.stance or stance_of(content["text"])
    target = _target(passage, said, speakers, inside, score)
    date = _dated(passage, said)
    return {
        "speaker": said.speaker,
        "cue": sentence.span(*said.cue) if said.cue else None,
        "content": content,
        "mode": said.mode,
        "date": date.iso if date else None,
        "date_text": sentence.span(date.start, date.end) if date else None,
        "addressee": said.addressee.entity if said.addressee else None,
        "target": target or None,
        "stance": dict.fromkeys(target, score) if score else {},
        "issues": passage.issues_in(*inside) if inside[1] - inside[0] > 3 else [],
        "medium": _medium(passage),
        "status": said.status,
        "note": None,
    }


def _medium(passage: Passage) -> str | None:
    text = passage.sentence.text
    if _MEDIUM_WORDS.isdisjoint(passage.vocabulary) and "tweet" not in text:
        return None
    named = [found.lastindex or 1 for found in _MEDIUM.finditer(text)]
    return list(_MEDIA)[min(named) - 1] if named else None
