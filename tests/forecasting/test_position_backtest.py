"""Fitting and scoring where issues settle."""

import datetime
import json

import numpy as np
import pytest

from detente.analysis.calibrated import settlement
from detente.forecasting.position_backtest import backtest_positions
from detente.forecasting.position_fitting import fit_positions
from detente.forecasting.settled import SettledIssue, folds
from detente.forecasting.settled_proposals import settled_issues
from detente.formats.deu import read_proposals
from detente.formats.game import Settings
from detente.models.calibrated.field import field_of
from detente.records.fitted_positions import FittedPositions
from detente.report.backtest import as_text


def _issues(n=60, seed=1):
    """Issues that settle at the median more often than not."""
    rng = np.random.default_rng(seed)
    issues = []
    for number in range(n):
        positions, weights = rng.integers(0, 11, size=6) * 10.0, rng.random(6)
        field = field_of(positions, weights, 0.0 if number % 3 else None)
        if field.width == 0:
            continue
        place = field.median if rng.random() < 0.7 else field.mean
        outcome = field.low + field.width * place
        points = {"mean": field.mean, "median": field.median}
        issues.append(SettledIssue(f"p{number // 2}", f"i{number}", field, points, outcome))
    return issues


def test_no_group_stands_on_both_sides_of_a_split():
    """Else the forecast would be scored on what it was fitted to."""
    parts = folds(_issues(), "outer", 10)
    groups = [{issue.group for issue in part} for part in parts]
    assert sum(len(part) for part in parts) == len(_issues())
    assert all(not groups[a] & groups[b] for a in range(10) for b in range(a))


def test_folds_do_not_hang_on_the_order_of_issues():
    """The same groups fall into the same folds however the table is sorted."""
    there = folds(list(reversed(_issues())), "outer", 5)
    here = folds(_issues(), "outer", 5)
    assert [{i.id for i in part} for part in here] == [{i.id for i in part} for part in there]


def test_the_pool_learns_which_solver_is_right():
    """Where issues settle at the median, its weight outgrows the mean's, and the score is the better."""
    issues = _issues(120)
    fitted = fit_positions(issues, source="made up")
    weights = fitted.weights["more positions and a reference point"]
    assert weights["median"] > weights["mean"]
    rows = {row.model: row.to_dict() for row in backtest_positions(issues).rows}
    assert rows["calibrated"]["crps_minus_simple_high"] < 0


def test_a_fitted_forecast_survives_its_file():
    """Written and read again it says the same."""
    issues = _issues()
    fitted = fit_positions(issues, source="made up")
    again = FittedPositions.model_validate_json(json.dumps(fitted.model_dump(mode="json")))
    here, there = (settlement(issues[0].field, issues[0].points, one) for one in (fitted, again))
    assert np.array_equal(here.masses, there.masses)


def test_a_settled_field_is_certain():
    """Where all stand together, that is where the issue settles."""
    fitted = fit_positions(_issues(), source="made up")
    found = settlement(field_of(np.array([4.0, 4.0]), np.ones(2)), {}, fitted)
    assert (found.quantile(0.1), found.quantile(0.9), found.chance_at(4.0)) == (4, 4, 1)


def test_a_given_model_is_scored_as_it_is():
    """Fails where what is scored also teaches: four issues, too few to fit, get the given model's answers."""
    fitted, others = fit_positions(_issues(), source="made up"), _issues(4, seed=9)
    before = fitted.model_dump_json()
    rows = {row.model: row for row in backtest_positions(others, fitted=fitted).rows}
    medians = [settlement(one.field, one.points, fitted).quantile(0.5) for one in others]
    errors = [abs(median - one.outcome) for median, one in zip(medians, others, strict=True)]
    assert rows["calibrated"].scores["mae"].value == pytest.approx(np.mean(errors))
    assert fitted.model_dump_json() == before


def test_one_proposal_alone_has_no_intervals():
    """Fails where the spread over proposals is told of a single one."""
    fitted = fit_positions(_issues(), source="made up")
    result = backtest_positions(_issues(2, seed=9), fitted=fitted)
    (score,) = [row.scores["mae"] for row in result.rows if row.model == "calibrated"]
    assert (score.value >= 0, score.low, score.high) == (True, None, None)
    assert "95 %" not in as_text(result)
    with pytest.raises(ValueError, match="2 settled issues of 1 proposal are too few to fit"):
        backtest_positions(_issues(2, seed=9))


def test_the_table_tells_the_intervals_of_every_model():
    """Fails where a model's score or its difference is told without how sure it is."""
    text = as_text(backtest_positions(_issues(), fitted=fit_positions(_issues(), source="made up")))
    told = text.split("95 % intervals")[1]
    for model in ("calibrated", "mean and past residuals", "compromise", "median"):
        (line,) = [line for line in told.splitlines() if line.startswith(f"{model} ")]
        assert line.count(" to ") >= 4


def test_too_few_issues_are_refused():
    """A fit to a handful would be noise."""
    with pytest.raises(ValueError, match="too few to fit"):
        fit_positions(_issues()[:5], source="made up")


def test_a_model_of_another_version_is_refused():
    """A solver that the fitted model asks for and nobody computes is named."""
    fitted = fit_positions(_issues(), source="made up")
    with pytest.raises(ValueError, match="asks for 'median'"):
        settlement(_issues()[0].field, {"mean": 0.5}, fitted)


def test_reference_table_is_scored_as_pre_registered(reference_data):
    """On the training part of DEU III the calibrated forecast beats the simple distribution (decision 12)."""
    table = reference_data / "positions" / "deu" / "deu3_train.csv"
    proposals = read_proposals(table, Settings(as_of=datetime.date(2019, 1, 1)))
    issues, _ = settled_issues((one.id, one.scenario, one.outcomes) for one in proposals)
    rows = {row.model: row.to_dict() for row in backtest_positions(issues).rows}
    print({name: round(row["crps"], 2) for name, row in rows.items()})
    assert rows["calibrated"]["crps"] < 0.97 * rows["mean and past residuals"]["crps"]
    assert rows["calibrated"]["crps_minus_simple_high"] < 0
    assert rows["calibrated"]["mae"] < rows["compromise"]["mae"] - 0.7
    assert 0.76 < rows["calibrated"]["coverage"] < 0.84
