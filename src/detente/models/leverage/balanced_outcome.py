"""What each gets out of its relation where everybody could turn to somebody else."""

from dataclasses import dataclass

import numpy as np

from detente.models.leverage.matching import Floats, Integers, heaviest_matching

MAX_ROUNDS = 100_000
PRECISION = 1e-12


@dataclass(frozen=True)
class Outcome:
    """A balanced outcome.

    Attributes
    ----------
    partner : (n,) int array
        With whom each deals; -1 for nobody.
    gains : (n,) float array
        What each gets.
    elsewhere : (n,) float array
        The best that each could have got elsewhere, leaving others what they have.
    converged : bool
        Whether repeated bargaining came to rest.
    """

    partner: Integers
    gains: Floats
    elsewhere: Floats
    converged: bool


def nash_split(worth: Floats, elsewhere: Floats, elsewhere_of_other: Floats) -> Floats:
    """What one side gets of a relation: its outside option and half of what the two gain over both.

    Parameters
    ----------
    worth, elsewhere, elsewhere_of_other : (...) float array

    Returns
    -------
    (...) float array

    References
    ----------
    Nash (1950).

    Examples
    --------
    Losing an outside option of 6 for one of 0.5 moves the other side from 2.5 to 5.25 of 10.

    >>> nash_split(np.array(10.0), np.array(1.0), np.array([6.0, 0.5])).tolist()
    [2.5, 5.25]
    """
    return np.asarray(elsewhere + (worth - elsewhere - elsewhere_of_other) / 2)


def balanced_outcome(edges: Integers, worths: Floats, n: int) -> Outcome | None:
    """Deals and their terms such that each pair splits evenly what it gains over its outside options.

    Parameters
    ----------
    edges : (n_edges, 2) int array
        Ends of each relation, actors numbered from 0.
    worths : (n_edges,) float array
        What each relation brings, 0 or more.
    n : int
        Number of actors.

    Returns
    -------
    Outcome or None
        None where no outcome is stable: somebody always has a better offer, as among three of whom only
        two can deal.

    Notes
    -----
    Everybody bargains at once over what it could get elsewhere given what others have, and goes half the
    way there, until nothing moves.

    References
    ----------
    Cook & Yamagishi (1992), "Power in exchange networks", Social Networks 14; Kleinberg & Tardos (2008),
    "Balanced outcomes in social exchange networks", STOC; Azar et al. (2009), "Convergence of local dynamics
    to balanced outcomes in exchange networks", FOCS.

    Examples
    --------
    Four in a row: the two in the middle get two thirds of what their relations bring.

    >>> row = balanced_outcome(np.array([[0, 1], [1, 2], [2, 3]]), np.ones(3), 4)
    >>> row.gains.round(4).tolist()
    [0.3333, 0.6667, 0.6667, 0.3333]
    """
    matching = heaviest_matching(edges, worths)
    if not matching.stable:
        return None
    partner = np.full(n, -1)
    own = np.zeros(n)
    for (one, other), value in zip(edges[matching.made], worths[matching.made], strict=True):
        partner[one], partner[other] = other, one
        own[one] = own[other] = value
    others = np.full((n, n), -np.inf)
    others[edges[:, 0], edges[:, 1]] = others[edges[:, 1], edges[:, 0]] = worths
    matched = partner >= 0
    others[matched, partner[matched]] = -np.inf
    return _bargained(partner, own, others)


def _bargained(partner: Integers, own: Floats, others: Floats) -> Outcome:
    """Bargain from equal halves until nothing moves, where `others` are the relations outside the deals."""
    scale = float(own.max(initial=0)) or 1.0
    gains = own / 2
    for _ in range(MAX_ROUNDS):
        elsewhere = np.maximum((others - gains).max(axis=1, initial=-np.inf), 0)
        step = np.where(partner >= 0, nash_split(own, elsewhere, elsewhere[partner]), 0) - gains
        gains = gains + step / 2
        converged = bool(np.abs(step).max(initial=0) <= PRECISION * scale)
        if converged:
            break
    gains = _settled(partner, own, others, gains, elsewhere)
    return Outcome(
        partner=partner,
        gains=np.where(gains > PRECISION * scale, gains, 0),
        elsewhere=np.maximum((others - gains).max(axis=1, initial=-np.inf), 0),
        converged=converged,
    )


def _settled(partner: Integers, own: Floats, others: Floats, gains: Floats, elsewhere: Floats) -> Floats:
    """The point near these gains where bargaining rests if everybody's best alternative stays what it is.

    Repeated bargaining comes as near as one likes, but never there; one system of linear equations does.
    """
    n = len(gains)
    shift, constant = np.zeros((n, n)), np.zeros(n)
    for actor in np.flatnonzero(elsewhere > 0):
        best = int((others[actor] - gains).argmax())
        shift[actor, best], constant[actor] = -1, others[actor, best]
    matched = partner >= 0
    rows = np.where(matched[:, None], (shift - shift[partner]) / 2, 0)
    wanted = np.where(matched, nash_split(own, constant, constant[partner]), 0)
    system = np.eye(n) - rows
    return np.asarray(gains + np.linalg.lstsq(system, wanted - system @ gains)[0])
