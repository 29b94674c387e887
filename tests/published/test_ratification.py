"""Bargains that must pass at home: published tables and records, recomputed."""

import csv
import gzip

import numpy as np
import pytest

from detente.models.ratification.chamber import passes
from detente.models.ratification.rubinstein import truncated_shares
from detente.models.timing.base_rates import RECORDED

# Rubinstein (1982) on the truncated set, both factors 0.9: floors, then side 1's share as either proposes.
TRUNCATED = [
    ((0, 0), (0.5263, 0.4737)),
    ((0.4, 0), (0.5263, 0.4737)),
    ((0.6, 0), (0.64, 0.60)),
    ((0.45, 0.45), (0.5263, 0.4737)),
    ((0.6, 0.5), (np.nan, np.nan)),
]
SEATS = [55, 20, 25]


@pytest.mark.parametrize(("floors", "shares"), TRUNCATED)
def test_floors_truncate_the_rubinstein_bargain(floors, shares):
    """Fails where a floor that does not bind moves the bargain, or one that binds does not help its side."""
    kept = truncated_shares([0.9, 0.9], floors)
    assert [kept[0], 1 - kept[1]] == pytest.approx(shares, abs=5e-5, nan_ok=True)


@pytest.mark.parametrize(("swing", "rho", "p"), [(0.60, 0, 0.519), (0.75, 0, 0.887), (0.60, 0.2, 0.536)])
def test_a_senate_of_two_thirds(swing, rho, p):
    """Fails where 67 of 100 votes are reached with another chance than the worked example's."""
    assert passes(SEATS, [0.97, swing, 0.05], 67, rho) == pytest.approx(p, abs=5e-4)


def test_the_opposition_s_leader_decides_in_the_senate(reference_data, tell):
    """Fails where the rule of thumb that a vote model must beat is right more or less often than told."""
    with open(reference_data / "dynamics" / "us_senate_treaty_votes.csv", encoding="utf-8") as file:
        votes = list(csv.DictReader(file))
    right = [vote["treaty"] for vote in votes if vote["passed"] == vote["opposition_leader_for"]]
    missed = [vote["treaty"] for vote in votes if vote["treaty"] not in right]
    tell(
        f"Senate votes on treaties: as the opposition's leader, {len(right)} of {len(votes)}; not {missed[0]}"
    )
    assert (len(right), len(votes), missed) == (13, 14, ["New START"])


def test_how_soon_trade_agreements_enter_into_force(reference_data):
    """Fails where the reference class of ratification is not what the data set says."""
    (told,) = [found for found in RECORDED if found.name.startswith("trade agreements")]
    with gzip.open(
        reference_data / "dynamics" / "desta_list_of_treaties.csv.gz", "rt", encoding="utf-8"
    ) as file:
        rows = [row for row in csv.DictReader(file) if row["entry_type"] == "base_treaty"]
    signed = [(float(row["year"]), row["entryforceyear"]) for row in rows if float(row["year"]) <= 2010]
    lags = np.array([float(force) - year if force not in ("", "NA") else np.inf for year, force in signed])
    assert len(lags) == told.n
    assert np.isfinite(lags).mean() == pytest.approx(0.84, abs=0.005)
    for (_, share), years in zip(told.by_days, (1, 2, 5), strict=True):
        assert (lags <= years).mean() == pytest.approx(share, abs=0.005)
