"""What floors at home do to the division of one pie between two who sign."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.analysis.home import Judge, chamber_chance, chamber_of, judges_of
from detente.models.distributions import quantile
from detente.models.ratification.floors import best_offer, floor_chance
from detente.models.ratification.rubinstein import truncated_shares
from detente.records.ratify import BestOffer, TiedHands
from detente.scenario import Scenario
from detente.scenario.blocks.domestic import Home

Floats = NDArray[np.float64]

N_QUANTILES = 2_000
_GRID = np.linspace(0, 1, 201)


def judge_chance(judge: Judge, brought: Floats) -> Floats:
    """Probability that each share satisfies a judge, its floor uncertain; 1 where it has none."""
    if judge.floor is None:
        return np.ones(np.shape(brought))
    levels = (np.arange(N_QUANTILES) + 0.5) / N_QUANTILES
    number = judge.floor
    return floor_chance(brought, quantile(levels, number.dist, number.params, on_logit_scale=number.logit))


def least_share(party: str, home: Home | None) -> float:
    """The highest floor of one home, at the modes."""
    judges = judges_of(party, home) if home else ()
    return max((judge.floor.mode for judge in judges if judge.floor is not None), default=0.0)


@dataclass(frozen=True)
class Pie:
    """One pie between two, each with a home or without."""

    parties: tuple[str, str]
    homes: tuple[Home | None, Home | None]
    discounts: tuple[float, float]

    @property
    def floors(self) -> tuple[float, float]:
        """Least share of each, at the modes."""
        first, second = (least_share(p, home) for p, home in zip(self.parties, self.homes, strict=True))
        return first, second

    def offers(self) -> dict[str, float | None]:
        """By proposer the share that it keeps, floors at the modes; None where the floors leave no room."""
        return dict(zip(self.parties, map(_or_none, self._kept(self.floors)), strict=True))

    def shares(self) -> dict[str, float | None]:
        """Share of each, as the mean of both proposing first."""
        return dict(zip(self.parties, map(_or_none, _means(self._kept(self.floors))), strict=True))

    def best_offers(self) -> dict[str, BestOffer]:
        """By proposer what it should keep when floors and votes are uncertain and there is one offer.

        The other lets it keep what it would if its own home ratified anything.
        """
        return {
            party: BestOffer(kept=kept, p=p, value=value)
            for party, (kept, p, value) in zip(self.parties, map(self._best, (0, 1)), strict=True)
        }

    def tied_hands(self) -> dict[str, TiedHands]:
        """By party what its own home brings it, or costs it."""
        share, found = self.shares(), {}
        for side, party in enumerate(self.parties):
            free = Pie(
                self.parties,
                (None, self.homes[1]) if side == 0 else (self.homes[0], None),
                self.discounts,
            )
            found[party] = TiedHands(
                share=share[party],
                share_free=free.shares()[party],
                value=self._expected(side),
                value_free=free._expected(side),
            )
        return found

    def _kept(self, floors: tuple[float, float]) -> Floats:
        return truncated_shares(self.discounts, floors)

    def _best(self, proposer: int) -> tuple[float, float, float]:
        def ratified(kept: Floats) -> Floats:
            brought = (kept, 1 - kept) if proposer == 0 else (1 - kept, kept)
            return self._at_home(0, brought[0]) * self._at_home(1, brought[1])

        floors = list(self.floors)
        floors[1 - proposer] = 0.0
        most = float(truncated_shares(self.discounts, floors)[proposer])
        return best_offer(ratified, most=most)

    def _expected(self, side: int) -> float:
        """Expected share of one side, as the mean of both proposing."""
        _, _, own = self._best(side)
        kept, p, _ = self._best(1 - side)
        return (own + p * (1 - kept)) / 2

    def _at_home(self, side: int, brought: Floats) -> Floats:
        """Probability that one home ratifies each share, floors and votes uncertain."""
        party, home, p = self.parties[side], self.homes[side], np.ones(brought.shape)
        for judge in judges_of(party, home) if home else ():
            p = p * judge_chance(judge, brought)
        votes = self._votes[side]
        return p if votes is None else p * np.interp(brought, _GRID, votes)

    @cached_property
    def _votes(self) -> list[Floats | None]:
        """By side the chance that its chamber ratifies each share of a grid."""
        found = []
        for party, home in zip(self.parties, self.homes, strict=True):
            chamber = chamber_of(home) if home else None
            found.append(None if chamber is None else chamber_chance(chamber, party, _GRID))
        return found


def pie_of(scenario: Scenario) -> Pie | None:
    """The pie of a scenario with two who sign; None with more or fewer."""
    if len(scenario.principals) != 2:
        return None
    first, second = scenario.principals
    return Pie(
        (first, second),
        (scenario.domestic.get(first), scenario.domestic.get(second)),
        (scenario.parties[first].patience.mode, scenario.parties[second].patience.mode),
    )


def _means(kept: Floats) -> Floats:
    """Mean share of each over both proposers, from what each keeps when it proposes."""
    return np.asarray((kept + 1 - kept[::-1]) / 2)


def _or_none(share: float) -> float | None:
    return None if np.isnan(share) else float(share)
