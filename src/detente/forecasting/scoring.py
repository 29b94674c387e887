"""How good the forecasts of a ledger were: against what happened, and against those who know no more."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.skill import RESAMPLES, e_value, n_waves, skill, skill_band
from detente.forecasting.standing import REFERENCES, Judged, judged
from detente.models.scores.evidence_of_skill import STAKE, effective_size
from detente.models.scores.proper import brier_scores, log_scores, ranked_probability_score
from detente.models.scores.reliability import consistency_band, reliability
from detente.records.ledger import Settled
from detente.records.score import CalibrationPoint, Record, Scores, Track

Floats = NDArray[np.float64]

CORRELATION = 0.3
"""Between outcomes of one case; a judgement until there are cases enough to fit it."""
ENOUGH_CASES = 100
ENOUGH_EVIDENCE = 20


def score(settled: Iterable[Settled], *, seed: int) -> Record:
    """Score the last forecast of every settled claim, live ones and those made afterwards apart.

    Parameters
    ----------
    settled : iterable of Settled
        Of one case or several, in the order in which they were settled.
    seed : int
        0 or more; of the bands, which are drawn.

    Returns
    -------
    Record
        What is void is counted and not scored.
    """
    claims = list(settled)
    tracks: dict[Track, list[Judged]] = {
        "live": [found for each in claims if (found := judged(each, "live"))],
        "retrodicted": [found for each in claims if (found := judged(each, "retrodicted"))],
    }
    n_of = Counter(each.resolution.status for each in claims)
    live = _scores(tracks["live"], np.random.default_rng(seed))
    return Record(
        settings={"seed": seed, "correlation": CORRELATION, "stake": STAKE, "resamples": RESAMPLES},
        warnings=() if live.notice is None else (live.notice,),
        n_void=n_of["void"],
        n_partial=n_of["partial"],
        live=live,
        retrodicted=_scores(tracks["retrodicted"], np.random.default_rng(seed)),
        claims=tuple(each.told() for found in tracks.values() for each in found),
    )


def _scores(claims: Sequence[Judged], generator: np.random.Generator) -> Scores:
    counts = np.array(list(Counter(claim.case for claim in claims).values()), dtype=np.intp)
    p, outcome = np.array([claim.p for claim in claims]), np.array([claim.outcome for claim in claims])
    n_effective = effective_size(counts, CORRELATION)
    e_values = {name: e_value(claims, name) for name in REFERENCES}
    some = bool(claims)
    return Scores(
        n=len(claims),
        n_cases=counts.size,
        n_waves=n_waves(claims),
        n_effective=n_effective,
        brier=float(brier_scores(p, outcome).mean()) if some else None,
        log=float(log_scores(p, outcome).mean()) if some else None,
        time_averaged=float(np.mean([claim.standing_brier for claim in claims])) if some else None,
        rps=_rps(claims),
        skill={name: skill(claims, name) for name in REFERENCES},
        skill_bands={name: skill_band(claims, name, generator) for name in REFERENCES},
        e_values=e_values,
        calibration=_calibration(p, outcome, generator) if some else (),
        decomposition=_decomposition(p, outcome) if some else None,
        notice=_notice(len(claims), n_effective, e_values["base_rate"]),
    )


def _rps(claims: Sequence[Judged]) -> float | None:
    """Of the forecasts that tell when a deal is signed, where each of their dates is settled."""
    by_forecast = defaultdict(list)
    for claim in claims:
        if claim.settled.resolution.question.startswith("deal-by-"):
            by_forecast[claim.case, claim.forecasts[-1][0].number].append(claim)
    scores = [
        ranked_probability_score(
            np.array([each.p for each in found]), np.array([each.outcome for each in found])
        )
        for found in by_forecast.values()
        if len(found) == found[0].forecasts[-1][0].n_dates
    ]
    return float(np.mean(scores)) if scores else None


def _calibration(p: Floats, outcome: Floats, generator: np.random.Generator) -> tuple[CalibrationPoint, ...]:
    curve, (low, high) = reliability(p, outcome), consistency_band(p, generator)
    columns = (curve.p, curve.happened, low, high, curve.count)
    names = ("p", "happened", "low", "high", "n")
    rows = zip(*(column.tolist() for column in columns), strict=True)
    return tuple(CalibrationPoint(**dict(zip(names, row, strict=True))) for row in rows)


def _decomposition(p: Floats, outcome: Floats) -> dict[str, float]:
    curve = reliability(p, outcome)
    names = ("miscalibration", "discrimination", "uncertainty")
    return {name: getattr(curve, name) for name in names}


def _notice(n: int, n_effective: float, evidence: float | None) -> str | None:
    if n == 0:
        return "nothing settled yet"
    if n_effective >= ENOUGH_CASES and (evidence or 0) >= ENOUGH_EVIDENCE:
        return None
    told = "not known" if evidence is None else f"{evidence:.2g}"
    return (
        f"NOT ENOUGH CASES to claim skill: effective n {n_effective:.1f} ({ENOUGH_CASES} needed), "
        f"e-value against the base rate {told} ({ENOUGH_EVIDENCE} needed)"
    )
