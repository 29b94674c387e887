"""First names: what word with a capital stands before a family name, anywhere earlier in a text."""

import re
from dataclasses import dataclass
from functools import cached_property

_WORD = re.compile(r"\w+")
_PAIR = re.compile(r"\b(?P<given>[A-Z][\w’'-]+)(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)(?=(?P<family>\w+))")
"""Two words of one paragraph: the last word of a byline is nobody's first name."""


@dataclass(frozen=True)
class GivenNames:
    """Every two words of a text of which the first has a capital, found once and kept by the second."""

    text: str

    def before(self, family: str, end: int) -> str | None:
        """The first such word before a family name that ends before a place.

        >>> GivenNames("Ann Leek met Leek.").before("Leek", 13)
        'Ann'
        """
        for given, place in self._by_family.get(_word(family), ()):
            if place + len(family) > end:
                return None
            if self._stands(family, place):
                return given
        return None

    def _stands(self, family: str, place: int) -> bool:
        after = self.text[place + len(family) : place + len(family) + 1]
        return self.text.startswith(family, place) and not (after.isalnum() or after == "_")

    @cached_property
    def _by_family(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, int]]] = {}
        for pair in _PAIR.finditer(self.text):
            found.setdefault(pair["family"], []).append((pair["given"], pair.start("family")))
        return found


def _word(family: str) -> str:
    """Letters and digits up to the first mark: "Smith" of "Smith-Jones"."""
    first = _WORD.match(family)
    return first.group() if first else ""
