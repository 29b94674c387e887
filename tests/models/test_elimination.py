"""Eliminating variables counts what listing every choice counts, and refuses what it cannot."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.elimination import Factor, TooDenseError, eliminate


@st.composite
def problems(draw):
    """Up to five variables, each with a factor of its own and some linked by two or three."""
    sizes = {v: draw(st.integers(1, 3)) for v in range(draw(st.integers(1, 5)))}
    scopes = [(v,) for v in sizes] + draw(
        st.lists(st.sets(st.sampled_from(list(sizes)), min_size=1, max_size=3).map(tuple), max_size=4)
    )
    factors = [
        Factor(
            scope,
            {
                choice: draw(st.integers(1, 5))
                for choice in itertools.product(*(range(sizes[v]) for v in scope))
                if draw(st.integers(0, 9))
            },
        )
        for scope in scopes
    ]
    return sizes, factors


@given(problems())
def test_elimination_adds_up_what_listing_adds_up(problem):
    """Fails where an order of elimination loses a choice or counts one twice."""
    sizes, factors = problem
    total = 0
    for choice in itertools.product(*(range(size) for size in sizes.values())):
        parts = [factor.table.get(tuple(choice[v] for v in factor.scope)) for factor in factors]
        total += 0 if None in parts else math.prod(parts)
    assert (eliminate(sizes, factors, multiply=math.prod, add=sum) or 0) == total


def test_dense_links_are_refused():
    """Fails where elimination sets out to list what it cannot."""
    sizes = dict.fromkeys(range(20), 3)
    factors = [
        Factor((a, b), dict.fromkeys(itertools.product(range(3), repeat=2), 1))
        for a in sizes
        for b in range(a)
    ]
    with pytest.raises(TooDenseError, match="linked to each other too densely"):
        eliminate(sizes, factors, multiply=math.prod, add=sum)
