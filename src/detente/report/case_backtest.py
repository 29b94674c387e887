"""A backtest of whole cases as text: those written blind and those written with hindsight apart."""

from collections.abc import Iterator

from detente.records.backtest import BacktestRow, Score
from detente.records.case_backtest import CaseBacktest, CaseLine, TrackRows
from detente.report.words import counted, wrapped

TITLES = {
    "blind": "BLIND: written before the outcome",
    "hindsight": "WITH HINDSIGHT: written after the outcome",
}
NAME, CELL, BAND = 24, 8, 30
_DIFFERENCE = "brier_minus_base_rate"


def as_text(result: CaseBacktest) -> str:
    """Both tables, every case, and what all cases teach."""
    blocks = [*map(_track, result.tracks), _cases(result), _places(result), _learnt(result), _said(result)]
    return "\n\n".join(text for block in blocks if (text := "\n".join(block)))


def _track(track: TrackRows) -> Iterator[str]:
    yield TITLES[track.written]
    yield (
        f"  {counted(track.n_claims, 'claim')} in {counted(track.n_cases, 'case')} "
        f"(effective n {track.n_effective:.1f})"
    )
    heads = "".join(f"{head:>{CELL}}" for head in ("n", "Brier", "log", "RPS"))
    yield f"  {'':<{NAME}}{heads}{'Brier less the base rate':>{BAND}}"
    yield from map(_row, track.rows)
    yield "  the difference is over the claims that both speak of"


def _row(row: BacktestRow) -> str:
    cells = "".join(f"{_cell(row.scores[metric]):>{CELL}}" for metric in ("brier", "log", "rps"))
    against = _difference(row.scores[_DIFFERENCE])
    return f"  {row.model:<{NAME}}{row.n:>{CELL}}{cells}{against:>{BAND}}".rstrip()


def _cell(score: Score | None) -> str:
    return "" if score is None else f"{score.value:.3f}"


def _difference(score: Score | None) -> str:
    if score is None:
        return ""
    band = "" if score.low is None else f" ({score.low:+.3f} to {score.high:+.3f})"
    return f"{score.value:+.3f}{band}"


def _cases(result: CaseBacktest) -> Iterator[str]:
    yield "CASES (Brier score of the packages' own forecast)"
    yield from map(_case, result.cases)


def _case(case: CaseLine) -> str:
    void = f", {case.n_void} void" if case.n_void else ""
    partial = f", {case.n_partial} in part" if case.n_partial else ""
    score = "" if case.brier is None else f": {case.brier:.3f}"
    return f"  {case.case} as of {case.as_of}{score} ({counted(case.n_claims, 'claim')}{void}{partial})"


def _places(result: CaseBacktest) -> Iterator[str]:
    if result.places:
        yield "POSITIONS (by the calibrated forecast)"
    for place in result.places:
        said = f"said {place.median:g}, came {place.outcome:g}: CRPS {place.crps:.3g}"
        yield f"  {place.case} · {place.issue}: {said}"


def _learnt(result: CaseBacktest) -> Iterator[str]:
    fitted = result.fitted
    source = f"{counted(fitted.n_claims, 'claim')} in {counted(fitted.n_cases, 'case')}"
    yield f"LEARNT from {source}, held near the defaults"
    weights = ", ".join(f"{name} {weight:.2f}" for name, weight in fitted.weights.items()) or "equal"
    yield f"  {fitted.pool} pool, weights: {weights}; d {fitted.d:.2f}"
    yield f"  recalibration of a deal: shift {fitted.shift:+.2f}, slope {fitted.slope:.2f}"
    storyline = f"storyline correlation {fitted.storyline_correlation:g}"
    yield f"  evidence: tempering {fitted.tempering:g}, {storyline}"


def _said(result: CaseBacktest) -> Iterator[str]:
    yield "CHECKED"
    planted = counted(result.settings["canaries"], "case")
    yield f"  news from the day after, planted in {planted}, changed nothing"
    for warning in result.warnings:
        yield wrapped(f"! {warning}", indent=2)
