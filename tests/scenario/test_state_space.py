"""Which states a conflict leaves, and how they are numbered."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.scenario.blocks.conflict import Conflict
from detente.scenario.state_codes import code_of, digits, label
from detente.scenario.state_space import state_space

ELMIRA = ["NYNNN", "YYNNN", "NNYNN", "YNYNN", "NYNNY", "YYNNY", "NNYNY", "YNYNY"]


def conflict(levels, **block):
    options = [{"id": f"o{place}", "owner": "A", "levels": n} for place, n in enumerate(levels, 1)]
    return Conflict.model_validate({"options": options, **block})


def test_option_1_is_the_least_significant_digit():
    """Fails where states are numbered in another order than GMCR+ numbers them."""
    assert list(state_space(conflict([2, 2, 2], infeasible=["YY-"])).labels()) == [
        *("NNN", "YNN", "NYN"),
        *("NNY", "YNY", "NYY"),
    ]


def test_elmira_has_nine_states_once_those_after_abandonment_are_one():
    """Fails where the state in which the plant is closed is not the ninth, as in the literature."""
    patterns = ["-YY--", "-Y-Y-", "--YY-", "-NNN-"]
    space = state_space(conflict([2] * 5, infeasible=patterns, same=["---Y-"]))
    assert list(space.labels())[:8] == ELMIRA
    assert [space.number_of(text) for text in ("NNNYN", "YNNYY", "-NNY-", "9")] == [9, 9, 9, 9]
    assert len(state_space(conflict([2] * 5, infeasible=patterns, same=["---Y-"], coalesce=False))) == 12


def test_requirements():
    """Fails where a combination that has all of `if` and not all of `then` is a state."""
    rule = {"if": {"o1": 2}, "then": {"o2": "Y", "o3": "N"}}
    space = state_space(conflict([3, 2, 2], requires=[rule]))
    assert [text for text in space.labels() if text[0] == "2"] == ["2YN"]
    assert len(space) == 9


@pytest.mark.parametrize(
    ("levels", "state", "number"),
    [
        ([2, 2], "NY", 3),
        ([2, 2], "3", 3),
        ([2, 2], "01", None),
        ([2, 2], 5, None),
        ([2, 2], "Y", None),
        ([3, 3], "12", 8),
        ([3, 3], "9", 9),
        ([2], "1", 1),
        ([2, 2], "0", None),
    ],
)
def test_a_state_by_text_or_number(levels, state, number):
    """Fails where digits alone mean a state's text although its options print as Y and N."""
    assert state_space(conflict(levels)).number_of(state) == number


def test_too_many_combinations():
    """Fails where a file can ask for more than memory holds."""
    with pytest.raises(ValueError, match="more than 4,194,304 combinations of 23 options"):
        state_space(conflict([2] * 23))
    assert len(state_space(conflict([2] * 30, states=["N" * 30, "Y" * 30]))) == 2


def test_as_many_as_are_allowed():
    """Fails where states are looked at one by one."""
    assert len(state_space(conflict([2] * 22, infeasible=["YY" + "-" * 20] * 200))) == 3 * 2**20


@st.composite
def conflicts(draw):
    levels = draw(st.lists(st.integers(2, 4), min_size=1, max_size=4))
    sign = [st.sampled_from(["-", "-", *map(str, range(n))]) for n in levels]
    patterns = st.lists(st.tuples(*sign).map("".join), max_size=3)
    return levels, draw(patterns), draw(patterns)


def matches(spelt, pattern):
    return all(sign in ("-", str(digit)) for digit, sign in zip(spelt, pattern, strict=True))


@given(conflicts())
def test_states_by_their_definition(case):
    """Fails where a state is lost or kept, merged or numbered otherwise than one by one."""
    levels, infeasible, same = case
    every = [digits(code, levels) for code in range(math.prod(levels))]
    states = [spelt for spelt in every if not any(matches(spelt, pattern) for pattern in infeasible)]
    group = list(range(len(states)))
    for pattern, _ in itertools.product(same, same):
        alike = {group[place] for place, spelt in enumerate(states) if matches(spelt, pattern)}
        group = [max(alike) if other in alike else other for other in group]
    numbers = {last: number for number, last in enumerate(sorted(set(group)), start=1)}
    listed = ["".join(map(str, spelt)) for spelt in states]
    for block in ({"infeasible": infeasible}, {"states": listed}):
        space = state_space(conflict(levels, **block, same=same))
        numbers_of = dict(space.members())
        found = [numbers_of[code_of("".join(map(str, spelt)), levels)] for spelt in states]
        assert found == [numbers[last] for last in group]
        assert [numbers_of[code] for code in space.codes()] == list(range(1, len(space) + 1))
        assert list(space.labels()) == [label(code, levels) for code in space.codes()]
        assert len(space) == len(numbers)
