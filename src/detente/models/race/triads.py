"""Which two of three gang up, by strength alone."""

from collections.abc import Sequence
from itertools import combinations


def likely_coalitions(strengths: Sequence[float]) -> tuple[tuple[int, int], ...]:
    """The pairs of a triad that Caplow expects.

    A pair forms if it is stronger than the third, nobody of the three is stronger than the other two
    together, and each is the other's best partner or as good as the best. A partner is the better the more
    others one then controls and the fewer control oneself: a pair controls the third, and of its members the
    stronger controls the weaker.

    Parameters
    ----------
    strengths : sequence of three floats

    Returns
    -------
    tuple of pairs of int
        Places in `strengths`; empty where nobody needs, or can find, a partner.

    References
    ----------
    Caplow (1956), "A theory of coalitions in the triad", American Sociological Review 21(4), 489-493.

    Notes
    -----
    The rule is our reading: it gives all of Caplow's types, which are known here from memory only.

    Examples
    --------
    >>> likely_coalitions((3, 2, 2)), likely_coalitions((1, 2, 2)), likely_coalitions((4, 2, 1))
    (((1, 2),), ((0, 1), (0, 2)), ())
    """
    if any(2 * strength > sum(strengths) for strength in strengths):
        return ()
    able = [
        pair for pair in combinations(range(3), 2) if 2 * sum(strengths[i] for i in pair) > sum(strengths)
    ]
    return tuple(
        pair
        for pair in able
        if all(
            _control(strengths, i, pair) == max(_control(strengths, i, p) for p in able if i in p)
            for i in pair
        )
    )


def _control(strengths: Sequence[float], one: int, pair: tuple[int, int]) -> int:
    """How many a member of a pair controls, less how many control it."""
    other = strengths[sum(pair) - one]
    return 1 + (strengths[one] > other) - (strengths[one] < other)
