"""Turns until the actors come to rest."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.smp.settings import Settings
from detente.models.spatial.smp.turn import Turn, play_turn

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Bools = NDArray[np.bool_]

_LEAST_FIRST_TURN = 1e-4


@dataclass(frozen=True)
class Bargains:
    """Who challenged whom, with what, turn by turn.

    Attributes
    ----------
    targets : (..., n_turns, n_actors) int array
        Whom each actor challenges; -1 for nobody, and once a world has come to rest.
    win : (..., n_turns, n_actors) float array
        Probability to win against the target, in the challenger's eyes.
    gain : (..., n_turns, n_actors) float array
        What the challenger expects to gain, in utility, from 0 to 2.
    offers : (..., n_turns, n_actors, 2, n_issues) float array
        Where the challenger (0) and its target (1) would move.
    kept : (..., n_turns, n_actors) int array
        Challenger whose bargain each actor keeps, itself or another; -1 for none.
    chances, risk : (..., n_turns, n_actors) float arrays
        Probability that an actor's position prevails, and the risk attitude that follows, before the turn.
    """

    targets: Integers
    win: Floats
    gain: Floats
    offers: Floats
    kept: Integers
    chances: Floats
    risk: Floats


@dataclass(frozen=True)
class Turns:
    """What happens turn by turn.

    Attributes
    ----------
    positions : (..., n_turns + 1, n_actors, n_issues) float array
        Before the first turn and after each; where a world comes to rest earlier than another, it stays.
    n_turns : (...) int array
        Turns until each world came to rest.
    settled : (...) bool array
        False where the last turn allowed came first.
    bargains : Bargains or None
        None unless asked for.
    """

    positions: Floats
    n_turns: Integers
    settled: Bools
    bargains: Bargains | None


def smp(
    positions: Floats,
    capability: Floats,
    salience: Floats,
    *,
    settings: Settings | None = None,
    least_turns: int = 2,
    most_turns: int = 100,
    rest: float = 0.02,
    keep_bargains: bool = False,
) -> Turns:
    """KAPSARC's spatial model of politics, of one or many issues.

    1. A probable Condorcet election over all positions gives each actor a risk attitude.
    2. Each actor challenges whom it expects to gain most from, third parties included, and proposes a bargain
       that moves both.
    3. Each actor holds an election over the bargains that it takes part in, no change among them, and keeps
       the likeliest one. All move at the same time.
    4. The model stops when the actors together move less than a share of what they moved in the first turn.

    Unlike in KTAB, positions may be only two (there, the program stops with an error); a range of chances
    that is empty makes all actors neutral to risk.

    Parameters
    ----------
    positions : (..., n_actors, n_issues) float array
        In shares of each issue's scale, 0 to 1.
    capability : (..., n_actors) float array
        Power, above 0, on any scale.
    salience : (..., n_actors, n_issues) float array
        Share of attention, 0 to 1; over all issues of an actor at most 1.
    settings : Settings
        Those of KTAB unless given.
    least_turns, most_turns : int
        Turns at least, and at most.
    rest : float
        Share of the first turn's movement below which a turn is the last.
    keep_bargains : bool
        Whether to return every bargain.

    Returns
    -------
    Turns

    References
    ----------
    Wise, Lester & Efird (2015), Multidimensional bargaining using KTAB, KAPSARC; the program: lsyaseen/KTAB.

    Examples
    --------
    >>> found = smp(np.array([[0.0], [1.0]]), np.array([1.0, 1.0]), np.array([[0.5], [0.5]]))
    >>> found.positions[-1].tolist()
    [[0.0], [1.0]]
    """
    codes = (settings or Settings()).codes
    shape = np.broadcast_shapes(positions.shape, (*capability.shape, 1), salience.shape)
    at, care = (
        np.array(np.broadcast_to(part, shape), dtype=np.float64, order="C").reshape(-1, *shape[-2:])
        for part in (positions, salience)
    )
    power = np.array(np.broadcast_to(capability, shape[:-1]), dtype=np.float64, order="C")
    power = power.reshape(-1, shape[-2])
    moving = np.ones(len(at), dtype=bool)
    n_turns = np.zeros(len(at), dtype=np.int64)
    first = np.full(len(at), np.nan)
    history = [at]
    played: list[tuple[Bools, Turn]] = []
    for number in range(1, most_turns + 1):
        turn = play_turn(at[moving], power[moving], care[moving], codes)
        following = at.copy()
        following[moving] = turn.moved
        length = np.linalg.norm(following - at, axis=-1).sum(axis=-1)
        if number == 1:
            first = length + _LEAST_FIRST_TURN
        n_turns[moving] = number
        if keep_bargains:
            played.append((moving, turn))
        history.append(following)
        at = following
        if number >= least_turns:
            moving = moving & (length >= rest * first)
        if not moving.any():
            break
    worlds = shape[:-2]
    return Turns(
        positions=_by_world(history, worlds),
        n_turns=n_turns.reshape(worlds),
        settled=~moving.reshape(worlds),
        bargains=_bargains(played, worlds) if keep_bargains else None,
    )


def _bargains(played: Sequence[tuple[Bools, Turn]], worlds: tuple[int, ...]) -> Bargains:
    """Records of the worlds that moved among all; for those at rest -1 where an actor is named, else 0."""
    found = {}
    for field in fields(Bargains):
        turns = []
        for moving, turn in played:
            part = getattr(turn, field.name)
            whole = np.full((len(moving), *part.shape[1:]), -1 if part.dtype == np.int64 else 0, part.dtype)
            whole[moving] = part
            turns.append(whole)
        found[field.name] = _by_world(turns, worlds)
    return Bargains(**found)


def _by_world(turns: Sequence[NDArray[Any]], worlds: tuple[int, ...]) -> NDArray[Any]:
    """Turns as an axis after those of the worlds."""
    stacked = np.stack(turns, axis=1)
    return stacked.reshape(*worlds, *stacked.shape[1:])
