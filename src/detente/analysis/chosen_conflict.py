"""Which conflict a question about stability is about: the scenario's own, or the one over keeping a deal."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import package_arrays
from detente.analysis.conflict_model import ConflictModel, conflict_model
from detente.analysis.deal_conflict import deal_conflict
from detente.analysis.proposal import proposed
from detente.analysis.space import arrays_of, space_of
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Terms = Mapping[str, str]

NO_TERMS = "{} names terms of `issues`, and this scenario has none -> leave it out, or add `issues`"
"""What is wrong where a deal is named beside a block that does without."""


@dataclass(frozen=True)
class ChosenConflict:
    """A conflict, in one world or many, and the deal that it is about."""

    scenario: Scenario
    package: Terms | None
    """Issue and option; None where the scenario has options of its own."""
    rivals: tuple[Terms, ...]
    chosen: str
    """How the package was come by, as in `Judged`."""

    def model(
        self, *, values: Mapping[str, Floats] | None = None, n_worlds: int | None = None
    ) -> ConflictModel:
        """The conflict at the modes, or in drawn worlds."""
        if self.package is None:
            return conflict_model(self.scenario, values=values, n_worlds=n_worlds)
        return deal_conflict(self.scenario, self.package, self.rivals, values=values, n_worlds=n_worlds)

    def over_no_deal(
        self, *, values: Mapping[str, Floats] | None = None, n_worlds: int | None = None
    ) -> dict[str, Floats]:
        """By principal: worth of the deal less that of no deal, (...); empty where there is no deal."""
        if self.package is None:
            return {}
        arrays = package_arrays(self.scenario, values=values, n_worlds=n_worlds)
        worth = arrays.worth(proposed(arrays, self.package)[None])[..., 0]
        return {arrays.parties[row]: worth[..., row] - arrays.no_deal[..., row] for row in arrays.principals}


def chosen_conflict(
    scenario: Scenario, package: Terms | None = None, rivals: Sequence[Terms] = ()
) -> ChosenConflict:
    """The `conflict` block where it has options and no deal is named; else a deal, by default Nash's.

    Raises
    ------
    ValueError
        Where the scenario has neither a conflict nor issues, or a deal is named and it has no issues.
    """
    if scenario.conflict and scenario.conflict.options:
        if package is None and not rivals:
            return ChosenConflict(scenario, None, (), "given")
        if not scenario.issues:
            raise ValueError(NO_TERMS.format("--rival" if package is None else "--package"))
    if scenario.conflict and not scenario.issues:
        what = "`conflict.answers` reply to a deal, and this scenario has no `issues` block"
        raise ValueError(f"{what} -> see detente schema conflict")
    if not scenario.issues:
        raise ValueError(
            "this scenario has no `conflict` and no `issues` block -> see detente schema conflict"
        )
    if package is not None:
        return ChosenConflict(scenario, package, tuple(rivals), "given")
    arrays = arrays_of(scenario)
    space = space_of(arrays)
    nash = space.solutions(np.ones(len(scenario.principals)))["nash"]
    found = space.least_short() if nash is None else nash.package
    chosen = "least_short" if nash is None else "nash"
    return ChosenConflict(scenario, arrays.named(found), tuple(rivals), chosen)
