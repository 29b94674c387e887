"""Stability of conflicts."""

from detente.models.graph_model.stability import thresholds
from paths.case import Case
from stability import Size, moves_of, worth_of

OPTIONS = (8, 12, 16)


def stable(number: int) -> Case:
    """All states of a random conflict, all parties, by four concepts."""
    size = Size(OPTIONS[number], 4)
    worth = worth_of(size, moves_of(size).n_states)
    return Case(str(size), lambda: thresholds(moves_of(size), worth))
