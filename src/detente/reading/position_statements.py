"""What somebody says must be, should be, or will never be: positions told as speech."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from detente.reading.clauses import NEW_CLAUSE, opening, trimmed
from detente.reading.discourse import Speaker
from detente.reading.passage import Passage
from detente.reading.position_objects import END
from detente.reading.position_records import is_party, position_record
from detente.reading.speakers import Speakers
from detente.reading.word_classes import word_class

_MUST = re.compile(
    r"\b(?P<cue>(?:must|should|ought\s+to|(?<!would )(?<!might )(?<!could )(?<!may )ha(?:s|ve|d)\s+to|"
    r"(?:needs?|needed)\s+to)(?P<not>\s+(?:not|"
    r"never)|n['’]t)?)\s+"
    r"[“\"‘]?(?:\w+ly\s+|also\s+|first\s+)*[“\"‘]?(?P<verb>\w+)"
)
_LIKELY_ONLY = word_class("foretold_verb")
_KNOWING = word_class("knowing_verb")
_READY_BY = re.compile(
    r"be\s+(?:ready|able|possible|done|over|enough|no\s|clear|known|easy|noted|said|complete)\b"
)
_INVERTED_BE = re.compile(r"(?!be\b|not\b)(?:(?!and\b|or\b)[\w’'-]+\s+){1,5}?(?:be|not)\b")
"""Behind a "should" that opens a condition: "should sailors be granted immunity"."""
_WILL_NOT = re.compile(
    r"(?P<cue>\b(?:will|would|can|could)\s*[“\"‘]?(?:not|never|n['’]t|['’]t)(?:\s+(?:ever|again))?|"
    r"\bcannot|\bwo(?:uld)?n['’]t|"
    r"\bcan['’]t|\b(?:am|is|are)\s+(?:not|never)\s+going\s+to|['’](?:re|m|s)\s+not\s+going\s+to|"
    r"\bwill\s+under\s+no\s+circumstances)\s+(?:be\s+)?(?P<verb>[a-z]+)"
)
_NO_ACT = word_class("no_act")
_ACCEPTING = word_class("accepting_act")
_NOT_ONE = re.compile(
    r"\b(?P<what>(?P<cue>[Nn]ot\s+(?:one|a\s+single|an\s+inch|a))\s+[^,;:.”]{2,60}?\s(?:may|will|shall|"
    r"can|must|would|should)\s"
    r"[^;:.”]{2,80})"
)
_ONE_DOES_NOT = re.compile(
    r"\b(?P<cue>[Oo]ne\s+(?:do(?:es)?\s+not|do(?:es)?n['’]t|must\s+not|cannot|should\s+(?:not|never)))\s+"
    r"(?P<what>[a-z][^;:.”\"]{4,80})"
)
"""What is not done: "One does not barter soldiers for criminals."."""
_NEVER_AGAIN = re.compile(
    r"\b(?P<cue>[Tt]here\s+(?:will|would|can|could|shall|must|should)\s+be\s+no)\s+"
    r"(?P<what>[\w“\"‘][^;:.”]{2,90})"
)
_NOT_FOR_SALE = re.compile(
    r"(?P<what>(?:[\w’'-]+\s+){1,9}?)(?P<cue>(?:is|are|was|were|would\s+be|will\s+be|remains?)\s+"
    r"(?:(?:not|never|no\s+longer)\s+"
    r"(?:\w+ly\s+)?(?:on\s+the\s+table|on\s+the\s+agenda|for\s+sale|negotiable|acceptable|up\s+for\s+\w+|"
    r"open\s+(?:to|for)\s+(?:negotiation|discussion|debate)|an\s+option|under\s+discussion|in\s+the\s+cards)|"
    r"(?:simply\s+|\w+ly\s+)?(?:off\s+the\s+table|unacceptable|out\s+of\s+the\s+question|non-negotiable|"
    r"unthinkable|"
    r"intolerable|a\s+non-starter)))\b"
)
_NO_THIS_NO_THAT = re.compile(
    r"(?:\b(?P<cue>[Ww]ithout)\s+(?P<what>[^,;:.”\"]{3,60}?),?\s+(?:there\s+(?:is|will\s+be|can\s+be|"
    r"would\s+be)\s+no|no\s+\w|nothing\b)|"
    r"(?:^|[“\"‘]|:\s)(?P<cue2>No)\s+(?P<what2>[^,;:.”\"]{2,50}),\s+no\s+\w)"
)
_A_MUST = re.compile(
    r"(?P<what>(?:[\w’'-]+\s+){1,9}?)(?P<cue>(?:is|are|was|were|remains?)\s+(?:\w+ly\s+)?(?:a\s+must|"
    r"essential|vital|paramount|crucial|"
    r"indispensable|(?:our|the|its|their|my)\s+(?:\w+\s+)?(?:priority|demand|condition|aim|goal)))\b"
)
_BYSTANDERS = (
    "ANALYST", "ECONOMIST", "EXPERT", "PROFESSOR", "SCHOLAR", "HISTORIAN", "AUTHOR", "WRITER", "COLUMNIST",
    "TRADER", "RESEARCHER", "OBSERVER", "COURIER", "TIMES", "-POST", "HERALD", "TRIBUNE", "GAZETTE",
    "JOURNAL", "-NEWS", "PRESS", "NEWSPAPER", "BROADCASTER", "SOURCE", "PERSON", "COMMENTATOR",
    "STRATEGIST", "EDITOR", "STUDY", "REPORT",
)  # fmt: skip
_WANTING = word_class("must_noun")
_OBLIGING = word_class("obliging")
_NEGATING = word_class("negating")


@dataclass(frozen=True)
class _Stretch:
    """Where the content of a statement stands, and where matches began that other statements had before."""

    start: int
    end: int
    seen: set[tuple[re.Pattern[str], int]]

    def new(self, text: str, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Matches of patterns that no statement before had; a mark before the content may belong to one."""
        for pattern in patterns:
            for found in pattern.finditer(text, max(self.start - 1, 0), self.end):
                if (pattern, found.start()) not in self.seen:
                    self.seen.add((pattern, found.start()))
                    yield found


def positions_said(
    passage: Passage, speakers: Speakers, said: Sequence[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Positions in the contents of a sentence's statements, none of bystanders' or the author's.

    1. "X said that Y must leave" wants it, "must not" refuses it.
    2. "X said it would never leave", "“There will be no wall,” X said", "is not for sale" refuse it.
    """
    seen: set[tuple[re.Pattern[str], int]] = set()
    for record in said:
        who = record["speaker"]
        if record["mode"] in ("belief", "topic", "title", "tone") or not speaks_for_a_side(
            passage, speakers, who
        ):
            continue
        base = passage.sentence.start
        start = max(record["content"]["start"] - base, 0)
        end = min(record["content"]["end"] - base, len(passage.sentence.text))
        if not _WANTING.isdisjoint(passage.vocabulary):
            yield from _wants(passage, speakers, who, _Stretch(start, end, seen))
        if not _OBLIGING.isdisjoint(passage.vocabulary):
            yield from _must(passage, speakers, who, _Stretch(start, end, seen))
        if not _NEGATING.isdisjoint(passage.vocabulary):
            yield from _will_not(passage, speakers, who, _Stretch(start, end, seen))
            yield from _never(passage, speakers, who, _Stretch(start, end, seen))


def speaks_for_a_side(passage: Passage, speakers: Speakers, who: Speaker | None) -> bool:
    """Whether a speaker may want something: whoever only watches does not."""
    if who is None or who == passage.author or not is_party(passage, who):
        return False
    one = who if isinstance(who, str) else who[0]
    role = speakers.persons.entities.get(one)
    named = f"{one} {role.name if role else ''} {getattr(role, 'role', '') or ''}".upper()
    return not any(word in named for word in _BYSTANDERS)


def _must(passage: Passage, speakers: Speakers, who: Speaker, place: _Stretch) -> Iterator[dict[str, Any]]:
    text = passage.sentence.text
    start, end = place.start, place.end
    for found in place.new(text, _MUST):
        rest = text[found.start("verb") :]
        if (
            found["verb"] in (_LIKELY_ONLY if found["cue"] == "should" else _KNOWING)
            or _READY_BY.match(rest)
            or (found["cue"] == "should" and _INVERTED_BE.match(rest))
            or passage.in_antecedent(found.start())
        ):
            continue
        if found["cue"] == "should" and any(0 <= s - found.end("cue") < 2 for s, _ in passage.antecedents):
            continue
        whole = trimmed(text, max(start, opening(text, found.start(), start)), _end(text, found.end(), end))
        body = position_record(
            passage, speakers, who, found.span("cue"), whole, "refuse" if found["not"] else "want", None
        )
        yield body | {"place": found.span()}


def _will_not(
    passage: Passage, speakers: Speakers, who: Speaker, place: _Stretch
) -> Iterator[dict[str, Any]]:
    text = passage.sentence.text
    start, end = place.start, place.end
    for found in place.new(text, _WILL_NOT):
        if found["verb"] in _NO_ACT or passage.in_antecedent(found.start()):
            continue
        if found["cue"].startswith(("can", "could")) and found["verb"] not in _ACCEPTING:
            continue
        subject = speakers.subject(passage, found.start(), floor=max(start - 1, 0))
        own = text[max(start, found.start() - 4) : found.start()].lower().split()[-1:]
        party = who if own and own[-1].strip("“\"'") in ("we", "i") else subject.who if subject else None
        if party is None or not is_party(passage, party):
            continue
        wants = trimmed(text, found.start("verb"), _end(text, found.end(), end))
        yield position_record(passage, speakers, party, found.span("cue"), wants, "refuse", "high")


def _never(passage: Passage, speakers: Speakers, who: Speaker, place: _Stretch) -> Iterator[dict[str, Any]]:
    text = passage.sentence.text
    for found in place.new(text, _NEVER_AGAIN, _NOT_FOR_SALE, _NOT_ONE, _ONE_DOES_NOT):
        wants = trimmed(
            text, found.start("what"), min(found.end("what"), _end(text, found.start("what") + 2, place.end))
        )
        if wants[1] - wants[0] > 3 and not passage.in_antecedent(found.start("cue")):
            body = position_record(passage, speakers, who, found.span("cue"), wants, "refuse", "high")
            yield body | {"place": found.span()}


def _wants(passage: Passage, speakers: Speakers, who: Speaker, place: _Stretch) -> Iterator[dict[str, Any]]:
    """ "Without a ferry there is no deal", "no ferry, no toll", "a ferry is a must"."""
    text = passage.sentence.text
    for found in place.new(text, _NO_THIS_NO_THAT, _A_MUST):
        named = "what" if found["what"] else "what2"
        wants = trimmed(text, *found.span(named))
        if wants[1] - wants[0] > 3 and not passage.in_antecedent(found.start()):
            cue = found.span("cue") if found["cue"] else found.span("cue2")
            yield position_record(passage, speakers, who, cue, wants, "want", "high") | {
                "place": found.span()
            }


def _end(text: str, place: int, end: int) -> int:
    """Where a clause of a statement ends."""
    stops = [m.start() for pattern in (END, NEW_CLAUSE) if (m := pattern.search(text, place, end))]
    return min([*stops, end])
