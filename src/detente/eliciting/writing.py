"""Elicited worths into a scenario file, or into a variant of it."""

from typing import Any

from detente.records.elicitation import Elicited, Range
from detente.scenario.editing import edited, figure
from detente.scenario.faults import Path
from detente.scenario.files import resolve


def with_worths(text: str, found: Elicited, *, name: str, variant: str | None = None) -> str:
    """The file with the worths in it, every other character as it was.

    Parameters
    ----------
    text : str
        The file as it stands.
    found : Elicited
        The worths.
    name : str
        Of the file, for messages.
    variant : str, optional
        Name of a variant that takes them, in the place of the file's own.

    Raises
    ------
    ValueError
        Where the file cannot be changed in place, or would have faults.
    """
    stem: Path = ("worth", found.party) if variant is None else ("variants", variant, "worth", found.party)
    analyst = found.settings["analyst"]
    because = f"elicited by swing weights{f' from {analyst}' if analyst else ''}"
    values: dict[Path, Any] = {
        (*stem, issue, option): {"value": _value(told), "because": because}
        for issue, options in found.worths.items()
        for option, told in options.items()
    }
    after, source = edited(text, name=name, values=values)
    resolve(source, variant=variant)
    return after


def _value(told: Range) -> Any:
    figures = [figure(x) for x in told]
    return figures[1] if told[0] == told[2] else figures
