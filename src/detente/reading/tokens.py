"""The words of a text with their places, found once for all who ask; cues tried only where they begin."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

_LETTERS = re.compile(r"[^\W\d_]+")

Word = tuple[int, int, str]
"""Where a word starts and ends, and the word in lower case."""


@lru_cache(maxsize=128)
def words_of(text: str) -> tuple[Word, ...]:
    """Words of letters of a text, in order; kept while its sentence is read.

    >>> words_of("The U.S. won't.")
    ((0, 3, 'the'), (4, 5, 'u'), (6, 7, 's'), (9, 12, 'won'), (13, 14, 't'))
    """
    return tuple([(*m.span(), m[0].lower()) for m in _LETTERS.finditer(text)])


@lru_cache(maxsize=128)
def vocabulary_of(text: str) -> frozenset[str]:
    """The words of a text in lower case: a quick look at what can stand in it."""
    return frozenset([word for _, _, word in words_of(text)])


def matches_from(
    first: frozenset[str],
    pattern: re.Pattern[str],
    text: str,
    *,
    second: Mapping[str, frozenset[str]] | None = None,
    narrower: Mapping[str, re.Pattern[str]] | None = None,
) -> Iterator[re.Match[str]]:
    """Matches of a pattern that always begins with one of some words, as `finditer` gives them.

    The pattern is tried at those words only, which is what makes long lists of cues cheap; where `second`
    tells what must stand behind a common word, only there; by the `narrower` pattern of its first word, which
    knows fewer alternatives, where there is one.

    >>> pattern = re.compile(r"(?:in case|if)\\b", re.IGNORECASE)
    >>> [m.group() for m in matches_from(frozenset({"in", "if"}), pattern, "If in doubt, in case of it")]
    ['If', 'in case']
    """
    if first.isdisjoint(vocabulary_of(text)):
        return
    end = 0
    words = words_of(text)
    for n in [n for n, word in enumerate(words) if word[2] in first]:
        start, _, word = words[n]
        if second and word in second and (n + 1 == len(words) or words[n + 1][2] not in second[word]):
            continue
        here = narrower.get(word, pattern) if narrower else pattern
        if start >= end and (match := here.match(text, start)):
            end = match.end()
            yield match
