"""Which positions are about one matter by their words: "a withdrawal" is ruled out, then considered."""

from collections import defaultdict
from dataclasses import dataclass, field

from detente.reading.directions import same_way, without_directions
from detente.reading.stems import stem, stems

_SHARED = 2 / 3
_NEAREST = 30
# What a position may be about without saying which: "talks", and what is done with any matter.
_VAGUE = frozenset(map(stem, [
    "talk", "talks", "deal", "agreement", "term", "offer", "proposal", "plan", "change",
    "condition", "demand", "move", "step", "idea", "request", "issue", "meeting", "negotiation",
    "solution", "compromise", "concession", "measure", "consider", "discuss", "negotiate",
    "accept", "agree", "possible", "possibility", "new", "further", "immediate", "full",
    "complete", "partial", "six", "three", "two", "one", "month", "year",
]))  # fmt: skip


@dataclass(frozen=True)
class Matter:
    """What one party takes a position on: the first words for it, and their stems."""

    key: str
    text: str
    stems: frozenset[str]


@dataclass
class Matters:
    """The matters of one party so far, found again by their issue or by the stems of their words."""

    _by_issue: dict[str, Matter] = field(default_factory=dict)
    _by_stem: defaultdict[str, list[Matter]] = field(default_factory=lambda: defaultdict(list))

    def place(self, text: str, issue: str | None) -> tuple[str, int]:
        """The matter that some words are about, and which way they pull: as its first words did 1, else -1.

        0 where only one of the two says a way and no issue joins them: "enrichment", "halt enrichment".
        """
        if issue:
            known = self._by_issue.setdefault(issue, Matter(issue, text, frozenset()))
            return known.key, same_way(known.text, text) or 1
        words = frozenset(stems(without_directions(text)))
        like = self._like(words)
        if like is None:
            like = Matter(text, text, words)
            for one in words:
                self._by_stem[one].append(like)
        return like.key, same_way(like.text, text)

    def _like(self, words: frozenset[str]) -> Matter | None:
        near = {id(m): m for one in sorted(words) for m in self._by_stem[one][-_NEAREST:]}
        return next((matter for matter in near.values() if _is_one(words, matter.stems)), None)


def _is_one(words: frozenset[str], others: frozenset[str]) -> bool:
    """Whether two positions share what the shorter one names, more than what any position could name."""
    shared = words & others
    least = min(len(words), len(others))
    return bool(shared - _VAGUE) and (len(shared) == least or len(shared) >= max(2, _SHARED * least))
