"""Concessions and deals of a PositionsResult as plain text."""

from collections.abc import Iterator

from detente.records.positions import Concession, Exchange, PositionsResult
from detente.report.words import percent, wrapped

MAX_SHOWN = 12
MODELS = {"eum": "the expected utility model", "smp": "the SMP", "exchange": "the exchange model"}


def concessions(result: PositionsResult) -> list[str]:
    """Who gives way: over the worlds where they were drawn, else how many models say so."""
    drawn = None if result.bands is None else [Concession(**each) for each in result.bands["concessions"]]
    found = result.concessions if drawn is None else drawn
    if not found:
        return []
    lines = ["", "WHO GIVES WAY TO WHOM, in the first round of the models"]
    for each in found[:MAX_SHOWN]:
        by = [_seen(MODELS[model], p, drawn is not None) for model, p in each.by_model.items() if p > 0]
        lines.append(wrapped(f"{each.party} to {each.to} on {each.issue}: {', '.join(by)}", indent=2))
    if len(found) > MAX_SHOWN:
        lines.append(f"  and {len(found) - MAX_SHOWN:,} more (--json lists them)")
    return lines


def _seen(model: str, p: float, drawn: bool) -> str:
    return f"{percent(p)} in {model}" if drawn else model


def deals(result: PositionsResult, *, every_round: bool = False) -> list[str]:
    """The exchanges, in words: the first of them, or all."""
    if not result.exchanges:
        return []
    shown = result.exchanges if every_round else result.exchanges[:MAX_SHOWN]
    several = result.settings["exchange_rounds"] > 1
    lines = ["", f"DEALS of the exchange model, the largest gain{' of each round' * several} first"]
    for place, deal in enumerate(shown, start=1):
        number = f"round {deal.round}: " * several
        lines.append(wrapped(f"{place}. {number}{_deal(deal)}", indent=2))
    if len(result.exchanges) > len(shown):
        lines.append(f"  and {len(result.exchanges) - len(shown):,} more (--every-round tells them)")
    return lines


def _deal(deal: Exchange) -> str:
    gives = [
        f"{party} gives way on {issue}, from {start:.4g} to {end:.4g}"
        for party, moves in deal.moves.items()
        for issue, (start, end) in moves.items()
    ]
    moved = ", ".join(
        f"{issue} {before:.4g} to {after:.4g}" for issue, (before, after) in deal.outcomes.items()
    )
    effects = "; ".join(_effects(deal))
    told = f"{', and '.join(gives)}; each gains {deal.gain:.3g}; outcomes: {moved}"
    return f"{told}; {effects}" if effects else told


def _effects(deal: Exchange) -> Iterator[str]:
    ranked = sorted(deal.externalities.items(), key=lambda pair: pair[1])
    worst = [(party, x) for party, x in ranked if x < 0][:2]
    best = [(party, x) for party, x in reversed(ranked) if x > 0][:2]
    if worst:
        yield "worst for " + ", ".join(f"{party} ({x:.3g})" for party, x in worst)
    if best:
        yield "also good for " + ", ".join(f"{party} ({x:.3g})" for party, x in best)
