"""Whether forecasts did better than those who know no more: by how much, and how surely."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

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
    """Evidence against "no better than the reference": one bet a wave, on the mean over its cases."""
    told = [claim for claim in claims if claim.references[reference] is not None]
    if not told:
        return None
    starts, ends = np.array([claim.days for claim in told], dtype=np.int64).T
    numbers = evidence_of_skill.waves(starts, ends)
    gains = [_gain(told, numbers == wave, reference) for wave in range(numbers.max() + 1)]
    return evidence_of_skill.e_value(np.array(gains))


def n_waves(claims: Sequence[Judged]) -> int:
    """How many waves of forecasts follow each other, each made when the one before was settled."""
    if not claims:
        return 0
    starts, ends = np.array([claim.days for claim in claims], dtype=np.int64).T
    return int(evidence_of_skill.waves(starts, ends).max()) + 1


def _gain(claims: Sequence[Judged], among: NDArray[np.bool_], reference: str) -> float:
    """What was gained in one wave: the mean over cases of the mean over their claims."""
    chosen = [claim for claim, belongs in zip(claims, among.tolist(), strict=True) if belongs]
    by_case = _pairs(chosen, reference).values()
    return float(np.mean([np.mean([theirs - ours for ours, theirs in found]) for found in by_case]))


def _pairs(claims: Sequence[Judged], reference: str) -> Pairs:
    """By case: Brier scores of forecast and reference, where the reference says something."""
    found = defaultdict(list)
    for claim in claims:
        other = claim.references[reference]
        if other is not None:
            found[claim.case].append(((claim.p - claim.outcome) ** 2, (other - claim.outcome) ** 2))
    return dict(found)
