"""Who says, thinks or calls what: cue, speaker and content of every statement."""

import re
from dataclasses import dataclass, replace
from typing import Any

from detente.reading.cue_words import SpeechCue, find_speech_cues
from detente.reading.discourse import Speaker
from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.persons import Persons
from detente.reading.quotations import SCARE, Quote, block_quotes, find_quotes, quoted_speakers, touching
from detente.reading.sentences import Sentence
from detente.reading.speakers import Speakers
from detente.reading.stances import stance_of
from detente.reading.statement_clauses import CONJUNCTION
from detente.reading.statement_colons import statements_behind_colons
from detente.reading.statement_contents import content_of
from detente.reading.statement_nouns import statements_by_noun
from detente.reading.statement_passives import statements_by_agent
from detente.reading.statement_records import Said, statement_record
from detente.reading.statement_sources import WORDS as SOURCE_WORDS
from detente.reading.statement_sources import sourced
from detente.reading.statement_subjects import NEAR, first_subject, subject_of

_ROLES = ("title", "body", "caption")
_NEGATIONS = frozenset({"not", "never", "neither", "nor", "hardly", "longer", "nobody", "no", "none", "t"})
"""Words of which every sentence has one where somebody did not say it, or nobody did."""
_NEGATED = re.compile(r"(?:\b(?:not|never|neither|nor|hardly|no\s+longer)|n['’]t)\s+(?:\w+ly\s+|yet\s+)?$")
_MODAL = re.compile(r"\b(?:would|will|might|may|could|should|must|can|wo)(?:n['’]t| not)?\s+(?:\w+ly\s+)?$")
_ONLY = re.compile(r"\b(?:would|could|can|will)\s+only\s+(?=$)")
"""Before "say": what somebody did say."""
_ONLY_BEHIND = re.compile(r"\s+(?:only|no\s+more\s+than|little\s+more\s+than)\b")
_IF = re.compile(r"(?:If|Unless|Should)\b")
_BLOCK_OPENS = re.compile(r"(?:>\s*)*[“\"„«]?")
_PAPER = re.compile(r"(?:statement|communiqu[eé]|letter|declaration|text|message|note|resolution)$")
"""What "reads" the words that stand in it."""
_NOBODY = re.compile(r"(?:^|[.;:,]\s)\s*(?:neither|nobody|no\s+one|none)\b[^.;:,]{0,60}$", re.IGNORECASE)
_OF_IT = frozenset({"deny", "confirm", "assume"})
"""Verbs whose "it" is what they are about."""
_GOES_ON = 3
"""Sentences behind the words of a speaker in which a quotation without a cue is still theirs."""
_TONE = re.compile(
    r"\b(?P<cue>(?:the\s+)?(?:\w+\s+)?(?:rhetoric|tone|language|messages?|mood|"
    r"wording)(?:\s+(?:coming\s+)?(?:from|of|"
    r"by|in|on)\s+(?P<who>[^,;]{2,60}?))?)\s+(?:was|is|are|were|remains?|remained|has been|seemed|became|"
    r"sounded)\s+"
    r"(?P<how>(?:\w+ly\s+|more\s+|less\s+|very\s+|quite\s+|"
    r"noticeably\s+)?[\w-]+(?:\s+and\s+[\w-]+)?)(?=[\s.,;]|$)"
)
_TONE_WORDS = frozenset({"rhetoric", "tone", "language", "message", "messages", "mood", "wording"})


@dataclass
class Statements:
    """Statements of a document, sentence by sentence."""

    speakers: Speakers
    quotes: list[Quote]
    blocks: dict[str, list[Sentence]]
    quoted: dict[str, str]
    last: Said | None = None
    last_number: int = -9
    before: tuple[Passage, Speaker | None] | None = None
    previous: Passage | None = None

    @classmethod
    def in_document(
        cls,
        raw: str,
        found: list[tuple[Sentence, list[Mention]]],
        persons: Persons,
        glossary: Glossary,
        author: str | None,
    ) -> "Statements":
        """Ready to read the sentences of a document in their order."""
        sentences = [sentence for sentence, _ in found]
        blocks = {sentences[n].sid: block for n, block in block_quotes(sentences, raw).items()}
        quoted = {q.sid: "" for block in blocks.values() for q in block} | quoted_speakers(found, raw)
        return cls(Speakers(raw, persons, glossary, author), find_quotes(raw), blocks, quoted)

    def of(self, passage: Passage, number: int) -> list[dict[str, Any]]:
        """Statements of one sentence.

        1. Words in quotation marks that a speaker utters hold no cues; titles and scare quotes are no speech.
        2. For every cue its speaker, by the words to its left or behind it, and its content: quoted words
           beside it, its clause or object, or the clause before ", X said".
        3. Quoted sentences without a cue go on with the words of the last speaker.
        """
        sentence = passage.sentence
        self.previous = self.before[0] if self.before else None
        if self.before:
            self.speakers.remember(*self.before)
            self.before = None
        self.speakers.discourse.here = []
        if sentence.boilerplate or sentence.role not in _ROLES or sentence.sid in self.quoted:
            return []
        quotes = self._here(sentence)
        said = self._said(passage, quotes)
        said += self._orphans(passage, quotes, said, number)
        block = self.blocks.get(sentence.sid)
        if block and (announced := self._announced(passage, said, block)):
            said = [s for s in said if s.content[1] < len(sentence.text) - 1 or s.stance or s.mode == "topic"]
            said.append(announced)
        if said:
            self.last, self.last_number = said[-1], number
        self.before = (passage, said[-1].speaker if said else None)
        self.speakers.discourse.here = [one.speaker for one in said]
        said = [one for one in said if one.reports or not _within(one, said)]
        kept: list[Said] = []
        for one in sorted(said, key=lambda s: (s.content[0], -s.content[1])):
            if not any(one.speaker == k.speaker and one.content == k.content for k in kept):
                kept.append(one)
        return [statement_record(passage, one, self.speakers) for one in kept]

    def _here(self, sentence: Sentence) -> list[tuple[int, int, Quote]]:
        """Quotations that touch a sentence, by places in it, those of titles and of few words included."""
        shift = sentence.start
        here = touching(self.quotes, sentence.start, sentence.end)
        return [(quote.start - shift, quote.end - shift, quote) for quote in here]

    def _said(self, passage: Passage, quotes: list[tuple[int, int, Quote]]) -> list[Said]:
        text = passage.sentence.text
        cues = [
            cue
            for cue in find_speech_cues(passage.words)
            if not (cue.start and text[cue.start].isupper())
            and not any(start <= cue.start < end and q.n_words > 1 for start, end, q in quotes)
        ]
        found: list[Said] = []
        according = list(sourced(self.speakers, passage, quotes)) if SOURCE_WORDS & passage.vocabulary else []
        joined = [c for c in cues[1:] if CONJUNCTION.search(text, max(0, c.start - 40), c.start)]
        for cue in cues:
            following = [c for c in joined if c.start > cue.start]
            if one := self._by_verb(passage, cue, following, quotes, found):
                found.append(one)
        found += according
        found += statements_by_agent(self.speakers, passage, cues, quotes)
        found += [
            one
            for extra in (statements_by_noun, statements_behind_colons)
            for one in extra(self.speakers, passage, quotes)
            if not any(f.content[0] <= one.content[0] < f.content[1] for f in found)
        ]
        if _TONE_WORDS & passage.vocabulary and (tone := self._tone(passage)):
            found.append(tone)
        return found

    def _by_verb(
        self,
        passage: Passage,
        cue: SpeechCue,
        following: list[SpeechCue],
        quotes: list[tuple[int, int, Quote]],
        found: list[Said],
    ) -> Said | None:
        text = passage.sentence.text
        if cue.end < len(text) and text[cue.end] in "-’'" and text[cue.end : cue.end + 2] not in ("’ ", "' "):
            return None
        if _IF.match(text) and "," not in text[: cue.start]:
            return None
        subject, inverted = subject_of(self.speakers, passage, cue, found)
        if subject is None:
            return None
        fields = content_of(passage, cue, subject, quotes, following, inverted=inverted)
        if fields is None:
            return None
        (start, end), mode, addressee = fields
        if cue.verb.lemma == "read" and not _PAPER.search(text[subject.start : subject.end]):
            return None
        if end - start < (3 if cue.verb.lemma not in _OF_IT else 2) or subject.start < start < subject.end:
            return None
        reports = mode.startswith("direct") or (
            mode != "belief" and not set("tqdw").isdisjoint(cue.verb.takes)
        )
        status = _status(passage, cue)
        told = status == "asserted" or mode != "topic"
        if status == "hypothetical" and not mode.startswith("direct"):
            told = False
        if cue.verb.lemma == "urge" and cue.form == "ing" and not mode.startswith("direct"):
            told = False
        if not told:
            return None
        place = (cue.start, cue.end)
        return Said(subject.who, place, (start, end), mode, cue.verb.stance, addressee, status, reports)

    def _tone(self, passage: Passage) -> Said | None:
        """ "The rhetoric from both sides was pragmatic": tone without words."""
        found = _TONE.search(passage.sentence.text)
        if not found:
            return None
        start, end = found.span("cue")
        inside = [m for m in passage.mentions if start <= m.start and m.end <= end]
        if not inside or stance_of(found["how"]) == 0:
            return None
        return Said(inside[0].who, (start, end), found.span("how"), "tone")

    def _orphans(
        self, passage: Passage, quotes: list[tuple[int, int, Quote]], said: list[Said], number: int
    ) -> list[Said]:
        """Quotations that nobody is said to utter go on with words before them.

        1. A second half behind "...," X said, is X's.
        2. A quotation that is a whole sentence is the last speaker's, of the three sentences before; one of
           few words only right behind them.
        """
        text = passage.sentence.text
        found: list[Said] = []
        for start, end, quote in quotes:
            used = any(s.content[0] <= start < s.content[1] for s in [*said, *found])
            if used or quote.is_title:
                continue
            halves = [s for s in said if s.mode.startswith("direct") and s.content[1] < start]
            if halves and text[halves[-1].content[1] - 1] in ",.?!" and end >= len(text) - 2:
                found.append(replace(halves[-1], cue=None, content=(start, end), addressee=None))
                continue
            whole = start <= 1 and end >= len(text) - 2
            if end > len(text) and self._told_behind(quote):
                continue
            gap = number - self.last_number
            if whole and gap > 1 and quote.n_words > SCARE and (about := self._spoken_of()):
                found.append(Said(about, None, (start, end), "direct"))
                continue
            if whole and self.last and gap <= (_GOES_ON if quote.n_words > SCARE else 1):
                found.append(
                    replace(self.last, cue=None, content=(start, end), mode="direct", addressee=None)
                )
        return found

    def _spoken_of(self) -> Speaker | None:
        """The person whom the sentence before is about: "The mayor was furious."."""
        if self.previous is None:
            return None
        subject = first_subject(self.speakers, self.previous, len(self.previous.sentence.text))
        who = subject.who if subject else None
        return who if isinstance(who, str) and who.startswith("P:") else None

    def _told_behind(self, quote: Quote) -> bool:
        """Whether more of the line stands behind a quotation: most often, who says it."""
        tail = self.speakers.raw[quote.end + 1 : quote.end + 60].split("\n", 1)[0]
        return bool(tail.strip())

    def _announced(self, passage: Passage, said: list[Said], block: list[Sentence]) -> Said | None:
        """A block quote, by the speaker of the sentence that announces it."""
        told = [
            cue for cue in find_speech_cues(passage.words) if "q" in cue.verb.takes or "a" in cue.verb.takes
        ]
        teller = subject_of(self.speakers, passage, told[-1], said)[0] if told else None
        who: Speaker | None = (teller.who if teller else None) or self.quoted.get(block[0].sid) or None
        last = said[-1] if said else None
        if who is None:
            subject = first_subject(self.speakers, passage, len(passage.sentence.text))
            who = last.speaker if last else subject.who if subject else None
        if who is None:
            return None
        named = next((m.end for m in passage.mentions if m.entity == who), 0)
        cues = [cue for cue in find_speech_cues(passage.words) if cue.start >= named]
        shift = passage.sentence.start
        start, end = block[0].start - shift, block[-1].end - shift
        opens = _BLOCK_OPENS.match(block[0].text)
        start += opens.end() if opens else 0
        end -= block[-1].text[-1:] in '”"»'
        cue = (cues[0].start, cues[0].end) if cues else None
        return Said(who, cue, (start, end), "block_quote")


def _status(passage: Passage, cue: SpeechCue) -> str:
    """Whether somebody did say it, did not, or might."""
    text = passage.sentence.text
    if _ONLY_BEHIND.match(text, cue.end):
        return "asserted"
    lead = _ONLY.sub("", text[max(0, cue.start - NEAR) : cue.start])
    if not _NEGATIONS.isdisjoint(passage.vocabulary) and (_NOBODY.search(lead) or _NEGATED.search(lead)):
        return "negated"
    return "hypothetical" if _MODAL.search(lead) else "asserted"


def _within(one: Said, others: list[Said]) -> bool:
    """Whether the cue of a statement stands in what another one says."""
    if one.cue is None:
        return False
    return any(o is not one and o.content[0] <= one.cue[0] < o.content[1] for o in others)
