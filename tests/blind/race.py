"""The race to settle by plain recursion: a second implementation, from the definitions alone.

A pivot P and rivals. Each period at most one rival meets the pivot, rival j with chance mu_j. Where the set S
has dealt, going on without a deal is worth base_i = phi_i(S) + beta V_i(S) to player i, with j's deal
after_i = phi_i(S + j) + beta V_i(S + j), V being values of the next period. The two settle if the surplus,
after less base summed over P and j, is not negative; a transfer then leaves the pivot its base and its
weight's share of the surplus, j the rest, everybody else after. After the last period flows go on for good.

Dictionaries, sets and recursion only, for small races; it shares no code with the package under test.
"""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

Settled = frozenset[str]
PIVOT = "P"
ZERO = 1e-9


@dataclass
class Race:
    """Flows by set and player, chances to meet, the pivot's weight, the discount factor and the periods."""

    flows: Mapping[Settled, Mapping[str, float]]
    meet: Mapping[str, float]
    weight: float
    discount: float
    periods: int
    known: dict[tuple[int, Settled], dict[str, float]] = field(default_factory=dict)

    @cached_property
    def rivals(self) -> list[str]:
        """All rivals, in order."""
        return list(self.meet)

    def value(self, period: int, settled: Settled) -> dict[str, float]:
        """What each player expects at the start of a period."""
        if (period, settled) not in self.known:
            self.known[period, settled] = self._value(period, settled)
        return self.known[period, settled]

    def _value(self, period: int, settled: Settled) -> dict[str, float]:
        if period > self.periods:
            return {player: flow / (1 - self.discount) for player, flow in self.flows[settled].items()}
        nobody = 1 - sum(chance for rival, chance in self.meet.items() if rival not in settled)
        expected = {player: nobody * x for player, x in self.going_on(period, settled).items()}
        for rival, chance in self.meet.items():
            if rival not in settled:
                for player, x in self.met(period, settled, rival).items():
                    expected[player] += chance * x
        return expected

    def going_on(self, period: int, settled: Settled) -> dict[str, float]:
        """The flow of this period and the discounted value of the next."""
        following = self.value(period + 1, settled)
        return {
            player: flow + self.discount * following[player] for player, flow in self.flows[settled].items()
        }

    def met(self, period: int, settled: Settled, rival: str) -> dict[str, float]:
        """What each player gets once a rival has met the pivot."""
        base, after = self.going_on(period, settled), self.going_on(period, settled | {rival})
        surplus = self.surplus(period, settled, rival)
        if not self.agrees(period, settled, rival):
            return base
        return after | {
            PIVOT: base[PIVOT] + self.weight * surplus,
            rival: base[rival] + (1 - self.weight) * surplus,
        }

    def surplus(self, period: int, settled: Settled, rival: str) -> float:
        """What the two gain together by settling."""
        base, after = self.going_on(period, settled), self.going_on(period, settled | {rival})
        return after[PIVOT] + after[rival] - base[PIVOT] - base[rival]

    def agrees(self, period: int, settled: Settled, rival: str) -> bool:
        """Whether they settle; a loss of next to nothing counts as none."""
        size = max(abs(x) for x in self.going_on(period, settled).values())
        return self.surplus(period, settled, rival) >= -ZERO * size

    def payment(self, period: int, settled: Settled, rival: str) -> float:
        """What the rival pays the pivot: what the deal leaves it with, less what it keeps of that."""
        after = self.going_on(period, settled | {rival})[rival]
        return after - self.met(period, settled, rival)[rival]

    def first(self, rival: str, period: int = 1) -> float:
        """Chance that the rival is the first to settle, from a period on in which nobody has."""
        if period > self.periods:
            return 0.0
        nobody = frozenset[str]()
        chance = {other: self.meet[other] * self.agrees(period, nobody, other) for other in self.rivals}
        return chance[rival] + (1 - sum(chance.values())) * self.first(rival, period + 1)

    def deal(self, rival: str, period: int = 1, settled: Settled = frozenset()) -> tuple[float, float]:
        """Chance that the rival settles from a period on, and that times the period of its deal."""
        if period > self.periods or rival in settled:
            return 0.0, 0.0
        chance = time = 0.0
        stays = 1.0
        for other in self.rivals:
            if other not in settled and self.agrees(period, settled, other):
                met = self.meet[other]
                stays -= met
                more, later = (
                    (1.0, float(period))
                    if other == rival
                    else self.deal(rival, period + 1, settled | {other})
                )
                chance, time = chance + met * more, time + met * later
        more, later = self.deal(rival, period + 1, settled)
        return chance + stays * more, time + stays * later


def charged(flows: Mapping[Settled, Mapping[str, float]], order: tuple[str, ...]) -> dict[str, float]:
    """What each rival can be charged in an order of offers: accepting against staying out, at its turn."""
    return {
        rival: flows[frozenset(order[: place + 1])][rival] - flows[frozenset(order[:place])][rival]
        for place, rival in enumerate(order)
    }


def best_total(flows: Mapping[Settled, Mapping[str, float]], rivals: list[str]) -> float:
    """The most that can be charged in all, over every order."""
    return max(sum(charged(flows, order).values()) for order in itertools.permutations(rivals))
