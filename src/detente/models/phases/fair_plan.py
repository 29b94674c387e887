"""Of plans in so many steps, those that are fair in what they are worth to each side as they begin."""

import numpy as np
from numpy.typing import NDArray

from detente.models.phases.exchange import Exchange
from detente.models.phases.formulation import Programme, formulated

Floats = NDArray[np.float64]

_CLOSE = 1e-9
"""How far the logarithm of the product may be from the best."""
_KEPT = 1e-7
_LEAST = 1e-9
"""A gain, in shares of the stakes, that is none."""
_ABOVE = 40.0
"""More than the logarithm of any gain that counts is below 0."""
_MAX_CUTS = 100


def fair_plan(exchange: Exchange, n_steps: int, *, product: bool) -> Floats | None:
    """The plan with the largest product of all parties' gains, or with the largest smallest gain.

    What a plan is worth to a party as it begins, less its outside option, is its gain; in shares of its
    stakes where the smallest is looked for. Of plans that are equal in the gains, the one with the largest
    smallest slack is taken.

    Parameters
    ----------
    exchange : Exchange
    n_steps : int
        At least 1.
    product : bool
        Whether the product (Nash) or the smallest (max-min) counts. Parties that can gain nothing by any plan
        have no part in the product.

    Returns
    -------
    (n_items, n_steps) float array or None
        Share of each item delivered in each step; None where there is no plan.

    References
    ----------
    Nash (1950), "The bargaining problem", Econometrica 18, for the product, which knows no scales; Kelley
    (1960), "The cutting-plane method for solving convex programs", Journal of SIAM 8, for how it is found.

    Examples
    --------
    >>> from detente.models.phases.exchange import between_two
    >>> swap = between_two([(0, 1.0, 4.0), (1, 1.0, 2.0)], bonds=1.0, factors=0.5)
    >>> fair_plan(swap, 1, product=True).tolist()
    [[1.0], [1.0]]
    """
    programme = Programme(formulated(exchange.by_stakes(), n_steps))
    gains = _of_largest_product(programme) if product else _of_largest_smallest(programme)
    if gains is None:
        return None
    programme.upper[programme.worth_rows] = -programme.formulation.least - gains + _KEPT
    slack = programme.column(programme.stay_rows[:, :-1], 1.0)
    found = programme.best(columns=slack[:, None], weights=np.ones(1))
    return None if found is None else programme.shares(found)


def _of_largest_smallest(programme: Programme) -> Floats | None:
    """The same gain for each party, the largest that all can have at least."""
    column = programme.column(programme.worth_rows, 1.0)
    found = programme.best(columns=column[:, None], weights=np.ones(1))
    return None if found is None else np.full(len(programme.worth_rows), found.values[-1])


def _of_largest_product(programme: Programme) -> Floats | None:
    """The gains of the largest product: logarithms held below their tangents, one more where each plan is."""
    formulation = programme.formulation
    if programme.best() is None:
        return None
    largest = np.array([_largest_gain(programme, party) for party in range(len(formulation.least))])
    gaining = np.flatnonzero(largest > _LEAST)
    rows, upper, lower = programme.rows, programme.upper, programme.lower
    gains, cuts = largest, []
    for _ in range(_MAX_CUTS):
        cuts += [(party, max(gains[party], _LEAST)) for party in gaining.tolist()]
        forms = np.array([-formulation.worth[party].ravel() / at for party, at in cuts])
        limits = [np.log(at) - formulation.least[party] / at - 1 + _ABOVE for party, at in cuts]
        programme.rows = np.vstack([rows, forms.reshape(-1, rows.shape[1])])
        programme.upper = np.append(upper, limits)
        programme.lower = np.append(lower, np.full(len(cuts), -np.inf))
        columns = np.zeros((len(programme.rows), len(gaining)))
        of_cuts = np.searchsorted(gaining, [party for party, _ in cuts])
        columns[len(rows) + np.arange(len(cuts)), of_cuts] = 1.0
        found = programme.best(columns=columns, weights=np.ones(len(gaining)))
        assert found is not None
        shares = found.values[: rows.shape[1]].reshape(programme.shape)
        gains = np.einsum("iks,ks->i", formulation.worth, shares) - formulation.least
        logs = np.log(gains[gaining].clip(min=_LEAST)) + _ABOVE
        if found.values[rows.shape[1] :].sum() - logs.sum() <= _CLOSE:
            break
    programme.rows, programme.upper, programme.lower = rows, upper, lower
    return gains


def _largest_gain(programme: Programme, party: int) -> float:
    found = programme.best(programme.formulation.worth[party])
    assert found is not None
    return found.bound - float(programme.formulation.least[party])
