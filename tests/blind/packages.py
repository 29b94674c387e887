"""Packages by brute force: a second implementation, written from the definitions alone.

It lists every package and compares every pair, so it is for small cases only. It shares no code with the
package under test; the tests compare the two.

Conventions, where the definitions leave room:

* Two worths closer than `TOLERANCE` count as equal, and a gain no larger than it counts as no gain.
* Dominance and distinctness look at the principals' worths only.
* An empty list of vetoes without a quorum is the same as no acceptance rule: every principal must accept.
* Where every Nash product is 0, all undominated acceptable packages tie: the first in file order is taken.
* Kalai-Smorodinsky leaves out a principal whose ideal is at its no-deal worth, or below it, which can happen
  under a quorum. With nobody left to compare, all undominated packages tie and the value is None.
"""

import itertools
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

TOLERANCE = 1e-9

Package = tuple[str, ...]
Vector = tuple[float, ...]
Condition = Mapping[str, set[str]]


@dataclass(frozen=True)
class Case:
    """What is on the table, and what it is worth to whom.

    Attributes
    ----------
    issues : mapping of issue to its options
        Both in file order.
    worth : mapping of party to issue to option to worth
        What is missing is worth 0.
    parties : sequence of str
        All parties, in file order.
    principals : sequence of str
        The parties whose worths decide, in file order.
    givers : mapping of issue to party
        The party that carries the issue out; an issue may have none.
    delivers : mapping of issue to probability
        The probability that the issue is delivered; 1 where missing.
    linkages : sequence of (condition, mapping of party to worth)
        Worth added, at face value, when the whole condition holds.
    requires : sequence of (condition, condition)
        Where the first condition holds, the second must hold too.
    no_deal : mapping of party to worth
        What walking away is worth; 0 where missing.
    veto : sequence of str or None
        The parties without which there is no deal.
    quorum : int or None
        How many principals must accept.
    """

    issues: Mapping[str, Sequence[str]]
    worth: Mapping[str, Mapping[str, Mapping[str, float]]]
    parties: Sequence[str]
    principals: Sequence[str]
    givers: Mapping[str, str] = field(default_factory=dict)
    delivers: Mapping[str, float] = field(default_factory=dict)
    linkages: Sequence[tuple[Condition, Mapping[str, float]]] = ()
    requires: Sequence[tuple[Condition, Condition]] = ()
    no_deal: Mapping[str, float] = field(default_factory=dict)
    veto: Sequence[str] | None = None
    quorum: int | None = None


class Point(NamedTuple):
    """One distinct vector of the frontier: its first package, all parties' worths, how many share it."""

    package: Package
    worth: dict[str, float]
    count: int


class Solution(NamedTuple):
    """A chosen package, all parties' worths of it, and what was maximised."""

    package: Package
    worth: dict[str, float]
    value: float | None


# What is possible and what it is worth


def holds(case: Case, condition: Condition, package: Package) -> bool:
    """Tell whether every issue of a condition has one of the options the condition names.

    Parameters
    ----------
    case : Case
        The case.
    condition : mapping of issue to set of options
        The condition; an empty one always holds.
    package : tuple of str
        One option for every issue.

    Returns
    -------
    bool
        Whether the package meets the condition.
    """
    chosen = dict(zip(case.issues, package, strict=True))
    return all(chosen[issue] in options for issue, options in condition.items())


def possible(case: Case, package: Package) -> bool:
    """Tell whether a package violates none of the case's `requires`.

    Parameters
    ----------
    case : Case
        The case.
    package : tuple of str
        One option for every issue.

    Returns
    -------
    bool
        Whether the package can be.
    """
    return all(holds(case, then, package) for given, then in case.requires if holds(case, given, package))


def packages(case: Case) -> list[Package]:
    """List all possible packages in file order, the first issue changing slowest.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    list of tuple of str
        One option for every issue, each.
    """
    return [package for package in itertools.product(*case.issues.values()) if possible(case, package)]


def option_worth(case: Case, party: str, issue: str, option: str) -> float:
    """Give what one option is worth to one party once delivery is reckoned in.

    Parameters
    ----------
    case : Case
        The case.
    party, issue, option : str
        Whose worth of what.

    Returns
    -------
    float
        The full worth for the issue's giver, the worth times the probability of delivery for the others.
    """
    full = case.worth.get(party, {}).get(issue, {}).get(option, 0.0)
    if case.givers.get(issue) == party:
        return full
    return full * case.delivers.get(issue, 1.0)


def worths(case: Case, package: Package) -> dict[str, float]:
    """Give what a package is worth to every party.

    Parameters
    ----------
    case : Case
        The case.
    package : tuple of str
        One option for every issue.

    Returns
    -------
    dict of str to float
        The worth per party, in file order.
    """
    extras = [extra for condition, extra in case.linkages if holds(case, condition, package)]
    chosen = list(zip(case.issues, package, strict=True))
    return {
        party: math.fsum(
            [option_worth(case, party, issue, option) for issue, option in chosen]
            + [extra.get(party, 0.0) for extra in extras]
        )
        for party in case.parties
    }


def vector(case: Case, package: Package) -> Vector:
    """Give what a package is worth to the principals, in their order.

    Parameters
    ----------
    case : Case
        The case.
    package : tuple of str
        One option for every issue.

    Returns
    -------
    tuple of float
        One worth per principal.
    """
    worth = worths(case, package)
    return tuple(worth[party] for party in case.principals)


# Dominance


def same(left: Vector, right: Vector) -> bool:
    """Tell whether two vectors are equal within the tolerance.

    Parameters
    ----------
    left, right : tuple of float
        Worths of the same principals.

    Returns
    -------
    bool
        Whether no principal sees a difference.
    """
    return all(abs(a - b) <= TOLERANCE for a, b in zip(left, right, strict=True))


def dominates(left: Vector, right: Vector) -> bool:
    """Tell whether nobody is worse off, and somebody better, under the left vector.

    Parameters
    ----------
    left, right : tuple of float
        Worths of the same principals.

    Returns
    -------
    bool
        Whether left Pareto-dominates right.
    """
    pairs = list(zip(left, right, strict=True))
    return all(a >= b - TOLERANCE for a, b in pairs) and any(a > b + TOLERANCE for a, b in pairs)


def undominated(vectors: Sequence[Vector]) -> list[bool]:
    """Mark the vectors that no other one dominates.

    Parameters
    ----------
    vectors : sequence of tuple of float
        Worths of the same principals.

    Returns
    -------
    list of bool
        One mark per vector.
    """
    likeliest_dominators_first = sorted(set(vectors), key=sum, reverse=True)
    return [not any(dominates(other, one) for other in likeliest_dominators_first) for one in vectors]


def groups(vectors: Iterable[Vector]) -> list[list[int]]:
    """Put equal vectors together.

    Parameters
    ----------
    vectors : iterable of tuple of float
        Worths of the same principals.

    Returns
    -------
    list of list of int
        The places of the vectors equal to the first of their group; groups and places in order.
    """
    found: list[tuple[Vector, list[int]]] = []
    for place, one in enumerate(vectors):
        for first, places in found:
            if same(first, one):
                places.append(place)
                break
        else:
            found.append((one, [place]))
    return [places for _, places in found]


def frontier(case: Case) -> list[Point]:
    """Find the Pareto frontier over all possible packages, acceptable or not.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    list of Point
        One per distinct vector of the principals' worths, with its first package in file order; the first
        principal's worth descending, file order where that is equal.
    """
    everything = packages(case)
    vectors = [vector(case, package) for package in everything]
    marks = undominated(vectors)
    efficient = [package for package, mark in zip(everything, marks, strict=True) if mark]
    kept = [one for one, mark in zip(vectors, marks, strict=True) if mark]
    firsts = [(efficient[places[0]], len(places)) for places in groups(kept)]
    points = [Point(package, worths(case, package), count) for package, count in firsts]
    digits = round(-math.log10(TOLERANCE))
    return sorted(points, key=lambda point: -round(point.worth[case.principals[0]], digits))


# Acceptance


def accepts(case: Case, party: str, worth: float) -> bool:
    """Tell whether a party is at or above its no-deal worth.

    Parameters
    ----------
    case : Case
        The case.
    party : str
        Who.
    worth : float
        What the package is worth to it.

    Returns
    -------
    bool
        Whether it says yes.
    """
    return worth >= case.no_deal.get(party, 0.0) - TOLERANCE


def passes(case: Case, package: Package) -> bool:
    """Tell whether a package has the consent that the case's rule asks for.

    Parameters
    ----------
    case : Case
        The case.
    package : tuple of str
        One option for every issue.

    Returns
    -------
    bool
        With no rule, whether every principal accepts; else whether every veto party does, and at least
        `quorum` principals where there is a quorum.
    """
    worth = worths(case, package)
    consenting = {party for party in case.parties if accepts(case, party, worth[party])}
    if not case.veto and case.quorum is None:
        return consenting.issuperset(case.principals)
    enough = case.quorum is None or len(consenting.intersection(case.principals)) >= case.quorum
    return enough and consenting.issuperset(case.veto or ())


def acceptable(case: Case) -> list[Package]:
    """List the possible packages that pass, in file order.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    list of tuple of str
        The acceptable packages.
    """
    return [package for package in packages(case) if passes(case, package)]


def ideal(case: Case) -> dict[str, float | None]:
    """Give each principal's best worth over the acceptable packages.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    dict of str to float or None
        The best worth per principal, None where nothing is acceptable.
    """
    vectors = [vector(case, package) for package in acceptable(case)]
    return {
        party: max((one[place] for one in vectors), default=None)
        for place, party in enumerate(case.principals)
    }


# Solutions


def candidates(case: Case) -> list[Package]:
    """List the acceptable packages that no acceptable one dominates, in file order.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    list of tuple of str
        The packages a solution may choose.
    """
    choice = acceptable(case)
    marks = undominated([vector(case, package) for package in choice])
    return [package for package, mark in zip(choice, marks, strict=True) if mark]


def gains(case: Case, package: Package) -> dict[str, float]:
    """Give what each principal gains over no deal.

    Parameters
    ----------
    case : Case
        The case.
    package : tuple of str
        One option for every issue.

    Returns
    -------
    dict of str to float
        The gain per principal; negative below no deal.
    """
    worth = worths(case, package)
    return {party: worth[party] - case.no_deal.get(party, 0.0) for party in case.principals}


def leximin(choice: Sequence[Package], scores: Callable[[Package], Iterable[float]]) -> Package:
    """Choose the package whose smallest score is largest, then the next smallest, and so on.

    Parameters
    ----------
    choice : sequence of tuple of str
        At least one package, in file order.
    scores : callable
        The scores of a package, equally many for all.

    Returns
    -------
    tuple of str
        The first package in order among the best.
    """
    ascending = {package: sorted(scores(package)) for package in choice}
    left = list(choice)
    for rank in range(len(ascending[left[0]])):
        best = max(ascending[package][rank] for package in left)
        left = [package for package in left if ascending[package][rank] >= best - TOLERANCE]
    return left[0]


def nash(case: Case, weights: Mapping[str, float] | None = None) -> Solution | None:
    """Maximise the product of the principals' gains, each to the power of its weight.

    Parameters
    ----------
    case : Case
        The case.
    weights : mapping of principal to weight, optional
        Not negative and not all 0; 1 where missing; divided by their mean before use.

    Returns
    -------
    Solution or None
        Its value is the product; None where nothing is acceptable. Gains below the tolerance count as 0, and
        products are equal when they differ by less than the tolerance in proportion.
    """
    choice = candidates(case)
    if not choice:
        return None
    raw = {party: (weights or {}).get(party, 1.0) for party in case.principals}
    mean = math.fsum(raw.values()) / len(raw)

    def product(package: Package) -> float:
        return math.prod(
            (gain if gain > TOLERANCE else 0.0) ** (raw[party] / mean)
            for party, gain in gains(case, package).items()
        )

    best = max(product(package) for package in choice)
    chosen = next(package for package in choice if product(package) >= best * (1 - TOLERANCE))
    return Solution(chosen, worths(case, chosen), product(chosen))


def kalai_smorodinsky(case: Case) -> Solution | None:
    """Make the principals' shares of their greatest possible gains as large as can be, the smallest first.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    Solution or None
        Its value is the smallest share; None where nothing is acceptable.
    """
    choice = candidates(case)
    if not choice:
        return None
    greatest = {
        party: best - case.no_deal.get(party, 0.0) for party, best in ideal(case).items() if best is not None
    }
    compared = [party for party in case.principals if greatest[party] > TOLERANCE]

    def shares(package: Package) -> list[float]:
        gain = gains(case, package)
        return [gain[party] / greatest[party] for party in compared]

    chosen = leximin(choice, shares)
    return Solution(chosen, worths(case, chosen), min(shares(chosen), default=None))


def egalitarian(case: Case) -> Solution | None:
    """Make the principals' gains as large as can be, the smallest first.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    Solution or None
        Its value is the smallest gain; None where nothing is acceptable.
    """
    choice = candidates(case)
    if not choice:
        return None
    chosen = leximin(choice, lambda package: gains(case, package).values())
    return Solution(chosen, worths(case, chosen), min(gains(case, chosen).values()))


def utilitarian(case: Case) -> Solution | None:
    """Maximise the sum of the principals' worths.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    Solution or None
        Its value is the sum; None where nothing is acceptable.
    """
    choice = candidates(case)
    if not choice:
        return None
    sums = {package: math.fsum(vector(case, package)) for package in choice}
    best = max(sums.values())
    chosen = next(package for package in choice if sums[package] >= best - TOLERANCE)
    return Solution(chosen, worths(case, chosen), sums[chosen])
