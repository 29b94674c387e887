"""Leximin over all packages at once, without listing any."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.programme import Programme, Question
from detente.models.leximin import leximin_best

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]

MAX_RIVALS = 50
_RESOLVED = 1e-9


@dataclass(frozen=True)
class Fairest:
    """The package that treats the worst-off best, and whether no other package is as fair or fairer.

    Attributes
    ----------
    package : (n_issues,) int array
        Option indices.
    shared : bool
        Whether another with different gains is exactly as fair.
    proven : bool
        Whether all packages that could compete were looked at; else only the smallest entry is proven.
    """

    package: Indices
    shared: bool
    proven: bool


def fairest(
    programme: Programme, scale: Floats, *, acceptable: bool = True, share: float = 0.0
) -> Fairest | None:
    """Leximin of the principals' gains, each times its scale.

    First the package whose smallest entry is largest; then, as long as there is one, another that leaves the
    worst-off no worse and that no package found so far dominates. Where worths are whole numbers of quanta,
    the search that finds no further one proves the answer in whole numbers.

    Parameters
    ----------
    programme : Programme
        The packages.
    scale : (n_principals,) float array
        1 each for the egalitarian solution, 1 / best gain for Kalai-Smorodinsky; 0 leaves a principal out.
    acceptable : bool
        Whether only packages count that would be accepted.
    share : float
        By what share of itself the smallest entry may miss the best; above 0 nothing is proven.

    Returns
    -------
    Fairest or None
        None where no package qualifies.
    """
    counted = np.flatnonzero(scale > 0)
    scale = scale / scale.max()
    question = Question(programme)
    if acceptable:
        question.accepted()
    least = question.variable(-np.inf, np.inf)
    for place in counted:
        row = question.row({least: -1.0}, programme.gains[place] * scale[place])
        question.keep(row, float(programme.no_deal[place] * scale[place]))
    first = question.best(question.row({least: 1.0}), share=share)
    if first is None:
        return None
    if share:
        return Fairest(first.package, shared=False, proven=False)
    found = [first.package]
    while len(found) <= MAX_RIVALS:
        rival = _rival(programme, found, counted, scale, acceptable=acceptable)
        if rival is None:
            break
        found.append(rival)
    shares = np.array([programme.gains_of(package)[counted] * scale[counted] for package in found])
    best = leximin_best(shares)
    return Fairest(found[int(best[0])], shared=len(best) > 1, proven=len(found) <= MAX_RIVALS)


def _rival(
    programme: Programme,
    found: Sequence[Indices],
    counted: NDArray[np.intp],
    scale: Floats,
    *,
    acceptable: bool,
) -> Indices | None:
    """A package that leaves the worst-off no worse than these do, and that none of them dominates."""
    gains = np.array([programme.gains_of(package)[counted] for package in found])
    floors = (gains * scale[counted]).min(axis=1).max() / scale[counted]
    step = _RESOLVED * float(np.abs(gains).max())
    if programme.exact:
        floors, step = np.ceil(floors - _RESOLVED * np.abs(floors)) - 0.5, 1.0
    question = Question(programme)
    if acceptable:
        question.accepted()
    for place, floor in zip(counted, floors, strict=True):
        question.keep(programme.gains[place], float(programme.no_deal[place] + floor))
    for rival in gains:
        question.better_for_somebody(counted, floors, rival + step / 2)
    answer = question.best(question.row({}))
    return None if answer is None else answer.package
