"""What settled cases teach about the weighing of evidence, the pool of families, and confidence."""

from collections.abc import Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.scoring import CORRELATION
from detente.forecasting.settled_cases import ALONE, Foretold
from detente.forecasting.weighing import EvidenceSettings
from detente.models.pooling.recalibration import fit_factor, fit_recalibration
from detente.models.pooling.stacking import stacking_weights
from detente.models.scores.evidence_of_skill import effective_size
from detente.models.scores.proper import log_scores
from detente.records.pooling import FAMILIES, Pool, Pooling

Floats = NDArray[np.float64]

TEMPERING = (0.3, 0.5, 0.7, 0.85, 1.0)
STORYLINE_CORRELATION = (0.2, 0.4, 0.6)
PRIOR_SD = 0.2
"""Of both about their defaults; a judgement."""


def fit_pooling(cases: Sequence[Foretold], pool: Pool, *, source: str) -> Pooling:
    """Everything that can be learnt, one after the other: evidence, then the pool, then recalibration.

    A claim counts its case's effective share, so that ten claims of one case weigh little more than one. Each
    part is held near its default by a prior, and stays there without cases.

    Parameters
    ----------
    cases : sequence of Foretold
        Those to learn from.
    pool : str
        `linear`: weights are learnt. `log`: equal weights, and the factor d.
    source : str
        What the cases are.

    Returns
    -------
    Pooling
    """
    learnt = fit_evidence(cases)
    learnt = fit_pool(cases, learnt.model_copy(update={"pool": pool, "weights": {}}))
    learnt = fit_confidence(cases, learnt)
    told = {"fitted": source[:400], "n_cases": len(cases), "n_claims": sum(len(c.settled) for c in cases)}
    return learnt.model_copy(update=told)


def fit_evidence(cases: Sequence[Foretold]) -> Pooling:
    """Tempering and storyline correlation with the best logarithmic score of the packages' own forecast."""
    default = EvidenceSettings()
    best, least = ALONE, np.inf
    for tempering, correlation in product(TEMPERING, STORYLINE_CORRELATION):
        tried = ALONE.model_copy(update={"tempering": tempering, "storyline_correlation": correlation})
        away = np.array([tempering - default.tempering, correlation - default.storyline_correlation])
        loss = sum(float(_counts(case) @ log_scores(case.under(tried), case.outcome)) for case in cases)
        loss += float(away @ away) / PRIOR_SD**2 / 2
        if loss < least:
            best, least = tried, loss
    return best


def fit_pool(cases: Sequence[Foretold], pooling: Pooling) -> Pooling:
    """Weights of the linear pool, or the factor of the logarithmic one.

    A family that says nothing of a case stands in it where the packages stand.
    """
    told = [name for name in FAMILIES if any(name in case.families() for case in cases)]
    outcome, counts = _joined([c.outcome for c in cases]), _joined([_counts(c) for c in cases])
    if not len(outcome):
        return pooling
    if pooling.pool == "linear":
        said = np.column_stack([_joined([_alone(c, name, pooling) for c in cases]) for name in told])
        # What came about in part did so with one share of its weight, and did not with the other.
        shares = np.concatenate([counts * outcome, counts * (1 - outcome)])
        weights = stacking_weights(np.concatenate([said, 1 - said]), shares)
        return pooling.model_copy(update={"weights": dict(zip(told, weights.tolist(), strict=True))})
    pooled = _joined([case.under(pooling) for case in cases])
    base = _joined([case.reference("base rate") for case in cases])
    told_base = ~np.isnan(base)
    d = fit_factor(pooled[told_base], base[told_base], outcome[told_base], counts[told_base])
    return pooling.model_copy(update={"d": d})


def fit_confidence(cases: Sequence[Foretold], pooling: Pooling) -> Pooling:
    """Shift and slope of the recalibration, on claims of which a deal is asked.

    Only the deal is recalibrated; terms follow it.
    """
    deals = [~np.isnan(case.reference("base rate")) for case in cases]
    p = _joined([case.under(pooling)[deal] for case, deal in zip(cases, deals, strict=True)])
    outcome = _joined([case.outcome[deal] for case, deal in zip(cases, deals, strict=True)])
    counts = _joined([_counts(case)[deal] for case, deal in zip(cases, deals, strict=True)])
    shift, slope = fit_recalibration(p, outcome, counts)
    return pooling.model_copy(update={"shift": float(np.clip(shift, -5, 5)), "slope": max(slope, 0.05)})


def _alone(case: Foretold, family: str, pooling: Pooling) -> Floats:
    """What one family says of a case, with the evidence weighed as in a pool."""
    heard = family if family in case.families() else "packages"
    return case.under(pooling.model_copy(update={"pool": "linear", "weights": {heard: 1.0}}))


def _counts(case: Foretold) -> Floats:
    """How much each claim of a case counts: together the effective size of the case."""
    n = len(case.settled)
    return np.full(n, effective_size(np.array([n], dtype=np.intp), CORRELATION) / n if n else 0.0)


def _joined(parts: Sequence[Floats]) -> Floats:
    return np.concatenate([np.zeros(0), *parts])
