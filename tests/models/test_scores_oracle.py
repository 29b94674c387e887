"""Our scores and those of the package scoringrules agree, and are not the same code."""

import numpy as np
import pytest
import scoringrules
from hypothesis import given
from hypothesis import strategies as st

from detente.models.calibrated.crps import crps
from detente.models.scores.proper import brier_scores, log_scores, ranked_probability_score

CHANCES = st.floats(0.005, 0.995)
PLACES = st.lists(st.integers(-50, 50), min_size=1, max_size=12, unique=True).map(sorted)


@given(CHANCES, st.booleans())
def test_brier_and_log_scores(p, happened):
    """Fails where a score is halved, doubled, negated or taken of the wrong outcome."""
    ours = [f(np.array([p]), np.array([float(happened)]))[0] for f in (brier_scores, log_scores)]
    theirs = [f(float(happened), p) for f in (scoringrules.brier_score, scoringrules.log_score)]
    assert ours == pytest.approx([float(x) for x in theirs])


@given(st.lists(CHANCES, min_size=2, max_size=6), st.data())
def test_ranked_probability_score(raw, data):
    """Fails where dates are ranked from the wrong end; theirs is not divided by the classes less one."""
    chances = np.array(raw) / sum(raw)
    seen = data.draw(st.integers(0, len(raw) - 1))
    ours = ranked_probability_score(np.cumsum(chances)[:-1], (seen <= np.arange(len(raw) - 1)).astype(float))
    theirs = scoringrules.rps_score(seen + 1, chances)
    assert ours * (len(raw) - 1) == pytest.approx(float(theirs))


@given(PLACES, st.floats(-60, 60), st.data())
def test_continuous_ranked_probability_score(places, outcome, data):
    """Fails where a distribution over places, with weights, is scored as if it had none."""
    raw = np.array(data.draw(st.lists(CHANCES, min_size=len(places), max_size=len(places))))
    support, masses = np.array(places, dtype=float), raw / raw.sum()
    theirs = scoringrules.crps_ensemble(outcome, support, ens_w=masses)
    assert crps(support, masses, outcome) == pytest.approx(float(theirs), abs=1e-9)
