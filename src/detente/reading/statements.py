"""Who says, thinks or calls what: cue, speaker and content of every statement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from detente.reading.attributions import dateline_end
from detente.reading.clauses import trimmed
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
from detente.reading.statement_contents import BREAK, CONJUNCTION, content_of, quote_before, quoted_mode
from detente.reading.statement_records import Said, statement_record
from detente.reading.statement_subjects import NEAR, first_subject, subject_of

_ROLES = ("body", "caption")
_NEGATED = re.compile(r"(?:\b(?:not|never|neither|nor|hardly)|n['’]t)\s+(?:\w+ly\s+|yet\s+)?$")
_MODAL = re.compile(
    r"\b(?:would|will|might|may|could|should|must|can|wo|to)(?:n['’]t| not)?\s+(?:\w+ly\s+)?$"
)
_ACCORDING = re.compile(
    r"\b(?:[Aa]ccording\s+to|[Ii]n\s+the\s+(?:view|opinion|words|eyes|judgment|"
    r"judgement)\s+of)\s+(?P<who>[^,;:“”\"()]{2,120}?)(?=[,;:)]|\s*[.!?]?$|\s[—–])"
)
_PAPER = re.compile(
    r"\b(?:logic|plan|draft|deal|agreement|text|terms|schedule|law|constitution|treaty|theory|scenario|"
    r"timetable|framework|reports?|plans)\b",
    re.IGNORECASE,
)
_NOUN_THAT = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,2}?(?P<cue>claim|warning|statement|assertion|promise|pledge|remark|"
    r"announcement|"
    r"belief|insistence|complaint|accusation|admission|suggestion|declaration|hint|threat|vow|comments?|"
    r"contention|conviction|argument|charge)s?\s+(?:\w+\s+){0,4}?that\s+"
)
_TONE = re.compile(
    r"\b(?P<cue>(?:the\s+)?(?:\w+\s+)?(?:rhetoric|tone|language|messages?|mood|"
    r"wording)(?:\s+(?:coming\s+)?(?:from|of|"
    r"by|in|on)\s+(?P<who>[^,;]{2,60}?))?)\s+(?:was|is|are|were|remains?|remained|has been|seemed|became|"
    r"sounded)\s+"
    r"(?P<how>(?:\w+ly\s+|more\s+|less\s+|very\s+|quite\s+|"
    r"noticeably\s+)?[\w-]+(?:\s+and\s+[\w-]+)?)(?=[\s.,;]|$)"
)
_ACCORDING_WORDS = frozenset({"according", "view", "opinion", "words", "eyes", "judgment", "judgement"})
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
        blocks = {sentences[n].sid: block for n, block in block_quotes(sentences).items()}
        quoted = {q.sid: "" for block in blocks.values() for q in block} | quoted_speakers(found)
        return cls(Speakers(raw, persons, glossary, author), find_quotes(raw), blocks, quoted)

    def of(self, passage: Passage, number: int) -> list[dict[str, Any]]:
        """Statements of one sentence.

        1. Words in quotation marks that a speaker utters hold no cues; titles and scare quotes are no speech.
        2. For every cue its speaker, by the words to its left or behind it, and its content: quoted words
           beside it, its clause or object, or the clause before ", X said".
        3. Quoted sentences without a cue go on with the words of the last speaker.
        """
        sentence = passage.sentence
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
        according = list(self._according(passage, quotes)) if _ACCORDING_WORDS & passage.vocabulary else []
        joined = [c for c in cues if CONJUNCTION.search(text, max(0, c.start - 40), c.start)]
        for cue in cues:
            following = [c for c in joined if c.start > cue.start]
            if one := self._by_verb(passage, cue, following, quotes, found):
                found.append(one)
        found += according
        found += self._by_noun(passage)
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
        lead = text[max(0, cue.start - NEAR) : cue.start]
        if cue.end < len(text) and text[cue.end] in "-’'" and text[cue.end : cue.end + 2] not in ("’ ", "' "):
            return None
        status = "negated" if _NEGATED.search(lead) else "hypothetical" if _MODAL.search(lead) else "asserted"
        subject, inverted = subject_of(self.speakers, passage, cue, found)
        if subject is None:
            return None
        fields = content_of(passage, cue, subject, quotes, following, inverted=inverted)
        if fields is None:
            return None
        (start, end), mode, addressee = fields
        if end - start < 3 or subject.start < start < subject.end:
            return None
        nested = any(f.content[0] <= cue.start < f.content[1] for f in found)
        reports = "t" in cue.verb.takes or "q" in cue.verb.takes
        told = status == "asserted" or mode != "topic"
        if status == "hypothetical" and _is_object(text, cue, start):
            told = False
        if not told or (nested and (mode == "belief" or not reports)):
            return None
        return Said(subject.who, (cue.start, cue.end), (start, end), mode, cue.verb.stance, addressee, status)

    def _according(self, passage: Passage, quotes: list[tuple[int, int, Quote]]) -> Iterator[Said]:
        text = passage.sentence.text
        for found in _ACCORDING.finditer(text):
            if _PAPER.search(found["who"]) or any(s <= found.start() < e for s, e, q in quotes):
                continue
            speaker = self.speakers.after(passage, found.start("who"))
            if speaker is None:
                continue
            lead = text[: found.start()].rstrip(" ,(")
            quote = quote_before(text, quotes, found.start())
            if quote and not quote[2].is_title and quote[2].n_words > SCARE:
                span = (quote[0], quote[1])
            elif len(lead) < 12:
                stop = BREAK.search(text, found.end() + 1)
                span = trimmed(text, found.end(), stop.start() if stop else len(text))
            else:
                span = trimmed(text, max(text.rfind(";", 0, len(lead)) + 1, dateline_end(text)), len(lead))
            if span[1] - span[0] > 8:
                mode = quoted_mode(quote[2]) if quote and span[0] == quote[0] else "indirect"
                yield Said(speaker.who, (found.start(), found.start("who") - 1), span, mode)

    def _by_noun(self, passage: Passage) -> Iterator[Said]:
        """ "X's warning that ..."."""
        text = passage.sentence.text
        for found in _NOUN_THAT.finditer(text) if "that" in text else ():
            owner = self.speakers.owner(passage, found.start())
            if owner and found.end() < len(text):
                stop = BREAK.search(text, found.end())
                span = trimmed(text, found.end(), stop.start() if stop else len(text))
                yield Said(owner.who, found.span("cue"), span, "indirect")

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
        """Quoted sentences that nobody is said to say go on with the last speaker's words."""
        text = passage.sentence.text
        found = []
        for start, end, quote in quotes:
            whole = start <= 1 and end >= len(text) - 2 and quote.n_words > SCARE
            used = any(s.content[0] <= start < s.content[1] for s in said)
            if whole and not used and not quote.is_title and self.last and number - self.last_number <= 3:
                found.append(
                    replace(self.last, cue=None, content=(start, end), mode="direct", addressee=None)
                )
        return found

    def _announced(self, passage: Passage, said: list[Said], block: list[Sentence]) -> Said | None:
        """A block quote, by the speaker of the sentence that announces it."""
        who: Speaker | None = self.quoted.get(block[0].sid) or None
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
        start += block[0].text[:1] in '“"„«'
        end -= block[-1].text[-1:] in '”"»'
        cue = (cues[0].start, cues[0].end) if cues else None
        return Said(who, cue, (start, end), "block_quote")


def _is_object(text: str, cue: SpeechCue, start: int) -> bool:
    """Whether what a verb takes is a thing and no words: "would report its emissions"."""
    return "n" in cue.verb.takes and not text[cue.end : start].strip() and text[start - 1] not in '“"‘'
