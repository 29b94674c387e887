"""The expected utility model once more: a second implementation, in plain Python, from the equations.

Equation numbers are those of Scholz, Calbert and Smith (2011), "Unravelling Bueno de Mesquita's group
decision model", after Bueno de Mesquita (1985, 1994, 1997). It shares no code with the package under test;
the tests compare the two.

What the papers leave open is a choice of `Reading`. Read besides, in all readings:

* The probability to beat somebody is computed again with every round's risk exponents, like all else.
* All pairs are those of two actors, in either order, also where several actors share a position; this, and
  not any other way to count them, gives the published table.
* Two actors with the same position make each other no offer; what they expect counts for their security.
* The other's move to the median helps a challenger if it ends closer to the challenger than it began.
* Security is what all others together expect of challenging an actor that are neutral to risk; if it is the
  same for all, all stay neutral.
* An offer moves only the side that has less to expect; it is judged once for either side as possible mover.
* Of offers that are equally good the first in the order of the actors is taken.
* The median is weighted by capability times salience; it is the lower one where there are two.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

CONFLICT, COMPROMISE, CAPITULATION = range(3)


@dataclass(frozen=True)
class Reading:
    """One answer to each question that the papers leave open.

    Attributes
    ----------
    all_pairs : bool
        Whether votes are divided by the votes between all pairs of actors, not by those of the pair (30, 31).
    votes_by_risk : bool
        Whether a voter's distances are raised to its risk exponent.
    movers_view : bool
        Whether the risk exponent of who would move is used for both sides; if not, each side's own.
    capitulation : bool
        Whether who expects to lose more than the other expects to win moves all the way; if not, it stays.
    lowest_average : bool
        Whether of several compromises the one with the lowest mean of both positions, weighted by what each
        expects, is taken; if not, the one with the least move.
    current_range : bool
        Whether distances are shares of the present range of positions; if not, of the first one.
    """

    all_pairs: bool = True
    votes_by_risk: bool = True
    movers_view: bool = True
    capitulation: bool = False
    lowest_average: bool = True
    current_range: bool = False


SCHOLZ_2011 = Reading()
PRINTED = Reading(all_pairs=False, capitulation=True, lowest_average=False)


@dataclass(frozen=True)
class Case:
    """Who wants what.

    Attributes
    ----------
    positions, capabilities, saliences : sequence of float
        One per actor; saliences are 0 to 1.
    status_quo : float
        The probability Q that nothing changes where nobody challenges.
    reading : Reading
        How the papers are read.
    width : float
        The range of positions by which distances are divided.
    """

    positions: Sequence[float]
    capabilities: Sequence[float]
    saliences: Sequence[float]
    status_quo: float
    reading: Reading
    width: float

    @property
    def weights(self) -> list[float]:
        """Give capability times salience."""
        return [c * s for c, s in zip(self.capabilities, self.saliences, strict=True)]

    def distance(self, i: int, j: int) -> float:
        """Give how far two actors are apart, as a share of the range."""
        return abs(self.positions[i] - self.positions[j]) / self.width


class Offer(NamedTuple):
    """What one actor could accept of another: its kind, the key to compare it by, and the new position."""

    kind: int
    key: float
    position: float


class Round(NamedTuple):
    """Positions, weighted median and mean after a round, and the risk exponents that led to them."""

    positions: list[float]
    median: float
    mean: float
    exponents: list[float] | None


# Votes


def votes(case: Case, exponents: Sequence[float], i: int, j: int) -> list[float]:
    """Give every actor's vote for the position of i against that of j; negative if it is for j.

    Parameters
    ----------
    case : Case
        The case.
    exponents : sequence of float
        Risk exponents.
    i, j : int
        Two actors.

    Returns
    -------
    list of float
        One vote per actor.
    """
    return [
        weight
        * (
            case.distance(k, j) ** (exponents[k] if case.reading.votes_by_risk else 1)
            - case.distance(k, i) ** (exponents[k] if case.reading.votes_by_risk else 1)
        )
        for k, weight in enumerate(case.weights)
    ]


def chances(case: Case, exponents: Sequence[float]) -> list[list[float]]:
    """Give the probability that each actor beats each other one (30, 31).

    Parameters
    ----------
    case : Case
        The case.
    exponents : sequence of float
        Risk exponents.

    Returns
    -------
    list of list of float
        The row beats the column; 0 where the two share a position.
    """
    actors = range(len(case.positions))
    ballots = {(i, j): votes(case, exponents, i, j) for i in actors for j in actors}
    everything = math.fsum(abs(vote) for ballot in ballots.values() for vote in ballot)

    def chance(i: int, j: int) -> float:
        if case.positions[i] == case.positions[j]:
            return 0.0
        cast = everything if case.reading.all_pairs else math.fsum(map(abs, ballots[i, j]))
        return math.fsum(vote for vote in ballots[i, j] if vote > 0) / cast

    return [[chance(i, j) for j in actors] for i in actors]


def median(case: Case) -> float:
    """Give the lowest position at or below which half of all weight lies.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    float
        The weighted median.
    """
    half = math.fsum(case.weights) / 2
    return min(
        x
        for x in case.positions
        if math.fsum(w for w, y in zip(case.weights, case.positions, strict=True) if y <= x) >= half
    )


def mean(case: Case) -> float:
    """Give the weighted mean of the positions.

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    float
        Weighted by capability times salience.
    """
    total = math.fsum(w * x for w, x in zip(case.weights, case.positions, strict=True))
    return total / math.fsum(case.weights)


# Expectations


def utility(share: float, exponent: float) -> float:
    """Give the utility of a share, 0 best and 1 worst, to somebody with this risk exponent (15 to 24)."""
    return 2 - 4 * share**exponent


def expectation(case: Case, chance: float, exponent: float, i: int, j: int) -> float:
    """Give what i expects of challenging j, over not doing so (5 to 7, 25).

    Parameters
    ----------
    case : Case
        The case.
    chance : float
        The probability that i beats j.
    exponent : float
        The risk exponent by which outcomes are judged.
    i, j : int
        Who challenges, and who is challenged.

    Returns
    -------
    float
        On the scale of utilities, -2 to 2, so -4 to 4.
    """
    positions, salience = case.positions, case.saliences[j]
    apart = case.distance(i, j)
    success, failure = utility(0.5 - 0.5 * apart, exponent), utility(0.5 + 0.5 * apart, exponent)
    challenged = salience * (chance * success + (1 - chance) * failure) + (1 - salience) * success
    middle = median(case)
    drift = 0.25 * (abs(positions[i] - middle) / case.width + apart)
    helps = abs(positions[i] - middle) < abs(positions[i] - positions[j])
    moved = utility(0.5 - drift if helps else 0.5 + drift, exponent)
    return challenged - case.status_quo * utility(0.5, exponent) - (1 - case.status_quo) * moved


def risk_exponents(case: Case) -> list[float]:
    """Give every actor's risk exponent: below 1 for who is threatened least (33, 34).

    Parameters
    ----------
    case : Case
        The case.

    Returns
    -------
    list of float
        0.5 to 2.
    """
    actors = range(len(case.positions))
    chance = chances(case, [1.0] * len(actors))
    security = [
        math.fsum(expectation(case, chance[j][i], 1.0, j, i) for j in actors if j != i) for i in actors
    ]
    low, high = min(security), max(security)
    if low == high:
        return [1.0] * len(actors)
    risks = [(2 * own - high - low) / (high - low) for own in security]
    return [(1 - risk / 3) / (1 + risk / 3) for risk in risks]


# Offers


def offer(case: Case, own: float, other: float, i: int, j: int) -> Offer | None:
    """Give what i would accept of j.

    Parameters
    ----------
    case : Case
        The case.
    own, other : float
        What i expects of challenging j, and j of challenging i.
    i, j : int
        Who would move, and towards whom.

    Returns
    -------
    Offer or None
        None where i has more to expect than j, or where neither has anything.
    """
    here, there = case.positions[i], case.positions[j]
    way = there - here
    if here == there or other <= 0 or own >= other:
        return None
    if own > 0:
        return Offer(CONFLICT, abs(way), there)
    if -own < other:
        share = -own / other
        average = (-own * here + other * there) / (other - own)
        key = average if case.reading.lowest_average else abs(way) * share
        return Offer(COMPROMISE, key, here + way * share)
    if case.reading.capitulation:
        return Offer(CAPITULATION, abs(way), there)
    return None


def moved(case: Case, exponents: Sequence[float]) -> list[float]:
    """Let every actor take one offer, all at the same time.

    Parameters
    ----------
    case : Case
        The case.
    exponents : sequence of float
        Risk exponents.

    Returns
    -------
    list of float
        The new positions.
    """
    actors = range(len(case.positions))
    chance = chances(case, exponents)

    def best(i: int) -> float:
        offers = []
        for j in actors:
            judge = i if case.reading.movers_view else j
            own = expectation(case, chance[i][j], exponents[i], i, j)
            other = expectation(case, chance[j][i], exponents[judge], j, i)
            offers.append(offer(case, own, other, i, j))
        made = [found for found in offers if found is not None]
        return min(made, key=lambda found: found[:2]).position if made else case.positions[i]

    return [best(i) for i in actors]


def rounds(
    positions: Sequence[float],
    capabilities: Sequence[float],
    saliences: Sequence[float],
    count: int,
    reading: Reading = SCHOLZ_2011,
    status_quo: float = 1.0,
) -> list[Round]:
    """Let rounds follow each other.

    Parameters
    ----------
    positions, capabilities, saliences : sequence of float
        One per actor; not all positions equal; saliences are 0 to 1.
    count : int
        How many rounds.
    reading : Reading
        How the papers are read.
    status_quo : float
        The probability Q that nothing changes where nobody challenges.

    Returns
    -------
    list of Round
        The first is before any move and has no exponents.
    """
    width = max(positions) - min(positions)
    case = Case(list(positions), capabilities, saliences, status_quo, reading, width)
    played = [Round(list(positions), median(case), mean(case), None)]
    for _ in range(count):
        if reading.current_range:
            case = replace(case, width=max(case.positions) - min(case.positions) or width)
        exponents = risk_exponents(case)
        case = replace(case, positions=moved(case, exponents))
        played.append(Round(list(case.positions), median(case), mean(case), exponents))
    return played
