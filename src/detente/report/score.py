"""A track record as text: the notice first, then the numbers."""

from collections.abc import Iterator

from detente.records.score import Record, ScoredClaim, Scores
from detente.report.words import counted, percent, wrapped

MAX_CLAIMS = 20
REFERENCES = {
    "base_rate": "the base rate",
    "last_forecast": "the forecast before the last",
    "status_quo": '"nothing changes"',
    "pundits": "the authors read",
}


def as_text(record: Record) -> str:
    """Live and retrodicted scores apart, and every claim."""
    return "\n".join(as_lines(record))


def as_lines(record: Record) -> list[str]:
    """The same, a sentence an item."""
    lines = [*_track("LIVE: recorded before the outcome", record.live), ""]
    lines += _track("RETRODICTED: recorded when the outcome could be known", record.retrodicted)
    if record.claims:
        lines += ["", "CLAIMS", *map(_claim, record.claims[:MAX_CLAIMS])]
    if len(record.claims) > MAX_CLAIMS:
        lines.append(f"  and {len(record.claims) - MAX_CLAIMS:,} more: --json")
    if record.n_void:
        lines += ["", f"{counted(record.n_void, 'claim')} void: not scored"]
    if record.n_partial:
        lines += ["", f"{counted(record.n_partial, 'claim')} came about in part"]
    return lines


def _track(title: str, scores: Scores) -> Iterator[str]:
    yield title
    if scores.notice:
        yield wrapped(f"! {scores.notice}", indent=2)
    if scores.brier is None or scores.log is None:
        return
    yield (
        f"  {counted(scores.n, 'claim')} in {counted(scores.n_cases, 'case')} and "
        f"{counted(scores.n_waves, 'wave')} (effective n {scores.n_effective:.1f})"
    )
    ranked = "" if scores.rps is None else f" · RPS {scores.rps:.3f}"
    stood = f"by days stood {scores.time_averaged:.3f}"
    yield f"  Brier {scores.brier:.3f} · {stood} · log {scores.log:.3f}{ranked}"
    for reference, name in REFERENCES.items():
        yield from _against(scores, reference, name)
    if scores.decomposition is not None:
        parts = " · ".join(f"{part} {x:.3f}" for part, x in scores.decomposition.items())
        yield f"  Brier score in parts: {parts}"
    yield from _calibration(scores)


def _against(scores: Scores, reference: str, name: str) -> Iterator[str]:
    skill = scores.skill[reference]
    if skill is None:
        return
    band = scores.skill_bands[reference]
    shown = "no band: one case"
    if band is not None:
        shown = f"80 % band {100 * band[0]:+.0f} to {100 * band[1]:+.0f} %"
    much = f"{100 * skill:+.0f} %" if skill > -1 else "below -100 %"
    yield f"  skill over {name}: {much} ({shown}), e-value {scores.e_values[reference]:.2g}"


def _calibration(scores: Scores) -> Iterator[str]:
    yield "  said -> happened (80 % of well-calibrated forecasts lie between)"
    for point in scores.calibration:
        between = f"{percent(point.low)} to {percent(point.high)}"
        yield f"    {percent(point.p):>7} -> {percent(point.happened):>7} ({between}), n {point.n}"


def _claim(claim: ScoredClaim) -> str:
    outcome = {0.0: "no", 1.0: "yes"}.get(claim.outcome, f"{claim.outcome:g}")
    said = f"said {percent(claim.p)}, came {outcome}: Brier {claim.brier:.3f}"
    track = f"{claim.track}, {counted(claim.n_forecasts, 'forecast')}"
    return f"  {claim.case} · {claim.question}: {said} ({track})"
