"""Block quotes: paragraphs that someone else speaks, announced by a sentence that ends in a colon."""

from detente.reading.mentions import Mention
from detente.reading.sentences import Sentence

_LONGEST = 20
"""Sentences after which an unclosed block quote is taken to be none."""


def quoted_speakers(found: list[tuple[Sentence, list[Mention]]]) -> dict[str, str]:
    """Speaker of every sentence that stands in a block quote, by the sentence's number.

    1. A body sentence that ends in a colon and names a person announces it; the first one named speaks.
    2. The quote runs to a sentence that closes with a quotation mark, and on where the next one opens anew.
    3. A heading, or no closing mark within twenty sentences: no block quote.
    """
    speakers: dict[str, str] = {}
    for n, (sentence, mentions) in enumerate(found):
        persons = [m.entity for m in mentions if m.entity.startswith("P:")]
        if sentence.role == "body" and sentence.text.endswith(":") and persons:
            for quoted in _block([s for s, _ in found[n + 1 : n + 1 + _LONGEST]]):
                speakers[quoted.sid] = persons[0]
    return speakers


def _block(following: list[Sentence]) -> list[Sentence]:
    """Sentences of a block quote that starts a list of sentences; none where it never closes."""
    block: list[Sentence] = []
    for n, sentence in enumerate(following):
        if sentence.role != "body":
            return []
        block.append(sentence)
        opens_anew = n + 1 < len(following) and following[n + 1].text[:1] in '“"'
        if sentence.text[-1:] in '”"' and not opens_anew:
            return block
    return []
