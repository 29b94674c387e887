"""Treaties before a deal, and how they stand to it."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Booleans = NDArray[np.bool_]


@dataclass(frozen=True)
class Past:
    """Treaties before a deal, and how they stand to it.

    Attributes
    ----------
    terms : (n_treaties, n_terms) float array
        1, 0, or NaN where not coded.
    members : (n_treaties, n_parties) bool array
    ages : (n_treaties,) float array
        Years, above 0, falling.
    same_process : (n_treaties,) bool array
        Whether a treaty is of the deal's process; false where the table or the deal tells none.
    same_stage : (n_treaties,) bool array
        Whether it is of the deal's stage; true of every one where the deal's is not known.
    alike : (n_treaties,) float array
        What a treaty's weight is multiplied by for what is agreed already.
    """

    terms: Floats
    members: Booleans
    ages: Floats
    same_process: Booleans
    same_stage: Booleans
    alike: Floats

    @cached_property
    def coded(self) -> Floats:
        """(n_treaties, n_terms): 1 where coded, else 0."""
        return (~np.isnan(self.terms)).astype(np.float64)

    @cached_property
    def held(self) -> Floats:
        """(n_treaties, n_terms): 1 where held, else 0."""
        return np.nan_to_num(self.terms)

    def shares(self, counted: Floats, base: Floats, priors: Floats) -> Floats:
        """Weighted shares of treaties that held each term, drawn towards the base rate.

        Parameters
        ----------
        counted : (n_ways, n_treaties) float array
            Weights.
        base : (n_terms,) float array
        priors : (n_ways,) float array
            Weight of the base rate.

        Returns
        -------
        (n_ways, n_terms) float array
        """
        given = counted * self.alike
        drawn = priors[:, None]
        held, coded = (np.einsum("wn,nt->wt", given, table) for table in (self.held, self.coded))
        found: Floats = (held + drawn * base) / (coded + drawn)
        return found
