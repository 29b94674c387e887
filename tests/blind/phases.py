"""Phased exchange, the slow way: every order of the lumpy items, and a linear programme for the rest.

Safe exchange (Sandholm & Lesser, IJCAI-95; Sandholm & Ferrandon, ICMAS 2000) with discounting, bonds, caps
on what is given in advance, and items that can be taken back. A plan says which share of each item goes in
which step.
"""

import itertools
from dataclasses import dataclass

from scipy.optimize import linprog

TOLERANCE = 1e-7


@dataclass
class Item:
    """What goes from one party to another: all of it in one step if lumpy, in shares otherwise."""

    giver: str
    receiver: str
    cost: float
    value: float
    lumpy: bool = False
    revocable: float = 0.0
    after: tuple[str, ...] = ()


@dataclass
class Party:
    """Discount factor per step, points lost by leaving, and the largest lead that it is ready to give."""

    patience: float = 1.0
    bond: float = 0.0
    cap: float | None = None


@dataclass
class Exchange:
    """Parties and items by name; `first` moves first within a step, None where all move at once.

    `death` is the chance per step that all breaks down, whoever stays in.
    """

    parties: dict[str, Party]
    items: dict[str, Item]
    first: str | None = None
    death: float = 0.0

    def factor(self, party):
        """What the next step counts for today."""
        return self.parties[party].patience * (1 - self.death)


def given(case, plan, party, step):
    """What the party's deliveries in this step (from 0) cost it."""
    return sum(item.cost * plan[name][step] for name, item in case.items.items() if item.giver == party)


def received(case, plan, party, step):
    """What the others' deliveries in this step are worth to it."""
    return sum(item.value * plan[name][step] for name, item in case.items.items() if item.receiver == party)


def taken_back(case, plan, party, step):
    """What it could take back of its own before this step, less what would be taken back from it."""
    total = 0.0
    for name, item in case.items.items():
        before = sum(plan[name][:step])
        if item.giver == party:
            total += item.revocable * item.cost * before
        if item.receiver == party:
            total -= item.revocable * item.value * before
    return total


def bond_needed(case, plan, n_steps, party):
    """For every step, and once all is delivered, the bond that just keeps the party in."""
    needed = []
    for step in range(n_steps):
        need = given(case, plan, party, step) + taken_back(case, plan, party, step)
        for later in range(step + 1, n_steps):
            gain = received(case, plan, party, later) - given(case, plan, party, later)
            need -= case.factor(party) ** (later - step) * gain
        if party == case.first:
            need -= received(case, plan, party, step)
        needed.append(need)
    needed.append(taken_back(case, plan, party, n_steps))
    return needed


def leads(case, plan, n_steps, party):
    """For every step, all that it has given by its end less all that it had received before giving.

    Who moves second has by then received what the first mover gave in this step.
    """
    second = case.first is not None and party != case.first
    told = []
    for step in range(n_steps):
        had = step + 1 if second else step
        told.append(
            sum(given(case, plan, party, past) for past in range(step + 1))
            - sum(received(case, plan, party, past) for past in range(had))
        )
    return told


def worth(case, plan, n_steps, party):
    """What the whole plan brings the party, later steps discounted."""
    factor = case.factor(party)
    return sum(
        factor**step * (received(case, plan, party, step) - given(case, plan, party, step))
        for step in range(n_steps)
    )


def out_of_order(case, plan, n_steps):
    """By pair of items, how far the later is ahead, step by step, of where the earlier stood a step ago."""
    return [
        sum(plan[name][: step + 1]) - sum(plan[earlier][:step])
        for name, item in case.items.items()
        for earlier in item.after
        for step in range(n_steps)
    ]


def limits(case, plan, n_steps, free=None):
    """All that must not be above 0, for bonds as they are; with `free`, that party's bond left out."""
    rows = out_of_order(case, plan, n_steps)
    for party, told in case.parties.items():
        rows.append(-worth(case, plan, n_steps, party))
        if told.cap is not None:
            rows += [lead - told.cap for lead in leads(case, plan, n_steps, party)]
        bond = 0.0 if party == free else told.bond
        rows += [need - bond for need in bond_needed(case, plan, n_steps, party)]
    return rows


def bound_by(case, n_steps, free):
    """Which of the rows of `limits` the free party's bond would loosen."""
    rows = [False] * len(out_of_order(case, _nothing(case, n_steps), n_steps))
    for party, told in case.parties.items():
        rows += [False] * (1 if told.cap is None else 1 + n_steps) + [party == free] * (n_steps + 1)
    return rows


def _nothing(case, n_steps):
    return {name: [0.0] * n_steps for name in case.items}


def orders(case, n_steps):
    """Every way of putting the lumpy items into steps."""
    lumpy = [name for name, item in case.items.items() if item.lumpy]
    for places in itertools.product(range(n_steps), repeat=len(lumpy)):
        yield dict(zip(lumpy, places, strict=True))


def smallest_bond_in(case, n_steps, free):
    """Smallest bond of one party with which some plan in so many steps is safe; None where none is."""
    best = None
    for order in orders(case, n_steps):
        found = _solved(case, n_steps, order, free)
        if found is not None and (best is None or found < best):
            best = found
    return best


def safe_in(case, n_steps):
    """Whether some plan in so many steps is safe, with the bonds as they are."""
    return any(_solved(case, n_steps, order, None) is not None for order in orders(case, n_steps))


def fewest_steps(case, most=10):
    """The fewest steps in which the exchange is safe, None where it is in none up to `most`."""
    return next((n_steps for n_steps in range(1, most + 1) if safe_in(case, n_steps)), None)


def smallest_bond(case, party, most=10):
    """The smallest bond of one party, the others' as they are, that makes some plan safe."""
    found = [smallest_bond_in(case, n_steps, party) for n_steps in range(1, most + 1)]
    return min((bond for bond in found if bond is not None), default=None)


def _solved(case, n_steps, order, free):
    """The free party's smallest bond (0 without one) for this order of the lumpy items, or None."""
    base = _nothing(case, n_steps)
    for name, step in order.items():
        base[name][step] = 1.0
    constant = limits(case, base, n_steps, free)
    loosened = bound_by(case, n_steps, free)
    divisible = [name for name, item in case.items.items() if not item.lumpy]
    if not divisible:
        if any(row > TOLERANCE for row, loose in zip(constant, loosened, strict=True) if not loose):
            return None
        return max((row for row, loose in zip(constant, loosened, strict=True) if loose), default=0.0)
    zero = limits(case, _nothing(case, n_steps), n_steps, free)
    columns = []
    for name in divisible:
        for step in range(n_steps):
            unit = _nothing(case, n_steps)
            unit[name][step] = 1.0
            moved = limits(case, unit, n_steps, free)
            columns.append([row - nil for row, nil in zip(moved, zero, strict=True)])
    columns.append([-1.0 if loose else 0.0 for loose in loosened])
    whole = [
        [1.0 if column // n_steps == place else 0.0 for column in range(len(columns))]
        for place in range(len(divisible))
    ]
    found = linprog(
        [0.0] * (len(columns) - 1) + [1.0],
        A_ub=[list(row) for row in zip(*columns, strict=True)],
        b_ub=[-row for row in constant],
        A_eq=whole,
        b_eq=[1.0] * len(divisible),
        bounds=[(0, 1)] * (len(columns) - 1) + [(0, None)],
    )
    return max(0.0, found.fun) if found.status == 0 else None
