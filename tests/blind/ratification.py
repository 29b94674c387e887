"""Ratification the slow way: votes counted one by one, common shocks on a fine grid, offers by turns.

Two-level games (Putnam 1988; Iida 1993). Rubinstein (1982) on shares that both homes would pass; the tail of
a Poisson-binomial count of votes, correlated by one normal shock that all voters share (Vasicek 1987).
"""

import math
from statistics import NormalDist

NORMAL = NormalDist()
ROUNDS = 4000
SHOCKS = [(place + 0.5) / 25 for place in range(-200, 200)]


def offers(patience, floors):
    """What the first keeps as it proposes, is left as the other does; None where no share suits both.

    From a far last round backwards: each offers the other what waiting would bring it, or its floor.
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
    for shock in SHOCKS:
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


def floor_met(share, floor):
    """The chance that a floor lies at or below the share.

    It is a number, or the 5 %, mode and 95 % of a split normal whose halves meet at the mode, in log odds.
    """
    if floor is None:
        return 1.0
    if not isinstance(floor, list):
        return float(share >= floor - 1e-9)
    if not 0 < share < 1:
        return float(share >= 1)
    low, mode, high, at = (math.log(p / (1 - p)) for p in (*floor, share))
    left, right = _halves(mode - low, high - mode)
    if at <= mode:
        return 2 * left / (left + right) * NORMAL.cdf((at - mode) / left)
    return 1 - 2 * right / (left + right) * NORMAL.cdf((mode - at) / right)


def _halves(down, up):
    """Spreads of two halves with a twentieth beyond `down` and `up`, by bisection of the left one's share."""
    low, high = 0.05, 0.95
    for _ in range(200):
        share = (low + high) / 2
        left = -down / NORMAL.inv_cdf(0.025 / share)
        right = -up / NORMAL.inv_cdf(0.025 / (1 - share))
        if left / (left + right) > share:
            low = share
        else:
            high = share
    return left, right


def passes_at_home(share, home):
    """The chance that one home passes a share: its own floor, those of its veto players, and the vote."""
    chance = floor_met(share, home.get("floor"))
    for floor in home.get("vetoes", []):
        chance *= floor_met(share, floor)
    return chance * voted(share, home.get("chamber"))


def voted(share, chamber):
    """The chance of the quota when the share brought home moves the votes."""
    if chamber is None:
        return 1.0
    slope, at = chamber["slope"], chamber["at"]
    groups = [(seats, moved(chance, slope, share, at)) for seats, chance in chamber["groups"]]
    return passes(groups, chamber["quota"], chamber["correlation"])


def best_kept(patience, homes, proposer):
    """The largest product of what a proposer keeps and the chance that both homes pass it, on a fine grid.

    It keeps no more than the other would leave it by waiting, with floors at their modes; `homes` and
    `patience` are the two parties', the proposer's place in them 0 or 1.
    """
    modes = [highest_floor(home) for home in homes]
    kept, left = offers(patience, modes)
    most = kept if proposer == 0 else 1 - left
    best = 0.0
    for place in range(601):
        share = most * place / 600
        shares = (share, 1 - share) if proposer == 0 else (1 - share, share)
        best = max(best, share * passes_at_home(shares[0], homes[0]) * passes_at_home(shares[1], homes[1]))
    return best


def highest_floor(home):
    """The highest floor of a home, each at its mode."""
    floors = [home.get("floor") or 0.0, *home.get("vetoes", [])]
    return max(floor[1] if isinstance(floor, list) else floor for floor in floors)


def share_brought_home(worth, no_deal, acceptable, deal):
    """The gain of a deal over none as a share of the best gain that all would sign."""
    best = max(worth[package] for package in acceptable)
    return (worth[deal] - no_deal) / (best - no_deal)
