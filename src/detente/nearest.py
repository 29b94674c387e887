"""The name that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str], *, otherwise: str = "remove it") -> str:
    """Name the closest of the known names, or list them when there are few."""
    names = list(known)
    folded = {candidate.casefold(): candidate for candidate in names}
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{folded[close[0]]}'?"
    if len(names) == 1:
        return f"give '{names[0]}'"
    if 0 < len(names) <= 12:
        return "give one of " + ", ".join(f"'{candidate}'" for candidate in names)
    return otherwise
