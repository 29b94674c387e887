"""What an unwilling principal would have to believe to accept a package."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.account import status_quo
from detente.analysis.arrays import PackageArrays
from detente.analysis.sweeteners import shortfalls
from detente.records.beliefs import Belief, Delivery, TermWorth
from detente.scenario import Scenario

Indices = NDArray[np.int16]


def beliefs(scenario: Scenario, arrays: PackageArrays, package: Indices) -> tuple[Belief, ...]:
    """For each unwilling principal, changes of its numbers that would each bring it to no deal.

    One number is changed at a time: its no deal; the delivery of a term by its third party; the worth of a
    term to it, in points as the file gives them, before delivery counts. Linkages stand as they are.

    Parameters
    ----------
    scenario : Scenario
        For givers, third parties and worths as the file gives them.
    arrays : PackageArrays
        The same scenario at its modes.
    package : (n_issues,) int array
        The package that is examined.

    Returns
    -------
    tuple of Belief
        One per unwilling principal, in the file's order.
    """
    start = status_quo(scenario)
    terms = [
        (issue, options[option])
        for place, (issue, options, option) in enumerate(
            zip(arrays.issues, arrays.options, package.tolist(), strict=True)
        )
        if start is None or option != start[place]
    ]
    found = []
    for lacking in shortfalls(arrays, package):
        party, shortfall = lacking.party, lacking.shortfall
        now = float(arrays.no_deal[arrays.parties.index(party)])
        deliveries = (_delivery(scenario, party, *term, shortfall) for term in terms)
        found.append(
            Belief(
                party=party,
                shortfall=shortfall,
                no_deal=now,
                at_most=now - shortfall,
                delivery=tuple(delivery for delivery in deliveries if delivery is not None),
                worth=tuple(_worth(scenario, party, *term, shortfall) for term in terms),
            )
        )
    return tuple(found)


def _delivery(scenario: Scenario, party: str, issue: str, option: str, shortfall: float) -> Delivery | None:
    """How likely delivery must be; None where the term does not count for the party by delivery."""
    via, full = scenario.issues[issue].via, _points(scenario, party, issue, option)
    if via is None or party == scenario.issues[issue].giver or full == 0:
        return None
    now = via.delivers.mode
    needed = now + shortfall / full
    return Delivery(
        issue=issue,
        option=option,
        via=via.party,
        now=now,
        needs="at least" if full > 0 else "at most",
        at=needed if 0 <= needed <= 1 else None,
    )


def _worth(scenario: Scenario, party: str, issue: str, option: str, shortfall: float) -> TermWorth:
    via, now = scenario.issues[issue].via, _points(scenario, party, issue, option)
    share = 1.0 if via is None or party == scenario.issues[issue].giver else via.delivers.mode
    return TermWorth(
        issue=issue, option=option, now=now, at_least=now + shortfall / share if share > 0 else None
    )


def _points(scenario: Scenario, party: str, issue: str, option: str) -> float:
    """Worth of a term as the file gives it, before delivery counts; 0 where it gives none."""
    number = scenario.worth.get(party, {}).get(issue, {}).get(option)
    return 0.0 if number is None else number.mode
