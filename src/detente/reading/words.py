"""The words of a sentence, with what order tells about them: phrases, clauses, prepositions."""

import re
from dataclasses import dataclass, field

from detente.reading.mentions import Mention
from detente.reading.passage import Passage
from detente.reading.word_classes import word_class

_SUBORDINATORS = word_class("subordinator")
_PREPOSITIONS = word_class("preposition")
_COUNTS = word_class("count")
_SAYS = word_class("say")
_WORD = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+(?:[-'’.&][^\W_]+)*|[,;:()“”\"—–]")
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–", "“", "”", '"'})


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
    """The words and marks of a sentence in lower case, with their places and its mentions by word."""

    passage: Passage
    low: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    verbs: dict[int, Verb] = field(default_factory=dict)

    def __post_init__(self) -> None:
        found = list(_WORD.finditer(self.passage.text))
        self.low = [match.group().lower().replace("’", "'") for match in found]
        self.starts = [match.start() for match in found]
        self.ends = [match.end() for match in found]
        self.mentions: list[tuple[int, int, Mention]] = []
        n = 0
        for mention in self.passage.mentions:
            if mention.entity.startswith("I:"):
                continue
            while n < len(self.ends) and self.ends[n] <= mention.start:
                n += 1
            last = n
            while last + 1 < len(self.ends) and self.starts[last + 1] < mention.end:
                last += 1
            self.mentions.append((n, last, mention))
        self.covered = {k for first, last, _ in self.mentions for k in range(first, last + 1)}

    def at(self, n: int) -> str:
        """The word at a number; empty beyond either end."""
        return self.low[n] if 0 <= n < len(self.low) else ""

    def within(self, first: int, end: int) -> list[tuple[int, int, Mention]]:
        """Mentions that begin in a range of words."""
        return [m for m in self.mentions if first <= m[0] < end]

    def preposition(self, n: int) -> str | None:
        """Preposition that governs a mention at a word: of "with leaders of Romania", the first."""
        outer = None
        for k in range(n - 1, max(-1, n - 7), -1):
            word = self.at(k)
            if word in ("and", "or") and k - 1 in self.covered:
                before = next(first for first, last, _ in self.mentions if first <= k - 1 <= last)
                return self.preposition(before)
            if word in _MARKS or word in _SUBORDINATORS or k in self.verbs or word in ("and", "or"):
                break
            if word in _PREPOSITIONS and not (word in ("to", "of") and self._counts(k)):
                outer = word
                if word != "of":
                    break
        return outer

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
        return word in _MARKS or word in _SUBORDINATORS or n in self.verbs or word in _SAYS

    def window(self, n: int, limit: int = 22) -> int:
        """Where what a verb or noun governs ends, `n` being the first word behind it; past "that" at once."""
        k = n + (self.at(n) == "that")
        while k < min(len(self.low), n + limit):
            word = self.low[k]
            if word in _MARKS and not (word in '“”"' or self.lists(k)):
                break
            if word in _SUBORDINATORS and word != "as" and k > n:
                break
            if word in _SAYS and k > n:
                break
            if word == "order" and self.at(k - 1) == "in":
                return k - 1
            k += 1
        return k

    def _named(self, n: int) -> bool:
        return any(first <= n <= last and m.form != "group" for first, last, m in self.mentions)

    def lists(self, comma: int) -> bool:
        """Whether a comma stands between mentions of one list."""
        return self.at(comma) == "," and comma - 1 in self.covered and (
            self._named(comma + 1) or (self.at(comma + 1) == "and" and self._named(comma + 2))
        )
