"""Who says, thinks or calls what: cue, speaker and content of every statement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from detente.reading.clauses import opening, trimmed
from detente.reading.cue_words import SpeechCue, find_speech_cues
from detente.reading.dates import DateSpan, find_dates
from detente.reading.glossary import Glossary
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.persons import Persons
from detente.reading.quotations import SCARE, Quote, block_quotes, find_quotes, quoted_speakers
from detente.reading.sentences import Sentence
from detente.reading.speakers import Speaker, Speakers, Subject
from detente.reading.stances import stance_of

_ROLES = ("body", "caption")
_WHEN = (
    r"(?:(?:\s+|,\s+)(?:on|in|at|during|after|before|late|early|last|this|earlier|later|yesterday|today|"
    r"again|also|by|via|to|with|through|following|from|over|as|for|when|the (?:day|week|month)|\w+ly)\b"
    r"[^;:“”\"]{0,130}?)?"
)
_THAT = re.compile(rf"{_WHEN},?\s+that\s+(?=\S)", re.IGNORECASE)
_LED_IN = re.compile(rf"(?:{_WHEN}|\s+(?:the\s+following|this))(?:,?\s+that)?\s*[,:—–-]?\s*$", re.IGNORECASE)
_TIME = re.compile(
    r"(?:\s+(?:on \w+day|last \w+|this \w+|yesterday|today|earlier|later|again|also|in an? [\w ]{2,40}?"
    r"(?:statement|interview|speech|letter|post|note|report|message)|at an? [\w ]{2,30}?(?:conference|briefing|"
    r"summit|meeting)|late \w+day|early \w+day),?)+"
)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|could|can|cannot|may|might|should|must|do|does|did|won|"
    r"need|needs|went|made|took|gave|came|got|began|left|kept|held|met|told|said|saw|broke|drew|grew|rose|fell|"
    r"stood|won|lost|sent|\w{2,}(?:ed|es|ts|ks|ns|ds))"
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|should|must|do|does|did|\w{3,}ed)\b")
_CLAUSE = re.compile(
    r"\s+(?:it|they|he|she|there|we|I|this|these|those|nobody|no one|neither|everyone|both)\s+\w|"
    rf"\s+[\w“\"‘][\w.’'“”\"-]*(?:\s+[\w“\"][\w.’'“”\"-]*){{0,12}}?\s+{_FINITE}(?:n['’]t)?\b"
)
_NOT_CLAUSE = re.compile(
    r"\s*(?:$|[.,;:)!?—–]|(?:to|by|of|in|on|at|for|with|from|about|as|and|or|but|so|yes|no|nothing|little|"
    r"much|more|goodbye|what|how|why|whether|if|than|when|while|after|before|because|under|over|against|"
    r"during|through|aloud|up|out|off|down|into)\b)"
)
_BREAK = re.compile(
    r";\s|,\s+(?:while|although|though|whereas|even as|despite|amid|prompting|in what|a move|a claim|in a sign)\s|"
    r"\s[—–]\s|,\s+but\s|,\s+which\s+(?:is|was|set|led|prompted|came)\b|,\s+(?:according to)\s"
)
_CONJUNCTION = re.compile(
    r"[,;]?\s+(?:and|but|then|while|yet|or)(?:\s+(?:has|had|have|also|then|later|is|was|\w+ly))*\s*$|"
    r",(?:\s+\w+ly)?\s*$"
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be|gets?|got)\s+(?:\w+ly\s+|also\s+|not\s+)?$")
_QUOTED_AS = re.compile(r"\b(?:(?:was|were|is|are|has been|have been)\s+)?(?:\w+ly\s+)?(?:quoted|cited|reported)"
    r"(?:\s+(?:by|in|on)\s[^,;:“”\"]{2,60}?)?\s+as\s+$")
_INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
_GOES_ON = re.compile(r"\b(?:went|goes|gone|going|seem(?:s|ed)?|appear(?:s|ed)?)\s+(?:on\s+)?to\s+$")
_DETERMINER = re.compile(
    r"\b(?:the|a|an|its|his|her|their|this|that|these|those|of|any|no|some|every|own|such|[\w’]+['’]s|"
    r"new|more|other|first|last|latest|public|press|news|several|many|in|for|with|against|under|on)\s+$",
    re.IGNORECASE,
)
_PROGRESSIVE = re.compile(r"\b(?:is|are|was|were|been|be|['’]s|['’]re|kept|keeps)\s+(?:\w+ly\s+|now\s+|also\s+)?$")
_BY_SAYING = re.compile(r"\b(?:by|after|before|while|without)\s+(?:\w+ly\s+)?$")
_NEGATED = re.compile(r"(?:\b(?:not|never|neither|nor|hardly)|n['’]t)\s+(?:\w+ly\s+|yet\s+)?$")
_MODAL = re.compile(r"\b(?:would|will|might|may|could|should|must|can|wo|to)(?:n['’]t| not)?\s+(?:\w+ly\s+)?$")
_AS = re.compile(r"(?:^|[\s,—–(-])[Aa]s\s+$")
_RELATIVE = re.compile(r"\b(?:that|which|what)\s+(?:the\s+)?$")
_INVERTED = re.compile(r"[,”\"’»]\s*$")
_BEHIND = re.compile(
    r"\s*(?:[.,;:“”\"(!?]|$|(?:on|in|at|during|after|before|who|of|to|as|last|late|early|when|while|from|for|and|"
    r"with|by)\b)"
)
_HEARERS = re.compile(
    r"\s+(?:the\s+|a\s+|an\s+|his\s+|her\s+|its\s+|their\s+|some\s+)?(?:[\w.’'-]+\s+){0,3}?(?:reporters|"
    r"journalists|parliament|lawmakers|"
    r"newspaper|audience|conference|correspondents|newsmen|media|television|radio|agency|counterpart|"
    r"colleagues|members|supporters|workers|ministers|leaders|officials|crowd|nation|world|committee|"
    r"delegates|voters|Council|Assembly|Congress|Senate|Reuters|BBC|CNN|AFP|Times|Post|AP)\b"
)
_ACCORDING = re.compile(r"\b(?:[Aa]ccording\s+to|[Ii]n\s+the\s+(?:view|opinion|words|eyes|judgment|judgement)\s+of)\s+(?P<who>[^,;:“”\"()]{2,120}?)(?=[,;:)]|\s*[.!?]?$|\s[—–])")
_PAPER = re.compile(
    r"\b(?:logic|plan|draft|deal|agreement|text|terms|schedule|law|constitution|treaty|theory|scenario|"
    r"timetable|framework|reports?|plans)\b",
    re.IGNORECASE,
)
_NOUN_THAT = re.compile(
    r"['’]s?\s+(?:[\w-]+\s+){0,2}?(?P<cue>claim|warning|statement|assertion|promise|pledge|remark|announcement|"
    r"belief|insistence|complaint|accusation|admission|suggestion|declaration|hint|threat|vow|comments?|"
    r"contention|conviction|argument|charge)s?\s+(?:\w+\s+){0,4}?that\s+"
)
_TONE = re.compile(
    r"\b(?P<cue>(?:the\s+)?(?:\w+\s+)?(?:rhetoric|tone|language|messages?|mood|wording)(?:\s+(?:coming\s+)?(?:from|of|"
    r"by|in|on)\s+(?P<who>[^,;]{2,60}?))?)\s+(?:was|is|are|were|remains?|remained|has been|seemed|became|sounded)\s+"
    r"(?P<how>(?:\w+ly\s+|more\s+|less\s+|very\s+|quite\s+|noticeably\s+)?[\w-]+(?:\s+and\s+[\w-]+)?)(?=[\s.,;]|$)"
)
_NEAR = 100
_DATED = re.compile(r"\d|day\b|\b(?:last|this)\s|yesterday|today|month|week")
_ACCORDING_WORDS = frozenset({"according", "view", "opinion", "words", "eyes", "judgment", "judgement"})
_TONE_WORDS = frozenset({"rhetoric", "tone", "language", "message", "messages", "mood", "wording"})
_MEDIA = (
    (re.compile(r"\btweet|\bTwitter\b|\bon X\b"), "Twitter"),
    (re.compile(r"\bTelegram\b"), "Telegram"),
    (re.compile(r"\bpress conference\b|\bnews conference\b|\bbriefing\b"), "press conference"),
    (re.compile(r"\binterview\b"), "interview"),
    (re.compile(r"\bspeech\b|\baddress\b"), "speech"),
    (re.compile(r"\bstatement\b"), "statement"),
    (re.compile(r"\bletter\b"), "letter"),
    (re.compile(r"\btelevision\b|\bTV\b"), "television"),
    (re.compile(r"\bessay\b|\bop-ed\b|\barticle\b|\bpiece\b"), "article"),
)


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
        self.speakers.here = []
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
        self.speakers.here = [one.speaker for one in said]
        kept: list[Said] = []
        for one in sorted(said, key=lambda s: (s.content[0], -s.content[1])):
            if not any(one.speaker == k.speaker and one.content == k.content for k in kept):
                kept.append(one)
        return [_record(passage, one, self.speakers, self.quotes) for one in kept]

    def _here(self, sentence: Sentence) -> list[tuple[int, int, Quote]]:
        """Quotations that touch a sentence, by places in it, those of titles and of few words included."""
        shift = sentence.start
        return [
            (quote.start - shift, quote.end - shift, quote)
            for quote in self.quotes
            if quote.start < sentence.end and sentence.start < quote.end
        ]

    def _said(self, passage: Passage, quotes: list[tuple[int, int, Quote]]) -> list[Said]:
        text = passage.sentence.text
        cues = [
            cue
            for cue in find_speech_cues(passage.words)
            if not (cue.start and text[cue.start].isupper())
            and not any(start <= cue.start < end and q.n_words > SCARE for start, end, q in quotes)
        ]
        found: list[Said] = []
        for n, cue in enumerate(cues):
            following = [c for c in cues[n + 1 :] if _CONJUNCTION.search(text, max(0, c.start - 40), c.start)]
            if one := self._by_verb(passage, cue, following, quotes, found):
                found.append(one)
        if _ACCORDING_WORDS & passage.vocabulary:
            found += self._according(passage, quotes)
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
        lead = text[max(0, cue.start - _NEAR) : cue.start]
        if cue.end < len(text) and text[cue.end] in "-’'" and text[cue.end : cue.end + 2] not in ("’ ", "' "):
            return None
        status = "negated" if _NEGATED.search(lead) else "hypothetical" if _MODAL.search(lead) else "asserted"
        subject, inverted = self._subject(passage, cue, found)
        if subject is None:
            return None
        fields = self._content(passage, cue, subject, quotes, following, inverted=inverted)
        if fields is None:
            return None
        (start, end), mode, addressee = fields
        if end - start < 3 or subject.start < start < subject.end:
            return None
        nested = any(f.content[0] <= cue.start < f.content[1] for f in found)
        reports = "t" in cue.verb.takes or "q" in cue.verb.takes
        if (status == "hypothetical" and mode == "topic") or (nested and (mode == "belief" or not reports)):
            return None
        return Said(
            subject.who, (cue.start, cue.end), (start, end), mode, cue.verb.stance, addressee, status
        )

    def _subject(
        self, passage: Passage, cue: SpeechCue, found: list[Said]
    ) -> tuple[Subject | None, bool]:
        """Who speaks, and whether the verb stands before them ("said X")."""
        text = passage.sentence.text
        lead = text[max(0, cue.start - _NEAR) : cue.start]
        quoted_as = _QUOTED_AS.search(lead)
        if quoted_as:
            return self.speakers.subject(passage, cue.start - len(lead) + quoted_as.start()), False
        if (cue.form == "past" and _PASSIVE.search(lead)) or (
            _INFINITIVE.search(lead) and not _GOES_ON.search(lead)
        ):
            return None, False
        if "q" in cue.verb.takes and cue.form in ("past", "s") and _INVERTED.search(lead):
            after = None if _THAT.match(text, cue.end) else self.speakers.after(passage, cue.end)
            if after and _BEHIND.match(text, after.end):
                return after, True
        if _DETERMINER.search(lead):
            return None, False
        joined = _CONJUNCTION.search(lead)
        if joined and cue.form == "ing" and not joined.group().startswith(","):
            return None, False
        if joined and cue.form != "base":
            earlier = found[-1] if found else None
            if earlier and earlier.cue and earlier.cue[0] < cue.start:
                return Subject(earlier.speaker, cue.start, cue.start), False
            if cue.form == "ing" or not joined.group().startswith(","):
                return self._first(passage, cue.start), False
        if cue.form != "ing" or _PROGRESSIVE.search(lead):
            return self.speakers.subject(passage, cue.start), False
        if _BY_SAYING.search(lead):
            return self._first(passage, cue.start), False
        return self.speakers.right_before(passage, cue.start), False

    def _first(self, passage: Passage, before: int) -> Subject | None:
        """The first party or person of a sentence that is its subject."""
        text = passage.sentence.text
        for mention in passage.mentions:
            if mention.end > before:
                break
            if mention.form != "adj" and not re.search(
                r"\b(?:to|from|with|of|for|against|on|by|in|at|over|between|after|before)\s+(?:the\s+)?$",
                text[: mention.start],
            ):
                who: Speaker = list(mention.group) if mention.group else mention.entity
                return None if mention.entity.startswith("I:") else Subject(who, mention.start, mention.end)
        verb = re.compile(rf"\s+(?={_FINITE}\b)").search(text, 0, before)
        return self.speakers.subject(passage, verb.start()) if verb else None

    def _content(
        self,
        passage: Passage,
        cue: SpeechCue,
        subject: Subject,
        quotes: list[tuple[int, int, Quote]],
        following: list[SpeechCue],
        *,
        inverted: bool,
    ) -> tuple[tuple[int, int], str, Mention | None] | None:
        """Where the content stands, its mode, and who is addressed."""
        text, takes = _without_titles(passage.sentence.text, quotes), cue.verb.takes
        after, addressee = cue.end, None
        if "a" in takes and (hearer := _hearer(passage, cue)):
            after, addressee = hearer
        inherited = subject.start == cue.start
        left = cue.start if inherited else _phrase_start(text, min(subject.start, cue.start))
        before = None if inherited else _quote_before(text, quotes, left)
        behind = _quote_behind(text, quotes, subject.end if inverted else after)
        limit = _limit(text, after, following, quotes)
        as_he_says = _AS.search(text[:left]) is not None
        if before and before[2].is_title:
            before = None
        if behind and behind[2].is_title and cue.verb.mode != "topic":
            behind = None
        if as_he_says:
            near = behind or _nearest(quotes, cue.end)
            if near and not near[2].is_title:
                return (near[0], near[1]), "direct_fragment", addressee
        if before and (takes in ("tq", "q") or "q" in takes or "a" in takes):
            end = behind[1] if behind and behind[0] - after < 6 else before[1]
            return (before[0], end), _quoted_mode(before[2]), addressee
        if inverted:
            return (
                (opening(text, max(left - 3, 0)), len(text[:left].rstrip(" ,"))),
                "indirect",
                addressee,
            ) if not before else None
        if "k" in takes or "s" in takes:
            called = self._called(text, cue, quotes, limit)
            if called or "n" not in takes:
                return called
        if behind and behind[2].is_title:
            return None
        if behind and ("t" in takes or "q" in takes or "a" in takes or behind[2].n_words > SCARE):
            return (behind[0], behind[1]), _quoted_mode(behind[2]), addressee
        clause = _clause(text, cue, after, limit, addressed=addressee is not None or after > cue.end)
        if clause:
            return clause, _mixed(clause, quotes, cue.verb.mode), addressee
        relative = _RELATIVE.search(text[: subject.start]) and "t" not in takes
        if "n" in takes and not relative and (noun := _object(text, after, limit)):
            inside = [q for s, e, q in quotes if noun[0] <= s and e <= noun[1]]
            if inside and inside[0].is_title and inside[0].n_words > 0.5 * len(text[slice(*noun)].split()):
                return None
            return noun, _mixed(noun, quotes, cue.verb.mode), addressee
        if "i" in takes and (infinitive := re.compile(r"\s+(?:not\s+)?to\s+").match(text, after)):
            return trimmed(text, infinitive.end(), limit), "indirect", addressee
        return self._clause_before(text, cue, subject, takes, addressee)

    def _clause_before(
        self, text: str, cue: SpeechCue, subject: Subject, takes: str, addressee: Mention | None
    ) -> tuple[tuple[int, int], str, Mention | None] | None:
        """ "The talks failed, X said." and "what he originally promised"."""
        lead = text[: _phrase_start(text, subject.start)].rstrip()
        relative = _RELATIVE.search(text[: subject.start])
        if relative and subject.start > 8:
            start = max(opening(text, relative.start()), text.rfind(" to ", 0, relative.start()) + 4)
            span = trimmed(text, start, relative.start())
            return (span, "indirect", addressee) if span[1] - span[0] > 8 else None
        ends = re.match(r"\s*(?:[.,;)]|$)|\s+(?:on|in|at|last|late|early|this|during|after|to)\b", text[cue.end :])
        if not lead.endswith(",") or not ends or not ("t" in takes or "q" in takes) or cue.form == "ing":
            return None
        start = max(text.rfind(";", 0, len(lead)) + 1, 0)
        span = trimmed(text, start, len(lead) - 1)
        if span[1] - span[0] < 12:
            rest = trimmed(text, cue.end, len(text))
            return (rest, "indirect", addressee) if rest[1] - rest[0] > 12 else None
        return span, "belief" if cue.verb.mode == "belief" else "indirect", addressee

    def _called(
        self, text: str, cue: SpeechCue, quotes: list[tuple[int, int, Quote]], limit: int
    ) -> tuple[tuple[int, int], str, Mention | None] | None:
        """ "Describes X as Y", "what he called Y": the words for it."""
        span = trimmed(text, cue.end, limit)
        if span[1] - span[0] < 3 or _NOT_CLAUSE.match(text, cue.end):
            return None
        if "s" in cue.verb.takes and not re.search(r"\bas\b", text[slice(*span)]):
            return None
        if "k" in cue.verb.takes:
            quoted = [(s, e) for s, e, q in quotes if span[0] <= s and s - span[0] < 80]
            if not quoted:
                return None
            return quoted[0], "direct_fragment", None
        inside = [(s, e, q) for s, e, q in quotes if span[0] <= s < span[1]]
        long = [(s, e) for s, e, q in inside if q.n_words > SCARE and not q.is_title]
        return (span[0], max([span[1], *(e for _, e in long)])), "direct_fragment" if long else "indirect", None

    def _according(self, passage: Passage, quotes: list[tuple[int, int, Quote]]) -> Iterator[Said]:
        text = passage.sentence.text
        for found in _ACCORDING.finditer(text):
            if _PAPER.search(found["who"]) or any(s <= found.start() < e for s, e, q in quotes):
                continue
            speaker = self.speakers.after(passage, found.start("who"))
            if speaker is None:
                continue
            lead = text[: found.start()].rstrip(" ,(")
            quote = _quote_before(text, quotes, found.start())
            if quote and not quote[2].is_title and quote[2].n_words > SCARE:
                span = (quote[0], quote[1])
            elif len(lead) < 20:
                stop = _BREAK.search(text, found.end() + 1)
                span = trimmed(text, found.end(), stop.start() if stop else len(text))
            else:
                span = trimmed(text, max(text.rfind(";", 0, len(lead)) + 1, 0), len(lead))
            if span[1] - span[0] > 8:
                mode = _quoted_mode(quote[2]) if quote and span[0] == quote[0] else "indirect"
                yield Said(speaker.who, (found.start(), found.start("who") - 1), span, mode)

    def _by_noun(self, passage: Passage) -> Iterator[Said]:
        """ "X's warning that ..."."""
        text = passage.sentence.text
        for found in _NOUN_THAT.finditer(text) if "that" in text else ():
            owner = self.speakers.owner(passage, found.start())
            if owner and found.end() < len(text):
                stop = _BREAK.search(text, found.end())
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
        who: Speaker = list(inside[0].group) if inside[0].group else inside[0].entity
        return Said(who, (start, end), found.span("how"), "tone")

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
                found.append(replace(self.last, cue=None, content=(start, end), mode="direct", addressee=None))
        return found

    def _announced(self, passage: Passage, said: list[Said], block: list[Sentence]) -> Said | None:
        """A block quote, by the speaker of the sentence that announces it."""
        who: Speaker | None = self.quoted.get(block[0].sid) or None
        last = said[-1] if said else None
        if who is None:
            subject = self._first(passage, len(passage.sentence.text))
            who = last.speaker if last else subject.who if subject else None
        if who is None:
            return None
        named = next((m.end for m in passage.mentions if m.entity == who), 0)
        cues = [cue for cue in find_speech_cues(passage.words) if cue.start >= named]
        shift = passage.sentence.start
        start, end = block[0].start - shift, block[-1].end - shift
        start += block[0].text[:1] in "“\"„«"
        end -= block[-1].text[-1:] in "”\"»"
        cue = (cues[0].start, cues[0].end) if cues else None
        return Said(who, cue, (start, end), "block_quote")


def _hearer(passage: Passage, cue: SpeechCue) -> tuple[int, Mention | None] | None:
    """Where the words for whoever is told end, and the party or person told."""
    text = passage.sentence.text
    near = [m for m in passage.mentions if cue.end < m.start <= cue.end + 30]
    told = next((m for m in near if not re.search(r"[,;:“”\"]|\bthat\b", text[cue.end : m.start])), None)
    hearers = _HEARERS.match(text, cue.end)
    if told and told.form != "adj" and not re.match(r"['’]", text[told.end : told.end + 1]):
        return max(told.end, hearers.end() if hearers else 0), told
    if hearers:
        return hearers.end(), told
    plain = re.compile(r"\s+(?:him|her|them|us|me|it|(?:[A-Z][\w.’'-]+\s?){1,3})(?=\s|[,:])").match(text, cue.end)
    return (plain.end(), None) if plain else None


def _without_titles(text: str, quotes: list[tuple[int, int, Quote]]) -> str:
    """The sentence with the marks of quoted titles blanked, the places kept."""
    for start, end, quote in quotes:
        if quote.is_title and start > 0 and end < len(text):
            text = f"{text[: start - 1]} {text[start:end]} {text[end + 1 :]}"
    return text


def _phrase_start(text: str, start: int) -> int:
    """Where the noun phrase begins whose last words stand at a place: behind the comma or mark before it."""
    mark = max(text.rfind(char, max(0, start - 80), start) for char in ",”\"’»—")
    between = text[mark + 1 : start]
    if mark < 0 or len(between.split()) > 7 or _VERB.search(between):
        return start
    return mark + 1 + len(between) - len(between.lstrip())


def _quote_before(
    text: str, quotes: list[tuple[int, int, Quote]], place: int
) -> tuple[int, int, Quote] | None:
    """The quotation that ends right before a place."""
    for start, end, quote in reversed(quotes):
        if end <= place and not text[end:place].strip(" ,”\"’“»—–\u00a0"):
            return start, end, quote
    return None


def _quote_behind(
    text: str, quotes: list[tuple[int, int, Quote]], place: int
) -> tuple[int, int, Quote] | None:
    """The quotation that a cue introduces: right behind it, or behind "on Monday that"."""
    for start, end, quote in quotes:
        if start > place:
            between = text[place : start - 1]
            return (start, end, quote) if not between.strip() or _LED_IN.fullmatch(between) else None
    return None


def _nearest(quotes: list[tuple[int, int, Quote]], place: int) -> tuple[int, int, Quote] | None:
    return min(quotes, key=lambda q: min(abs(q[0] - place), abs(q[1] - place)), default=None)


def _quoted_mode(quote: Quote) -> str:
    words = quote.text.split()
    return "direct" if quote.n_words > 2 * SCARE or quote.text[:1].isupper() and len(words) > SCARE else "direct_fragment"


def _mixed(span: tuple[int, int], quotes: list[tuple[int, int, Quote]], mode: str) -> str:
    """Mode of a clause that holds some of the speaker's own words."""
    own = [q for s, e, q in quotes if span[0] <= s and e <= span[1] + 1 and q.n_words > SCARE and not q.is_title]
    return "direct_fragment" if own and mode == "indirect" else mode


def _limit(
    text: str, start: int, following: list[SpeechCue], quotes: list[tuple[int, int, Quote]]
) -> int:
    """Where what is said ends: at a contrast, a dash, or the next verb of the same speaker."""
    stop = _BREAK.search(text, start)
    while stop and any(s <= stop.start() < e for s, e, _ in quotes):
        stop = _BREAK.search(text, stop.end())
    end = stop.start() if stop else len(text)
    for cue in following:
        joint = _CONJUNCTION.search(text, max(0, cue.start - 40), cue.start)
        if joint and start + 5 < joint.start() < end:
            return joint.start()
    return end


def _clause(text: str, cue: SpeechCue, after: int, limit: int, *, addressed: bool) -> tuple[int, int] | None:
    takes = cue.verb.takes
    if "t" not in takes and "a" not in takes and not addressed:
        return None
    that = _THAT.match(text, after, limit)
    if that:
        return trimmed(text, that.end(), limit)
    time = _TIME.match(text, after, limit)
    start = time.end() if time else after
    plain = cue.verb.lemma in ("say", "tell", "warn", "insist", "add")
    if _NOT_CLAUSE.match(text, start):
        return None
    if plain or addressed or _CLAUSE.match(text, start, min(limit, start + 140)):
        return trimmed(text, start, limit)
    return None


def _object(text: str, after: int, limit: int) -> tuple[int, int] | None:
    """The noun phrase behind a verb such as "praised" or "reaffirmed"."""
    about = re.compile(r"\s+(?:about|on|over|of)\s+").match(text, after)
    start = about.end() if about else after
    if _NOT_CLAUSE.match(text, start):
        return None
    span = trimmed(text, start, limit)
    return span if span[1] - span[0] > 3 else None


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
    target = [side for side in passage.sides_in(*inside) if side not in own]
    if not target and len(passage.dyad) == 2 and len(own & set(passage.dyad)) == 1:
        target = [side for side in passage.dyad if side not in own]
    return target


def _record(passage: Passage, said: Said, speakers: Speakers, quotes: list[Quote]) -> dict[str, Any]:
    sentence, text = passage.sentence, passage.sentence.text
    start, end = said.content
    inside = max(start, 0), min(end, len(text))
    content = sentence.span(start, end)
    if start < 0 or end > len(text):
        raw = speakers.raw[sentence.start + start : sentence.start + end]
        content = {"sid": sentence.sid, "start": sentence.start + start, "end": sentence.start + end, "text": raw}
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
        "stance": {side: score for side in target} if score else {},
        "issues": passage.issues_in(*inside) if inside[1] - inside[0] > 3 else [],
        "medium": next((name for pattern, name in _MEDIA if pattern.search(text)), None),
        "status": said.status,
        "note": None,
    }
