"""What stands behind a forecast, asked in the forecast's own worlds: its reasons, and what to look for."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from detente.case.target import of_variant
from detente.cli.evidence import with_evidence
from detente.cli.later import load
from detente.cli.options import as_date
from detente.cli.output import progress, say
from detente.parallel import Workers
from detente.records.result import Result

Answer = TypeVar("Answer", bound=Result)


def tell(
    target: str,
    ask: Callable[..., Answer],
    as_text: Callable[[Answer], str],
    *,
    evidence: Sequence[Path] | None,
    draws: int,
    seed: int,
    workers: Workers,
    as_of: str | None,
    variant: str | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Ask of the scenario that TARGET means, with the evidence beside it, and print the answer.

    Parameters
    ----------
    target : str
    ask : callable
        Given the scenario, and as keywords draws, seed, evidence, as_of, progress and workers.
    as_text : callable
        The answer for people.
    evidence, draws, seed, workers, as_of, variant, as_json, quiet
        As the command line has them.
    """
    scenario, items = with_evidence(target, evidence, variant=variant)
    load(ask)
    with progress("drawing worlds", quiet=quiet) as tick:
        result = ask(
            scenario,
            draws=draws,
            seed=seed,
            evidence=items,
            as_of=as_date(as_of),
            progress=tick,
            workers=workers,
        )
    result = of_variant(result, variant)
    say(result.to_json() if as_json else as_text(result))
