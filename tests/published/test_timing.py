"""When talks end: published tables and records, recomputed."""

import csv
import datetime

import numpy as np
import pytest

from detente.models.timing.base_rates import RECORDED
from detente.models.timing.cloglog import fit_cloglog, months_at_risk
from detente.models.timing.commitment import bargaining_range, commitment_gap
from detente.models.timing.stahl import finite_shares

# What a day stands for that is coded as early, middle or late in its month.
VAGUE = {66: 5, 77: 15, 88: 25}


@pytest.mark.parametrize(("rounds", "share"), [(1, 1), (2, 0.1), (3, 0.91), (10, 0.3428), (50, 0.5236)])
def test_stahl_s_first_shares(rounds, share):
    """Fails where the first offer of a bargain that ends keeps another share; both factors 0.9."""
    assert finite_shares([0.9, 0.9], rounds) == pytest.approx([share, share], abs=5e-5)


def test_fearon_s_bargaining_range():
    """Fails where the range of shares that both prefer to war is another than [.50, .75]."""
    assert bargaining_range(0.6, [0.1, 0.15]) == pytest.approx([0.5, 0.75])


def lasting(p_now, p_next, discount, costs):
    """Whether some division now and another for good afterwards leaves nobody wanting to fight, by search."""
    fight_d, fight_r = (1 - p_now) / (1 - discount) - costs[0], p_now / (1 - discount) - costs[1]
    later_d, later_r = (1 - p_next) / (1 - discount) - costs[0], p_next / (1 - discount) - costs[1]
    now, later = np.meshgrid([0.0, 1.0], np.linspace(0, 1, 20_001), indexing="ij")
    riser = now + discount * later / (1 - discount)
    decliner = (1 - now) + discount * (1 - later) / (1 - discount)
    after = (later / (1 - discount) >= later_r) & ((1 - later) / (1 - discount) >= later_d)
    # The share now only moves value from one to the other, so that all between the two ends is possible too.
    both = after.all(axis=0) & (decliner.max(axis=0) >= fight_d) & (riser.max(axis=0) >= fight_r)
    return bool(both.any())


def test_the_commitment_test_is_the_search_for_a_lasting_bargain():
    """Fails where Powell's inequality and a search over divisions disagree on some shift of power."""
    rng = np.random.default_rng(7)
    p_now, p_next = np.sort(rng.random((2, 400)), axis=0)
    discount, costs = rng.uniform(0.05, 0.97, 400), rng.random((400, 2))
    gaps = commitment_gap(p_now, p_next, discount, costs)
    clear = np.abs(gaps) > 1e-3
    found = [lasting(*each) for each in zip(p_now, p_next, discount, costs, strict=True)]
    assert (np.array(found) == (gaps <= 0))[clear].all()
    assert 20 < (gaps > 0).sum() < 380


def test_the_hazard_s_parameters_are_recovered(tell):
    """Fails where the fit misses the deadline effect that simulated talks have."""
    rng = np.random.default_rng(0)
    near = 1 / (24 - np.arange(1, 25) + 1)
    happens = rng.random((2000, 24)) < -np.expm1(-np.exp(-4 + 3 * near))
    signed = happens.any(axis=1)
    months = np.where(signed, happens.argmax(axis=1) + 1, 24)
    assert signed.mean() == pytest.approx(0.638, abs=0.03)
    columns, happened, _ = months_at_risk(months, signed, np.full(2000, 24))
    fit = fit_cloglog(columns, happened)
    a, b = fit.coefficients
    error_a, error_b = fit.errors
    tell(f"2,000 simulated talks, a -4, b 3: a {a:.2f} (se {error_a:.2f}), b {b:.2f} (se {error_b:.2f})")
    assert fit.converged
    assert (np.abs(fit.coefficients - [-4, 3]) < 3 * fit.errors).all()


def crises(reference_data):
    """Days from outbreak to end, whether an agreement ended it, and whether both days were known."""
    with open(reference_data / "dynamics" / "icb1v14_outcomes.csv", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    found = []
    for row in rows:
        if row["motrig"] and row["moterm"]:
            lasted = (day_of(row, "term") - day_of(row, "trig")).days
            known = row["datrig"] != "" and row["daterm"] != ""
            found.append((lasted, row["forout"] in ("1.0", "2.0"), known))
    return np.array(found)


def day_of(row, end):
    """The day on which a crisis began or ended; the middle of the month where it is not told."""
    year, month, day = (int(float(row[f"{part}{end}"] or 15)) for part in ("yr", "mo", "da"))
    return datetime.date(year, month, VAGUE.get(day, day))


def test_how_long_crises_last(reference_data):
    """Fails where the reference classes of crises are not what the data set says, but for vague days."""
    every, agreed = RECORDED[:2]
    days, by_agreement, known = crises(reference_data).T
    for told, lengths in ((every, days[known > 0]), (agreed, days[by_agreement > 0])):
        assert len(lengths) == told.n
        assert np.median(lengths) == pytest.approx(told.median_days, abs=5)
        for limit, share in told.by_days:
            assert (lengths <= limit).mean() == pytest.approx(share, abs=0.01)
