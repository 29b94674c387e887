"""A forecast the slow way: a fine grid over the uncertain numbers, and brute force at each of its points.

Which package is struck comes from `packages`, when it is signed from `timing`, whether it would be kept from
`graph_model`. Here stand the ranges of uncertain numbers, two solutions pooled by halves, what evidence does
to a package that holds its term, bands and shares of variance. No random number is drawn.
"""

import itertools
import math
from collections import defaultdict
from statistics import NormalDist

from blind import graph_model
from blind.packages import kalai_smorodinsky, nash, packages, worths

STANDARD = NormalDist()


def halves(low, mode, high):
    """The deviations left and right of the mode with one time in twenty below `low` and above `high`.

    Both half normals are as high where they meet, so their shares of the mass are as their deviations.
    """
    some, most = 0.05, 0.95
    for _ in range(200):
        share = (some + most) / 2
        left = (low - mode) / STANDARD.inv_cdf(0.025 / share)
        right = (high - mode) / STANDARD.inv_cdf(1 - 0.025 / (1 - share))
        some, most = (share, most) if left / (left + right) > share else (some, share)
    return left, right


def drawn(p, low, mode, high):
    """The number below which a range falls with chance `p`."""
    left, right = halves(low, mode, high)
    share = left / (left + right)
    if p <= share:
        return mode + left * STANDARD.inv_cdf(p / (2 * share))
    return mode + right * STANDARD.inv_cdf(1 - (1 - p) / (2 * (1 - share)))


def drawn_share(p, low, mode, high):
    """The same for a probability or share: its log odds have the range."""
    log_odds = drawn(p, *(math.log(x / (1 - x)) for x in (low, mode, high)))
    return 1 / (1 + math.exp(-log_odds))


def struck(case):
    """The packages that Nash's and the Kalai-Smorodinsky solution strike; None where nothing changes."""
    nothing = tuple(options[0] for options in case.issues.values())
    found = [solve(case) for solve in (nash, kalai_smorodinsky)]
    return [None if one is None or one.package == nothing else one.package for one in found]


def ratio(case, package, items):
    """How many times likelier the evidence is if this package is signed than if nothing is.

    An item is a term, or None for any deal, and its log ratio after all discounts.
    """
    chosen = dict(zip(case.issues, package, strict=True))
    return math.exp(sum(log for term, log in items if term is None or chosen[term[0]] == term[1]))


def weighed(case, signed, items=()):
    """The weight of every package, and of none, in one world that counts for 1 before the evidence.

    `signed` is the chance that what is struck is signed in time.
    """
    weights = defaultdict(float)
    for package in struck(case):
        if package is None:
            weights[None] += 0.5
        else:
            weights[package] += 0.5 * signed * ratio(case, package, items)
            weights[None] += 0.5 * (1 - signed)
    return dict(weights)


def chances(worlds):
    """The chance of every package, and of none, over weighed worlds."""
    sums = defaultdict(float)
    for world in worlds:
        for package, weight in world.items():
            sums[package] += weight
    return {package: weight / sum(sums.values()) for package, weight in sums.items()}


def p_deal(worlds):
    """The chance that some package is signed."""
    return 1 - chances(worlds).get(None, 0.0)


def quantile(worlds, p):
    """The chance of a deal that weighed worlds fall below with chance `p`."""
    told = sorted((p_deal([world]), sum(world.values())) for world in worlds)
    reached, enough = 0.0, p * sum(weight for _, weight in told)
    for chance, weight in told:
        reached += weight
        if reached >= enough:
            return chance
    return told[-1][0]


def grid(n, *ranges):
    """Points of equal chance: one number of each range, by the middles of `n` equal parts of its mass."""
    middles = [(place + 0.5) / n for place in range(n)]
    return list(itertools.product(*([draw(p, *ends) for p in middles] for draw, ends in ranges)))


def variance_shares(points, values, bins=16):
    """The share of the variance that each coordinate of the points explains alone, in so many equal bins."""
    mean = sum(values) / len(values)
    whole = sum((value - mean) ** 2 for value in values) / len(values)
    shares = []
    for place in range(len(points[0])):
        ranks = {at: rank for rank, at in enumerate(sorted({point[place] for point in points}))}
        slices = defaultdict(list)
        for point, value in zip(points, values, strict=True):
            slices[ranks[point[place]] * bins // len(ranks)].append(value)
        means = [sum(one) / len(one) for one in slices.values()]
        shares.append(sum((one - mean) ** 2 for one in means) / len(means) / whole)
    return shares


def all_stay(case, package, one_way=()):
    """Whether no party withdraws terms of a package from which the others' answers would not bring it back.

    Each term is an option of its giver, both ways or, on an issue in `one_way`, forward alone. A part of the
    package is worth what such a package is worth, and nothing at all what no deal is worth.
    """
    nothing = tuple(options[0] for options in case.issues.values())
    terms = [place for place, option in enumerate(package) if option != nothing[place]]
    issues = list(case.issues)
    feasible, vectors = set(packages(case)), {}
    for vector in itertools.product((0, 1), repeat=len(terms)):
        given = {place for place, level in zip(terms, vector, strict=True) if level}
        part = tuple(package[place] if place in given else nothing[place] for place in range(len(issues)))
        if part in feasible:
            vectors[part] = vector
    owners = [case.givers[issues[place]] for place in terms]
    ways = ["forward" if issues[place] in one_way else "both" for place in terms]
    moves = graph_model.option_moves(vectors, case.principals, owners, ways)
    worth = {party: {part: worths(case, part)[party] for part in vectors} for party in case.principals}
    for party in case.principals:
        worth[party][nothing] = case.no_deal.get(party, 0.0)
    game = graph_model.Game(moves=moves, worth=worth)
    return all(package in graph_model.seq(game, party) for party in case.principals)
