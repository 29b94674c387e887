"""One state of a conflict judged: who would leave it, what answers, and what would make it hold."""

import math
from collections.abc import Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from detente.analysis.conflict_model import ConflictModel
from detente.analysis.equilibria import Solved, finite
from detente.models.graph_model.inverse import prices, stabilising_sets, stable_rankings
from detente.models.graph_model.reasons import reason
from detente.records.judged import Judged, Leaving, Standing

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

MAX_RANKED = 14
"""States up to which rankings are counted."""


def judged(
    solved: Solved,
    state: int,
    concept: str,
    *,
    chosen: str,
    package: Mapping[str, str] | None = None,
    over_no_deal: Mapping[str, float] | None = None,
) -> Judged:
    """What a state is to every party, and whether it holds.

    Parameters
    ----------
    solved : Solved
    state : int
        Its place.
    concept : {"nash", "gmr", "smr", "seq"}
        What whoever leaves expects; tells which move is told, and which answer.
    chosen : str
        How the state was come by, as in `Judged`.
    package : mapping of issue to option, optional
        What the state is, where it is a deal.
    over_no_deal : mapping of party to float, optional
        What the deal brings those who must accept it.

    Returns
    -------
    Judged
    """
    model = solved.model
    return Judged(
        id=state + 1,
        text=model.states.text(state),
        package=package,
        chosen=chosen,
        over_no_deal=over_no_deal or {},
        holds={
            name: None if stable is None else bool(stable[:, state].all())
            for name, stable in solved.stable.items()
        },
        standing={party: _standing(solved, row, state, concept) for row, party in enumerate(model.parties)},
        blocked={"+".join(names): bool(blocked) for names, blocked in leaving_together(model, state).items()},
    )


def leaving_together(model: ConflictModel, state: int) -> dict[tuple[str, ...], Bools]:
    """By coalition of two or more: whether it could move to a state that is better for each of its members.

    What the others would answer is left out of account, as in coalitional Nash stability.

    Parameters
    ----------
    model : ConflictModel
        With worths in any number of worlds.
    state : int

    Returns
    -------
    dict of coalition to (...) bool array
    """
    found = {}
    better = model.worth > model.worth[..., state : state + 1]
    for size in range(2, len(model.parties) + 1):
        for members in combinations(range(len(model.parties)), size):
            reached = model.moves.reached(members, np.array([state]))[0]
            for_each = better[..., list(members), :][..., reached]
            found[tuple(model.parties[member] for member in members)] = np.asarray(
                for_each.all(axis=-2).any(axis=-1)
            )
    return found


def _standing(solved: Solved, row: int, state: int, concept: str) -> Standing:
    model = solved.model
    margins = {name: float(margin[row, state]) for name, margin in solved.margins.items()}
    return Standing(
        worth=float(model.worth[row, state]),
        stable={
            name: None if stable is None else bool(stable[row, state])
            for name, stable in solved.stable.items()
        },
        margin={name: finite(margin) for name, margin in margins.items()},
        price={name: float(prices(np.array(margin))) for name, margin in margins.items()},
        rankings=_rankings(model, row, state),
        below=_below(model, row, state),
        leaving=_leaving(model, row, state, concept),
    )


def _rankings(model: ConflictModel, row: int, state: int) -> dict[str, float] | None:
    if len(model.states) > MAX_RANKED:
        return None
    whole = math.factorial(len(model.states))
    counts = stable_rankings(model.moves, model.worth, row, state)
    return {concept: count / whole for concept, count in counts.items()}


def _below(model: ConflictModel, row: int, state: int) -> dict[str, tuple[tuple[int, ...], ...]] | None:
    if len(model.states) > MAX_RANKED:
        return None
    return {
        concept: tuple(tuple(place + 1 for place in places) for places in sets)
        for concept, sets in stabilising_sets(model.moves, model.worth, row, state).items()
    }


def _leaving(model: ConflictModel, row: int, state: int, concept: str) -> Leaving | None:
    why = reason(model.moves, model.worth, row, state, concept)
    here = float(model.worth[row, state])
    if why.move is None or model.worth[row, why.move] <= here:
        return None
    places = [why.move, *(place for _, place in why.answer)]
    ends = float(model.worth[row, places[-1]]) if why.answer else why.value
    return Leaving(
        step=model.step(row, state, why.move),
        gain=float(model.worth[row, why.move]) - here,
        answer=tuple(
            model.step(mover, before, after)
            for before, (mover, after) in zip(places, why.answer, strict=False)
        ),
        left=ends - here,
    )
