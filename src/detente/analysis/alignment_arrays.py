"""The `alignment` block as arrays."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.analysis.any_of import any_of
from detente.models.landscape.landscape import Landscape
from detente.nearest import nearest
from detente.scenario import Scenario
from detente.scenario.blocks.alignment import Alignment

Floats = NDArray[np.float64]
SMALLEST = 1e-12


def alignment_of(scenario: Scenario) -> Alignment:
    """The block.

    Raises
    ------
    ValueError
        Where the scenario has none.
    """
    if scenario.alignment is None:
        raise ValueError("this scenario has no `alignment` block -> see detente schema alignment")
    return scenario.alignment


def landscape_of(
    alignment: Alignment,
    n_blocs: int,
    *,
    package: Mapping[str, str] | None = None,
    noise: Floats | None = None,
    neutrals: bool = True,
) -> Landscape:
    """The landscape at the modes.

    Parameters
    ----------
    alignment : Alignment
    n_blocs : int
        At least 1; no more blocs than actors are looked at.
    package : mapping of issue to option, optional
        A deal; what its terms shift is added.
    noise : (n_pairs,) float array, optional
        What is added to each pair's propensity, pairs in the order of `np.triu_indices`.
    neutrals : bool
        Whether actors with a premium may stay neutral.

    Returns
    -------
    Landscape
    """
    names = list(alignment.sizes)
    places = {name: place for place, name in enumerate(names)}
    propensity = np.zeros((len(names), len(names)))
    told = [alignment.propensity]
    told += [shift.propensity for shift in alignment.shifts if _stands(shift.when, package or {})]
    for pairs in told:
        for pair, number in pairs.items():
            one, other = (places[end] for end in pair.split("|"))
            propensity[one, other] += number.mode
            propensity[other, one] += number.mode
    if noise is not None:
        upper = np.triu_indices(len(names), 1)
        propensity[upper] += noise
        propensity.T[upper] += noise
    premium = np.full(len(names), np.nan)
    for name, number in alignment.neutral_premium.items() if neutrals else ():
        premium[places[name]] = number.mode
    sizes = np.array([max(size.mode, SMALLEST) for size in alignment.sizes.values()])
    return Landscape(sizes, propensity, min(n_blocs, len(names)), premium)


def _stands(when: Mapping[str, str | tuple[str, ...]], package: Mapping[str, str]) -> bool:
    return all(package.get(issue) in any_of(options) for issue, options in when.items())


def named_actor(name: str, alignment: Alignment, option: str) -> str:
    """An actor that somebody named.

    Raises
    ------
    ValueError
        Where the block has none of that name.
    """
    if name not in alignment.sizes:
        raise ValueError(f"{option}: no actor '{name}' -> {nearest(name, alignment.sizes)}")
    return name
