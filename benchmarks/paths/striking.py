"""Packages struck among many candidates in a block of worlds, by numpy and beside it by JAX."""

import importlib.util
from dataclasses import replace

import numpy as np

from detente.analysis.arrays import PackageArrays
from detente.forecasting.striking import Candidates, struck
from detente.forecasting.worlds import BLOCK
from packages import Size, arrays_of, worths
from paths.case import Case

HAS_JAX = importlib.util.find_spec("jax") is not None
if HAS_JAX:
    from detente.forecasting.choosing_on_jax import proposed
    from paths.peers import named

SIZES = ((2, 500), (3, 2_000), (5, 8_000))
N_ISSUES, N_OPTIONS = 12, 3


def drawn(n_parties: int) -> PackageArrays:
    """A block of worlds, each with worths and no-deal values of its own."""
    rng = np.random.default_rng(2)
    modes = arrays_of(worths(Size(n_parties, N_ISSUES, N_OPTIONS)))
    return replace(
        modes,
        option_worth=tuple(
            worth * rng.lognormal(0, 0.5, (BLOCK, *worth.shape)) for worth in modes.option_worth
        ),
        no_deal=rng.uniform(0.1, 0.4, (BLOCK, n_parties)),
        linkage_worth=np.zeros((BLOCK, n_parties, 0)),
    )


def chosen(number: int) -> Case:
    """Nash's and Kalai-Smorodinsky's packages among random ones."""
    n_parties, n_packages = SIZES[number]
    packages = np.random.default_rng(1).integers(0, N_OPTIONS, (n_packages, N_ISSUES)).astype(np.int16)
    arrays, among = drawn(n_parties), Candidates(packages, exact=False)
    peers = {named("jax"): lambda: proposed(arrays, packages)} if HAS_JAX else {}
    size = f"{BLOCK:,} worlds, {n_packages:,} packages, {n_parties} parties"
    return Case(size, lambda: struck(arrays, among), peers)
