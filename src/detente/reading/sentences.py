"""Paragraphs and sentences, with exact offsets into the raw text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LONGEST = 2_000
"""Characters after which a sentence without an end is cut, so that no later step meets a huge line."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
# Possessive, and begun at the first mark of a run only: a run of a million marks is gone through once.
_STOP = re.compile(r"(?:(?<![.!?…])[.!?…]|。)[.!?…]*+[)\]\"'”’“»]*+(?=\s|$)|[.!?][”\"“](?=[A-Z][a-z])")
_LAST_WORD = re.compile(r"[\w.&'’-]{1,24}$")
_LONE_CLOSER = re.compile(r"\s+[”’\"»)\]]+(?=\s|$)")
_NEXT_SPEAKER = re.compile(
    r"(?:[A-Z][\w'’.-]+ ){1,4}(?:said|says|asked|added|told|wrote|tweeted|warned|declared|replied|argued)\b"
)
_STARTER = re.compile(
    r"[\"“'‘(]*(?:The|This|That|These|Those|It|Its|But|And|In|On|At|As|He|She|They|We|I|A|An|If|For|However|"
    r"There|Both|While|When|After|Before|Meanwhile|According|Although|Since|Under|So|Thus|Yet|Not|No|What|"
    r"Why|"
    r"How|Now|Then|Instead|Still|With|To|From|By|Some|Many|Most|All|Such|Even|Later|Earlier|Last|Next)\b"
)
_NEVER_LAST = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "sen",
        "rep",
        "gov",
        "st",
        "lt",
        "col",
        "maj",
        "adm",
        "capt",
        "sgt",
        "hon",
        "rev",
        "amb",
        "pres",
        "vs",
        "ex",
        "eg",
        "e.g",
        "ie",
        "i.e",
        "cf",
        "ca",
        "fig",
        "no",
        "nos",
        "art",
        "arts",
        "para",
        "paras",
        "pp",
        "vol",
        "approx",
        "dept",
        "messrs",
        "mt",
        "ft",
        "cmdr",
        "brig",
        "supt",
        "viz",
    ]
)
_SELDOM_LAST = frozenset(
    [
        "inc",
        "ltd",
        "co",
        "corp",
        "jr",
        "sr",
        "etc",
        "al",
        "bros",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "a.m",
        "p.m",
        "am",
        "pm",
    ]
)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a document: `raw[start:end] == text`."""

    sid: str
    start: int
    end: int
    text: str
    role: str
    boilerplate: bool

    def span(self, start: int, end: int) -> dict[str, Any]:
        """Span of the document by places in this sentence, as records write it."""
        text = self.text[start:end]
        return {"sid": self.sid, "start": self.start + start, "end": self.start + end, "text": text}


@dataclass(frozen=True)
class Paragraph:
    """A run of text that holds whole sentences; `gap` is true where blank lines stand before it."""

    start: int
    end: int
    text: str
    gap: bool


_HEAD_ENDS = 400
# Lines that stand by themselves at the head of a page however short or long their neighbours are.
_OF_A_HEAD = re.compile(
    r"(?:(?:By|BY|Author:|Written by|Text by)\s+[A-Z]\S*\s+[A-Z]|(?:Published|Posted|Updated)\b[:\s]|"
    r"[^.!?]{0,24}\b(?:19|20)\d\d[^.!?]{0,24}$)"
)


def paragraphs(raw: str) -> list[Paragraph]:
    """Paragraphs of a text: its lines, or its blocks of lines where lines were wrapped at a width."""
    found: list[Paragraph] = []
    for block in _blocks(raw):
        spans = [(block[0][0], block[-1][1])] if _is_wrapped(raw, block) else block
        for n, (start, end) in enumerate(spans):
            found.append(Paragraph(start, end, raw[start:end], gap=n == 0))
    return found


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every sentence of one paragraph.

    >>> text = "The U.S. signed. Mr. Abe did not (ex: Iran)."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['The U.S. signed.', 'Mr. Abe did not (ex: Iran).']
    """
    start = _skip_space(text, 0)
    for stop in _STOP.finditer(text):
        end = stop.end()
        if stop.start() < start or not _ends_here(text, start, stop):
            continue
        if glue := _LONE_CLOSER.match(text, end):
            end = glue.end()
        yield from _cut(text, start, end)
        start = _skip_space(text, end)
    end = len(text.rstrip())
    if start < end:
        yield from _cut(text, start, end)


def _blocks(raw: str) -> Iterator[list[tuple[int, int]]]:
    block: list[tuple[int, int]] = []
    last = 0
    for line in _LINE.finditer(raw):
        start = _skip_space(raw, line.start(), line.end())
        end = start + len(raw[start : line.end()].rstrip())
        apart = raw.count("\n", last, line.start()) > 1 or raw.count("\r", last, line.start()) > 2
        if block and (apart or start == end):
            yield block
            block = []
        if start < end:
            block.append((start, end))
        last = line.end()
    if block:
        yield block


def _is_wrapped(raw: str, block: list[tuple[int, int]]) -> bool:
    """Whether the lines of a block are one paragraph that was wrapped at a width."""
    if any(start < _HEAD_ENDS and _OF_A_HEAD.match(raw, start, end) for start, end in block):
        return False
    widths = [end - start for start, end in block[:-1]]
    if not widths or min(widths) < 45 or max(widths) > 120:
        return False
    open_ends = sum(raw[end - 1] not in '.!?…:"”)' for _, end in block[:-1])
    return open_ends > len(widths) / 2


def _ends_here(text: str, start: int, stop: re.Match[str]) -> bool:
    rest = text[stop.end() : stop.end() + 80].lstrip()
    if not rest:
        return True
    lead = rest.lstrip("\"'“‘([”’—–-")[:1]
    if lead.islower() or _inside_brackets(text, start, stop.end()):
        return False
    if stop.group()[-1] in '"”“' and _NEXT_SPEAKER.match(rest):
        return False
    if stop.group()[0] != "." or len(stop.group().rstrip(")]\"'”’“»")) > 1:
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - 24), stop.start())
    last = word.group().lstrip("'’.-") if word else ""
    if last.isdigit() and len(last) < 3 and text[start : stop.start()].strip() == last:
        return False
    if last.lower() in _NEVER_LAST:
        return False
    if last.lower() in _SELDOM_LAST or ("." in last and _ACRONYM.search(last)):
        return bool(_STARTER.match(rest))
    return not (len(last) == 1 and last.isupper() and last != "I")


def _inside_brackets(text: str, start: int, place: int) -> bool:
    """Whether a bracket opened in this sentence closes soon and the sentence goes on in lower case."""
    opened = text.rfind("(", max(start, place - LONGEST), place)
    if opened < 0 or text.find(")", opened, place) >= 0:
        return False
    closed = text.find(")", place, place + 200)
    return closed >= 0 and text[closed + 1 : closed + 3].lstrip()[:1].islower()


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        middle = space if space > 0 else start + LONGEST
        yield start, start + len(text[start:middle].rstrip())
        start = _skip_space(text, middle, end)
    if start < end:
        yield start, end


def _skip_space(text: str, start: int, end: int | None = None) -> int:
    end = len(text) if end is None else end
    while start < end and text[start].isspace():
        start += 1
    return start
