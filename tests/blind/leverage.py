"""Bargaining in networks and threshold participation, by listing matchings, waivers and rounds.

Balanced outcomes of exchange networks (Cook & Yamagishi 1992; Kleinberg & Tardos 2008); a corridor whose
fixed cost is shared by those who stay, from all of them down to the greatest equilibrium.
"""

import itertools

from scipy.optimize import linprog

CLOSE = 1e-6


def matchings(edges):
    """Every set of edges of which no two meet."""
    for size in range(len(edges) + 1):
        for chosen in itertools.combinations(edges, size):
            ends = [end for edge in chosen for end in edge]
            if len(ends) == len(set(ends)):
                yield chosen


def best_matching(edges):
    """The most that deals, one for each at most, can be worth together."""
    return max(sum(edges[edge] for edge in chosen) for chosen in matchings(edges))


def has_stable_outcome(edges):
    """Whether gains that leave no pair a better deal cost no more than the best matching brings."""
    names = sorted({end for edge in edges for end in edge})
    rows = [[-1.0 if name in edge else 0.0 for name in names] for edge in edges]
    least = linprog([1.0] * len(names), A_ub=rows, b_ub=[-worth for worth in edges.values()])
    return least.fun <= best_matching(edges) + CLOSE


def elsewhere(edges, gains, party, partner):
    """The best that a party could have by bettering what somebody else has."""
    offers = [0.0]
    for edge, worth in edges.items():
        if party in edge:
            (other,) = set(edge) - {party}
            if other != partner:
                offers.append(worth - gains[other])
    return max(offers)


def unbalanced(edges, deals, gains):
    """By how much some deal is not split evenly over what its ends have elsewhere."""
    worst = 0.0
    for one, other in deals:
        worth = edges[one, other]
        above = gains[one] - elsewhere(edges, gains, one, other)
        opposite = gains[other] - elsewhere(edges, gains, other, one)
        worst = max(worst, abs(gains[one] + gains[other] - worth), abs(above - opposite))
    return worst


def unstable(edges, gains):
    """By how much some pair would gain by leaving for each other, or somebody is left less than nothing."""
    missing = [worth - gains[one] - gains[other] for (one, other), worth in edges.items()]
    return max([0.0, *missing, *(-gain for gain in gains.values())])


def balanced(edges, rounds=4000):
    """Deals of the best matching, split again and again, half of the way at a time."""
    deals = max(matchings(edges), key=lambda chosen: sum(edges[edge] for edge in chosen))
    gains = dict.fromkeys(sorted({end for edge in edges for end in edge}), 0.0)
    for one, other in deals:
        gains[one] = gains[other] = edges[one, other] / 2
    for _ in range(rounds):
        wanted = dict(gains)
        for one, other in deals:
            here, there = elsewhere(edges, gains, one, other), elsewhere(edges, gains, other, one)
            share = here + (edges[one, other] - here - there) / 2
            wanted[one] = min(max(share, 0.0), edges[one, other])
            wanted[other] = edges[one, other] - wanted[one]
        gains = {name: (gains[name] + wanted[name]) / 2 for name in gains}
    return deals, gains


def rounds_of_leaving(users, fixed_cost, costs):
    """Who leaves in each round, when those who stay share the fixed cost by what it is worth to them."""
    active, told = set(users), []
    while active:
        total = sum(users[user] for user in active)
        leaving = {
            user for user in active if users[user] * (1 - fixed_cost / total) - costs.get(user, 0.0) < 0
        }
        if not leaving:
            break
        told.append(leaving)
        active -= leaving
    return told, active


def fewest_waivers(users, fixed_cost, costs):
    """How many of those under sanctions must be spared so that somebody stays; None where nothing helps."""
    for size in range(len(costs) + 1):
        for spared in itertools.combinations(costs, size):
            left = {user: cost for user, cost in costs.items() if user not in spared}
            if rounds_of_leaving(users, fixed_cost, left)[1]:
                return size
    return None
