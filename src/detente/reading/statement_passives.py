"""Statements in the passive: "was accused by X of ...", "described by X as ...", "told by X that ..."."""

import re
from collections.abc import Iterable, Iterator

from detente.reading.clauses import opening, trimmed
from detente.reading.cue_words import SpeechCue
from detente.reading.passage import Passage
from detente.reading.quotations import Quote
from detente.reading.speakers import Speakers
from detente.reading.statement_clauses import BREAK
from detente.reading.statement_quotes import quoted_mode
from detente.reading.statement_records import Said

_BY = re.compile(r"\s+(?:as\s+(?P<as>[^,;:]{2,40}?)\s+|(?:[\w-]+\s+){0,3}?)by\s+(?=\S)")
_COMPLEMENT = re.compile(
    r"(?:\s+(?:in|on|at|during|after|from|of|within|close\s+to)\s+(?:[\w’'-]+\s*){1,4})?,?\s+(?:of|as|"
    r"that|to\s+be|to)\s+(?=\S)"
)
_AUXILIARY = re.compile(r"(?:\s+(?:has|have|had|was|were|is|are|been|being|\w+ly|also|since|widely))+\s*$")
_SHORTEST = 8


def statements_by_agent(
    speakers: Speakers, passage: Passage, cues: Iterable[SpeechCue], quotes: list[tuple[int, int, Quote]]
) -> Iterator[Said]:
    """Statements of a sentence whose speaker stands behind "by"; what is said stands behind, else before."""
    if "by" not in passage.vocabulary:
        return
    text = passage.sentence.text
    for cue in cues:
        by = _BY.match(text, cue.end) if cue.form == "past" else None
        speaker = speakers.after(passage, by.end()) if by else None
        if speaker is None:
            continue
        behind = _COMPLEMENT.match(text, speaker.end)
        quote = next(((s, e, q) for s, e, q in quotes if speaker.end < s <= speaker.end + 60), None)
        if by and by["as"]:
            span, mode = by.span("as"), cue.verb.mode
        elif quote and (behind is None or quote[0] - behind.end() < _SHORTEST):
            span, mode = (quote[0], quote[1]), quoted_mode(quote[2])
        elif behind:
            stop = BREAK.search(text, behind.end())
            span, mode = trimmed(text, behind.end(), stop.start() if stop else len(text)), cue.verb.mode
        elif "n" in cue.verb.takes:
            auxiliary = _AUXILIARY.search(text, 0, cue.start)
            end = auxiliary.start() if auxiliary else cue.start
            span, mode = trimmed(text, opening(text, end), end), cue.verb.mode
        else:
            continue
        if span[1] - span[0] >= _SHORTEST:
            yield Said(speaker.who, (cue.start, cue.end), span, mode, cue.verb.stance)
