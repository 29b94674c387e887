"""What bonds would make an exchange safe, and what one more unit of them is worth."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from detente.models.phases.exchange import Exchange
from detente.models.phases.formulation import Programme, formulated

Floats = NDArray[np.float64]

_NOISE = 1e-9


def smallest_bond(exchange: Exchange, party: int, n_steps: int) -> float | None:
    """The smallest bond of one party by which there is a plan, the others' as they are.

    Parameters
    ----------
    exchange : Exchange
    party : int
    n_steps : int
        At least 1.

    Returns
    -------
    float or None
        None where no bond of this party alone would do.

    Examples
    --------
    >>> from detente.models.phases.exchange import between_two
    >>> smallest_bond(between_two([(0, 10, 15), (1, 10, 15)], bonds=(0, 10)), 0, 1)
    10.0
    """
    bonds = exchange.bonds.copy()
    bonds[party] = 0.0
    parties = np.arange(exchange.n_parties) == party
    found = _smallest(exchange, n_steps, bonds, parties, exchange.stakes[party])
    return None if found is None else found[0]


def smallest_top_up(exchange: Exchange, n_steps: int) -> tuple[float, Floats] | None:
    """The smallest sum that a guarantor must add to every party's bond alike, and a plan that it makes safe.

    Parameters
    ----------
    exchange : Exchange
    n_steps : int
        At least 1.

    Returns
    -------
    float and (n_items, n_steps) float array, or None
        None where none would do.

    Examples
    --------
    >>> from detente.models.phases.exchange import between_two
    >>> top_up, plan = smallest_top_up(between_two([(0, 10, 15), (1, 10, 15)]), 2)
    >>> round(top_up, 9), plan.round(3).tolist()
    (4.0, [[0.6, 0.4], [0.6, 0.4]])
    """
    return _smallest(exchange, n_steps, exchange.bonds, exchange.acting, float(exchange.stakes.max()))


def _smallest(
    exchange: Exchange, n_steps: int, bonds: Floats, parties: NDArray[np.bool_], unit: float
) -> tuple[float, Floats] | None:
    """Least number of points, counted in units, to add to the bonds of some parties; and a plan."""
    scaled = exchange.by_stakes()
    programme = Programme(formulated(replace(scaled, bonds=bonds / exchange.stakes), n_steps))
    column = np.zeros(len(programme.rows))
    for party in np.flatnonzero(parties):
        column += programme.column(programme.stay_rows[party], -unit / exchange.stakes[party])
    found = programme.best(columns=column[:, None], weights=-np.ones(1))
    return None if found is None else (_tidy(found.values[-1], unit), programme.shares(found))


def smallest_cap(exchange: Exchange, party: int, n_steps: int) -> float | None:
    """The smallest cap on one party's exposure by which there is a plan, the others' as they are.

    Parameters
    ----------
    exchange : Exchange
    party : int
    n_steps : int
        At least 1.

    Returns
    -------
    float or None
        In the party's points; None where no cap would do.
    """
    caps = exchange.caps.copy()
    caps[party] = 0.0
    scaled = exchange.by_stakes()
    programme = Programme(formulated(replace(scaled, caps=caps / exchange.stakes), n_steps))
    column = programme.column(programme.cap_rows[party], -1.0)
    found = programme.best(columns=column[:, None], weights=-np.ones(1))
    return None if found is None else _tidy(found.values[-1], float(exchange.stakes[party]))


def prices(exchange: Exchange, shares: Floats) -> Floats:
    """What one more unit of each party's bond adds to the joint worth of the best plan in so many steps.

    Parameters
    ----------
    exchange : Exchange
    shares : (n_items, n_steps) float array
        A plan; its lumpy items keep their steps.

    Returns
    -------
    (n_parties,) float array
        Dual prices of the rows by which a party stays; joint worth counts points of all parties at par, as
        the plan begins.
    """
    programme = Programme(formulated(exchange, shares.shape[1]))
    found = programme.best(programme.formulation.worth.sum(axis=0), fixed=shares)
    if found is None:
        return np.zeros(exchange.n_parties)
    priced = np.where(programme.stay_rows >= 0, found.prices[programme.stay_rows], 0.0).sum(axis=1)
    return np.where(np.abs(priced) < _NOISE, 0.0, priced)


def _tidy(value: float, unit: float) -> float:
    """A number of units as points, without what solvers leave behind the tenth digit."""
    return float(f"{value * unit:.10g}") if value > _NOISE else 0.0
