"""Compiled loops, and where their machine code is kept."""

import numpy as np

from detente.models.exchange.rounds import _play, exchange_round
from detente.models.kernel import kernel


def test_whoever_may_write_nowhere_can_compute(monkeypatch):
    """A user without a home, of a package installed by another, would get a traceback for an answer."""
    monkeypatch.setattr("numba.core.caching.CacheImpl._locator_classes", [])
    assert kernel(lambda x: x + 1)(1) == 2


def test_rounds_of_exchange_are_compiled_once():
    """A second form of the same loops, such as one for the defaults, would double the first run's wait."""
    positions = np.array([[0.0, 100.0], [0.0, 100.0]])
    salience = np.array([[0.10, 0.60], [0.90, 0.50]])
    exchange_round(positions, salience, salience)
    exchange_round(positions.copy(), salience, salience, 0.5, 3)
    assert len(_play.signatures) == 1
