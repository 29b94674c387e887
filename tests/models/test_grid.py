"""Sums over packages are the same by either way."""

import numpy as np
import pytest

from detente.models import grid


@pytest.mark.parametrize("worlds", [(), (3,)])
def test_many_options_are_added_issue_by_issue(worlds, monkeypatch):
    """Fails where a scenario of very many options is judged otherwise than a small one."""
    rng = np.random.default_rng(1)
    parts = [rng.normal(size=(*worlds, 2, n)) for n in (3, 20, 7)]
    packages = np.stack([rng.integers(part.shape[-1], size=50) for part in parts], axis=1).astype(np.int16)
    by_product = grid.sums_at(parts, packages)
    monkeypatch.setattr(grid, "_MANY_OPTIONS", 0)
    one_by_one = grid.sums_at(parts, packages)
    assert one_by_one.shape == (*worlds, 2, 50)
    assert one_by_one == pytest.approx(by_product, abs=1e-12)
