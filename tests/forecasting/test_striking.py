"""Choosing among candidates is close to solving every world exactly."""

import numpy as np
import pytest

from detente.analysis.arrays import world
from detente.analysis.solutions import kalai_smorodinsky, nash
from detente.analysis.space import arrays_of
from detente.catalogue import DEMO, scenario_file
from detente.forecasting.solving import inputs_of, single_worlds, worlds_as_arrays
from detente.forecasting.striking import (
    POOLED,
    Exact,
    candidates,
    principals_only,
    solver_of,
    struck,
)
from detente.forecasting.worlds import blocks
from detente.scenario import load

N_WORLDS = 600


def test_candidates_against_the_exact_solve(tell):
    """Fails where choosing among the scouts' packages moves a term by more than a point and a half.

    Prints the share of worlds with the same package, and the largest error of a term's probability.
    """
    case = load(scenario_file(DEMO))
    inputs, at_modes = inputs_of(case), principals_only(arrays_of(case))
    scouts = blocks(inputs, draws=2048, seed=1, n_spare=1, stream=1)
    solver = solver_of(at_modes)
    found = candidates(solver, map(solver.notable, single_worlds(case, scouts)))
    fresh = next(blocks(inputs, draws=N_WORLDS, seed=99, n_spare=1))
    arrays = worlds_as_arrays(case, fresh)
    solver = Exact(at_modes)
    exact = np.stack([solver.struck(world(arrays, n)) for n in range(N_WORLDS)], axis=1)
    chosen = struck(arrays, found)
    ours, truth = having(found.packages, chosen), having(solver.packages, exact)
    same = (ours == truth).all(axis=2).mean(axis=1)
    feasible = ((chosen >= 0) == (exact >= 0)).mean()
    error = max(
        abs((ours[..., issue] == option).mean() - (truth[..., issue] == option).mean())
        for issue, n_options in enumerate(at_modes.n_options)
        for option in range(1, n_options)
    )
    shares = ", ".join(
        f"{solution.__name__} {share:.1%}" for solution, share in zip(POOLED, same, strict=True)
    )
    tell(
        f"striking: {len(found.packages)} candidates of {len(solver.packages):,} packages; same package in "
        f"{N_WORLDS} fresh worlds: {shares}; feasibility {feasible:.1%}; largest error of a term {error:.4f}"
    )
    assert feasible > 0.99
    assert error < 0.015


def having(packages, places):
    """Options of the struck package in each world; -1 where there is none."""
    return np.where((places >= 0)[..., None], packages[places], -1)


@pytest.mark.parametrize("number", range(5))
def test_one_world_is_solved_as_the_packages_question_solves_it(number):
    """Fails where the forecast's Nash differs from the one that `packages` prints."""
    case = load(scenario_file(DEMO))
    inputs, at_modes = inputs_of(case), principals_only(arrays_of(case))
    arrays = world(worlds_as_arrays(case, next(blocks(inputs, draws=8, seed=5, n_spare=1))), number)
    solver = Exact(at_modes)
    gains = solver.gains(arrays).T
    places = np.flatnonzero((gains >= 0).all(axis=1))
    if not len(places):
        assert set(solver.struck(arrays)) == {-1}
        return
    expected = [
        places[solution(gains[places], None, np.ones(2))[0]] for solution in (nash, kalai_smorodinsky)
    ]
    assert expected == solver.struck(arrays).tolist()
