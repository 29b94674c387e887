"""Quoted blocks without quotation marks: behind ">", indented, or announced by "X wrote this:"."""

import re
from collections.abc import Callable, Sequence

from detente.reading.sentences import Sentence

_ANNOUNCES = re.compile(
    r"\b(?:said|says|wrote|writes|told|tweeted|posted|stated|declared|explained|replied|answered|argued|added|"
    r"warned|recalled|observed|put\s+(?:it|this|the\s+(?:matter|case|point|question|problem))|summ(?:ed|ing)\s+(?:it\s+)?up|"
    r"remarked|noted|mused|confided|responded|retorted|as\s+follows|in\s+(?:his|her|their)\s+words)\b[^:.]{0,70}:$"
)
_LIST = re.compile(r"(?:[-*•·–—]|\(?\w{1,2}[.)]|Q\.?:|A\.?:)\s")
_MARK = ">"
_INDENT = 2


def unmarked_block(raw: str, announcer: Sentence, following: Sequence[Sentence]) -> list[Sentence]:
    """Sentences of the quoted block behind a sentence that ends in a colon; empty where there is none.

    1. Lines that begin with ">", or that are indented where the announcing line is not, as far as they go.
    2. Else the next paragraph, where the sentence announces words ("X put it this way:") and it is no list.
    """
    if not following or "\n" not in raw[announcer.end : following[0].start]:
        return []
    first = following[0]
    if first.text.startswith(_MARK):
        return _while(raw, following, lambda s: s.text.startswith(_MARK))
    if _indent(raw, first) >= _INDENT > _indent(raw, announcer):
        return _while(raw, following, lambda s: _indent(raw, s) >= _INDENT)
    if _ANNOUNCES.search(announcer.text) and not _LIST.match(first.text):
        return _while(raw, following, lambda s: s is first)
    return []


def _while(raw: str, following: Sequence[Sentence], opens: Callable[[Sentence], bool]) -> list[Sentence]:
    """Sentences of the paragraphs whose first sentence passes."""
    block: list[Sentence] = []
    for sentence in following:
        new = not block or "\n" in raw[block[-1].end : sentence.start].rstrip(" \t>")
        if sentence.role != "body" or (new and not opens(sentence)):
            break
        block.append(sentence)
    return block


def _indent(raw: str, sentence: Sentence) -> int:
    """Blanks between the start of a sentence's line and the sentence; 0 where it does not open its line."""
    line = raw.rfind("\n", 0, sentence.start) + 1
    lead = raw[line : sentence.start]
    return 0 if lead.strip() else len(lead.expandtabs(4))
