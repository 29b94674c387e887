"""Who gives way to whom in the first round of each model."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.position_arrays import PositionArrays
from detente.analysis.smp_issues import SmpIssue
from detente.models.exchange.rounds import Round
from detente.models.spatial.expected_utility import Rounds
from detente.records.positions import Concession

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

_TINY = 1e-9


def in_rounds(found: Rounds) -> Bools:
    """(..., n_actors, n_actors): the actor of the row takes an offer of that of the column, and moves."""
    moved = np.abs(found.positions[..., 1, :] - found.positions[..., 0, :]) > _TINY
    return _pairs(found.taken[..., 0, :], moved)


def in_bargains(found: SmpIssue) -> Bools:
    """Likewise in the first turn of the SMP; needs its bargains."""
    bargains = found.turns.bargains
    assert bargains is not None
    kept, targets = bargains.kept[..., 0, :], bargains.targets[..., 0, :]
    challenger = np.where(kept < 0, -1, kept % kept.shape[-1])
    partner = np.where(challenger == np.arange(kept.shape[-1]), targets, challenger)
    moved = np.abs(found.positions[..., 1, :] - found.positions[..., 0, :]) > _TINY
    return _pairs(partner, moved & found.takes_part)


def in_exchanges(made: Round) -> Bools:
    """(n_issues, n_parties, n_parties): likewise in a round of exchanges."""
    n_issues, n_parties = made.votes.shape
    gives = np.zeros((n_issues, n_parties, n_parties), dtype=bool)
    for deal in made.realised:
        (one, other), (first, second) = made.deals.actors[deal], made.deals.supply[deal]
        gives[first, one, other] = gives[second, other, one] = True
    return gives


def _pairs(partners: Integers, moved: Bools) -> Bools:
    return np.asarray((partners[..., None] == np.arange(partners.shape[-1])) & moved[..., None])


def spread(arrays: PositionArrays, parties: tuple[str, ...], among: Bools) -> Floats:
    """(..., n_parties, n_parties) over all parties of what is told of some of them."""
    seats = np.array([arrays.parties.index(name) for name in parties])
    whole = np.zeros((*among.shape[:-2], len(arrays.parties), len(arrays.parties)))
    whole[..., seats[:, None], seats] = among
    return whole


def listed(
    arrays: PositionArrays, shares: dict[str, Floats], issues: tuple[str, ...]
) -> tuple[Concession, ...]:
    """Concessions that some model sees, the most probable first.

    Parameters
    ----------
    arrays : PositionArrays
    shares : dict of model to (n_issues, n_parties, n_parties) float array
        Share of worlds in which the party of the row gives way to that of the column.
    issues : tuple of str
        Those to tell of.
    """
    if not shares:
        return ()
    mean = np.mean(list(shares.values()), axis=0)
    found = [
        Concession(
            issue=arrays.issues[issue],
            party=arrays.parties[row],
            to=arrays.parties[column],
            p=float(mean[issue, row, column]),
            by_model={model: float(share[issue, row, column]) for model, share in shares.items()},
        )
        for issue, row, column in np.argwhere(mean > 0)
        if arrays.issues[issue] in issues
    ]
    return tuple(sorted(found, key=lambda concession: -concession.p))
