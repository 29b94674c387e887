"""Which variants a sweep goes through, as the command line names them."""

import datetime
from typing import Any

from detente.cli.options import pairs
from detente.forecasting.basis import Basis
from detente.forecasting.sweeping import Sweep, sweep_base
from detente.forecasting.variations import Grid, Named, Sample, Variations, values_in
from detente.records.evidence import EvidenceItem
from detente.scenario import Scenario
from detente.scenario.source import Source


def sweep_of(
    source: Source,
    scenario: Scenario,
    set_: list[str] | None,
    sample: int | None,
    *,
    draws: int,
    seed: int,
    evidence: tuple[EvidenceItem, ...],
    as_of: datetime.date | None,
) -> tuple[Sweep, dict[str, Any]]:
    """The sweep, and the settings that tell which variants; all that the file names where none is given.

    Raises
    ------
    ValueError
        Where the scenario cannot be forecast, or has nothing at a path.
    """
    base = sweep_base(scenario, draws=draws, seed=seed, evidence=evidence, as_of=as_of)
    varied, told = _variations(source, scenario, base, set_, sample, seed)
    return Sweep(base, varied, draws, seed, evidence, as_of), told


def _variations(
    source: Source,
    scenario: Scenario,
    base: Basis,
    set_: list[str] | None,
    sample: int | None,
    seed: int,
) -> tuple[Variations, dict[str, Any]]:
    """The variants, and the settings that tell which."""
    if set_:
        values = {path: values_in(text) for path, text in pairs(set_, "--set").items()}
        grid = Grid(scenario, values)
        grid.check()
        return grid, {"set": {path: list(texts) for path, texts in values.items()}}
    if sample is not None:
        return Sample(base, sample, seed), {"sample": sample}
    names = tuple(scenario.variants)
    return Named(source, names), {"variants": list(names)}
