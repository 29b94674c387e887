"""What a third bloc would relieve, who would join it, and what 'with us or against us' would do."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.analysis.alignment_arrays import landscape_of
from detente.analysis.taking_sides import best_of, division, starts
from detente.models.landscape.landscape import Landscape
from detente.models.landscape.landscape import Sides as Places
from detente.models.landscape.moving_together import founding
from detente.models.landscape.relabelling import counterparts
from detente.models.landscape.structural_balance import frustration_index, third_bloc_index
from detente.records.blocs import ThirdBloc, Ultimatum
from detente.scenario.blocks.alignment import Alignment


def frustrations(alignment: Alignment) -> tuple[dict[int, int], bool]:
    """Fewest frustrated ties with two blocs, three, and as many as the file tries; whether all are proven."""
    found = {}
    proven = True
    for n_blocs in sorted({2, 3, *alignment.blocs}):
        landscape = landscape_of(alignment, n_blocs, neutrals=False)
        begin = starts(landscape)
        found[n_blocs], certain = frustration_index(landscape.propensity, landscape.n_blocs, begin)
        proven &= certain
    return found, proven


class TwoOrThree:
    """The best divisions into two blocs, where everybody must choose, and into three."""

    def __init__(self, alignment: Alignment, *, package: Mapping[str, str] | None = None) -> None:
        self.names = tuple(alignment.sizes)
        self.two = landscape_of(alignment, 2, package=package, neutrals=False)
        self.three = landscape_of(alignment, 3, package=package)
        self.of_two = best_of(self.two, starts(self.two)).sides
        self.of_three = best_of(self.three, starts(self.three)).sides

    @property
    def joins(self) -> tuple[str, ...]:
        """Members of the third bloc of the best three."""
        return tuple(self._named(outsiders(self.two, self.of_two, self.three, self.of_three)))

    def third_bloc(self, frustration: dict[int, int]) -> ThirdBloc:
        """Who would join a third bloc, and what having to choose one of two would cost them."""
        outside = outsiders(self.two, self.of_two, self.three, self.of_three)
        loss = _felt(self.two, self.of_two) - _felt(self.three, self.of_three)
        neutral = self.of_three >= self.three.n_blocs
        begun = None if outside.any() else founding(self.three, self.of_three)
        return ThirdBloc(
            two=division(self.two, self.of_two, self.names),
            three=division(self.three, self.of_three, self.names),
            index=third_bloc_index(frustration[2], frustration[3]),
            joins=tuple(self._named(outside)),
            founders=() if begun is None else tuple(self.names[place] for place in begun.founders),
            rise=None if begun is None else begun.rise,
            loss={self.names[place]: float(loss[place]) for place in np.flatnonzero(outside | neutral)},
        )

    def ultimatum(self, by: str) -> Ultimatum:
        """Who would be with an actor, and who against it, if there were two blocs only."""
        beside = self.of_two == self.of_two[self.names.index(by)]
        beside_others = [name for name in self._named(beside) if name != by]
        return Ultimatum(by=by, with_it=tuple(beside_others), against=tuple(self._named(~beside)))

    def _named(self, which: NDArray[np.bool_]) -> list[str]:
        return [self.names[place] for place in np.flatnonzero(which)]


def outsiders(two: Landscape, of_two: Places, three: Landscape, of_three: Places) -> NDArray[np.bool_]:
    """Members of the bloc of a division into three that is the counterpart of none of the two.

    Parameters
    ----------
    two, three : Landscape
        Of the same actors.
    of_two, of_three : (n,) int array
        Their divisions.

    Returns
    -------
    (n,) bool array
        Nobody where the third bloc stays empty.
    """
    sizes = two.sizes / two.sizes.sum()  # between equally many actors the larger ones decide
    names = counterparts(of_three, of_two, 1 + 1e-6 * sizes, three.n_blocs, two.n_blocs)
    inside = np.minimum(of_three, three.n_blocs - 1)
    return np.asarray((names[inside] < 0) & (of_three < three.n_blocs))


def _felt(landscape: Landscape, places: Places) -> Places:
    return np.asarray(landscape.frustrations(places)[np.arange(len(places)), places])
