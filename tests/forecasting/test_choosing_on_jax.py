"""Worlds choose the same packages whether numpy or JAX adds up their worths."""

import os
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.analysis.arrays import PackageArrays
from detente.catalogue import DEMO, scenario_file
from detente.forecasting.back_end import SETTING, on_jax
from detente.forecasting.solving import inputs_of, worlds_as_arrays
from detente.forecasting.striking import Candidates, struck
from detente.forecasting.worlds import BLOCK, block
from detente.models.grid import packages_of
from detente.scenario import load
from jax_process import jax_process, precision_after, proposed

N_OPTIONS = (3, 3, 3)
N_WORLDS, N_PARTIES = 64, 3
# Whole points tie often; tenths leave float noise where they should cancel; large sums leave more of it.
POINTS = {"whole": (1.0, 0.0), "tenths": (0.1, 0.0), "large": (0.1, 1e7), "any": (np.pi / 3, 0.0)}


@pytest.fixture(scope="module")
def beside():
    """A process that has loaded JAX."""
    with jax_process() as process:
        yield process


def drawn(kind, seed, veto, quorum):
    """Worlds of three parties and three issues, worths being whole multiples of something."""
    rng = np.random.default_rng(seed)
    unit, lift = POINTS[kind]

    def points(*shape):
        return unit * rng.integers(-6, 9, (N_WORLDS, N_PARTIES, *shape))

    option_worth = [points(n) for n in N_OPTIONS]
    option_worth[0] += lift
    return PackageArrays(
        issues=("i", "j", "k"),
        options=(("a", "b", "c"),) * 3,
        parties=("A", "B", "C"),
        principals=np.arange(N_PARTIES),
        option_worth=tuple(option_worth),
        no_deal=points() / 2 + lift,
        linkage_worth=points(1) / 4,
        linkages=(((0, np.array([False, True, False])), (1, np.array([True, False, False]))),),
        requirements=(),
        veto=np.array(veto),
        quorum=quorum,
    )


@given(
    st.sampled_from(sorted(POINTS)),
    st.integers(0, 2**32 - 1),
    st.tuples(*[st.booleans()] * N_PARTIES),
    st.integers(1, N_PARTIES),
)
def test_every_world_chooses_the_same_package(beside, kind, seed, veto, quorum):
    """Fails where ties, no deals or noise are decided one way by numpy and another by JAX."""
    arrays, packages = drawn(kind, seed, veto, quorum), packages_of(N_OPTIONS)
    among = Candidates(packages, exact=True)
    assert struck(arrays, among).tolist() == beside.submit(struck, arrays, among).result().tolist()


def test_jax_decides_nearly_every_world_by_itself(beside):
    """Fails where JAX hands so many worlds back to numpy that it only costs."""
    case = load(scenario_file(DEMO))
    arrays = worlds_as_arrays(case, block(inputs_of(case), 0, draws=BLOCK, seed=1, n_spare=1))
    packages = np.random.default_rng(1).permutation(packages_of(arrays.n_options))[:500]
    places, close = beside.submit(proposed, arrays, packages).result()
    assert len(close) < BLOCK / 100
    assert (places >= 0).any()


def test_a_program_that_uses_jax_keeps_its_precision(beside):
    """Fails where asking us for a forecast changes what somebody else's JAX computes."""
    arrays = drawn("any", 1, (True,) * N_PARTIES, N_PARTIES)
    assert beside.submit(precision_after, arrays, packages_of(N_OPTIONS)).result() is False


@pytest.mark.parametrize("case", [DEMO, "iran-talks-2014", "phase-one-2019"])
def test_a_forecast_is_the_same_bytes(case):
    """Fails where a probability depends on the back end, in any digit."""
    call = [
        sys.executable,
        "-m",
        "detente.cli.main",
        "forecast",
        case,
        "--draws",
        "2500",
        "--json",
        "--quiet",
    ]
    said = [
        subprocess.run(call, env=os.environ | {SETTING: name}, capture_output=True, check=True).stdout
        for name in ("numpy", "jax")
    ]
    assert said[0] == said[1]


def test_an_unknown_back_end_is_one_line():
    """Fails where a mistyped setting ends in a traceback, or is passed over in silence."""
    call = [sys.executable, "-m", "detente.cli.main", "forecast", DEMO, "--draws", "10"]
    env = os.environ | {SETTING: "cuda"}
    done = subprocess.run(call, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "detente: DETENTE_ARRAYS is 'cuda' -> give numpy or jax\n"


def test_jax_that_is_not_installed_is_named(monkeypatch):
    """Fails where the want of an extra is a traceback, or the line does not say what to install."""
    monkeypatch.setenv(SETTING, "jax")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(
        ValueError,
        match=r"DETENTE_ARRAYS=jax: the extra jax is not installed -> pip install 'detente\[jax\]'",
    ):
        on_jax()
