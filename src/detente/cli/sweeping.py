"""A sweep from its variants to its table, in parts that can be gone on with."""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import typer

from detente import __version__
from detente.cli.faults import NO_ROOM
from detente.cli.output import progress, remark
from detente.forecasting.forecast import warnings_of
from detente.forecasting.sweeping import FAULT, TOGETHER, Sweep
from detente.formats.sweep_parts import Parts
from detente.formats.sweep_table import write_csv, write_table
from detente.parallel import Workers
from detente.records.sweep import Row, SweepResult

LISTED = 10_000


def settings_of(sweep: Sweep, *, variants: Mapping[str, Any]) -> dict[str, Any]:
    """What the rows depend on, beside the scenario and the version."""
    items = json.dumps([item.model_dump(mode="json") for item in sweep.evidence], sort_keys=True)
    return {
        "draws": sweep.draws,
        "seed": sweep.seed,
        "as_of": sweep.base.scenario.as_of.isoformat(),
        "evidence": f"sha256:{hashlib.sha256(items.encode()).hexdigest()}" if sweep.evidence else None,
        **variants,
    }


class Telling:
    """What is told of the rows that go by."""

    def __init__(self) -> None:
        self.chances: list[float] = []
        self.n_faults = 0

    def passing(self, rows: Iterator[Row]) -> Iterator[Row]:
        """The same rows."""
        for row in rows:
            if row[FAULT] is None:
                self.chances.append(row["p_deal"])
            else:
                self.n_faults += 1
            yield row

    def result(self, sweep: Sweep, settings: Mapping[str, Any], digest: str, **told: Any) -> SweepResult:
        """The sweep in short."""
        found = self.chances
        middle = {"low": min(found), "median": float(np.median(found)), "high": max(found)} if found else None
        return SweepResult(
            title=sweep.base.scenario.title,
            digest=digest,
            settings=settings,
            warnings=tuple(warnings_of(sweep.base)),
            columns=sweep.columns,
            n=len(sweep.variations),
            n_faults=self.n_faults,
            p_deal=middle,
            **told,
        )


def swept_to(
    output: Path,
    sweep: Sweep,
    settings: Mapping[str, Any],
    digest: str,
    *,
    workers: Workers,
    resume: bool,
    quiet: bool,
) -> SweepResult:
    """Forecast what is missing, keep it part by part, and write the table once all is there."""
    parts = Parts(output, {"detente": __version__, "scenario": digest, **settings}, resume=resume)
    missing = parts.missing(sweep.n_groups)
    there = sweep.n_groups - len(missing)
    with _stopping(parts), progress("forecasting variants", quiet=quiet) as tick:
        for number, rows in enumerate(sweep.rows(missing, workers=workers)):
            parts.keep(missing[number], rows)
            tick(there + number + 1, sweep.n_groups)
        telling = Telling()
        write_table(output, sweep.columns, telling.passing(parts.rows(sweep.n_groups)))
    parts.remove()
    return telling.result(sweep, settings, digest, output=output.name, table=None)


def swept_here(
    sweep: Sweep, settings: Mapping[str, Any], digest: str, *, workers: Workers, listed: bool, quiet: bool
) -> SweepResult:
    """Forecast all; print the rows as CSV as they come, or list them in the result where they are few."""
    telling = Telling()
    with progress("forecasting variants", quiet=quiet or not listed) as tick:
        rows = telling.passing(_ticked(sweep, workers, tick))
        table = None
        if not listed:
            write_csv(sys.stdout, sweep.columns, rows)
        elif len(sweep.variations) <= LISTED:
            table = tuple(rows)
        else:
            raise ValueError(f"more than {LISTED:,} variants -> give them a file: --output sweep.parquet")
    return telling.result(sweep, settings, digest, output=None, table=table)


def _ticked(sweep: Sweep, workers: Workers, tick: Any) -> Iterator[Row]:
    for number, rows in enumerate(sweep.rows(range(sweep.n_groups), workers=workers), start=1):
        yield from rows
        tick(number, sweep.n_groups)


@contextlib.contextmanager
def _stopping(parts: Parts) -> Iterator[None]:
    """Where a person or a full disk stops the work, say how it goes on; leave no parts that hold nothing."""
    what = f"{parts.folder} holds whole parts of {TOGETHER} variants"
    try:
        yield
    except KeyboardInterrupt:
        remark(f"detente: stopped; {what}, and --resume goes on with it")
        raise typer.Exit(130) from None
    except OSError as error:
        if not parts:
            parts.remove()
        elif error.errno in NO_ROOM:
            why = os.strerror(error.errno).lower()
            raise ValueError(f"{why}; {what} -> free some space, then --resume goes on with it") from None
        raise
