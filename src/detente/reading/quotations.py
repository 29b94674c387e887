"""Quoted words: pairs of marks over sentences and paragraphs, and blocks announced by a colon."""

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from detente.reading.mentions import Mention
from detente.reading.sentences import Sentence, paragraphs
from detente.reading.unmarked_blocks import unmarked_block

_LONGEST = 20
"""Sentences after which an unclosed block quote is taken to be none."""

_LONGEST_QUOTE = 10_000
"""Characters after which marks that belong together are taken for slips: nobody is quoted for so long."""

_MARK = re.compile(r"[“”„«»\"]|(?<![\w’'])['‘](?=\w)|(?<=[,.!?])['’](?![\w’'])")
_OPENS, _CLOSES = "“„«‘", "”»’"
_FIRST_MARKS = '“"„«'
_LETTER_WORD = re.compile(r"[^\W\d_][\w’'-]*")
SCARE = 3
"""Words up to which a quotation without a word of speech is a scare quote."""


@dataclass(frozen=True)
class Quote:
    """Words between marks, by places in the document, the marks left out."""

    start: int
    end: int
    text: str
    continues: bool = False

    @cached_property
    def n_words(self) -> int:
        """Number of its words."""
        return len(_LETTER_WORD.findall(self.text))

    @cached_property
    def is_title(self) -> bool:
        """Whether it is written like the title of a piece: most of its long words have capitals.

        >>> Quote(0, 0, "The Rise of China and Its Neighbours").is_title
        True
        """
        words = [word for word in _LETTER_WORD.findall(self.text)[1:] if len(word) > 3]
        capitals = sum(word[0].isupper() for word in words)
        return self.n_words > SCARE and len(words) > 1 and capitals >= 0.75 * len(words)


def find_quotes(raw: str) -> list[Quote]:
    """Outermost quotations of a document, in order.

    1. In each paragraph, an opening mark starts one and its closing mark ends it; nested ones belong to the
       outer one. An opening mark right behind a word and before a space closes.
    2. One that never closes runs to the end of the paragraph where the next paragraph opens anew (it
       `continues` there) or where it opened the paragraph; elsewhere it is a slip, and none.
    """
    quotes: list[Quote] = []
    parts = paragraphs(raw)
    for n, part in enumerate(parts):
        if not _MARK.search(part.text):
            continue
        following = parts[n + 1].text[:1] if n + 1 < len(parts) else ""
        for start, end, closed in _pairs(part.text):
            goes_on = not closed and following in _FIRST_MARKS and bool(following)
            if end - start <= _LONGEST_QUOTE and (closed or goes_on or start == 1):
                place = part.start + start
                quotes.append(Quote(place, part.start + end, part.text[start:end], goes_on))
    return quotes


def touching(quotes: list[Quote], start: int, end: int) -> list[Quote]:
    """Those of a document's quotations that reach into a stretch of it."""
    first = bisect.bisect_right(quotes, start, key=lambda quote: quote.end)
    return quotes[first : bisect.bisect_left(quotes, end, key=lambda quote: quote.start)]


def _pairs(text: str) -> Iterable[tuple[int, int, bool]]:
    """Outermost pairs of marks of a paragraph, and whether they close."""
    depth, first, kind = 0, 0, ""
    for mark in _MARK.finditer(text):
        opens = _is_opening(text, mark, depth)
        single = mark.group() in "'‘’"
        if single and depth and kind != "'":
            continue
        if opens:
            if not depth:
                first, kind = mark.end(), "'" if single else '"'
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield first, mark.start(), True
    if depth and kind != "'":
        yield first, len(text), False


def _is_opening(text: str, mark: re.Match[str], depth: int) -> bool:
    word_before = text[mark.start() - 1 : mark.start()].strip() not in ("", "(", "[", "—", "–", "-", "…")
    space_after = not text[mark.end() : mark.end() + 1].strip() or text[mark.end()] in ",.;:!?)—–"
    if mark.group() in _OPENS:
        return not (word_before and space_after and depth)
    if mark.group() in _CLOSES:
        return False
    return not (depth and word_before)


def quoted_speakers(found: list[tuple[Sentence, list[Mention]]], raw: str) -> dict[str, str]:
    """Speaker of every sentence that stands in a block quote, by the sentence's number.

    A body sentence that ends in a colon and names a person announces it; the first one named speaks.
    """
    speakers: dict[str, str] = {}
    for n, block in block_quotes([sentence for sentence, _ in found], raw).items():
        persons = [m.entity for m in found[n][1] if m.entity.startswith("P:")]
        speakers |= {quoted.sid: persons[0] for quoted in block if persons}
    return speakers


def block_quotes(sentences: list[Sentence], raw: str) -> dict[int, list[Sentence]]:
    """Sentences of every block quote, by the number of the sentence that announces it with a colon."""
    blocks = {}
    for n, sentence in enumerate(sentences):
        if sentence.role == "body" and sentence.text.endswith(":"):
            following = sentences[n + 1 : n + 1 + _LONGEST]
            block = _block(following) or unmarked_block(raw, sentence, following)
            if block:
                blocks[n] = block
    return blocks


def _block(following: list[Sentence]) -> list[Sentence]:
    """Sentences of a block quote that starts a list of sentences.

    It runs to a sentence that closes it, and on where the next one opens anew. One that opens and never
    closes ends where a paragraph no longer opens anew; one without any mark is none.
    """
    block: list[Sentence] = []
    for n, sentence in enumerate(following):
        if sentence.role != "body":
            break
        block.append(sentence)
        opens_anew = n + 1 < len(following) and following[n + 1].text[:1] in _FIRST_MARKS
        if _closes(sentence.text) and not opens_anew:
            return block
    opened = [n for n, sentence in enumerate(block) if sentence.text[:1] in _FIRST_MARKS]
    return block[: opened[-1] + 1] if opened and opened[0] == 0 else []


def _closes(text: str) -> bool:
    """Whether a sentence ends with a mark that it does not open itself, or is quoted from end to end."""
    if text[-1:] not in '”"»':
        return False
    if text[:1] in _FIRST_MARKS:
        return True
    return text.count("“") < text.count("”") if text[-1] == "”" else text.count('"') % 2 == 1
