"""Drivers are those of a model whose indices are known in closed form."""

import numpy as np
import pytest

from detente.models.total_share import total_share_terms
from detente.models.variance_share import variance_shares


def test_ishigami_first_order_indices():
    """Fails off Ishigami & Homma (1990): S1 = .3139, .4424, 0 for a = 7, b = 0.1."""
    x = np.random.default_rng(1).uniform(-np.pi, np.pi, size=(200_000, 3))
    output = np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])
    shares = variance_shares(x, output, n_bins=64)
    assert shares == pytest.approx([0.3139, 0.4424, 0.0], abs=0.01)


def test_an_input_without_effect_has_no_share():
    """Fails where chance alone passes for a driver."""
    rng = np.random.default_rng(2)
    x = rng.uniform(size=(20_000, 40))
    assert variance_shares(x[:, 1:], x[:, 0]).max() < 0.002


@pytest.mark.parametrize("constant", [0.0, 1.0, 0.1, 0.9182898073826746])
def test_a_constant_output_has_no_drivers(constant):
    """Fails where a certain forecast divides by zero, or by what rounding leaves of its variance."""
    inputs, output = np.random.default_rng(3).uniform(size=(4096, 2)), np.full(4096, constant)
    assert variance_shares(inputs, output).tolist() == [0, 0]
    assert not total_share_terms(output, output * (1 + 1e-15)).any()
