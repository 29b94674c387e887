"""A package term by term: what each change is worth to whom, and what its linkages add."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.records.packages import Linked, Term
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]


def status_quo(scenario: Scenario) -> Indices | None:
    """The package of first options, where these are the status quo."""
    return np.zeros(len(scenario.issues), dtype=np.int16) if scenario.status_quo_options else None


def explained(scenario: Scenario, arrays: PackageArrays, best: Indices | None) -> dict[str, Any]:
    """Nash's package, term by term, as a result holds it; nothing where there is none."""
    if best is None:
        return {}
    start = status_quo(scenario)
    return {
        "trades": terms_of(scenario, arrays, best, start),
        "linkages": linkages_of(scenario, arrays, best, start),
        "prices": prices(arrays, best, status_quo=start is not None),
    }


def terms_of(
    scenario: Scenario, arrays: PackageArrays, package: Indices, start: Indices | None
) -> tuple[Term, ...]:
    """The terms on which a package differs from where it starts, with their worth by themselves.

    Parameters
    ----------
    scenario : Scenario
        For the givers.
    arrays : PackageArrays
        The same scenario at its modes; worths count the chance of delivery.
    package, start : (n_issues,) int array
        Option indices. Without a start every term counts, for what it is worth over nothing.

    Returns
    -------
    tuple of Term
        In the file's order. Their worths and those of `linkages_of` add up to the difference between the two
        packages.
    """
    changed = range(len(package)) if start is None else np.flatnonzero(package != start).tolist()
    return tuple(
        _term(scenario, arrays, issue, int(package[issue]), None if start is None else int(start[issue]))
        for issue in changed
    )


def linkages_of(
    scenario: Scenario, arrays: PackageArrays, package: Indices, start: Indices | None
) -> tuple[Linked, ...]:
    """The linkages that a package brings and its start does not; one that it drops counts as a loss.

    Parameters
    ----------
    scenario : Scenario
        For the conditions as the file gives them.
    arrays : PackageArrays
        The same scenario at its modes.
    package, start : (n_issues,) int array
        Option indices; without a start every linkage of the package counts.
    """
    brought = arrays.linked(package[None])[:, 0].astype(float)
    if start is not None:
        brought -= arrays.linked(start[None])[:, 0]
    worth = arrays.linkage_worth[arrays.principals] * brought + 0.0
    return tuple(
        Linked(
            when={
                issue: option if isinstance(option, str) else list(option)
                for issue, option in scenario.linkages[place].when.items()
            },
            worth=_by_principal(arrays, worth[:, place]),
        )
        for place in np.flatnonzero(brought).tolist()
    )


def prices(arrays: PackageArrays, package: Indices, *, status_quo: bool) -> dict[str, dict[str, float]]:
    """What a package's choice on each issue is worth to each principal, linkages apart.

    Counted from the status quo; where there is none, from the option of the issue that is worst for the
    principal.
    """
    found = {}
    for issue, option, worth in zip(arrays.issues, package.tolist(), arrays.option_worth, strict=True):
        own = worth[arrays.principals]
        found[issue] = _by_principal(arrays, own[:, option] - (own[:, 0] if status_quo else own.min(axis=1)))
    return found


def _term(scenario: Scenario, arrays: PackageArrays, issue: int, new: int, old: int | None) -> Term:
    worth = arrays.option_worth[issue][arrays.principals]
    name, options = arrays.issues[issue], arrays.options[issue]
    return Term(
        issue=name,
        option=options[new],
        instead_of=None if old is None else options[old],
        giver=scenario.issues[name].giver,
        worth=_by_principal(arrays, worth[:, new] if old is None else worth[:, new] - worth[:, old]),
    )


def _by_principal(arrays: PackageArrays, values: Floats) -> dict[str, float]:
    return {arrays.parties[place]: x for place, x in zip(arrays.principals, values.tolist(), strict=True)}
