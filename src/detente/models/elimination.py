"""Sums over everything that linked variables can be, one variable at a time."""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")

MAX_JOINT = 50_000


class TooDenseError(ValueError):
    """Variables are linked so densely that their joint choices cannot be listed."""


@dataclass(frozen=True)
class Factor(Generic[Value]):
    """A value for each joint choice of the variables in its scope; a choice left out is impossible."""

    scope: tuple[int, ...]
    table: Mapping[tuple[int, ...], Value]


def eliminate(
    sizes: Mapping[int, int],
    factors: Sequence[Factor[Value]],
    *,
    multiply: Callable[[Sequence[Value]], Value],
    add: Callable[[Sequence[Value]], Value],
) -> Value | None:
    """Add up, over all joint choices, the product of what every factor says of the choice.

    Variables go in the order in which each leaves the fewest joint choices behind. With numbers this counts;
    with sets of vectors, sums for products and frontiers of unions for sums, it gives frontiers.

    Parameters
    ----------
    sizes : mapping of variable to its number of values
        Every variable stands in the scope of some factor.
    factors : sequence of Factor
        What is multiplied.
    multiply, add : callable
        Product and sum of one or more values.

    Returns
    -------
    value or None
        None where no joint choice is possible.

    Raises
    ------
    TooDenseError
        Where some step would have to list more than 50,000 joint choices.

    References
    ----------
    Dechter (1999), "Bucket elimination", Artificial Intelligence 113; for frontiers Rollon & Larrosa (2006),
    "Bucket elimination for multiobjective optimization problems", Journal of Heuristics 12.

    Examples
    --------
    How many ways to colour a path of three with two colours, neighbours apart?

    >>> apart = {(0, 1): 1, (1, 0): 1}
    >>> path = [Factor((0, 1), apart), Factor((1, 2), apart)]
    >>> eliminate({0: 2, 1: 2, 2: 2}, path, multiply=math.prod, add=sum)
    2
    """
    waiting, left = list(factors), set(sizes)
    while left:
        variable = min(left, key=lambda v: (_joint(_neighbours(v, waiting), sizes), v))
        concerned = [factor for factor in waiting if variable in factor.scope]
        waiting = [factor for factor in waiting if variable not in factor.scope]
        waiting.append(_without(variable, concerned, sizes, multiply, add))
        left.remove(variable)
    values = [factor.table.get(()) for factor in waiting]
    possible = [value for value in values if value is not None]
    return multiply(possible) if len(possible) == len(values) else None


def _neighbours(variable: int, factors: Sequence[Factor[Value]]) -> list[int]:
    return sorted({v for factor in factors if variable in factor.scope for v in factor.scope})


def _joint(variables: Sequence[int], sizes: Mapping[int, int]) -> int:
    return math.prod(sizes[v] for v in variables)


def _without(
    variable: int,
    factors: Sequence[Factor[Value]],
    sizes: Mapping[int, int],
    multiply: Callable[[Sequence[Value]], Value],
    add: Callable[[Sequence[Value]], Value],
) -> Factor[Value]:
    """One factor in place of those that know the variable."""
    together = _neighbours(variable, factors)
    if _joint(together, sizes) > MAX_JOINT:
        raise TooDenseError(f"{len(together)} issues are linked to each other too densely to solve exactly")
    scope = tuple(v for v in together if v != variable)
    factors = _with_one_of_its_own(variable, factors, multiply)
    table = {}
    for choice in itertools.product(*(range(sizes[v]) for v in scope)):
        known = dict(zip(scope, choice, strict=True))
        terms = []
        for value in range(sizes[variable]):
            known[variable] = value
            parts = [factor.table.get(tuple(known[v] for v in factor.scope)) for factor in factors]
            possible = [part for part in parts if part is not None]
            if len(possible) == len(parts):
                terms.append(multiply(possible))
        if terms:
            table[choice] = add(terms)
    return Factor(scope, table)


def _with_one_of_its_own(
    variable: int, factors: Sequence[Factor[Value]], multiply: Callable[[Sequence[Value]], Value]
) -> list[Factor[Value]]:
    """The same factors, those of the variable alone multiplied once rather than for every joint choice."""
    own = [factor for factor in factors if factor.scope == (variable,)]
    others = [factor for factor in factors if factor.scope != (variable,)]
    possible = [key for key in own[0].table if all(key in factor.table for factor in own)] if own else []
    joined = {key: multiply([factor.table[key] for factor in own]) for key in possible}
    return [*([Factor((variable,), joined)] if own else []), *others]
