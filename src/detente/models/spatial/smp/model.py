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
    offers : (..., n_turns, n_bargains, 2, n_issues) float array
        Where the challenger (0) and its target (1) would move. Bargain `b` is that of the challenger
        `b % n_actors`; there are more than actors only where the target words one too.
    kept : (..., n_turns, n_actors) int array
        Bargain that each actor keeps, its own or another's; -1 for none.
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
    accommodation: Floats | float = 1.0,
    seeds: Integers | None = None,
    keep_bargains: bool = False,
) -> Turns:
    """KAPSARC's spatial model of politics, of one or many issues.

    1. A probable Condorcet election over all positions gives each actor a risk attitude.
    2. Each actor challenges whom it expects to gain most from, third parties included, and proposes a bargain
       that moves both.
    3. Each actor holds an election over the bargains that it takes part in, no change among them, and keeps
       the likeliest one. All move at the same time, and ideals follow positions.
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
    accommodation : (n_actors, n_actors) float array, or float
        How far the ideal of the actor of the row follows the position of that of the column in each turn;
        rows sum to at most 1, and the rest stays where the ideal was. A number says how far each ideal
        follows its own actor. Positions are judged from ideals throughout; KTAB's program judges offers from
        positions.
    seeds : (...) int array, optional
        By world, at least 0; needed where transitions are stochastic.
    keep_bargains : bool
        Whether to return every bargain.

    Returns
    -------
    Turns

    Raises
    ------
    ValueError
        Where transitions are stochastic and there are no seeds.

    References
    ----------
    Wise, Lester & Efird (2015), Multidimensional bargaining using KTAB, KAPSARC; the program: lsyaseen/KTAB.

    Examples
    --------
    >>> found = smp(np.array([[0.0], [1.0]]), np.array([1.0, 1.0]), np.array([[0.5], [0.5]]))
    >>> found.positions[-1].tolist()
    [[0.0], [1.0]]
    """
    asked = settings or Settings()
    if asked.transitions == "stochastic" and seeds is None:
        raise ValueError("stochastic transitions without seeds -> give one for each world")
    shape = np.broadcast_shapes(positions.shape, (*capability.shape, 1), salience.shape)
    worlds = shape[:-2]
    at, care = (_flat(part, worlds, shape[-2:], np.float64) for part in (positions, salience))
    power = _flat(capability, worlds, shape[-2:-1], np.float64)
    luck = _flat(0 if seeds is None else seeds, worlds, (), np.uint64)
    follow = accommodation * np.eye(shape[-2]) if np.ndim(accommodation) == 0 else np.asarray(accommodation)
    ideals = at
    moving = np.ones(len(at), dtype=bool)
    n_turns = np.zeros(len(at), dtype=np.int64)
    first = np.full(len(at), np.nan)
    history = [at]
    played: list[tuple[Bools, Turn]] = []
    for number in range(1, most_turns + 1):
        chance = luck[moving]
        turn = play_turn(at[moving], ideals[moving], power[moving], care[moving], asked.codes, chance)
        luck[moving] = chance
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
        ideals = follow @ at + (1 - follow.sum(axis=1))[:, None] * ideals
        if number >= least_turns:
            moving = moving & (length >= rest * first)
        if not moving.any():
            break
    return Turns(
        positions=_by_world(history, worlds),
        n_turns=n_turns.reshape(worlds),
        settled=~moving.reshape(worlds),
        bargains=_bargains(played, worlds) if keep_bargains else None,
    )


def _flat(part: Any, worlds: tuple[int, ...], own: tuple[int, ...], kind: type) -> NDArray[Any]:
    """A copy with one axis of worlds before its own."""
    return np.array(np.broadcast_to(part, worlds + own), dtype=kind, order="C").reshape(-1, *own)


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
