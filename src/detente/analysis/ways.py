"""How a conflict could come from one state to another."""

from collections.abc import Iterable
from itertools import islice

from detente.analysis.conflict_model import ConflictModel
from detente.models.graph_model.paths import reached
from detente.records.conflict import Path, Step


def ways(
    model: ConflictModel, start: int, targets: Iterable[int], *, most: int | None
) -> dict[int, tuple[Path, ...]] | None:
    """Shortest ways to each target: those of improvements, or where there are none those of any moves.

    Parameters
    ----------
    model : ConflictModel
        In one world.
    start : int
        Place of the state to begin with.
    targets : iterable of int
        Places.
    most : int or None
        Ways in all; None for any number.

    Returns
    -------
    dict of number of the target to tuple of Path, or None
        None where there are more ways.
    """
    targets = list(targets)
    by = {"improvements": reached(model.moves, model.worth, start)} if targets else {}
    if any(by["improvements"].distance[target] <= 0 for target in targets):
        by["moves"] = reached(model.moves, None, start)
    found: dict[int, tuple[str, list[tuple[tuple[int, int], ...]]]] = {}
    n_found = 0
    for target in targets:
        kind = next((kind for kind, at in by.items() if at.distance[target] > 0), "")
        room = None if most is None else most - n_found + 1
        several = list(islice(by[kind].paths(target), room)) if kind else []
        n_found += len(several)
        if most is not None and n_found > most:
            return None
        found[target + 1] = kind, several
    return {
        number: tuple(Path(by=kind, steps=_steps(model, start, path)) for path in several)
        for number, (kind, several) in found.items()
    }


def _steps(model: ConflictModel, start: int, path: Iterable[tuple[int, int]]) -> tuple[Step, ...]:
    steps, here = [], start
    for mover, state in path:
        steps.append(model.step(mover, here, state))
        here = state
    return tuple(steps)
