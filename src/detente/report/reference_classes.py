"""Reference classes as plain text."""

from collections.abc import Iterable

from detente.records.reference_class import ReferenceClass
from detente.report.words import percent, wrapped


def as_lines(classes: Iterable[ReferenceClass]) -> list[str]:
    """One line a class, under a heading; nothing where there is none."""
    lines = [
        wrapped(
            f"of {each.n} {each.what}: "
            + ", ".join(f"{how} in {percent(share)}" for how, share in each.shares.items())
            + f" ({each.source})",
            indent=2,
        )
        for each in classes
    ]
    return ["base rates", *lines] if lines else []
