"""The catalogue in words."""

from detente.records.catalogue import Entry
from detente.report.words import wrapped


def as_text(entries: list[Entry]) -> str:
    """Each case with its title and what can be asked of it."""
    width = max(len(each.name) for each in entries)
    lines = [line for each in entries for line in _lines(each, width)]
    return "\n".join(
        [
            f"{len(entries)} packaged cases; * where outcomes are told, for detente backtest",
            "",
            *lines,
            "",
            "next: detente catalogue NAME · detente forecast NAME · detente catalogue NAME --copy FOLDER",
        ]
    )


def _lines(each: Entry, width: int) -> list[str]:
    name = each.name.ljust(width)
    mark = "*" if each.scored else " "
    asks = ", ".join(each.verbs)
    return [f"{mark} {name}  {each.title}", wrapped(f"{' ' * (width + 4)}{asks}", hanging=width + 4)]
