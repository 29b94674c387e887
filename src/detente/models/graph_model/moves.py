"""Who can move from which state to which: what every form of a conflict offers."""

from abc import abstractmethod
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.models.graph_model.sweeps import Sweeps

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


class Moves(Sweeps):
    """The moves R_i(s) of every party: sweeps over them, and the moves themselves."""

    @abstractmethod
    def arcs(self, party: int) -> Integers:
        """(n_arcs, 2) array: a state and one to which the party can move from it, in ascending order."""

    @abstractmethod
    def successors(self, party: int, state: int) -> Integers:
        """R_party(state), ascending."""

    @abstractmethod
    def improving(self, worth: Floats) -> Sweeps:
        """Sweeps over the moves that are better for their mover (R_i^+).

        Parameters
        ----------
        worth : (..., n_parties, n_states) float array
            Worth of each state to each party; its leading axes are those of what is swept, or none.
        """

    @abstractmethod
    def reverse(self) -> "Moves":
        """The same moves, each taken back."""

    def reached(self, parties: Sequence[int], states: Integers) -> NDArray[np.bool_]:
        """(n_asked, n_states): each state asked about, and what the parties can reach together from it."""
        start = np.zeros((self.n_states, len(states)), dtype=bool)
        start[states, np.arange(len(states))] = True
        return self.reverse().best_joint(parties, start.T)
