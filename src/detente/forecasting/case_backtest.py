"""How good whole forecasts were on settled cases, everything fitted learnt from the other cases."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.case_fitting import fit_confidence, fit_evidence, fit_pool, fit_pooling
from detente.forecasting.case_scores import DRAWS, PACKAGES, score_rows
from detente.forecasting.families import settlements
from detente.forecasting.scoring import CORRELATION
from detente.forecasting.settled_cases import ALONE, Foretold, SettledCase, canary_moves, foretold
from detente.models.calibrated.crps import crps
from detente.models.scores.evidence_of_skill import effective_size
from detente.models.scores.proper import brier_scores
from detente.parallel import ALONE as IN_THIS_PROCESS
from detente.parallel import Workers
from detente.records.case_backtest import CaseBacktest, CaseLine, PlaceLine, TrackRows, Written
from detente.records.fitted_positions import FittedPositions
from detente.records.pooling import FAMILIES, Pool, Pooling

Floats = NDArray[np.float64]

REFERENCES = ("base rate", "nothing changes", "pundits")
TRACKS: tuple[Written, ...] = ("blind", "hindsight")

Fit = Callable[[Sequence[Foretold]], Pooling]


def backtest_cases(
    cases: Sequence[SettledCase],
    *,
    draws: int,
    seed: int,
    pool: Pool = "linear",
    fitted_positions: FittedPositions | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    workers: Workers = IN_THIS_PROCESS,
) -> CaseBacktest:
    """Forecast every case as of its day, and score it with what the other cases teach.

    Cases written before and after their outcome are learnt from and scored apart. Into every case news from
    the day after its forecast is planted, which must change nothing.

    Parameters
    ----------
    cases : sequence of SettledCase
        At least one.
    draws, seed : int
        Of the worlds of each case.
    pool : str
        `linear` or `log`: which pool is fitted to all cases.
    fitted_positions : FittedPositions, optional
        What past issues taught, for the issues of `positions` that have settled.
    progress : callable
        Called with cases done and cases in all.
    workers : Workers
        Who forecasts the cases; the scores do not depend on it.

    Returns
    -------
    CaseBacktest

    Raises
    ------
    ValueError
        Where there is no case, two have one name, one cannot be forecast, or later news changed a forecast.
    """
    _check_names(cases)
    found = []
    for each in workers.map(partial(_foretold_unmoved, draws=draws, seed=seed), cases):
        found.append(each)
        progress(len(found), len(cases))
    tracks = {written: [each for each in found if each.case.written == written] for written in TRACKS}
    return CaseBacktest(
        settings={
            "draws": draws,
            "seed": seed,
            "pool": pool,
            "validation": "each case by what the other cases of its table teach",
            "canaries": len(found),
            "correlation": CORRELATION,
            "bootstrap_draws": DRAWS,
        },
        warnings=tuple(_remarks(tracks)),
        tracks=tuple(_track(written, own, pool) for written, own in tracks.items() if own),
        cases=tuple(map(_line, found)),
        places=tuple(place for each in cases for place in _places(each, fitted_positions)),
        fitted=_learnt(tracks, pool),
    )


def _check_names(cases: Sequence[SettledCase]) -> None:
    names = [case.name for case in cases]
    if not names:
        raise ValueError("no case -> give folders with scenario.yaml and outcomes.yaml")
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"two cases are called '{twice}' -> rename a folder")


def _foretold_unmoved(case: SettledCase, *, draws: int, seed: int) -> Foretold:
    """A case as of its day, once it is certain that later news does not reach it."""
    found = foretold(case, draws=draws, seed=seed)
    if canary_moves(found, draws=draws, seed=seed):
        what = "news from after its day changed its forecast, which is a fault of this program"
        raise ValueError(f"{case.name}: {what} -> please report it")
    return found


def _learnt(tracks: Mapping[Written, Sequence[Foretold]], pool: Pool) -> Pooling:
    """What all blind cases teach; where there are none, those written with hindsight."""
    cases, how = tracks["blind"], "written blind"
    if not cases:
        cases, how = tracks["hindsight"], "written with hindsight"
    return fit_pooling(cases, pool, source=f"cases {how}: {', '.join(each.case.name for each in cases)}")


def _track(written: Written, cases: Sequence[Foretold], pool: Pool) -> TrackRows:
    outcome = np.concatenate([case.outcome for case in cases])
    groups = np.repeat(np.arange(len(cases)), [len(case.settled) for case in cases])
    said = {name: [_alone(case, name) for case in cases] for name in (PACKAGES, *_others(cases))}
    said["linear pool"] = [case.under(Pooling(pool="linear")) for case in cases]
    if _others(cases):
        said["log pool"] = [case.under(Pooling(pool="log")) for case in cases]
    for name, fit in _fits(pool).items():
        said[name] = [case.under(fit([other for other in cases if other is not case])) for case in cases]
    for name in REFERENCES:
        said[name] = [case.reference(name) for case in cases]
    counts = np.array([len(case.settled) for case in cases if case.settled], dtype=np.intp)
    rows = score_rows(said, cases, outcome, groups) if len(outcome) else ()
    return TrackRows(
        written=written,
        n_cases=len(cases),
        n_claims=len(outcome),
        n_effective=effective_size(counts, CORRELATION),
        rows=tuple(rows),
    )


def _fits(pool: Pool) -> Mapping[str, Fit]:
    """What is learnt from the other cases, part by part and all together."""
    return {
        "linear pool, learnt": lambda others: fit_pool(others, Pooling(pool="linear")),
        "log pool, learnt": lambda others: fit_pool(others, Pooling(pool="log")),
        "evidence learnt": fit_evidence,
        "recalibrated": lambda others: fit_confidence(others, ALONE),
        f"all learnt ({pool})": lambda others: fit_pooling(others, pool, source="the other cases"),
    }


def _others(cases: Sequence[Foretold]) -> list[str]:
    """Families beside the packages and the base rate that speak of some case."""
    return [name for name in FAMILIES[2:] if any(name in case.families() for case in cases)]


def _alone(case: Foretold, family: str) -> Floats:
    """What one family says of a case; NaN where it says nothing."""
    if family not in case.families():
        return np.full(len(case.settled), np.nan)
    return case.under(Pooling(pool="linear", weights={family: 1.0}))


def _line(found: Foretold) -> CaseLine:
    values = [outcome.value for outcome in found.case.outcomes.values()]
    p = found.under(ALONE)
    return CaseLine(
        case=found.case.name,
        digest=found.case.scenario.digest,
        as_of=found.case.scenario.as_of.isoformat(),
        written=found.case.written,
        n_claims=len(found.settled),
        n_void=values.count(None),
        n_partial=int(((found.outcome > 0) & (found.outcome < 1)).sum()),
        n_later=found.basis.n_items - len(found.basis.weighed),
        brier=float(brier_scores(p, found.outcome).mean()) if len(p) else None,
    )


def _places(case: SettledCase, fitted: FittedPositions | None) -> list[PlaceLine]:
    """Where the issues of `positions` settled, against the calibrated forecast at the modes."""
    values = {name: case.outcomes[name].value for name in case.scenario.positions if name in case.outcomes}
    known = {name: value for name, value in values.items() if value is not None}
    told = {} if fitted is None else settlements(case.scenario, list(known), fitted)
    return [
        PlaceLine(
            case=case.name,
            issue=name,
            outcome=known[name],
            median=where.quantile(0.5),
            crps=crps(where.support, where.masses, known[name]),
        )
        for name, where in told.items()
    ]


def _remarks(tracks: Mapping[Written, Sequence[Foretold]]) -> list[str]:
    remarks = []
    if tracks["hindsight"]:
        names = ", ".join(found.case.name for found in tracks["hindsight"])
        remarks.append(f"written with hindsight, so that a good score proves nothing: {names}")
    for each in (*tracks["blind"], *tracks["hindsight"]):
        late = each.basis.n_items - len(each.basis.weighed)
        if late:
            of_all = f"{late} of {each.basis.n_items} items of evidence"
            remarks.append(f"{each.case.name}: {of_all} became known after its day: left out")
    return remarks
