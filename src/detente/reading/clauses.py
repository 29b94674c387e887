"""Where a clause begins and ends, by the words that open and close clauses."""

import re
from functools import lru_cache

# A pattern is tried at every letter: what its alternatives begin with is asked before them, here and below.
_OPENERS = re.compile(
    r"(?=[\s,;:(—)”\"])(?:,\s+and\s+(?=(?:it|they|he|she)\b)|[;:]\s+|\s[—–-]\s|\s?—\s?|[(]\s*|"
    r"[,)”\"]\s+(?:so|though|although|but|yet|and|while|whereas|because|since|as|nor|hence why|"
    r"meaning|which means|with the)\s+(?:that\s+|also\s+)?|"
    r",\s+(?:which is why|which|who|that)\s+|,\s+and\s+(?=(?:[\w’'-]+\s+){1,6}?(?:will|would|may|might|"
    r"could|can)\b))|"
    r"\b(?=[abhstw])(?:(?:because|whereby|(?<!is )(?<!are )(?<!was )therefore|hence why|"
    r"although|though|whereas)\s+|(?:that|which|who|whether|hints?|hinted|says|said)\s+(?:that\s+)?)|"
    r"^(?:But|And|So|Yet|Therefore|Thus|Hence|Still|However|Meanwhile|Nevertheless|Moreover|Instead|"
    r"Of course|In fact|"
    r"In other words|As a result|In any case|Taken together|On the \w+ level|Even so|Thus far|"
    r"According to[^,]{1,60}),?\s+"
)
_CLOSERS = re.compile(
    r"(?=[\s,;:)—])(?::\s|,\s+and\s+(?=(?:it|they|he|she)\b)|[;]\s|\s[—–-]\s|\s?—\s?|[)]|\s\((?=ex:|e\.g|"
    r"i\.e|"
    r"for (?:example|instance))|,\s+(?:but|though|"
    r"although|while|whereas|which|who|because|since|so|as|yet|especially|particularly)\b|"
    r",\s+and\s+(?=(?:while|[\w’'-]+)\s+(?:[\w’'-]+\s+){0,5}?(?:will|would|may|might|could|can)\b)|"
    r",\s+and while\b|,?\s+(?:if|unless|in the event that|in case|provided that|on (?:the )?condition that|"
    r"because|although|whereas|though|as long as)\b)"
)
_AUXILIARY = (
    r"(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|did|does|do|cannot|"
    r"couldn['’]t|fell)"
)
NEW_CLAUSE = re.compile(
    rf"(?=[\s,])(?:,?\s+(?:and|but)\s+(?=(?:{_AUXILIARY}|said|says|told|warned|added|called|accused|"
    rf"insisted)\b)|"
    r",\s+and\s+(?=(?:I|we|you|he|she|it|they)\s|"
    r"(?:the|its|his|her|their|both|most|many)?\s*[\w.’-]+(?:\s+\w+)?\s+"
    rf"(?:{_AUXILIARY}|knows?|agrees?|wants?|needs?|says?|said)\b)|"
    rf",\s+(?=(?:the\s+)?[A-Z][\w.’-]+(?:\s+\w+)?\s+(?:will|would|could|may|might)\b)|"
    r",\s+(?:something|(?:an?|the)\s+(?:\w+\s+)?(?:step|move|shift|demand|condition|concession|proposal|idea|"
    r"offer|threat|claim|promise|plan|decision|gesture))\s+(?=\w))"
)
"""Where a second main clause, a second predicate or a summary in apposition ("a move that ...") begins."""

_RELATIVE = re.compile(rf"\s*(?:which|who)\s[^,;]{{3,160}},\s+(?:(?:\w+ly\s+)?{_AUXILIARY}|of|to)\s")
"""A relative clause that closes before the verb of its main clause."""
_END_MARKS = " \t\n.!?…,;:"
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
_THAT_NOUN = re.compile(r"(?:the )?(?:deal|agreement|end|point|time|day)\b(?! \w+s\b)")


@lru_cache(maxsize=256)
def opening(text: str, place: int, floor: int = 0) -> int:
    """Where the clause around a place begins."""
    best = floor
    for opener in _OPENERS.finditer(text, floor, place):
        closed = "(" in opener.group() and text.find(")", opener.end(), place) >= 0
        closed = closed or bool(opener.group()[:1] == "," and in_closed_relative(text, opener.end(), place))
        if opener.end() <= place and not closed and _plain_that(text, opener):
            best = opener.end()
    return best


def in_closed_relative(text: str, start: int, end: int) -> bool:
    """Whether a relative clause, opened by the word that ends at `start`, closes before `end`."""
    return _RELATIVE.match(text, max(0, start - 6), end) is not None


@lru_cache(maxsize=256)
def closing(text: str, place: int, ceiling: int | None = None) -> int:
    """Where the clause around a place ends, closing marks left out."""
    ceiling = len(text) if ceiling is None else ceiling
    closer = _CLOSERS.search(text, place, ceiling)
    start, end = trimmed(text, place, closer.start() if closer else ceiling)
    return place if start == end else end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds without the spaces and the punctuation around them; brackets and quotes stay in pairs."""
    while start < end and text[start] in " \t\n,;:—–":
        start += 1
    while end > start and text[end - 1] in _END_MARKS:
        if text[end - 1] == "." and text[end - 2].isupper() and _INITIALS.search(text[start:end]):
            break
        end -= 1
    while end > start and text[end - 1] in ")]" and text[start:end].count("(") < text[start:end].count(")"):
        end -= 1
    for opened, closed in (("“", "”"), ('"', '"')):
        piece = text[start:end]
        if piece[-1:] == closed and (piece.count(closed) % 2 if opened == closed else opened not in piece):
            end -= 1
        if piece[:1] == opened and (piece.count(closed) % 2 if opened == closed else closed not in piece):
            start += 1
    while end > start and text[end - 1] in _END_MARKS and not _INITIALS.search(text[start:end]):
        end -= 1
    return start, max(start, end)


def _plain_that(text: str, opener: re.Match[str]) -> bool:
    """ "that" opens a clause; "that deal" and "so that" at a noun do not."""
    word = opener.group().strip().lower()
    return not (word == "that" and _THAT_NOUN.match(text, opener.end()))
