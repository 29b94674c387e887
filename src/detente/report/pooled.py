"""The families of models behind a pooled forecast, as lines of text."""

from collections.abc import Iterator

from detente.records.forecast import Forecast
from detente.report.words import percent, wrapped


def pooled_lines(result: Forecast) -> Iterator[str]:
    """What every family of models said by itself, and how they were made one; nothing without a pool."""
    pooled = result.pooled
    if pooled is None:
        return
    said = result.settings["pooling"]
    deal = ", ".join(f"{name} {percent(p)}" for name, p in pooled.deal.items())
    yield f"  families, a deal: {deal}"
    for issue, own in pooled.options.get("packages", {}).items():
        for family, told in pooled.options.items():
            if issue in told:
                chances = ", ".join(f"{option} {percent(told[issue][option])}" for option in own)
                yield wrapped(f"families, {issue} given a deal: {family}: {chances}", indent=2)
    weights = ", ".join(f"{name} {weight:.2f}" for name, weight in pooled.weights.items())
    learnt = said["fitted"] or "nothing fitted"
    how = f"shift {said['shift']:+.2f}, slope {said['slope']:.2f}"
    yield wrapped(f"{said['pool']} pool of a deal: {weights}; d {said['d']:.2f}; {how} ({learnt})", indent=2)


def judged_line(result: Forecast) -> str:
    """What of the weighing of evidence is judgement."""
    if result.settings.get("pooling", {}).get("tempering") is not None:
        return "default likelihood ratios are judgements; their discounts are held near judgements"
    return "discounts of evidence and default likelihood ratios are judgements, not yet fitted to past cases"
