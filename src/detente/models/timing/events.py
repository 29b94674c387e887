"""Events that make a signature likelier or less likely while they last."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def shifted_exposure(exposure: Floats, marks: Floats, spans: Floats, shifts: Floats) -> Floats:
    """Exposure to a hazard whose logarithm events move up or down.

    Parameters
    ----------
    exposure : (n_worlds, n_marks) float array
        Without the events.
    marks : (n_marks,) float array
        Times, rising; every time at which an event begins or ends within them is one of them.
    spans : (n_events, 2) float array
        When each event begins and ends.
    shifts : (n_worlds, n_events) float array
        gamma, added to the log hazard while the event lasts.

    Returns
    -------
    (n_worlds, n_marks) float array
        The same at the first mark; without events the same everywhere.

    Examples
    --------
    A hazard that doubles for good after the second month:

    >>> marks = np.array([0.0, 2.0, 5.0])
    >>> shifted_exposure(marks[None], marks, np.array([[2.0, np.inf]]), np.log([[2.0]])).round(9)
    array([[0., 2., 8.]])
    """
    middles = (marks[1:] + marks[:-1]) / 2
    lasting = (spans[:, :1] < middles) & (middles < spans[:, 1:])
    steps = np.diff(exposure, axis=1) * np.exp(shifts @ lasting)
    return np.concatenate([exposure[:, :1], exposure[:, :1] + np.cumsum(steps, axis=1)], axis=1)
