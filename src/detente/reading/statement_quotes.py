"""Which quotation belongs to a verb of speech, and how much of what is said is quoted."""

import re

from detente.reading.quotations import SCARE, Quote
from detente.reading.statement_clauses import WHEN

_LED_IN = re.compile(rf"(?:{WHEN}|\s+(?:the\s+following|this))(?:,?\s+that)?\s*[,:—–-]?\s*$", re.IGNORECASE)
_OTHER_WORDS = re.compile(
    r"\bthat\s+\S|\bwhat\b|,\s+\w+ing\b|,?\s+(?:and|but)\s+(?:he|she|it|they|\w+ed)\b|"
    r"^\s+to\s+(?!the\b|his\b|her\b|its\b|a\b|an\b)\w+\s+\w+\s+\w"
)
"""Words of a clause that is not only the frame of a quotation: "said last week that Paris would ..."."""
_OVER = frozenset({"of", "about", "over", "against", "for", "as"})


def without_titles(text: str, quotes: list[tuple[int, int, Quote]]) -> str:
    """The sentence with the marks of quoted titles blanked, the places kept."""
    for start, end, quote in quotes:
        if quote.is_title and start > 0 and end < len(text):
            text = f"{text[: start - 1]} {text[start:end]} {text[end + 1 :]}"
    return text


def quote_before(
    text: str, quotes: list[tuple[int, int, Quote]], place: int
) -> tuple[int, int, Quote] | None:
    """The quotation that ends right before a place."""
    for start, end, quote in reversed(quotes):
        if end <= place and not text[end:place].strip(' ,”"’“»—–\u00a0'):
            return start, end, quote
    return None


def quote_behind(
    text: str, quotes: list[tuple[int, int, Quote]], place: int
) -> tuple[int, int, Quote] | None:
    """The quotation that a cue introduces: right behind it, or behind "on Monday that"."""
    for start, end, quote in quotes:
        if start > place:
            between = text[place : start - 1]
            leads = (
                not between.strip()
                or between.strip() in _OVER
                or (_LED_IN.fullmatch(between) and not _OTHER_WORDS.search(between))
            )
            return (start, end, quote) if leads else None
    return None


def nearest_quote(quotes: list[tuple[int, int, Quote]], place: int) -> tuple[int, int, Quote] | None:
    """The quotation that begins or ends nearest to a place."""
    return min(quotes, key=lambda q: min(abs(q[0] - place), abs(q[1] - place)), default=None)


def quoted_mode(quote: Quote) -> str:
    """How a quotation is given: as direct speech where it is long or a sentence, else as a fragment."""
    more = len(quote.text.split(maxsplit=SCARE)) > SCARE
    return "direct" if quote.n_words > 2 * SCARE or (quote.text[:1].isupper() and more) else "direct_fragment"


def mixed_mode(span: tuple[int, int], quotes: list[tuple[int, int, Quote]], mode: str) -> str:
    """Mode of a clause that holds some of the speaker's own words."""
    own = [
        q for s, e, q in quotes if span[0] <= s and e <= span[1] + 1 and q.n_words > SCARE and not q.is_title
    ]
    return "direct_fragment" if own and mode == "indirect" else mode


def in_quotes(quotes: list[tuple[int, int, Quote]], place: int) -> bool:
    """Whether a place of a sentence stands inside one of its quotations."""
    return any(start <= place < end for start, end, _ in quotes)
