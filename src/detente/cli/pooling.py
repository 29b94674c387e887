"""Which families of models a forecast hears, as the command line names them."""

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from detente.catalogue.fitted import packaged_positions
from detente.cli.corpora import corpus_in
from detente.cli.fitted import fitted_pooling
from detente.cli.later import Later
from detente.cli.options import pairs
from detente.records.pooling import Pool, Pooling
from detente.scenario import Scenario

if TYPE_CHECKING:
    from detente.forecasting.pooling import Families

other_families = Later("detente.forecasting.families", "other_families")
pooled_as = Later("detente.forecasting.pooling", "Families")


def families_of(
    scenario: Scenario,
    *,
    day: datetime.date | None,
    pool: Pool | None,
    weights: Path | None,
    table: Path | None,
    held: list[str] | None,
) -> "Families | None":
    """Families to pool, and how; None where none is asked for.

    Raises
    ------
    ValueError
        Where a file does not hold what it should, or options contradict each other.
    """
    if pool is not None and weights is not None:
        raise typer.BadParameter("the file says which pool: leave one out", param_hint="--pool")
    if pool is None and weights is None:
        for name, given in {"--precedent": table, "--held": held}.items():
            if given:
                raise typer.BadParameter("says nothing without --pool or --weights", param_hint=name)
        return None
    if held and table is None:
        raise typer.BadParameter("says nothing without --precedent TABLE", param_hint="--held")
    pooling = Pooling(pool=pool or "log") if weights is None else fitted_pooling(weights)
    others = other_families(
        scenario if day is None else scenario.model_copy(update={"as_of": day}),
        fitted=packaged_positions(),
        corpus=None if table is None else corpus_in(table, None),
        held=pairs(held, "--held"),
    )
    families: Families = pooled_as(pooling, others)
    return families
