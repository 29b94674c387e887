"""Which unused terms would make a deal hold that would be broken."""

from collections.abc import Mapping, Sequence
from itertools import combinations, product

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays, package_arrays
from detente.analysis.deal_conflict import deal_conflict
from detente.analysis.equilibria import finite
from detente.analysis.proposal import proposed
from detente.analysis.staying import margins_at
from detente.models.frontier import comparable
from detente.records.what_if import Addition
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]

MAX_TERMS = 14
"""Terms at stake up to which additions are tried."""
MAX_STATES = 2**20
"""States looked at in all additions together."""


def cheapest_addition(
    scenario: Scenario, package: Mapping[str, str], rivals: Sequence[Mapping[str, str]], concept: str
) -> Addition:
    """The cheapest one or two unused terms with which nobody would leave a deal.

    Unused are options of issues that the deal leaves at the status quo. Additions that bring some principal
    below its no deal are passed over. Cheapest means: least given up by all principals together, then
    fewest terms, then first in the file's order.

    Parameters
    ----------
    scenario : Scenario
        With issues and a status quo.
    package : mapping of issue to option
        The deal.
    rivals : sequence of mappings of issue to option
        Other terms at stake.
    concept : {"nash", "gmr", "smr", "seq"}
        What whoever leaves expects of the others.

    Returns
    -------
    Addition
        Without terms where none that was tried makes the deal hold.
    """
    arrays = package_arrays(scenario)
    deal = proposed(arrays, package)
    named = [proposed(arrays, rival) for rival in rivals]
    answers = scenario.conflict.answers if scenario.conflict else ()
    free = MAX_TERMS - len(answers) - int(np.any([deal, *named], axis=0).sum())
    every = _additions(arrays, deal, max(free, 0))
    cost, order = _cheapest_first(arrays, deal, every)
    left, tried = MAX_STATES, 0
    for place in order.tolist():
        row = every[place]
        model = deal_conflict(scenario, arrays.named(row), rivals)
        left -= len(model.states)
        if left < 0:
            break
        tried += 1
        assert model.target is not None, "a deal's conflict is about the deal"
        margins = margins_at(model, model.target, concept)
        if margins.min() >= 0:
            return Addition(
                terms={
                    issue: option
                    for issue, option in arrays.named(row).items()
                    if row[arrays.issues.index(issue)] != deal[arrays.issues.index(issue)]
                },
                cost={
                    arrays.parties[at]: float(given)
                    for at, given in zip(arrays.principals, cost[place], strict=True)
                    if given > 0
                },
                margin=dict(zip(model.parties, map(finite, margins), strict=True)),
                tried=tried,
                complete=True,
            )
    return Addition(terms={}, cost={}, margin={}, tried=tried, complete=tried == len(order) and free >= 2)


def _additions(arrays: PackageArrays, deal: Indices, most: int) -> Indices:
    """The deal with each one and each two unused terms added that no requirement rules out."""
    unused = [
        [(issue, option) for option in range(1, n_options)]
        for issue, n_options in enumerate(arrays.n_options)
        if not deal[issue]
    ]
    terms = [
        added
        for n_terms in range(1, min(2, most) + 1)
        for issues in combinations(unused, n_terms)
        for added in product(*issues)
    ]
    every = np.repeat(deal[None], len(terms), axis=0)
    for row, added in enumerate(terms):
        for issue, option in added:
            every[row, issue] = option
    return np.asarray(every[arrays.feasible(every)])


def _cheapest_first(arrays: PackageArrays, deal: Indices, every: Indices) -> tuple[Floats, NDArray[np.intp]]:
    """What each addition costs each principal, and the additions worth trying, the cheapest first."""
    rows = arrays.principals
    own, worth = arrays.worth(deal[None])[rows], arrays.worth(every)[rows]
    given_up = np.clip(own - worth, 0, None).T
    no_deal = arrays.no_deal[rows, None]
    pushed_out = np.asarray(((comparable(worth - no_deal) < 0) & (worth < own)).any(axis=0))
    n_terms = (every != deal).sum(axis=1)
    order = np.lexsort((n_terms, comparable(given_up.sum(axis=1))))
    return given_up, order[~pushed_out[order]]
