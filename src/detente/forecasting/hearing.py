"""Evidence brought to the worlds: what each item says in each, and of which packages."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.answers import having, holds_anyway
from detente.forecasting.posterior import Posterior, Solved
from detente.forecasting.weighing import Weighed
from detente.forecasting.worlds import Input, Worlds
from detente.scenario import Scenario
from detente.scenario.numbers import Real

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Heard:
    """Weighed items over worlds and packages.

    Attributes
    ----------
    weighed : tuple of Weighed
        The items.
    of_term : (n_items, n_candidates) bool array
        Which packages have the term of each item.
    speaks_for : (n_items, n_candidates) bool array
        Which packages it bears on: those with the term, or for the status quo those that change it.
    said : (n_worlds, n_items) float array
        Log likelihood ratio of each item as it counts.
    """

    weighed: tuple[Weighed, ...]
    of_term: Bools
    speaks_for: Bools
    said: Floats

    def posterior(self, solved: Solved) -> Posterior:
        """The worlds re-weighed by all items."""
        total = np.zeros(solved.places.shape)
        for place, among in enumerate(self.speaks_for):
            total += np.where(solved.deal & among[solved.places], self.said[:, place], 0.0)
        return Posterior(solved, np.exp(total))


def ratios(weighed: Sequence[Weighed]) -> tuple[Input, ...]:
    """The log likelihood ratios of items as numbers that may be drawn, each apart: news changes no world."""
    return tuple(
        Input(f"evidence.{item.item.id}", Real.of([item.low, item.log_lr, item.high]), apart=True)
        for item in weighed
    )


def hear(scenario: Scenario, solved: Solved, weighed: tuple[Weighed, ...], worlds: Worlds) -> Heard:
    """What each item says in each world.

    Parameters
    ----------
    scenario : Scenario
        Whose terms the items speak of.
    solved : Solved
        The candidates.
    weighed : tuple of Weighed
        The items.
    worlds : Worlds
        Draws, those of `ratios` among them where they are uncertain.
    """
    drawn = worlds.by_path()
    said = np.empty((len(worlds.values), len(weighed)))
    for column, (item, found) in enumerate(zip(weighed, ratios(weighed), strict=True)):
        said[:, column] = item.weight * drawn.get(found.path, found.number.mode)
    shape = (len(weighed), len(solved.candidates.packages))
    of_term = np.array([having(scenario, solved.candidates, item.item.term) for item in weighed], dtype=bool)
    unchanged = np.array([holds_anyway(scenario, item.item.term) for item in weighed], dtype=bool)
    # What speaks for the status quo speaks against every package that changes it.
    return Heard(
        weighed=weighed,
        of_term=of_term.reshape(shape),
        speaks_for=of_term.reshape(shape) ^ unchanged[:, None],
        said=np.where(unchanged, -said, said),
    )
