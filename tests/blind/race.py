"""The race of rivals for one pivot, as a plain recursion over what has been settled.

Meetings with identity-dependent externalities (Jehiel & Moldovanu 1995) and divide and conquer (Segal 2003).
A race has its pivot, rivals, each rival's chance to meet the pivot in a period, the pivot's share of the
surplus, a discount factor, and each party's flow per period by the set of rivals that have settled.
"""

import itertools
from dataclasses import dataclass

NEVER = 1e-9  # deals so rare are those of the last few of many periods


@dataclass
class Race:
    """One race; `periods` is how many meetings there can be, after which flows go on for good."""

    pivot: str
    rivals: list[str]
    meet: dict[str, float]
    weight: float
    discount: float
    flow: dict[tuple[frozenset[str], str], float]
    periods: int

    def __post_init__(self):
        self.known = {}

    def parties(self):
        """The pivot and all rivals."""
        return [self.pivot, *self.rivals]

    def value(self, period, settled):
        """What every party expects as this period (from 1) begins, before anybody has met in it."""
        if (period, settled) not in self.known:
            self.known[period, settled] = self._value(period, settled)
        return self.known[period, settled]

    def _value(self, period, settled):
        if period > self.periods:
            return {i: self.flow[settled, i] / (1 - self.discount) for i in self.parties()}
        nobody = 1.0
        value = dict.fromkeys(self.parties(), 0.0)
        for rival in self.rivals:
            if rival in settled:
                continue
            nobody -= self.meet[rival]
            outcome = self.stay(period, settled)
            if self.surplus(period, settled, rival) >= 0:
                outcome = self.stay(period, settled | {rival})
                paid = self.pays(period, settled, rival)
                outcome[self.pivot] += paid
                outcome[rival] -= paid
            for party in self.parties():
                value[party] += self.meet[rival] * outcome[party]
        for party, worth in self.stay(period, settled).items():
            value[party] += nobody * worth
        return value

    def stay(self, period, settled):
        """This period's flows with that set settled, and what follows."""
        later = self.value(period + 1, settled)
        return {i: self.flow[settled, i] + self.discount * later[i] for i in self.parties()}

    def surplus(self, period, settled, rival):
        """What a deal of the two would bring them together."""
        base, after = self.stay(period, settled), self.stay(period, settled | {rival})
        return sum(after[i] - base[i] for i in (self.pivot, rival))

    def pays(self, period, settled, rival):
        """What the rival pays the pivot, which is to have its base and its share of the surplus."""
        base, after = self.stay(period, settled), self.stay(period, settled | {rival})
        share = self.weight * self.surplus(period, settled, rival)
        return base[self.pivot] + share - after[self.pivot]

    def willing(self, period, settled):
        """Rivals that would settle with the pivot if they met it now."""
        left = [rival for rival in self.rivals if rival not in settled]
        return [rival for rival in left if self.surplus(period, settled, rival) >= 0]

    def p_first(self):
        """The chance of each rival to be the first to settle."""
        nobody_yet, chance = 1.0, dict.fromkeys(self.rivals, 0.0)
        for period in range(1, self.periods + 1):
            willing = self.willing(period, frozenset())
            for rival in willing:
                chance[rival] += nobody_yet * self.meet[rival]
            nobody_yet *= 1 - sum(self.meet[rival] for rival in willing)
        return chance

    def settled_after(self, periods):
        """The chance of every set to be the one that has settled, so many periods on."""
        chance = {frozenset(): 1.0}
        for period in range(1, periods + 1):
            following = {}
            for settled, p in chance.items():
                nobody = 1.0
                for rival in self.willing(period, settled):
                    joined = settled | {rival}
                    following[joined] = following.get(joined, 0.0) + p * self.meet[rival]
                    nobody -= self.meet[rival]
                following[settled] = following.get(settled, 0.0) + p * nobody
            chance = following
        return chance

    def p_settles(self, rival, periods):
        """The chance that the rival has settled, so many periods on."""
        return sum(p for settled, p in self.settled_after(periods).items() if rival in settled)

    def expected_period(self, rival):
        """The period in which it settles, if it ever does; None where it never does."""
        by = [self.p_settles(rival, periods) for periods in range(self.periods + 1)]
        if by[-1] < NEVER:
            return None
        return sum(n * (by[n] - by[n - 1]) for n in range(1, self.periods + 1)) / by[-1]

    def if_first(self, rival):
        """Value from the second period on of a rival that settled in the first."""
        return self.value(2, frozenset([rival]))[rival]

    def if_another_first(self, rival):
        """The same where another did, each weighted by its chance to be the first of all."""
        chance = {other: p for other, p in self.p_first().items() if other != rival}
        if sum(chance.values()) < NEVER:
            return None
        values = [p * self.value(2, frozenset([other]))[rival] for other, p in chance.items()]
        return sum(values) / sum(chance.values())

    def left_out_for_good(self, rival):
        """Value of never settling when all others have, less the value now."""
        others = frozenset(self.rivals) - {rival}
        return self.flow[others, rival] / (1 - self.discount) - self.value(1, frozenset())[rival]

    def charges(self, order):
        """The most that the pivot can charge each of them: what it gains by joining those before it."""
        settled, told = frozenset(), {}
        for rival in order:
            told[rival] = self.flow[settled | {rival}, rival] - self.flow[settled, rival]
            settled |= {rival}
        return told

    def orders(self):
        """What all would pay together, by order of approach."""
        every = itertools.permutations(self.rivals)
        return {order: sum(self.charges(order).values()) for order in every}
