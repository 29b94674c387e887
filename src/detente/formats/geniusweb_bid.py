"""No deal said as a bid, which is GeniusWeb's only way to say it."""

from detente.formats.scaling import Scaled

FINE, COARSE = 1e-12, 1e-4
MAX_SUMS = 20_000


def bid_worth_at_least(scaled: Scaled, party: str, no_deal: float) -> tuple[dict[str, str], float] | None:
    """The least bid that is as good as no deal, and its worth; None where every bid is.

    Exact while the sums of worths are few; else sums within a ten-thousandth count as one. Where no bid is
    as good as no deal, the best bid.
    """
    if no_deal <= FINE:
        return None
    weights, shares = scaled.weights[party], scaled.shares[party]
    sums: dict[float, tuple[float, tuple[str, ...]]] = {0.0: (0.0, ())}
    width = FINE
    for name, options in scaled.issues.items():
        if len(sums) * len(options) > MAX_SUMS:
            width = COARSE
        longer: dict[float, tuple[float, tuple[str, ...]]] = {}
        for worth, chosen in sums.values():
            for option in options:
                total = worth + weights[name] * shares[name][option]
                longer.setdefault(round(total / width), (total, (*chosen, option)))
        sums = longer
    good = [found for found in sums.values() if found[0] >= no_deal - FINE]
    worth, chosen = min(good) if good else max(sums.values())
    return dict(zip(scaled.issues, chosen, strict=True)), worth
