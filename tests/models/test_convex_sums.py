"""The path of exchanges stays whole: points, choices and shares say the same."""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from detente.models.convex_sums import exchange_path
from detente.models.path_solutions import gains, nash_position, rational_span

PARTS = st.lists(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=5),
    min_size=1,
    max_size=5,
)
NOTHING = (Fraction(0), Fraction(0))


def path_of(parts):
    return exchange_path([np.array(part) for part in parts])


def worth_of(parts, shares):
    """What a mix adds up to."""
    return tuple(
        sum(share * parts[place][row][party] for place, of in enumerate(shares) for row, share in of.items())
        for party in (0, 1)
    )


@given(PARTS, st.fractions(0, 1))
def test_a_position_is_what_its_mix_adds_up_to(parts, share):
    """Fails where terms do not bring the worth printed beside them, or more than one issue is split."""
    path = path_of(parts)
    position = share * len(path.exchanges)
    mix = path.mix(position)
    assert worth_of(parts, mix) == gains(path, NOTHING, position)
    assert sum(len(of) > 1 for of in mix) <= 1


@given(PARTS, st.fractions(0, 1), st.sampled_from([Fraction(1), Fraction(1, 3), Fraction(7, 4)]))
def test_no_position_has_a_larger_product_than_nashs(parts, share, weight):
    """Fails where bisection stops at the wrong exchange, or the closed form on an edge is wrong."""
    path = path_of(parts)
    no_deal = (Fraction(path.points[-1][0]), Fraction(path.points[0][1]))
    span = rational_span(path, no_deal)
    weights = (weight, 2 - weight)
    best = gains(path, no_deal, nash_position(path, no_deal, weights, span))
    other = gains(path, no_deal, share * len(path.exchanges))
    products = [
        float(mine) ** float(weights[0]) * float(yours) ** float(weights[1]) for mine, yours in (best, other)
    ]
    assert products[0] >= products[1] * (1 - 1e-12)


def test_rates_are_compared_exactly():
    """Fails where two rates that no float tells apart come in the wrong order."""
    large = 2**59
    path = exchange_path([np.array([[large, 0], [0, large - 1]]), np.array([[large - 1, 0], [0, large - 2]])])
    assert [exchange.part for exchange in path.exchanges] == [0, 1]
    path = exchange_path([np.array([[large - 1, 0], [0, large - 2]]), np.array([[large, 0], [0, large - 1]])])
    assert [exchange.part for exchange in path.exchanges] == [1, 0]


def test_an_option_in_between_is_passed_not_skipped():
    """Fails where an even split is said to need a lottery though an option of the file is just that."""
    path = path_of([[(4, 0), (2, 2), (0, 4)]])
    assert path.points == ((4, 0), (2, 2), (0, 4))
    assert path.vertices()[0] == [0, 2]
