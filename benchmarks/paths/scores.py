"""Scores of distributions, beside scoringrules."""

import importlib.util

import numpy as np

from detente.models.calibrated.crps import crps
from paths.case import Case
from paths.peers import named

HAS_SCORINGRULES = importlib.util.find_spec("scoringrules") is not None
if HAS_SCORINGRULES:
    import scoringrules

SIZES = (100, 1_000, 10_000)
PLACES = 101


def scored(number: int) -> Case:
    """The continuous ranked probability score of as many forecasts as issues were settled."""
    rng = np.random.default_rng(1)
    n = SIZES[number]
    support = np.tile(np.linspace(0, 100, PLACES), (n, 1))
    masses, outcomes = rng.dirichlet(np.ones(PLACES), size=n), rng.uniform(0, 100, n)

    def ours() -> list[float]:
        return [crps(*each) for each in zip(support, masses, outcomes.tolist(), strict=True)]

    peers = {}
    if HAS_SCORINGRULES:
        peers[named("scoringrules")] = lambda: scoringrules.crps_ensemble(outcomes, support, ens_w=masses)
    return Case(f"{n:,} forecasts of {PLACES} places", ours, peers)
