"""Arguments and options that verbs share."""

import datetime
import math
from pathlib import Path
from typing import Annotated

import typer

from detente.case.defaults import SEED
from detente.catalogue import DEMO, names


def _cases(incomplete: str) -> list[str]:
    """Packaged cases that a half-typed word may mean; a shell adds files by itself."""
    return [name for name in names() if name.startswith(incomplete)]


Target = Annotated[
    str,
    typer.Argument(
        metavar="TARGET",
        help=f"A scenario file, a folder with scenario.yaml, a case such as {DEMO}, or - for stdin.",
        autocompletion=_cases,
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on standard error.")]
Variant = Annotated[
    str | None, typer.Option("--variant", metavar="NAME", help="Apply a variant of the scenario.")
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help="Use nothing known after this ISO date; default the scenario's."
    ),
]
Evidence = Annotated[
    list[Path] | None,
    typer.Option("--evidence", metavar="FILE", help="JSON lines of detente read; - for standard input."),
]
Seed = Annotated[int, typer.Option("--seed", metavar="N", min=0, help="Seed of the draws.")]
Jobs = Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="Number of processes.")]
Cluster = Annotated[
    str | None,
    typer.Option("--cluster", metavar="ADDRESS", help="A Dask cluster instead, as tcp://host:8786."),
]
Draws = Annotated[int, typer.Option("--draws", metavar="N", min=1, max=10_000_000, help="Number of worlds.")]
BandDraws = Annotated[
    int | None,
    typer.Option(
        "--draws", metavar="N", min=2, max=100_000, help="Add 80 % bands over N worlds, 2 to 100,000."
    ),
]
BandSeed = Annotated[
    int | None, typer.Option("--seed", metavar="N", min=0, help=f"Seed of the draws; default {SEED}.")
]


def verb_app() -> typer.Typer:
    """What a verb hangs on: plain help, no options of the shell's."""
    return typer.Typer(add_completion=False, rich_markup_mode=None)


def as_date(text: str | None, option: str = "--as-of") -> datetime.date | None:
    """An ISO date, or a plain word about what is wrong with it."""
    if text is None:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"'{text}' is not an ISO date such as 2019-05-17", param_hint=option
        ) from None


def number(text: str, option: str, *, zero: bool = True) -> float:
    """A finite number above 0, or 0 where that may be, or a plain word about what is wrong with it."""
    try:
        found = float(text)
    except ValueError:
        raise typer.BadParameter(f"'{text}' is not a number", param_hint=option) from None
    if not (0 < found < math.inf or (zero and found == 0)):
        least = "of 0 or more" if zero else "above 0"
        raise typer.BadParameter(f"'{text}' is not a finite number {least}", param_hint=option)
    return found


def pairs(texts: list[str] | None, option: str) -> dict[str, str]:
    """NAME=VALUE options as a mapping."""
    found = {}
    for text in texts or []:
        name, sign, value = text.partition("=")
        if name.strip() in found:
            raise typer.BadParameter(f"'{name.strip()}' is given twice", param_hint=option)
        if not (sign and name.strip()):
            raise typer.BadParameter(f"'{text}' is not NAME=VALUE", param_hint=option)
        found[name.strip()] = value.strip()
    return found
