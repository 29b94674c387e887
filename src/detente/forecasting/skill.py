"""Whether forecasts did better than those who know no more: by how much, and how surely."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from detente.forecasting.standing import Judged
from detente.models.scores import evidence_of_skill, proper

RESAMPLES = 2000
BAND = (0.1, 0.9)

Pairs = dict[str, list[tuple[float, float]]]


def skill(claims: Sequence[Judged], reference: str) -> float | None:
    """Share of the reference's Brier score that was saved, over the claims that it speaks of."""
    pairs = [pair for found in _pairs(claims, reference).values() for pair in found]
    return proper.skill(*np.mean(pairs, axis=0).tolist()) if pairs else None


def skill_band(
    claims: Sequence[Judged], reference: str, generator: np.random.Generator
) -> tuple[float, float] | None:
    """80 % interval of the skill, whole cases drawn with replacement; None with fewer than two cases."""
    by_case = _pairs(claims, reference)
    if len(by_case) < 2:
        return None
    sums = np.array([np.sum(pairs, axis=0) for pairs in by_case.values()])
    times = generator.multinomial(len(sums), np.full(len(sums), 1 / len(sums)), size=RESAMPLES)
    ours, theirs = (times @ sums).T
    if not theirs.all():
        return None
    low, high = np.quantile(1 - ours / theirs, BAND)
    return float(low), float(high)


def e_value(claims: Sequence[Judged], reference: str) -> float | None:
    """Evidence against "no better than the reference": one bet a case, on the mean of its claims."""
    gains = [
        np.mean([theirs - ours for ours, theirs in found]) for found in _pairs(claims, reference).values()
    ]
    return evidence_of_skill.e_value(np.array(gains)) if gains else None


def _pairs(claims: Sequence[Judged], reference: str) -> Pairs:
    """By case: Brier scores of forecast and reference, where the reference says something."""
    found = defaultdict(list)
    for claim in claims:
        other = claim.references[reference]
        if other is not None:
            found[claim.case].append(((claim.p - claim.outcome) ** 2, (other - claim.outcome) ** 2))
    return dict(found)
