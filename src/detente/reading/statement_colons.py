"""Words behind a colon: "X was blunt: ...", "X, on state television: ...", "LEEK: ..." of a script."""

import re
from collections.abc import Iterator

from detente.reading.clauses import trimmed
from detente.reading.cue_words import find_speech_cues
from detente.reading.passage import Passage
from detente.reading.quotations import SCARE, Quote
from detente.reading.references import Subject
from detente.reading.speakers import Speakers
from detente.reading.statement_quotes import quoted_mode
from detente.reading.statement_records import Said
from detente.reading.statement_subjects import first_subject, subject_of

_COLON = re.compile(r"(?<!\d):\s+(?=\S)")
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|does|do|did|\w+(?:ed|ing|s))\b"
)
_PLACE_OF_SPEECH = re.compile(
    r",\s+(?:on|in|to|at|from|after|before|during|speaking|writing|by|via)\s+[^:“”\"]{2,80}$"
)
_FRAME = re.compile(r"(?:\s+(?!that\b|not\b)[\w’'.-]+,?){0,10}")
_FIRM = re.compile(
    r"\s(?:is|was|are|were|has\s+been|remains?|remained|sounded)\s+(?:\w+ly\s+|quite\s+|very\s+|more\s+|equally\s+|just\s+as\s+)*(?:firm|clear|"
    r"blunt|blunter|adamant|categorical|unequivocal|emphatic|frank|terse|defiant|unmoved|explicit|dismissive|direct|brief|"
    r"plain|certain|scathing|philosophical|unimpressed|unrepentant|more\s+careful|less\s+diplomatic)\s*$"
)
_WITH_A_WARNING = re.compile(
    r"\b(?:with|issued|gave|had|offered|sent|brought|delivered|carried)\s+(?:an?|one|this|the\s+same|another)\s+(?:\w+\s+)?"
    r"(?:warning|message|promise|pledge|plea|condition|threat|prediction|reminder|request|answer|thought)\s*$"
)
_READS = (" read", " reads", " reading")
"""Of a sign or a banner, which is nobody."""
_LONGEST_LEAD = 160
_SHORTEST = 8


def statements_behind_colons(
    speakers: Speakers, passage: Passage, quotes: list[tuple[int, int, Quote]]
) -> Iterator[Said]:
    """Quoted words that a colon introduces, of whom the words before it are about; of a script, all words."""
    text = passage.sentence.text
    if ":" not in text:
        return
    for colon in _COLON.finditer(text):
        if (
            colon.start() > _LONGEST_LEAD
            or text[: colon.start()].endswith(_READS)
            or any(s <= colon.start() < e for s, e, _ in quotes)
        ):
            continue
        quote = next(((s, e, q) for s, e, q in quotes if s == colon.end() + 1), None)
        speaker = _teller(speakers, passage, colon.start()) or _before(
            speakers, passage, colon.start(), quoted=quote is not None
        )
        if speaker is None:
            continue
        if quote and quote[2].n_words > SCARE and not quote[2].is_title:
            yield Said(speaker.who, None, (quote[0], quote[1]), quoted_mode(quote[2]))
        elif not quote:
            span = trimmed(text, colon.end(), len(text))
            if span[1] - span[0] > _SHORTEST:
                yield Said(speaker.who, None, span, "indirect")
        return


def _teller(speakers: Speakers, passage: Passage, colon: int) -> Subject | None:
    """Whoever a verb of speech before a colon lets speak: "X put it like this: ..."."""
    text = passage.sentence.text
    told = [cue for cue in find_speech_cues(passage.words) if cue.end <= colon and "q" in cue.verb.takes]
    if not told or not _FRAME.fullmatch(text, told[-1].end, colon):
        return None
    return subject_of(speakers, passage, told[-1], [])[0]


def _before(speakers: Speakers, passage: Passage, colon: int, *, quoted: bool) -> Subject | None:
    """Whoever a colon lets speak: the subject before a quotation, else a person named and no more."""
    text = passage.sentence.text
    place = _PLACE_OF_SPEECH.search(text, 0, colon)
    end = place.start() if place else colon
    if place or quoted:
        named = speakers.right_before(passage, end)
        if named and isinstance(named.who, str) and named.who.startswith("P:"):
            return named
    if _WITH_A_WARNING.search(text, 0, colon):
        return first_subject(speakers, passage, colon)
    firm = _FIRM.search(text, 0, colon)
    if firm:
        return speakers.subject(passage, firm.start())
    if quoted:
        first = first_subject(speakers, passage, colon)
        return first if first and not str(first.who).startswith("I:") else None
    return None
