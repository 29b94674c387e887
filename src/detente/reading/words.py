"""The words of a sentence, with what order tells about them: phrases, clauses, prepositions."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from detente.reading.inflection import irregular_pasts
from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.word_classes import word_class

_SUBORDINATORS = word_class("subordinator")
_PREPOSITIONS = word_class("preposition")
_COUNTS = word_class("count")
_SAYS = word_class("say")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-'’.&][^\W_]+)*|[,;:()“”\"—–]")
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"'})
_BREAKING = _MARKS | _SUBORDINATORS | _SAYS


@dataclass(frozen=True)
class Verb:
    """A verb with its auxiliaries: where the group begins, its subject's mentions, its mood and voice."""

    at: int
    first: int
    subject: tuple[Mention, ...]
    auxiliaries: frozenset[str]
    form: str
    passive: bool
    negated: bool
    pronoun: bool = False
    mood: str = "fact"


@dataclass
class Words:
    """The words and marks of a sentence in lower case with straight apostrophes, and its mentions by word.

    `starts` and `ends` are where every word begins and ends. `verbs` are the verbs found so far, by the
    number of their word; extractors fill it.
    """

    passage: Passage
    verbs: dict[int, Verb] = field(default_factory=dict)
    low: list[str] = field(init=False)
    starts: list[int] = field(init=False)
    ends: list[int] = field(init=False)
    _windows: dict[tuple[int, int], int] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        found = list(_WORD.finditer(self.passage.text.replace("’", "'")))
        self.low = [word.group().lower() for word in found]
        self.starts = [word.start() for word in found]
        self.ends = [word.end() for word in found]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words and marks: a quick look at what can stand in the sentence."""
        return frozenset(self.low)

    @cached_property
    def mentions(self) -> list[tuple[int, int, Mention]]:
        """Mentions but those of instruments, with the numbers of their first and last words."""
        found = []
        n = 0
        for mention in self.passage.mentions:
            if mention.entity.startswith("I:"):
                continue
            while n < len(self.ends) and self.ends[n] <= mention.start:
                n += 1
            last = n
            while last + 1 < len(self.ends) and self.starts[last + 1] < mention.end:
                last += 1
            found.append((n, last, mention))
        return found

    @cached_property
    def covered(self) -> set[int]:
        """Numbers of the words that belong to a mention."""
        return {k for first, last, _ in self.mentions for k in range(first, last + 1)}

    def at(self, n: int) -> str:
        """The word at a number; empty beyond either end."""
        return self.low[n] if 0 <= n < len(self.low) else ""

    def pronoun_at(self, n: int) -> str:
        """The word at a number without what is contracted with it: "they" of "they've"."""
        return self.at(n).partition("'")[0]

    def within(self, first: int, end: int) -> list[tuple[int, int, Mention]]:
        """Mentions that begin in a range of words."""
        return [m for m in self.mentions if first <= m[0] < end]

    def preposition(self, n: int) -> str | None:
        """Preposition that governs a mention at a word: of "with leaders of Romania", the first."""
        outer = None
        k, floor = n - 1, n - 7
        while k >= max(0, floor):
            word = self.low[k]
            if word in ("and", "or") and k - 1 in self.covered:
                # the mention joined to it has the same preposition
                k = next(first for first, last, _ in self.mentions if first <= k - 1 <= last) - 1
                floor = k - 6
                continue
            if word in ("and", "or") or self._ends_phrase(k):
                break
            if word in _PREPOSITIONS and not (word in ("to", "of") and self._counts(k)):
                outer = word
                if word != "of":
                    break
            k -= 1
        return outer

    def _ends_phrase(self, k: int) -> bool:
        return self.low[k] in _MARKS or self.low[k] in _SUBORDINATORS or k in self.verbs

    def _counts(self, k: int) -> bool:
        """Whether a preposition belongs to a number: "up to 16", "hundreds of"."""
        return self.at(k - 1) in ("up", "close") or self.at(k - 1) in _COUNTS

    def possessive(self, n: int) -> bool:
        """Whether a word owns what follows: "Iran's", "the US' threats"."""
        if self.at(n).endswith("'s"):
            return True
        return 0 <= n < len(self.ends) and self.passage.text[self.ends[n] : self.ends[n] + 1] in ("'", "’")

    def breaks(self, n: int) -> bool:
        """Whether a clause ends before a word."""
        word = self.at(n)
        return word in _BREAKING or n in self.verbs

    def phrase_end(self, n: int, form: str) -> int:
        """Last word of the noun phrase that a mention opens: "European leaders", "Trump's sanctions"."""
        if form != "adj" and not self.possessive(n):
            return n
        k = n
        while k + 1 < len(self.low) and k - n < 4 and not self.breaks(k + 1):
            if self.low[k + 1] in _PREPOSITIONS or self.low[k + 1] in ("and", "or") or k + 1 in self.covered:
                break
            k += 1
        return k

    def window(self, n: int, limit: int = 22) -> int:
        """Where what a verb or noun governs ends, `n` being the first word behind it; past "that" at once."""
        known = self._windows.get((n, limit))
        if known is None:
            known = self._windows[n, limit] = self._window(n, limit)
        return known

    def _window(self, n: int, limit: int) -> int:
        k, end = n + (self.at(n) == "that"), min(len(self.low), n + limit)
        while k < end:
            word = self.low[k]
            if word in _MARKS and not (word in '“”"' or self.lists(k)):
                break
            if (word in _SUBORDINATORS and word != "as" and k > n) or word in ("despite", "amid", "during"):
                break
            if word in _SAYS and k > n:
                break
            if word == "order" and self.at(k - 1) == "in":
                return k - 1
            if word == "and" and (self.at(k + 1).endswith("ed") or self.at(k + 1) in irregular_pasts()):
                break
            k += 1
        return k

    def _named(self, n: int) -> bool:
        return any(first <= n <= last and m.form != "group" for first, last, m in self.mentions)

    def lists(self, comma: int) -> bool:
        """Whether a comma stands between mentions of one list."""
        return (
            self.at(comma) == ","
            and comma - 1 in self.covered
            and (self._named(comma + 1) or (self.at(comma + 1) == "and" and self._named(comma + 2)))
        )
