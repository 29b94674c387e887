"""Mild and great preference: is a state held in place by a great loss, or only by a mild one?"""

from dataclasses import dataclass

import numpy as np

from detente.models.graph_model.joint_moves import Booleans
from detente.models.graph_model.moves import Moves
from detente.models.graph_model.relations import Relations, stable_states
from detente.models.graph_model.unknown import unknown_relations


@dataclass(frozen=True, kw_only=True)
class Strength:
    """Stable states by how hard the sanctions are; dicts of concept to (n_parties, n_states) bool array.

    Attributes
    ----------
    general
        Deterred by what is not better: the usual concepts.
    strong
        Deterred by what is greatly worse, whatever the party does next.
    """

    general: dict[str, Booleans]
    strong: dict[str, Booleans]

    @property
    def weak(self) -> dict[str, Booleans]:
        """Stable in general, and not strongly."""
        return {concept: self.general[concept] & ~self.strong[concept] for concept in self.general}


def strength_stable(
    moves: Moves,
    better: Booleans,
    greatly: Booleans,
    unknown: Booleans | None = None,
    extension: str = "a",
) -> Strength:
    """Stability under two degrees of preference, and optionally unknown preference beside them (hybrid).

    Parameters
    ----------
    moves : Moves
        Who can move from which state to which.
    better : (n_parties, n_states, n_states) bool array
        True at `[i, s, t]` where party i prefers t to s, mildly or greatly.
    greatly : (n_parties, n_states, n_states) bool array
        True where it does so greatly; nowhere else than in `better`.
    unknown, extension
        As in `unknown_relations`; without `unknown` every pair is compared.

    Returns
    -------
    Strength
        A Nash-stable state needs no sanction and so is strong under every concept.

    Raises
    ------
    ValueError
        Where a state is greatly and not at all preferred, and as `unknown_relations`.

    References
    ----------
    Hamouda, Kilgour, Hipel (2004, 2006) for two and for more parties: strong where every sanction ends at a
    state that is greatly less preferred, under SMR after every countermove too. Hybrid: Xu, Hipel, Kilgour,
    Chen (2010), Theory and Decision 69; there, read from the matrix form, extensions c and d also take an
    unknown comparison for a strong sanction. Unverified: no published table of results was at hand.
    """
    if (greatly & ~better).any():
        raise ValueError("a state is greatly preferred but not preferred; mark it as better too")
    known = np.zeros_like(better) if unknown is None else unknown
    general = unknown_relations(better, known, extension)
    return Strength(
        general=stable_states(moves, general),
        strong=stable_states(moves, _strong(general, greatly, known, extension)),
    )


def _strong(general: Relations, greatly: Booleans, unknown: Booleans, extension: str) -> Relations:
    """The same departures and answers, but only great losses deter."""
    loss = greatly.swapaxes(1, 2)
    if extension in ("c", "d"):
        loss = loss | unknown
    return Relations(leaves=general.leaves, sanctions=loss, escapes=~loss, answers=general.answers)
