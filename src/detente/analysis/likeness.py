"""Propensities from how alike the ties or votes of actors are."""

from dataclasses import replace
from itertools import combinations

import numpy as np

from detente.analysis.alignment_arrays import alignment_of
from detente.models.landscape.similarity import similarity
from detente.nearest import nearest
from detente.records.blocs import BlocsResult
from detente.records.portfolios import Portfolios
from detente.scenario import Scenario
from detente.scenario.numbers import Real


def by_likeness(scenario: Scenario, portfolios: Portfolios) -> Scenario:
    """The scenario with Signorino and Ritter's S as the propensity of every pair that a table covers.

    Parameters
    ----------
    scenario : Scenario
        With an `alignment` block.
    portfolios : Portfolios
        Rows by actor of the block; the largest difference possible on an item is the largest in the table.

    Returns
    -------
    Scenario
        Pairs of which the table lacks one, or knows nothing in common, keep their propensity.

    Raises
    ------
    ValueError
        Where there is no block, or the table names somebody who is not in it.
    """
    alignment = alignment_of(scenario)
    for name in portfolios.held:
        if name not in alignment.sizes:
            fix = nearest(name, alignment.sizes, otherwise="add it to alignment.sizes")
            raise ValueError(f"{portfolios.name}: no actor '{name}' in alignment.sizes -> {fix}")
    names = [name for name in alignment.sizes if name in portfolios.held]
    held = np.array([portfolios.held[name] for name in names])
    alike = similarity(held, np.full(held.shape[1], portfolios.span), np.array(portfolios.weights))
    told = {
        frozenset((names[i], names[j])): Real.of(float(alike[i, j]))
        for i, j in combinations(range(len(names)), 2)
        if np.isfinite(alike[i, j])
    }
    kept = {
        pair: number
        for pair, number in alignment.propensity.items()
        if frozenset(pair.split("|")) not in told
    }
    found = {"|".join(sorted(pair, key=names.index)): number for pair, number in told.items()}
    changed = alignment.model_copy(update={"propensity": kept | found})
    return scenario.model_copy(update={"alignment": changed})


def with_source(result: BlocsResult, portfolios: Portfolios) -> BlocsResult:
    """Note in a result where its propensities come from."""
    n = len(portfolios.held)
    warning = (
        f"propensities between {n} of {len(result.actors)} actors are Signorino and Ritter's S of "
        f"{portfolios.name}, from -1 to 1; noise, premiums and shifts count on that scale"
    )
    settings = {**result.settings, "likeness": portfolios.name}
    return replace(result, settings=settings, warnings=(warning, *result.warnings))
