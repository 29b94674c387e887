"""The exchange model once more: a second implementation, in decimal arithmetic of 28 digits.

Written from Stokman and Van Oosten (1994) and from the rules and the order of arithmetic of the public
program of Dijkstra et al. (decide 2025.3.1), whose ties fall by the rounding of the last digit. It shares no
code with the package under test; the tests compare the two.

What the papers leave open is done as that program does it:

* An actor that stands on the outcome counts as left of it. Of two actors with the same ratio of saliences,
  the one of the group named first below demands the first issue of the pair.
* Gains are ranked by a stable sort that keeps the order of the last sort among equals. At first candidates
  are in the order of pairs of issues, then of (right, right) with (left, left) before (left, right) with
  (right, left), then of actors.
* An exchange knows the positions before the round, its own moves, and the deals it was told of; it is told
  of a deal only if one of its sides demands what a side of that deal demanded. Told twice of the same mover
  on the same issue, it believes the position that is nearer to where the mover started.
* A side that has dealt already may give more of the same issue, but only in the direction of the moves that
  it planned before; planned moves that rise by more than 100 together rule the exchange out.
* Positions that leave 0 to 100 by a rounding error in the last digit rule an exchange out. Where a deal has
  put the outcome on the demander's position, rounding decides whether more of the same move is cut to
  nothing, as it should be, or passes for a move away from that position, which is not cut.

In one thing it follows the paper: a move is cut so that the outcome lands on the demander's position. That
program measures the cut from where the exchange was told that the mover is, even if the mover has gone on
since, and the outcome then overshoots. The reference outputs are the same either way.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

NOTHING = Decimal.from_float(1e-10)
FULL = Decimal(100)
SALIENCE_WEIGHT = Decimal.from_float(0.4)
FIXED_WEIGHT = Decimal.from_float(0.1)

Grid = dict[str, dict[str, Decimal]]


@dataclass(frozen=True)
class Case:
    """Who wants what.

    Attributes
    ----------
    actors, issues : list of str
        Their order decides between equal gains.
    positions : mapping of issue to actor to position
        0 to 100. The order of actors is that of the sums; who is missing takes no part in the issue.
    saliences, powers : mappings like positions
        All positive.
    """

    actors: list[str]
    issues: list[str]
    positions: Grid
    saliences: Grid
    powers: Grid

    def weight(self, issue: str) -> Decimal:
        """Give the sum of salience times power of all who take part in an issue."""
        return sum(
            (salience * self.powers[issue][actor] for actor, salience in self.saliences[issue].items()),
            Decimal(0),
        )

    def outcome(self, issue: str, told: Mapping[str, Decimal], weight: Decimal) -> Decimal:
        """Give the weighted mean of the positions of an issue, of some actors the ones told.

        Parameters
        ----------
        issue : str
            Which.
        told : mapping of actor to position
            Positions that replace the case's own.
        weight : Decimal
            The issue's, summed before.

        Returns
        -------
        Decimal
            The weighted mean.
        """
        return self.pull(issue, told) / weight

    def pull(self, issue: str, told: Mapping[str, Decimal]) -> Decimal:
        """Give the sum of position times salience times power: the outcome before it is divided."""
        saliences, powers = self.saliences[issue], self.powers[issue]
        return sum(
            (
                told.get(actor, position) * saliences[actor] * powers[actor]
                for actor, position in self.positions[issue].items()
            ),
            Decimal(0),
        )

    def outcomes(self) -> dict[str, Decimal]:
        """Give the outcome of every issue."""
        return {issue: self.outcome(issue, {}, self.weight(issue)) for issue in self.issues}


def normalised(position: str, lower: str, upper: str) -> Decimal:
    """Put a position on the scale of 0 to 100.

    Parameters
    ----------
    position, lower, upper : str
        As written in the file: a position and the bounds of its issue.

    Returns
    -------
    Decimal
        Rounded to 28 digits twice: the length of one unit, and its multiple.
    """
    unit = 100 / (Decimal(upper) - Decimal(lower))
    return (Decimal(position) - Decimal(lower)) * unit


@dataclass(slots=True)
class Side:
    """One side of an exchange: what an actor gives and what it wants for it.

    Attributes
    ----------
    actor, gives, wants : str
        Who, the issue on which it moves, and the issue on which the partner moves.
    gives_salience, wants_salience, power : Decimal
        Its saliences of both issues and its power on the one it gives.
    weight : Decimal
        The sum of salience times power of all actors on the issue it gives.
    start, stands, goal : Decimal
        On the issue it gives: its positions before the round and now, and the position of the partner.
    moves : list of Decimal
        The planned one last; others if it has dealt since.
    """

    actor: str
    gives: str
    wants: str
    gives_salience: Decimal
    wants_salience: Decimal
    power: Decimal
    weight: Decimal
    start: Decimal
    stands: Decimal
    goal: Decimal
    moves: list[Decimal] = field(default_factory=list)

    @property
    def offers(self) -> Decimal:
        """Give the position it would vote for."""
        return self.stands + self.moves[-1]

    def plan(self, distance: Decimal) -> None:
        """Plan to move so far towards the goal."""
        self.moves.append(-distance if self.stands > self.goal else +distance)

    def shift(self, distance: Decimal) -> Decimal:
        """Give how far the outcome goes when the side moves so far."""
        return distance * self.gives_salience * self.power / self.weight

    def distance(self, shift: Decimal) -> Decimal:
        """Give how far the side must move for such a shift of the outcome."""
        return shift * self.weight / (self.power * self.gives_salience)

    def may_move(self) -> bool:
        """Tell whether the planned move is one, stays within 0 to 100 and goes the way of the earlier."""
        return (
            NOTHING < abs(self.moves[-1]) <= FULL
            and 0 <= self.offers <= FULL
            and sum(self.moves) <= FULL
            and (max(self.moves) < 0 or min(self.moves) > 0)
        )


def equal_gain(side: Side, partner: Side, shift: Decimal) -> Decimal:
    """Give the shift by the partner that repays both sides the same for a shift by this side.

    Parameters
    ----------
    side, partner : Side
        Who moves, and who repays.
    shift : Decimal
        How far the outcome goes on the issue that the side gives.

    Returns
    -------
    Decimal
        How far it has to go on the issue that the partner gives.
    """
    return (
        (side.gives_salience + partner.wants_salience)
        / (side.wants_salience + partner.gives_salience)
        * shift
    )


@dataclass(slots=True)
class Exchange:
    """A possible exchange.

    Attributes
    ----------
    first, second : Side
        The first wants the first issue of the pair and gives the second.
    told : mapping of issue to actor to position
        What the exchange knows of deals struck since the round began.
    gain : Decimal
        Each side's.
    valid : bool
        Whether it can be struck.
    margin : Decimal
        How close an outcome that it was to move ever was to the position that it must not pass.
    gifts, wishes : sets of (actor, issue)
        What its sides give and want.
    """

    first: Side
    second: Side
    told: Grid = field(default_factory=dict)
    gain: Decimal = Decimal(0)
    valid: bool = True
    margin: Decimal = Decimal("Infinity")
    gifts: frozenset[tuple[str, str]] = field(init=False)
    wishes: frozenset[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        """Collect what its sides give and want."""
        self.gifts = frozenset((side.actor, side.gives) for side, _ in self.sides())
        self.wishes = frozenset((side.actor, side.wants) for side, _ in self.sides())

    def sides(self) -> tuple[tuple[Side, Side], tuple[Side, Side]]:
        """Give each side with its partner."""
        return (self.first, self.second), (self.second, self.first)

    def reckon(self, case: Case) -> None:
        """Plan both moves anew: the second side all the way, or the first where it could not repay that.

        Parameters
        ----------
        case : Case
            As before the round.
        """
        first, second = self.first, self.second
        far_first, far_second = abs(first.goal - first.stands), abs(second.goal - second.stands)
        shift_second = second.shift(far_second)
        shift_first = equal_gain(second, first, shift_second)
        distances = first.distance(shift_first), far_second
        if distances[0] > far_first:
            shift_first = first.shift(far_first)
            shift_second = equal_gain(first, second, shift_first)
            distances = far_first, second.distance(shift_second)
        first.plan(distances[0])
        second.plan(distances[1])
        self.gain = abs(shift_first * first.gives_salience - shift_second * first.wants_salience)
        self.valid = self.gain >= NOTHING and first.may_move() and second.may_move()
        if self.valid:
            for side, partner in self.sides():
                self.cut(case, side, partner)
            self.valid = first.may_move() and second.may_move()

    def cut(self, case: Case, side: Side, partner: Side) -> None:
        """Shorten a move that takes the outcome past the demander's position, and the repayment with it.

        Parameters
        ----------
        case : Case
            As before the round.
        side, partner : Side
            Who moves, and who demands the move.
        """
        told = self.told.get(side.gives, {})
        before, after = (
            case.outcome(side.gives, {**told, side.actor: position}, side.weight)
            for position in (side.stands, side.offers)
        )
        self.margin = min(self.margin, abs(before - side.goal))
        if min(before, after) >= side.goal or max(before, after) <= side.goal:
            return
        missing = side.goal * side.weight - case.pull(side.gives, {**told, side.actor: side.stands})
        distance = abs(missing / (side.gives_salience * side.power))
        shift = side.shift(distance)
        repaid = equal_gain(side, partner, shift)
        side.moves.pop()
        partner.moves.pop()
        side.plan(distance)
        partner.plan(abs(partner.distance(repaid)))
        self.gain = abs(repaid * partner.gives_salience - shift * partner.wants_salience)

    def follow(self, case: Case, deal: "Exchange") -> None:
        """Take note of a deal just struck, and plan anew if it matters.

        Parameters
        ----------
        case : Case
            As before the round.
        deal : Exchange
            The deal.
        """
        if self.gifts.isdisjoint(deal.gifts) and self.wishes.isdisjoint(deal.wishes):
            return
        left = {(mover.actor, mover.gives): mover.offers for mover, _ in deal.sides()}
        for mover, demander in deal.sides():
            if (demander.actor, demander.wants) in self.wishes:
                self.hear(mover)
        for side, _ in self.sides():
            if (side.actor, side.gives) in left:
                side.stands = left[side.actor, side.gives]
            else:
                side.moves.pop()
        self.reckon(case)

    def hear(self, mover: Side) -> None:
        """Note where a deal left a mover; if told before, believe the position nearer to its start."""
        known = self.told.setdefault(mover.gives, {})
        before = known.get(mover.actor, mover.offers)
        nearer = min if mover.start <= before else max
        known[mover.actor] = nearer(before, mover.offers)


def largest_gains(exchange: Exchange) -> tuple[Decimal, Decimal]:
    """Give the most each side could gain while its partner loses nothing, the outcomes being as planned from.

    Parameters
    ----------
    exchange : Exchange
        Both its moves may go as far as the partner's position, whatever is planned.

    Returns
    -------
    tuple of Decimal
        Of the first and of the second side.
    """
    first, second = (most_gained(side, partner) for side, partner in exchange.sides())
    return first, second


def most_gained(side: Side, partner: Side) -> Decimal:
    """Give what a side gains when its partner goes as far as it may and is repaid its loss only."""
    shift = partner.shift(abs(partner.goal - partner.stands))
    repaid = shift * partner.gives_salience / partner.wants_salience
    most = side.shift(abs(side.goal - side.stands))
    if repaid > most:
        shift, repaid = most * partner.wants_salience / partner.gives_salience, most
    return shift * side.wants_salience - repaid * side.gives_salience


def pairs(case: Case) -> Iterator[tuple[str, str, str, str]]:
    """List who could exchange: those on opposite sides of the outcomes of both issues.

    Parameters
    ----------
    case : Case
        The positions.

    Yields
    ------
    tuple of str
        Two actors and two issues.
    """
    outcomes = case.outcomes()
    for p, q in itertools.combinations(case.issues, 2):
        groups: dict[tuple[bool, bool], list[str]] = {
            left: [] for left in itertools.product((False, True), repeat=2)
        }
        for actor in case.actors:
            if actor in case.positions[p] and actor in case.positions[q]:
                left = tuple(case.positions[issue][actor] <= outcomes[issue] for issue in (p, q))
                groups[left].append(actor)
        for one, other in (((False, False), (True, True)), ((True, False), (False, True))):
            for i, j in itertools.product(groups[one], groups[other]):
                yield i, j, p, q


def proposed(case: Case, i: str, j: str, p: str, q: str) -> Exchange:
    """Set up an exchange: who cares relatively more for the first issue demands it.

    Parameters
    ----------
    case : Case
        The positions.
    i, j, p, q : str
        Two actors and two issues.

    Returns
    -------
    Exchange
        With both moves planned.
    """
    ratio_i, ratio_j = (case.saliences[p][actor] / case.saliences[q][actor] for actor in (i, j))
    if ratio_i < ratio_j:
        i, j = j, i

    def side(actor: str, partner: str, gives: str, wants: str) -> Side:
        return Side(
            actor=actor,
            gives=gives,
            wants=wants,
            gives_salience=case.saliences[gives][actor],
            wants_salience=case.saliences[wants][actor],
            power=case.powers[gives][actor],
            weight=case.weight(gives),
            start=case.positions[gives][actor],
            stands=case.positions[gives][actor],
            goal=case.positions[gives][partner],
        )

    exchange = Exchange(side(i, j, q, p), side(j, i, p, q))
    exchange.reckon(case)
    return exchange


class Round(NamedTuple):
    """What happened in a round.

    Attributes
    ----------
    before, after : mapping of issue to outcome
        Of the positions before it, and of the positions that the actors vote for.
    n_candidates : int
        How many exchanges there could have been, feasible or not.
    deals : list of Exchange
        In the order in which they were struck.
    votes, positions : mappings of issue to actor to position
        Where the actors end this round and start the next.
    margin : Decimal
        The smallest difference that could have decided something: between a position and the outcome before
        the round, between the two largest gains left, or an exchange's margin. Below 1e-9 it is a tie, broken
        by rounding.
    """

    before: dict[str, Decimal]
    after: dict[str, Decimal]
    n_candidates: int
    deals: list[Exchange]
    votes: Grid
    positions: Grid
    margin: Decimal


def exchange_round(case: Case) -> Round:
    """Strike the exchange with the largest gain, let the others follow, and go on until none is left.

    Parameters
    ----------
    case : Case
        Who wants what.

    Returns
    -------
    Round
        With every deal.
    """
    candidates = [proposed(case, *pair) for pair in pairs(case)]
    deals: list[Exchange] = []
    gaps: list[Decimal] = []
    left = [exchange for exchange in candidates if exchange.valid]
    while left:
        left.sort(key=lambda exchange: exchange.gain, reverse=True)
        deal = left.pop(0)
        deals.append(deal)
        gaps += [deal.gain - runner_up.gain for runner_up in left[:1]]
        for exchange in left:
            exchange.follow(case, deal)
        left = [exchange for exchange in left if exchange.valid]
    votes = moved(case, deals, lambda side: side.offers)
    before = case.outcomes()
    sides = [abs(x - before[issue]) for issue, row in case.positions.items() for x in row.values()]
    return Round(
        before=before,
        after=replace(case, positions=votes).outcomes(),
        n_candidates=len(candidates),
        deals=deals,
        votes=votes,
        positions=moved(case, deals, next_position),
        margin=min([*sides, *gaps, *(exchange.margin for exchange in candidates)]),
    )


def moved(case: Case, deals: list[Exchange], position: Callable[[Side], Decimal]) -> Grid:
    """Put every side of every deal at a new position; the last deal counts."""
    positions = {issue: dict(row) for issue, row in case.positions.items()}
    for deal in deals:
        for side, _ in deal.sides():
            positions[side.gives][side.actor] = position(side)
    return positions


def next_position(side: Side) -> Decimal:
    """Give where a side starts the next round: some of its move stays with it, the less salient the more."""
    pliable = (1 - side.gives_salience) * SALIENCE_WEIGHT
    return pliable * side.offers + FIXED_WEIGHT * side.offers + (1 - pliable - FIXED_WEIGHT) * side.start


def rounds(case: Case, count: int) -> list[Round]:
    """Let rounds follow each other.

    Parameters
    ----------
    case : Case
        Who wants what at first.
    count : int
        How many rounds.

    Returns
    -------
    list of Round
        In order.
    """
    played: list[Round] = []
    for _ in range(count):
        played.append(exchange_round(case))
        case = replace(case, positions=played[-1].positions)
    return played
