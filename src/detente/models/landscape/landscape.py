"""The landscape: what every way of taking sides frustrates."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Sides = NDArray[np.int64]


@dataclass(frozen=True)
class Landscape:
    """Actors of some size who like and dislike each other, and sides that they may take.

    Sides are numbered 0 to `n_blocs` - 1; the side `n_blocs` is neutral, for those that may be so. Two actors
    of different blocs are at distance 1, a neutral one at distance 1/2 of every bloc.

    Attributes
    ----------
    sizes : (n,) float array
        Weights, above 0.
    propensity : (n, n) float array
        Symmetric liking (+) and disliking (-), with an empty diagonal.
    n_blocs : int
        At least 1. Blocs may stay empty.
    premium : (n,) float array
        Worth of staying neutral, in the units of a frustration; NaN where an actor cannot.

    References
    ----------
    Axelrod & Bennett (1993), "A landscape theory of aggregation", British Journal of Political Science 23.
    The neutral side is ours: without a premium nobody would gain by it, since the energy of a neutral state
    is the mean of the energies of its joining either bloc.

    Examples
    --------
    >>> three = np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0]], dtype=float)
    >>> landscape = Landscape(np.array([2.0, 1, 1]), three, 2, np.full(3, np.nan))
    >>> landscape.energy(np.array([0, 0, 1])), landscape.energy(np.array([0, 1, 1]))
    (-6.0, 0.0)
    """

    sizes: Floats
    propensity: Floats
    n_blocs: int
    premium: Floats

    @cached_property
    def coupling(self) -> Floats:
        """(n, n) What a pair adds to the energy, once in each order, when it is split."""
        return np.asarray(self.sizes[:, None] * self.sizes * self.propensity)

    @cached_property
    def n_sides(self) -> Sides:
        """(n,) How many sides each actor may take."""
        return np.asarray(self.n_blocs + ~np.isnan(self.premium), dtype=np.int64)

    @cached_property
    def distance(self) -> Floats:
        """(m, m) Distance of every side from every other."""
        n_sides = int(self.n_sides.max())
        apart = 1 - np.eye(n_sides)
        apart[self.n_blocs :, : self.n_blocs] = apart[: self.n_blocs, self.n_blocs :] = 0.5
        return apart

    @cached_property
    def field(self) -> Floats:
        """(n, m) What a side adds to the energy by itself: the premium counts twice, as every pair does."""
        alone = np.zeros((len(self.sizes), len(self.distance)))
        alone[:, self.n_blocs :] = -2 * (self.sizes * np.nan_to_num(self.premium))[:, None]
        return alone

    @cached_property
    def tolerance(self) -> float:
        """Differences of energy up to this are none."""
        return 1e-9 * float(np.abs(self.coupling).sum() + np.abs(self.field).sum())

    def frustrations(self, sides: Sides) -> Floats:
        """Frustration of every actor on every side it could take, the others staying where they are.

        Parameters
        ----------
        sides : (n,) int array
            Where everybody stands.

        Returns
        -------
        (n, m) float array
            Sum over the others of size x propensity x distance, less the premium of the neutral side;
            infinite where the side is not open to the actor.
        """
        weighted = self.propensity * self.sizes
        found = weighted @ self.distance[sides]
        found[:, self.n_blocs :] -= np.nan_to_num(self.premium)[:, None]
        found[np.arange(found.shape[1]) >= self.n_sides[:, None]] = np.inf
        return np.asarray(found)

    def energy(self, sides: Sides) -> float:
        """Sum over ordered pairs of size x size x propensity x distance, less the premiums, twice."""
        pairs = float((self.coupling * self.distance[np.ix_(sides, sides)]).sum())
        return pairs + float(self.field[np.arange(len(sides)), sides].sum())

    def prices(self, sides: Sides) -> Floats:
        """What every actor would lose by its best change of side; negative where it would gain.

        Returns
        -------
        (n,) float array
            In units of frustration: infinite where there is no other side.
        """
        found = self.frustrations(sides)
        rows = np.arange(len(sides))
        here = found[rows, sides].copy()
        found[rows, sides] = np.inf
        return np.asarray(found.min(axis=1) - here)


def named_in_order(sides: Sides, n_blocs: int) -> Sides:
    """The same sides, blocs numbered in the order in which actors take them.

    Parameters
    ----------
    sides : (..., n) int array
    n_blocs : int
        Sides from here on keep their number.

    Returns
    -------
    (..., n) int array

    Examples
    --------
    >>> named_in_order(np.array([[1, 1, 0], [0, 2, 1]]), 2).tolist()
    [[0, 0, 1], [0, 2, 1]]
    """
    places = sides.shape[-1]
    firsts = np.stack(
        [
            np.where((sides == bloc).any(axis=-1), (sides == bloc).argmax(axis=-1), places)
            for bloc in range(n_blocs)
        ],
        axis=-1,
    )
    ranks = firsts.argsort(axis=-1, kind="stable").argsort(axis=-1, kind="stable")
    inside = np.minimum(sides, n_blocs - 1)
    return np.where(sides < n_blocs, np.take_along_axis(ranks, inside, axis=-1), sides)
