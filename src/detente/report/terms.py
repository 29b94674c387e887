"""Packages, terms and worths in a line."""

from collections.abc import Mapping, Sequence


def changes(package: Mapping[str, str], status_quo: Mapping[str, str]) -> str:
    """The terms of a package: what it changes, or everything where there is no status quo."""
    terms = [f"{issue}: {option}" for issue, option in package.items() if status_quo.get(issue) != option]
    return "; ".join(terms) or "nothing changes"


def together(terms: Mapping[str, str | Sequence[str]]) -> str:
    """Terms that stand together, each one option of an issue or any of several."""
    return " with ".join(
        f"{issue}: {option if isinstance(option, str) else ' or '.join(option)}"
        for issue, option in terms.items()
    )


def worths(worth: Mapping[str, float]) -> str:
    """What something is worth to each party."""
    return ", ".join(f"{party} {x:.3g}" for party, x in worth.items())
