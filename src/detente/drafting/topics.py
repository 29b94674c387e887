"""Goods grouped into topics: what will be one issue each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from detente.drafting.good import Good
from detente.drafting.phrases import Phrase
from detente.drafting.word_lists import words_of
from detente.reading.stems import stem

MOST = 12
"""Issues of a draft, at most."""
_ALIKE = 2.0
_HEAD, _OTHER, _APART, _CROSSED = 2.0, 1.0, 1.0, 1.0
_WEIGHTS = {"exchange": 3.0, "want": 2.0, "refuse": 2.0, "offer": 2.0, "prospect": 1.0, "agenda": 1.0}


@dataclass
class Topic:
    """Goods that are about one thing."""

    goods: list[Good]

    @property
    def weight(self) -> float:
        """How much the texts make of it."""
        return sum(_WEIGHTS[good.way] + (good.salience == "high") for good in self.goods)

    @property
    def phrases(self) -> list[Phrase]:
        """Phrases by which the texts speak of it."""
        return [good.phrase for good in self.goods if good.phrase]

    def giver(self, principals: Iterable[str]) -> str | None:
        """Who would give it: the principal that most goods name, else a third party."""
        votes = Counter(good.giver for good in self.goods if good.giver)
        first = [one for one in votes if one in set(principals)]
        return max(first or votes, key=lambda one: votes[one], default=None)

    def via(self, giver: str | None, principals: Iterable[str]) -> str | None:
        """The third party that must deliver: acted through, or named as giver beside a principal."""
        through = [good.via for good in self.goods if good.via and good.via != giver]
        through += [
            good.giver
            for good in self.goods
            if good.giver and good.giver not in {*principals, giver} and good.way != "refuse"
        ]
        return through[0] if through and giver in set(principals) else None


def topics_of(goods: Iterable[Good]) -> list[Topic]:
    """Topics, most made of first; of equal ones the first mentioned.

    1. A good joins the topic that it is most alike: that shares its head, or two narrower words.
    2. A bare number joins the topic last spoken of that is counted in the same unit.
    """
    topics: list[Topic] = []
    for good in goods:
        if good.phrase is None:
            counted = [t for t in topics if any(g.unit == good.unit and g.phrase for g in t.goods)]
            if counted:
                max(counted, key=lambda topic: topic.goods[-1].line.number).goods.append(good)
            continue
        scores = [max(_alike(good, other) for other in topic.goods if other.phrase) for topic in topics]
        best = max(range(len(topics)), key=lambda n: scores[n], default=None)
        if best is not None and scores[best] >= _ALIKE:
            topics[best].goods.append(good)
        else:
            topics.append(Topic([good]))
    topics = [topic for topic in topics if any(good.giver or good.way != "refuse" for good in topic.goods)]
    return sorted(topics, key=lambda topic: -topic.weight)[:MOST]


@cache
def _joint() -> frozenset[str]:
    """Stems of what both sides make together, so that it is one thing whoever speaks of giving it."""
    return frozenset(map(stem, words_of("joint")))


@cache
def _renounces() -> frozenset[str]:
    """Stems of verbs of giving up: to drop an award is another thing than to pay it."""
    return frozenset(map(stem, words_of("renounces")))


def _alike(good: Good, other: Good) -> float:
    """How alike the phrases of two goods are."""
    one, two = good.phrase, other.phrase
    if one is None or two is None or (one.sides and two.sides and not one.sides & two.sides):
        return 0.0
    words, others = one.heads | one.modifiers, two.heads | two.modifiers
    score = _HEAD * bool(one.heads & two.heads) + _OTHER * len((words & others) - (one.heads & two.heads))
    if good.giver != other.giver and (one.action in _renounces()) != (two.action in _renounces()):
        return 0.0
    bare = good.giver == other.giver and any(not (p.modifiers or p.sides) for p in (one, two))
    score -= _APART * (bool(one.sides) != bool(two.sides) and not bare)
    score += _OTHER * bool((one.sides & two.sides) - one.heads)
    narrow, narrower = one.modifiers | one.sides, two.modifiers | two.sides
    if narrow and narrower and not narrow & narrower:
        score -= _APART
    if (
        not (one.heads & two.heads & _joint())
        and good.giver
        and other.giver
        and good.giver != other.giver
        and _HEAD < score + _CROSSED <= _HEAD + _CROSSED
    ):
        score -= _CROSSED if good.way != "prospect" else 0.0
    return score
