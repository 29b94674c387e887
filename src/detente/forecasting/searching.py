"""Packages worth knowing in a world whose frontier is too large to merge."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.direct import Direct
from detente.analysis.leaves import Leaves
from detente.analysis.programme import Programme, Question
from detente.analysis.space import leaves_if_apart
from detente.models.nash_slab import SlabTooWideError, nash_slab
from detente.models.pair_search import Score, pair_search

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int16]

NEIGHBOURS = 120
SEARCHED_TO = 1e-2


class BySearch:
    """Solves one world at a time by searches; Nash's package exactly, the others nearly.

    From Nash's package one or two choices at a time are changed while the smallest share, or one principal's
    gain, rises. Where links are too dense for that, or somebody may be passed over, by branch and bound to a
    hundredth of what is sought.
    """

    n_scouts = 256

    def notable(self, arrays: PackageArrays) -> Indices:
        """The pooled solutions' packages and every principal's best; else the one nearest to acceptable."""
        leaves = leaves_if_apart(arrays)
        direct = Direct(arrays, leaves, share=SEARCHED_TO)
        if leaves is None or not direct.unanimous:
            return _by_branching(direct, arrays)
        parts = [leaf.vectors for leaf in leaves.leaves]
        ones = np.ones(len(leaves.no_deal))
        try:
            slab = nash_slab(parts, leaves.no_deal, ones)
        except SlabTooWideError:
            return _by_branching(direct, arrays)
        if slab is None:
            return leaves.packages(_least_short(leaves, parts)[None])
        losses = [np.asarray((part @ slab.multipliers).max() - part @ slab.multipliers) for part in parts]
        hopes = _hopes(Programme(arrays))
        scores = [_smallest_share(leaves.no_deal, hopes), *_own_gains(leaves.no_deal)]
        found = [pair_search(parts, slab.rows[0], losses, score, neighbours=NEIGHBOURS) for score in scores]
        return leaves.packages(np.array([slab.rows[0], *found]))


def _by_branching(direct: Direct, arrays: PackageArrays) -> Indices:
    solved = [direct.nash(np.ones(len(arrays.principals))), direct.kalai_smorodinsky()]
    if direct.best_for_each is None:
        return direct.least_short()[None]
    return np.array([*(found.package for found in solved if found is not None), *direct.best_for_each])


def _hopes(programme: Programme) -> Floats:
    """What each principal could gain at the most if options could be mixed, in the programme's units."""
    question = Question(programme)
    question.accepted()
    best = [question.relaxed(gains) for gains in programme.gains]
    return np.maximum(np.array(best) - programme.no_deal, 1e-9)


def _smallest_share(no_deal: Integers, hopes: Floats) -> Score:
    return lambda sums: np.asarray(((sums - no_deal) / hopes).min(axis=-1))


def _own_gains(no_deal: Integers) -> list[Score]:
    """One score a principal: its gain, where nobody is below no deal."""

    def own(place: int) -> Score:
        def score(sums: Integers) -> Floats:
            gains = sums - no_deal
            return np.where((gains >= 0).all(axis=-1), gains[..., place], -np.inf)

        return score

    return [own(place) for place in range(len(no_deal))]


def _least_short(leaves: Leaves, parts: list[Integers]) -> Integers:
    """Rows that leave the worst-off principal nearly as little short as can be."""
    span = np.maximum(sum(np.ptp(part, axis=0) for part in parts), 1)
    losses = [np.asarray((part / span).sum(axis=1).max() - (part / span).sum(axis=1)) for part in parts]
    start = np.array([int(loss.argmin()) for loss in losses])
    score = _smallest_share(leaves.no_deal, np.ones(len(span)))
    return pair_search(parts, start, losses, score, neighbours=NEIGHBOURS)
