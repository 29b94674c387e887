"""Scores of models on the claims of settled cases, with intervals over cases."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.settled_cases import Foretold
from detente.models.cluster_bootstrap import mean_intervals
from detente.models.scores.proper import brier_scores, log_scores, ranked_probability_score
from detente.records.backtest import BacktestRow, Score

Floats = NDArray[np.float64]

DRAWS = 2000
"""Of the bootstrap."""
PACKAGES, BASE_RATE = "packages", "base rate"
METRICS = ("brier", "log", "rps", "brier_minus_base_rate", "brier_minus_packages")


@dataclass(frozen=True)
class _Table:
    """Scores of one model: a row a claim, and the ranked scores of the cases whose dates are all settled."""

    p: Floats
    rps: Floats


def score_rows(
    said: Mapping[str, Sequence[Floats]],
    cases: Sequence[Foretold],
    outcome: Floats,
    groups: NDArray[np.intp],
) -> list[BacktestRow]:
    """A row of scores for each model, on the claims of which it speaks.

    Parameters
    ----------
    said : mapping of model to a (n_claims,) float array a case
        NaN where it says nothing; `packages` and `base rate` among them.
    cases : sequence of Foretold
        In the same order.
    outcome : (n_claims,) float array
        Of all cases, one after the other.
    groups : (n_claims,) int array
        Number of each claim's case.
    """
    tables = {name: _Table(np.concatenate(told), _ranked(cases, told)) for name, told in said.items()}
    return [_row(name, tables, outcome, groups) for name in tables]


def _ranked(cases: Sequence[Foretold], told: Sequence[Floats]) -> Floats:
    """(n_cases,) ranked probability scores of the dates of a deal; NaN where not all are settled."""
    found = []
    for case, p in zip(cases, told, strict=True):
        dates = [n for n, claim in enumerate(case.settled) if claim.question.startswith("deal-by-")]
        whole = [day for day in case.basis.dates.dates if day in case.basis.dates.deadlines]
        ranked = len(dates) == len(whole) and bool(dates)
        found.append(ranked_probability_score(p[dates], case.outcome[dates]) if ranked else np.nan)
    return np.array(found)


def _row(name: str, tables: Mapping[str, _Table], outcome: Floats, groups: NDArray[np.intp]) -> BacktestRow:
    here = tables[name]
    brier = {other: brier_scores(tables[other].p, outcome) for other in (name, BASE_RATE, PACKAGES)}
    columns = np.column_stack(
        [
            brier[name],
            log_scores(here.p, outcome),
            brier[name] - brier[BASE_RATE],
            brier[name] - brier[PACKAGES],
        ]
    )
    scores = _means(columns, groups)
    (ranked,) = _means(here.rps[:, None], np.arange(len(here.rps)))
    by_metric = dict(zip(METRICS, [*scores[:2], ranked, *scores[2:]], strict=True))
    return BacktestRow(model=name, n=int((~np.isnan(here.p)).sum()), scores=by_metric)


def _means(columns: Floats, groups: NDArray[np.intp]) -> list[Score | None]:
    """Mean of each column and its 95 % interval over cases; no interval for a single case."""
    some = ~np.isnan(columns)
    several = len(np.unique(groups)) > 1
    low, high = (
        mean_intervals(columns, groups, np.random.default_rng(0), DRAWS)
        if several
        else np.full((2, columns.shape[1]), np.nan)
    )
    found: list[Score | None] = []
    for place in range(columns.shape[1]):
        if not some[:, place].any():
            found.append(None)
            continue
        ends = (float(low[place]), float(high[place])) if several else (None, None)
        found.append(Score(value=float(columns[some[:, place], place].mean()), low=ends[0], high=ends[1]))
    return found
