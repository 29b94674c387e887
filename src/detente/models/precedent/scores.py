"""How good chances of many terms were, whole tables of them at a time."""

import numpy as np
from numpy.typing import NDArray

from detente.models.scores.proper import log_scores

Floats = NDArray[np.float64]

SUREST = 1e-3
"""Chances are kept this far from 0 and 1 before their logarithm is taken."""


def log_losses(chances: Floats, held: Floats) -> Floats:
    """Logarithmic scores of chances that are never taken for sure.

    Parameters
    ----------
    chances : (n,) float array
    held : (n,) float array
        1 where the term was held, else 0.

    Returns
    -------
    (n,) float array
        In nats, at least 0.
    """
    return log_scores(np.clip(chances, SUREST, 1 - SUREST), held)


class Ranked:
    """Chances sorted once, scored under any weights of theirs.

    Parameters
    ----------
    chances : (n,) float array
    held : (n,) float array
        1 where the term was held, else 0.
    """

    def __init__(self, chances: Floats, held: Floats) -> None:
        self._order = np.argsort(-chances, kind="stable")
        ordered = chances[self._order]
        self._starts = np.flatnonzero(np.diff(ordered, prepend=np.inf))
        self._held = held[self._order]

    def _tied(self, weights: Floats) -> tuple[Floats, Floats]:
        """Weight of terms held and not held, at each chance, the highest first."""
        ordered = weights[self._order]
        held = np.add.reduceat(ordered * self._held, self._starts)
        return held, np.add.reduceat(ordered * (1 - self._held), self._starts)

    def area_under_curve(self, weights: Floats) -> float:
        """Chance that a term that was held had the higher chance of two, ties counting half.

        References
        ----------
        Hanley and McNeil (1982), "The meaning and use of the area under a receiver operating characteristic
        (ROC) curve", Radiology 143(1).
        """
        held, other = self._tied(weights)
        below = other.sum() - np.cumsum(other)
        pairs = held.sum() * other.sum()
        return float((held * (below + other / 2)).sum() / pairs) if pairs else float("nan")

    def average_precision(self, weights: Floats) -> float:
        """Precision, averaged over the terms held, as the threshold falls from one chance to the next."""
        held, other = self._tied(weights)
        found, named = np.cumsum(held), np.cumsum(held + other)
        with np.errstate(invalid="ignore"):
            precision = np.where(named > 0, found / named, 0.0)
        return float((held * precision).sum() / held.sum()) if held.sum() else float("nan")


def f1(named: NDArray[np.bool_], held: Floats, weights: Floats) -> float:
    """Harmonic mean of precision and recall of the terms that were named.

    Parameters
    ----------
    named : (n,) bool array
    held : (n,) float array
        1 where the term was held, else 0.
    weights : (n,) float array

    Returns
    -------
    float
        0 to 1; NaN where nothing was named or held.
    """
    right = (weights * named * held).sum()
    total = (weights * named).sum() + (weights * held).sum()
    return float(2 * right / total) if total else float("nan")


def best_threshold(chances: Floats, held: Floats) -> float:
    """The chance at and above which naming terms has the best F1.

    Parameters
    ----------
    chances, held : (n,) float array
        With at least one term held.
    """
    order = np.argsort(-chances, kind="stable")
    ordered, right = chances[order], np.cumsum(held[order])
    scores = 2 * right / (np.arange(1, len(order) + 1) + held.sum())
    last = np.append(np.diff(ordered) < 0, True)
    return float(ordered[np.where(last, scores, -1.0).argmax()])


def jaccard(named: NDArray[np.bool_], held: NDArray[np.bool_]) -> Floats:
    """By deal: terms that were named and held over terms that were either; 1 where there are none.

    Parameters
    ----------
    named, held : (n_deals, n_terms) bool array
    """
    both, either = (named & held).sum(axis=1), (named | held).sum(axis=1)
    return np.where(either > 0, both / np.maximum(either, 1), 1.0)
