"""Fit the calibrated forecast of positions to issues that have settled.

The procedure stands in docs/decisions/0012, which was written before anything was fitted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.settled import SettledIssue, folds
from detente.models.calibrated.components import COMPONENTS, History, spread_out
from detente.models.calibrated.conditional_logit import conditional_logit
from detente.models.calibrated.crps import crps_terms
from detente.models.calibrated.field import FEATURES, SAME
from detente.models.calibrated.linear_pool import pool_weights
from detente.records.fitted_positions import KINDS, FittedPositions

Floats = NDArray[np.float64]

KERNEL_WIDTHS = (0.05, 0.1, 0.2, 0.4)
PENALTIES = (0.01, 0.1, 1.0, 10.0)
RIDGE = 1.0
INNER_FOLDS = 5
COVERED = 0.8


@dataclass(frozen=True)
class Choice:
    """What inner validation chooses."""

    kernel_width: float
    penalty: float
    tilted: bool


@dataclass(frozen=True)
class _Terms:
    """The score of every pool for one issue, on the issue's scale."""

    kind: int
    quadratic: Floats
    linear: Floats
    constant: float
    before: Floats
    """Probability of less than the outcome, by component."""
    up_to: Floats
    """Probability of at most the outcome."""

    def score(self, weights: Floats) -> float:
        own = weights[self.kind]
        return float(own @ self.quadratic @ own - 2 * self.linear @ own + self.constant)

    def widest_level(self, weights: Floats) -> float:
        """The largest lower level at which the central interval still holds the outcome."""
        own = weights[self.kind]
        return float(min(own @ self.up_to, 1 - own @ self.before))


def fit_positions(issues: Sequence[SettledIssue], *, source: str) -> FittedPositions:
    """Choose the settings by inner validation, then fit everything to all the issues.

    Parameters
    ----------
    issues : sequence of SettledIssue
        Of at least two groups; those where all actors stand together teach nothing and are left out.
    source : str
        What the issues are, told with the forecast.

    Raises
    ------
    ValueError
        Where fewer than ten issues or two groups are left.
    """
    usable = [issue for issue in issues if issue.field.width > 0]
    groups = {issue.group for issue in usable}
    if len(usable) < 10 or len(groups) < 2:
        what = f"{len(usable)} settled issues of {len(groups)} proposals"
        raise ValueError(f"{what} are too few to fit -> give at least 10 issues of 2 proposals")
    parts = [part for part in folds(usable, "inner", INNER_FOLDS) if part]
    choice, weights, level = _chosen(parts)
    history = history_of(usable, choice.kernel_width)
    names = (*COMPONENTS, *usable[0].points)
    return FittedPositions(
        fitted=source,
        n_issues=len(usable),
        n_groups=len(groups),
        kernel_width=choice.kernel_width,
        penalty=choice.penalty,
        interval_level=level,
        weights={
            kind: dict(zip(names, row.tolist(), strict=True))
            for kind, row in zip(KINDS, weights, strict=True)
        },
        tilt=dict(zip(FEATURES, history.tilt.tolist(), strict=True)),
        history=tuple(sorted(zip(_rounded(history.means), _rounded(history.outcomes), strict=True))),
    )


def _rounded(places: Floats) -> list[float]:
    """Places to a thousandth of the hull: what is learnt does not hang on more."""
    return [float(place) for place in np.round(places, 3)]


def history_of(issues: Sequence[SettledIssue], kernel_width: float) -> History:
    """What some settled issues teach."""
    held = [issue for issue in issues if _held_place(issue) is not None]
    tilt = np.zeros(len(FEATURES))
    if held:
        places = [place for issue in held if (place := _held_place(issue)) is not None]
        tilt = conditional_logit([issue.field.features() for issue in held], places, RIDGE)
    return History(
        means=np.array([issue.field.mean for issue in issues]),
        outcomes=np.array([issue.place for issue in issues]),
        width=kernel_width,
        tilt=tilt,
    )


def _held_place(issue: SettledIssue) -> int | None:
    near = np.flatnonzero(np.abs(issue.field.places - issue.place) <= SAME)
    return int(near[0]) if len(near) else None


def _chosen(parts: Sequence[Sequence[SettledIssue]]) -> tuple[Choice, Floats, float]:
    """The settings with the least score on the parts left out in turn; then weights and interval for all."""
    scored: list[tuple[float, int, Choice]] = []
    for width in KERNEL_WIDTHS:
        terms = _terms_of(parts, width)
        for penalty, tilted in product(PENALTIES, (True, False)):
            scores = [term.score(weights) for term, weights in _left_out(terms, penalty, tilted)]
            scored.append((float(np.mean(scores)), len(scored), Choice(width, penalty, tilted)))
    choice = min(scored)[-1]
    terms = _terms_of(parts, choice.kernel_width)
    levels = [term.widest_level(own) for term, own in _left_out(terms, choice.penalty, choice.tilted)]
    weights = _weights([term for part in terms for term in part], choice.penalty, choice.tilted)
    return choice, weights, _level(np.array(levels))


def _level(levels: Floats) -> float:
    """The lower level of the central interval that holds four fifths of the outcomes left out."""
    found = np.quantile(levels, 1 - COVERED, method="inverted_cdf")
    return float(np.clip(found, 0.01, 0.49))


def _terms_of(parts: Sequence[Sequence[SettledIssue]], kernel_width: float) -> list[list[_Terms]]:
    """The scores of every pool, by part; what is learnt for an issue comes from the other parts."""
    terms = []
    for part in parts:
        history = history_of([issue for other in parts if other is not part for issue in other], kernel_width)
        terms.append([_terms(issue, history) for issue in part])
    return terms


def _terms(issue: SettledIssue, history: History) -> _Terms:
    support, masses = spread_out(issue.field, issue.points, history)
    scale = issue.field.low + issue.field.width * support
    return _Terms(
        issue.field.kind,
        *crps_terms(scale, masses, issue.outcome),
        before=masses[:, support < issue.place - SAME].sum(axis=1),
        up_to=masses[:, support <= issue.place + SAME].sum(axis=1),
    )


def _left_out(
    terms: Sequence[Sequence[_Terms]], penalty: float, tilted: bool
) -> Iterator[tuple[_Terms, Floats]]:
    """Every issue with the weights fitted to the other parts."""
    for part in terms:
        others = [term for other in terms if other is not part for term in other]
        weights = _weights(others, penalty, tilted)
        for term in part:
            yield term, weights


def _weights(terms: Sequence[_Terms], penalty: float, tilted: bool) -> Floats:
    """Weights by kind; without `tilted` that component has none."""
    n = len(terms[0].linear)
    kept = np.array([tilted or place != COMPONENTS.index("tilted") for place in range(n)])
    quadratic = np.zeros((len(KINDS), n, n))
    linear = np.zeros((len(KINDS), n))
    for term in terms:
        quadratic[term.kind] += term.quadratic / len(terms)
        linear[term.kind] += term.linear / len(terms)
    weights = np.zeros((len(KINDS), n))
    weights[:, kept] = pool_weights(
        [matrix[np.ix_(kept, kept)] for matrix in quadratic], [vector[kept] for vector in linear], penalty
    )
    return weights
