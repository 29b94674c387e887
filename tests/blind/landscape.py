"""Landscape theory by listing every division into blocs (Axelrod & Bennett 1993)."""

import itertools


def divisions(actors, n_blocs):
    """Every division into so many blocs at most, each a mapping of actors to bloc numbers, named once."""
    for rest in itertools.product(range(n_blocs), repeat=len(actors) - 1):
        places = (0, *rest)
        firsts = [place for number, place in enumerate(places) if place not in places[:number]]
        if firsts == sorted(firsts) and firsts[-1] == len(firsts) - 1:
            yield dict(zip(actors, places, strict=True))


def liking(propensity, one, other):
    """The propensity of a pair, written in either order; 0 where it is not told."""
    return propensity.get((one, other), propensity.get((other, one), 0.0))


def frustration(sizes, propensity, division, actor):
    """What it costs an actor to be apart from those it likes; below 0 where from those it dislikes."""
    return sum(
        sizes[other] * liking(propensity, actor, other)
        for other in sizes
        if other != actor and division[other] != division[actor]
    )


def energy(sizes, propensity, division):
    """Every actor's frustration times its size, so that each pair is counted twice."""
    return sum(sizes[actor] * frustration(sizes, propensity, division, actor) for actor in sizes)


def switches(sizes, propensity, division, n_blocs, actor):
    """By how much each other bloc, an empty one included, would frustrate it more than its own does."""
    here = frustration(sizes, propensity, division, actor)
    return [
        frustration(sizes, propensity, {**division, actor: bloc}, actor) - here
        for bloc in range(n_blocs)
        if bloc != division[actor]
    ]


def minima(sizes, propensity, n_blocs):
    """Divisions that no actor would leave alone, the lowest energy first."""
    held = [
        division
        for division in divisions(list(sizes), n_blocs)
        if all(min(switches(sizes, propensity, division, n_blocs, actor)) >= 0 for actor in sizes)
    ]
    return sorted(held, key=lambda division: energy(sizes, propensity, division))


def frustrated_ties(propensity, division):
    """How many who like each other stand apart, and who dislike each other stand together."""
    apart = {pair: division[pair[0]] != division[pair[1]] for pair in propensity}
    return sum((p > 0 and apart[pair]) or (p < 0 and not apart[pair]) for pair, p in propensity.items())


def frustration_index(actors, propensity, n_blocs):
    """The fewest frustrated ties of any division."""
    return min(frustrated_ties(propensity, division) for division in divisions(actors, n_blocs))


def blocs(division):
    """The division as a set of sets."""
    return {
        frozenset(actor for actor, place in division.items() if place == bloc)
        for bloc in set(division.values())
    }


def equidistance(place, one_pole, other_pole):
    """1 midway between two poles, 0 at either and beyond them."""
    along = (place - one_pole) / (other_pole - one_pole)
    return max(0.0, 1 - abs(2 * along - 1))
