"""Searching all packages finds what listing them finds."""

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from blind.test_packages import files, ours
from build import scenario
from detente.analysis.arrays import package_arrays
from detente.analysis.direct import Direct
from detente.analysis.leaves import leaves_of
from detente.analysis.offers import closest, offers
from detente.analysis.packages import packages
from detente.analysis.space import Listed
from detente.analysis.sweeteners import sweeteners


def spaces(file):
    """A random scenario, its arrays, its packages listed, and searched with and without leaves."""
    case = ours(file)
    arrays = package_arrays(case)
    assume(arrays.feasible(np.array(list(np.ndindex(*arrays.n_options)))).any())
    return case, arrays, Listed(arrays), (Direct(arrays, leaves_of(arrays)), Direct(arrays, None))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(files())
def test_solutions_are_those_of_the_list(file):
    """Fails where a search misses a better package, claims a false proof, or miscounts ties."""
    _, arrays, listed, searches = spaces(file)
    weights = np.ones(len(arrays.principals))
    for search in searches:
        assert (search.n_packages, search.ideal is None) == (listed.n_packages, listed.ideal is None)
        expected, actual = listed.solutions(weights), search.solutions(weights)
        for name, solved in expected.items():
            if solved is None:
                assert actual[name] is None
                continue
            assert actual[name].value == pytest.approx(solved.value, abs=1e-9), name
            assert actual[name].gap == 0
            assert actual[name].ties in (None, solved.ties)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(files())
def test_gaps_and_offers_are_those_of_the_list(file):
    """Fails where a search closes a gap at a higher cost, or offers less, than looking at every package."""
    case, arrays, listed, searches = spaces(file)
    start = np.zeros(len(arrays.issues), dtype=np.int16)
    for search in searches:
        assert search.opens_at() == pytest.approx(listed.opens_at())
        if not arrays.broken(start):
            for one, other in zip(
                *(sweeteners(arrays, space, start, status_quo=True) for space in (search, listed)),
                strict=True,
            ):
                assert (one.party, len(one.terms)) == (other.party, len(other.terms))
                assert sum(one.cost.values()) == pytest.approx(sum(other.cost.values()))
        for side in case.principals:
            found = [[o.worth[side] for o in offers(case, arrays, s, side, start)] for s in (search, listed)]
            assert found[0] == pytest.approx(found[1])
            near, nearest = (closest(case, arrays, s, side, start, at_least=1) for s in (search, listed))
            assert (near is None) == (nearest is None)
            assert near is None or len(near.terms) == len(nearest.terms)


def test_requirements_that_rule_out_everything_are_said():
    """Fails where a search for what cannot be ends in a fault of the program."""
    never = [{"if": {"I0": ["o0", "o1"]}, "then": {"I0": "o1"}}, {"if": {"I0": "o1"}, "then": {"I0": "o0"}}]
    arrays = package_arrays(many(2, 2, 2, requires=never))
    with pytest.raises(ValueError, match="rule out every package -> loosen requires"):
        Direct(arrays, None).least_short()


def many(n_parties, n_issues, n_options, no_deal=0.0, **rest):
    """A scenario of random worths with six decimals."""
    rng = np.random.default_rng(1)
    weights = rng.dirichlet(np.ones(n_issues), size=n_parties)
    worth = np.round(weights[:, :, None] * rng.random((n_parties, n_issues, n_options)), 6)
    options = [f"o{place}" for place in range(n_options)]
    return scenario(
        parties={f"P{n}": {"no_deal": no_deal} for n in range(n_parties)},
        issues={f"I{k}": {"options": options} for k in range(n_issues)},
        worth={
            f"P{n}": {
                f"I{k}": dict(zip(options, row.tolist(), strict=True)) for k, row in enumerate(worth[n])
            }
            for n in range(n_parties)
        },
        status_quo="none",
        **rest,
    )


def test_five_parties_at_ten_to_the_thirty_are_solved_exactly():
    """Fails where a frontier too large to list costs the solutions, or their proof."""
    result = packages(many(5, 30, 10))
    assert result.n_packages == 10**30
    assert (result.frontier, result.n_frontier) == (None, None)
    assert {point.gap for point in result.solutions.values()} == {0.0}
    assert result.solutions["nash"].ties == 1
    assert result.frontier_bound.points


def test_links_too_dense_to_eliminate_are_searched():
    """Fails where every issue linked to every other is refused or solved wrongly."""
    linkages = [
        {"when": {f"I{a}": ["o0", "o2"], f"I{b}": ["o1", "o2"]}, "worth": {"P0": 0.01 * (a + b), "P1": -0.01}}
        for a in range(14)
        for b in range(a)
    ]
    result = packages(many(2, 14, 4, linkages=linkages))
    assert any("too densely" in warning for warning in result.warnings)
    assert {point.gap for point in result.solutions.values()} == {0.0}
    best = result.solutions["utilitarian"]
    assert best.value == pytest.approx(sum(best.worth.values()))
    assert all(best.value >= sum(point.worth.values()) - 1e-9 for point in result.solutions.values())
