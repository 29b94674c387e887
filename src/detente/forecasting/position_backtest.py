"""How well each model says where issues settle, on issues that have settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calibrated import Settlement, settlement
from detente.forecasting.position_fitting import fit_positions
from detente.forecasting.settled import SettledIssue, folds
from detente.models.calibrated.crps import crps, probability_band
from detente.models.cluster_bootstrap import mean_intervals
from detente.records.backtest import Backtest, BacktestRow, Score
from detente.records.fitted_positions import FittedPositions

Floats = NDArray[np.float64]

OUTER_FOLDS = 10
CALIBRATED = "calibrated"
SIMPLE = "mean and past residuals"
COMPROMISE = "compromise"
HIT_WITHIN = (5, 10, 20)
LEVELS = (0.1, 0.9)
_DRAWS = 2000


@dataclass(frozen=True)
class _Answers:
    """What every model says of one issue."""

    issue: SettledIssue
    distributions: Mapping[str, Settlement]
    points: Mapping[str, float]


def backtest_positions(
    issues: Sequence[SettledIssue],
    *,
    fitted: FittedPositions | None = None,
    left_out: Mapping[str, int] | None = None,
) -> Backtest:
    """Score every model on the same issues.

    Parameters
    ----------
    issues : sequence of SettledIssue
        At least one.
    fitted : FittedPositions, optional
        Scored as it is. Without it the calibrated forecast is fitted ten times, each time to nine tenths of
        the proposals, and scored on the tenth left out (docs/decisions/0012).
    left_out : mapping of reason to int, optional
        Issues that could not be scored, passed on to the result.

    Raises
    ------
    ValueError
        Where no issue has settled, or there are too few to fit.
    """
    if not issues:
        raise ValueError("no issue with an outcome and three actors -> give settled issues")
    answers = _with(issues, fitted) if fitted is not None else _validated(issues)
    groups = np.unique([answer.issue.group for answer in answers], return_inverse=True)[1]
    return Backtest(
        settings={
            "validation": "given model" if fitted is not None else f"{OUTER_FOLDS} folds by proposal",
            "fitted": None if fitted is None else fitted.fitted,
            "bootstrap_draws": _DRAWS,
        },
        warnings=(),
        rows=tuple(_rows(answers, groups)),
        n_cases=len(issues),
        n_groups=int(groups.max()) + 1,
        left_out=dict(left_out or {}),
    )


def _validated(issues: Sequence[SettledIssue]) -> list[_Answers]:
    answers = []
    parts = [part for part in folds(issues, "outer", OUTER_FOLDS) if part]
    if len(parts) == 1:
        fix = "give more of them, or a fitted model"
        raise ValueError(f"{len(issues)} settled issues of 1 proposal are too few to fit -> {fix}")
    for part in parts:
        others = [issue for other in parts if other is not part for issue in other]
        answers += _with(part, fit_positions(others, source="the other folds"))
    return answers


def _with(issues: Sequence[SettledIssue], fitted: FittedPositions) -> list[_Answers]:
    past = np.array(fitted.history)
    return [_answers(issue, fitted, past) for issue in issues]


def _answers(issue: SettledIssue, fitted: FittedPositions, past: Floats) -> _Answers:
    field = issue.field
    moved = np.clip(field.mean + past[:, 1] - past[:, 0], 0, 1)
    held = Settlement(field.low + field.width * field.places, field.weight)
    # The pool's weighted mean is the compromise model.
    on_scale = {
        name: field.low + field.width * point for name, point in issue.points.items() if name != "mean"
    }
    return _Answers(
        issue,
        {
            CALIBRATED: settlement(field, issue.points, fitted),
            SIMPLE: _even(field.low + field.width * moved),
            "weight of positions": held,
            "past outcomes": _even(field.low + field.width * np.clip(past[:, 1], 0, 1)),
        },
        {COMPROMISE: field.low + field.width * field.mean, **on_scale, **issue.baselines},
    )


def _even(places: Floats) -> Settlement:
    support, counts = np.unique(places, return_counts=True)
    return Settlement(support, counts / counts.sum())


def _rows(answers: Sequence[_Answers], groups: NDArray[np.intp]) -> list[BacktestRow]:
    tables = {
        name: np.array([_of_distribution(answer.distributions[name], answer.issue) for answer in answers])
        for name in answers[0].distributions
    }
    points = dict.fromkeys(name for answer in answers for name in answer.points)
    tables |= {
        name: np.array([_of_point(answer.points.get(name), answer.issue.outcome) for answer in answers])
        for name in points
    }
    return [_row(name, table, tables, groups) for name, table in tables.items()]


_METRICS = (
    "mae",
    "rmse",
    "crps",
    *(f"within_{far}" for far in HIT_WITHIN),
    "coverage",
    "width",
    "coverage_quantiles",
    "calibration",
)


def _of_distribution(found: Settlement, issue: SettledIssue) -> list[float]:
    """The figures whose means are the metrics: of the median, then of the distribution."""
    error = abs(found.quantile(0.5) - issue.outcome)
    return [
        error,
        error**2,
        crps(found.support, found.masses, issue.outcome),
        *(float(error <= far + 1e-9) for far in HIT_WITHIN),
        _inside(found.interval, issue.outcome),
        found.interval[1] - found.interval[0],
        _inside((found.quantile(LEVELS[0]), found.quantile(LEVELS[1])), issue.outcome),
        probability_band(np.round(found.support, 6), found.masses, round(issue.outcome, 6), *LEVELS),
    ]


def _inside(interval: tuple[float, float], outcome: float) -> float:
    return float(interval[0] - 1e-9 <= outcome <= interval[1] + 1e-9)


def _of_point(point: float | None, outcome: float) -> list[float]:
    """Likewise for a single point, whose score is its error and which covers nothing."""
    if point is None:
        return [np.nan] * len(_METRICS)
    error = abs(point - outcome)
    hits = [float(error <= far + 1e-9) for far in HIT_WITHIN]
    return [error, error**2, error, *hits, *[np.nan] * 4]


def _row(name: str, table: Floats, tables: Mapping[str, Floats], groups: NDArray[np.intp]) -> BacktestRow:
    crps_at, mae_at = _METRICS.index("crps"), _METRICS.index("mae")
    paired = np.column_stack(
        [
            table[:, crps_at] - tables[SIMPLE][:, crps_at],
            table[:, mae_at] - tables[COMPROMISE][:, mae_at],
        ]
    )
    whole = np.hstack([table, paired])
    with np.errstate(invalid="ignore"):
        told = ~np.isnan(whole)
        means = np.where(told, whole, 0).sum(axis=0) / told.sum(axis=0)
    low, high = _intervals(whole, groups)
    scores = {}
    for place, metric in enumerate((*_METRICS, "crps_minus_simple", "mae_minus_compromise")):
        scores[metric] = _score(means[place], low[place], high[place], root=metric == "rmse")
    return BacktestRow(model=name, n=int(told[:, 0].sum()), scores=scores)


def _intervals(whole: Floats, groups: NDArray[np.intp]) -> Floats:
    """(2, n_columns) ends of the means'; NaN for one proposal alone, which says nothing of others."""
    if groups.max() == 0:
        return np.full((2, whole.shape[1]), np.nan)
    return mean_intervals(whole, groups, np.random.default_rng(0), _DRAWS)


def _score(value: float, low: float, high: float, *, root: bool) -> Score | None:
    if np.isnan(value):
        return None
    figures = np.sqrt([value, low, high]) if root else np.array([value, low, high])
    ends = [None if np.isnan(end) else float(end) for end in figures[1:]]
    return Score(value=float(figures[0]), low=ends[0], high=ends[1])
