"""The fewest self-enforcing steps, and a plan that takes them."""

import numpy as np
from numpy.typing import NDArray

from detente.models.phases.exchange import Exchange
from detente.models.phases.fair_plan import fair_plan
from detente.models.phases.formulation import Programme, formulated
from detente.models.phases.subsets import plan_by_subsets, whole_and_patient

Floats = NDArray[np.float64]

PREFERENCES = ("slack", "value", "exposure", "nash", "maxmin")
_KEPT = 1e-9
"""How much of the best margin a second choice among plans may give up, in shares of the stakes."""


def fewest_steps(exchange: Exchange, most: int) -> int | None:
    """The fewest steps in which the exchange enforces itself.

    Where all is lumpy and nobody discounts, by a search over the sets of items delivered; else by linear
    programmes, mixed-integer where some items are lumpy.

    Parameters
    ----------
    exchange : Exchange
    most : int
        Where to stop looking, at least 1.

    Returns
    -------
    int or None
        None where no number of steps up to `most` will do.

    Examples
    --------
    >>> from detente.models.phases.exchange import between_two
    >>> fewest_steps(between_two([(0, 10, 15), (1, 10, 15)], bonds=2.0), 10)
    4
    """
    exchange = exchange.by_stakes()
    if whole_and_patient(exchange):
        found = plan_by_subsets(exchange, most)
        return None if found is None else found.shape[1]
    programmes: dict[int, Programme] = {}

    def possible(n_steps: int, *, divide: bool = False) -> bool:
        if n_steps not in programmes:
            programmes[n_steps] = Programme(formulated(exchange, n_steps))
        return programmes[n_steps].best(divide=divide) is not None

    if not exchange.patient_start:
        return next(
            (n for n in range(1, most + 1) if possible(n, divide=True) and possible(n)),
            None,
        )
    if not possible(most, divide=True):
        return None
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if possible(middle, divide=True) else (middle + 1, high)
    if not exchange.lumpy.any() or possible(low):
        return low
    if low == most or not possible(most):
        return None
    low, high = low + 1, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if possible(middle) else (middle + 1, high)
    return low


def best_plan(exchange: Exchange, n_steps: int, *, prefer: str = "slack") -> Floats | None:
    """Of all plans in so many steps, the one that is best in one respect.

    Parameters
    ----------
    exchange : Exchange
    n_steps : int
        At least 1.
    prefer : {"slack", "value", "exposure", "nash", "maxmin"}
        The largest smallest slack; the largest sum of all parties' discounted worth, points at par; the
        smallest largest exposure; or, as in `fair_plan`, the largest product of gains, or the largest
        smallest gain. Slack and exposure are in shares of each party's stakes, and of plans that are equal in
        them the one that delivers earlier, by the worth of what it delivers, is taken.

    Returns
    -------
    (n_items, n_steps) float array or None
        Share of each item delivered in each step; None where there is no plan.
    """
    if prefer in ("nash", "maxmin"):
        return fair_plan(exchange, n_steps, product=prefer == "nash")
    by_stakes = exchange.by_stakes()
    if prefer != "value" and whole_and_patient(exchange):
        return plan_by_subsets(by_stakes, n_steps, exactly=True, prefer=prefer)
    programme = Programme(formulated(by_stakes, n_steps))
    early = programme.formulation.worth.sum(axis=0)
    if prefer == "value":
        at_par = np.einsum("i,iks->ks", exchange.stakes, programme.formulation.worth)
        found = programme.best(at_par / exchange.stakes.sum())
        return None if found is None else programme.shares(found)
    if prefer == "slack":
        column, sense, tolerance = programme.column(programme.stay_rows[:, :-1], 1.0), 1.0, -_KEPT
    else:
        programme = Programme(programme.formulation, leads=True)
        column, sense, tolerance = programme.column(programme.lead_rows, -1.0), -1.0, _KEPT
    found = programme.best(columns=column[:, None], weights=np.array([sense]))
    if found is None:
        return None
    shares = programme.shares(found)
    programme.upper = programme.upper - column * (found.values[-1] + tolerance)
    earliest = programme.best(early, fixed=shares)
    return shares if earliest is None else programme.shares(earliest)
