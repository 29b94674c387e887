"""Packages in a line."""

from collections.abc import Mapping


def changes(package: Mapping[str, str], status_quo: Mapping[str, str]) -> str:
    """The terms of a package: what it changes, or everything where there is no status quo."""
    terms = [f"{issue}: {option}" for issue, option in package.items() if status_quo.get(issue) != option]
    return "; ".join(terms) or "nothing changes"
