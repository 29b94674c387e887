"""Sizes of coalitions that players announce one after the other, among players who are alike."""

from collections.abc import Callable

PerHead = Callable[[int, tuple[int, ...]], float]

_TIE = 1e-12


def announced_sizes(n_players: int, per_head: PerHead) -> tuple[int, ...]:
    """The coalition structure that sequential announcements of sizes lead to.

    The first player names the size of its coalition, that many leave, the next one names a size, and so on.
    Each foresees what the others will announce; of sizes that are as good, the smaller is named.

    Parameters
    ----------
    n_players : int
    per_head : callable
        Payoff of each member of a coalition of a size, given the sizes of all coalitions, falling.

    Returns
    -------
    tuple of int
        Sizes in the order of their announcement.

    References
    ----------
    Bloch (1996), "Sequential formation of coalitions in games with externalities and fixed payoff division",
    Games and Economic Behavior 14(1), 90-123; Ray and Vohra (1999), Games and Economic Behavior 26(2).

    Examples
    --------
    >>> announced_sizes(6, cournot_per_head)
    (1, 5)
    """
    told: dict[tuple[int, ...], tuple[int, ...]] = {}

    def following(formed: tuple[int, ...]) -> tuple[int, ...]:
        """What is announced once these coalitions, in falling order of size, have left."""
        left = n_players - sum(formed)
        if left and formed not in told:
            best = -float("inf")
            for size in range(1, left + 1):
                later = following(tuple(sorted((*formed, size), reverse=True)))
                sizes = tuple(sorted((*formed, size, *later), reverse=True))
                worth = per_head(size, sizes)
                if size == 1 or worth > best + _TIE * abs(best):
                    best, told[formed] = worth, (size, *later)
        return told[formed] if left else ()

    return following(())


def cournot_per_head(size: int, sizes: tuple[int, ...]) -> float:
    """Profit per firm of a cartel among cartels that compete in quantities.

    Linear demand and no cost, in units of the square of demand's intercept over its slope.

    Parameters
    ----------
    size : int
        Firms in the cartel.
    sizes : tuple of int
        Of all cartels, this one among them.

    Returns
    -------
    float
        `1 / (s (m + 1)^2)` with m cartels.

    Examples
    --------
    >>> cournot_per_head(2, (2, 1))
    0.05555555555555555
    """
    return 1 / (size * (len(sizes) + 1) ** 2)
