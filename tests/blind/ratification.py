"""Ratification the slow way: every count of votes by convolution, common shocks on a fine grid, offers by turns.

Two-level games (Putnam 1988; Iida 1993). Rubinstein (1982) on shares that both homes would pass; the tail of a
Poisson-binomial count of votes, correlated by one normal shock that all voters share (as in Vasicek's model).
"""

import math
from statistics import NormalDist

NORMAL = NormalDist()
ROUNDS = 4000
GRID = [(place + 0.5) / 400 for place in range(-3200, 3200)]


def offers(patience, floors):
    """What the first keeps as it proposes, and what it is left as the other does; None where no share suits both.

    From a far last round backwards: each offers the other what it would get by waiting, or its floor if higher.
    """
    if sum(floors) > 1:
        return None
    kept, left = 1 - floors[1], floors[0]
    for _ in range(ROUNDS):
        left = max(floors[0], patience[0] * kept)
        kept = 1 - max(floors[1], patience[1] * (1 - left))
    return kept, left


def counts(chances):
    """The chance of 0, 1, 2, ... votes in favour, one voter after another."""
    told = [1.0]
    for chance in chances:
        without = [p * (1 - chance) for p in told] + [0.0]
        told = [p + (told[votes - 1] * chance if votes else 0.0) for votes, p in enumerate(without)]
    return told


def passes(groups, quota, correlation=0.0):
    """The chance of a quota of votes; `groups` are numbers of seats and their chance of a yes."""
    if correlation == 0:
        return sum(counts([chance for seats, chance in groups for _ in range(seats)])[quota:])
    total = weight = 0.0
    for shock in GRID[::16]:
        density = NORMAL.pdf(shock)
        shocked = [(seats, _shocked(chance, shock, correlation)) for seats, chance in groups]
        total += density * passes(shocked, quota)
        weight += density
    return total / weight


def _shocked(chance, shock, correlation):
    if chance in (0, 1):
        return chance
    lean = NORMAL.inv_cdf(chance) + math.sqrt(correlation) * shock
    return NORMAL.cdf(lean / math.sqrt(1 - correlation))


def moved(chance, slope, share, at):
    """The chance of a yes when the share brought home is not the one it was told for."""
    if chance in (0, 1):
        return chance
    odds = math.log(chance / (1 - chance)) + slope * (share - at)
    return 1 / (1 + math.exp(-odds))
