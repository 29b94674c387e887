"""What is to change hands in steps, and between whom."""

from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int_]
Bools = NDArray[np.bool_]
Before = tuple[int, int, int]


@dataclass(frozen=True)
class Exchange:
    """Items, the parties that carry them out and receive them, and what holds each party to its word.

    Numbers of different parties are never compared, so each may count on a scale of its own.

    Attributes
    ----------
    costs : (n_items, n_parties) float array
        What handing the item over takes from a party, 0 or more; 0 for whoever has no part in it.
    values : (n_items, n_parties) float array
        What the item brings a party that receives it; 0 for its giver.
    givers : (n_items,) int array
        Party that hands the item over.
    lumpy : (n_items,) bool array
        Whether it is handed over in one piece.
    revocable : (n_items,) float array
        Share of what was handed over that the giver can take back, 0 to 1.
    bonds : (n_parties,) float array
        What a party loses by walking away before the end, beside what is still to come.
    caps : (n_parties,) float array
        Largest lead that a party will give; infinite for none.
    factors : (n_parties,) float array
        Worth of the next step over that of this one: patience times the chance that the process lives on.
    outside : (n_parties,) float array
        What the whole must be worth to a party as it begins.
    completion : (n_parties,) float array
        What only the whole brings, once all is delivered.
    gains : (n_items, n_parties) float array
        What an item brings its own giver; counts towards `outside` alone, for nobody can withhold it.
    before : tuple of (item, earlier, lag)
        An item's share delivered never exceeds that of the earlier one, so many steps before.
    rank : (n_parties,) int array
        Order of moves within a step; all equal where moves are simultaneous.
    """

    costs: Floats
    values: Floats
    givers: Integers
    lumpy: Bools
    revocable: Floats
    bonds: Floats
    caps: Floats
    factors: Floats
    outside: Floats
    completion: Floats
    gains: Floats
    before: tuple[Before, ...]
    rank: Integers

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.costs)

    @property
    def n_parties(self) -> int:
        """Number of parties."""
        return len(self.bonds)

    @property
    def acting(self) -> Bools:
        """(n_parties,) those who have something to withhold."""
        return np.isin(np.arange(self.n_parties), self.givers) | (self.costs > 0).any(axis=0)

    @property
    def received_later(self) -> Bools:
        """(n_items, n_parties) items whose giver moves after the party within a step."""
        return np.asarray(self.rank[self.givers][:, None] > self.rank)

    @property
    def received_earlier(self) -> Bools:
        """(n_items, n_parties) items whose giver moves before the party within a step."""
        return np.asarray(self.rank[self.givers][:, None] < self.rank)

    @property
    def stakes(self) -> Floats:
        """(n_parties,) all that a party gives, or all that it gets, whichever is more; 1 for nothing."""
        size = np.maximum(self.costs.sum(axis=0), np.abs(self.values).sum(axis=0))
        return np.where(size > 0, size, 1.0)

    @property
    def patient_start(self) -> bool:
        """Whether an idle first step breaks nothing, so that more steps never hurt."""
        return bool((self.outside <= 0).all() and (self.completion >= 0).all())

    def by_stakes(self) -> Self:
        """The same exchange with every party's points in shares of its stakes."""
        scale = self.stakes
        return replace(
            self,
            costs=self.costs / scale,
            values=self.values / scale,
            bonds=self.bonds / scale,
            caps=self.caps / scale,
            outside=self.outside / scale,
            completion=self.completion / scale,
            gains=self.gains / scale,
        )


def between_two(
    items: list[tuple[int, float, float]],
    *,
    lumpy: list[bool] | None = None,
    revocable: list[float] | None = None,
    bonds: float | tuple[float, float] = 0.0,
    caps: float = np.inf,
    factors: float = 1.0,
    before: tuple[Before, ...] = (),
    alternating: bool = False,
) -> Exchange:
    """An exchange between two sides that wait for nothing else.

    Parameters
    ----------
    items : list of (giver, cost, value)
        The giver is side 0 or 1; the value is the other side's.
    lumpy, revocable : lists, optional
        Of every item; default divisible, and gone for good.
    bonds : float or pair of floats
        Of both sides.
    caps, factors : float
        Of both sides.
    before : tuple of (item, earlier, lag)
        As in `Exchange`.
    alternating : bool
        Whether side 0 moves first in every step.

    Returns
    -------
    Exchange

    Examples
    --------
    >>> between_two([(0, 4, 9), (1, 5, 6)], bonds=1.0).costs.tolist()
    [[4.0, 0.0], [0.0, 5.0]]
    """
    givers = np.array([giver for giver, _, _ in items])
    costs, values = np.zeros((len(items), 2)), np.zeros((len(items), 2))
    places = np.arange(len(items))
    costs[places, givers] = [cost for _, cost, _ in items]
    values[places, 1 - givers] = [value for _, _, value in items]
    return Exchange(
        costs=costs,
        values=values,
        givers=givers,
        lumpy=np.zeros(len(items), dtype=bool) if lumpy is None else np.array(lumpy),
        revocable=np.zeros(len(items)) if revocable is None else np.array(revocable, dtype=float),
        bonds=np.broadcast_to(np.asarray(bonds, dtype=float), 2).copy(),
        caps=np.full(2, caps),
        factors=np.full(2, factors),
        outside=np.zeros(2),
        completion=np.zeros(2),
        gains=np.zeros_like(costs),
        before=before,
        rank=np.array([0, int(alternating)]),
    )
