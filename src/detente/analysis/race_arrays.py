"""The `race` block as arrays, at its modes or in many worlds at once."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.race_tracks import Track, tracks_of
from detente.models.race.dealt_sets import additive_flows, members
from detente.models.race.meeting_game import Game
from detente.scenario import Scenario
from detente.scenario.blocks.race import Race
from detente.scenario.numbers import Number

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# A drawn discount factor comes no nearer to 1: flows for good would have no value.
_PATIENT = 1e-9


@dataclass(frozen=True)
class RaceArrays:
    """Who races for whom, and for what; leading axes (`...`) are worlds, there are none at the modes.

    Attributes
    ----------
    pivot : str
    rivals : tuple of str
        In the file's order; rival j stands for 2^j in the number of a set.
    game : Game
        Flows, chances to meet, the pivot's weight and the discount factor.
    able : (..., n_rivals) bool array
        Whether there is a deal that the rival could settle on.
    tracks : mapping of rival to Track
        Talks whose packages say what a deal brings.
    """

    pivot: str
    rivals: tuple[str, ...]
    game: Game
    able: Bools
    tracks: Mapping[str, Track]

    @property
    def players(self) -> tuple[str, ...]:
        """The pivot, then the rivals."""
        return (self.pivot, *self.rivals)


def race_arrays(
    scenario: Scenario, *, values: Mapping[str, Floats] | None = None, n_worlds: int | None = None
) -> RaceArrays:
    """Turn the `race` block into arrays.

    Parameters
    ----------
    scenario : Scenario
    values : mapping of path to (n_worlds,) float array, optional
        Drawn values of uncertain numbers; a number without one stands at its mode.
    n_worlds : int, optional
        Length of the leading axis of worlds; without it there is none.

    Returns
    -------
    RaceArrays

    Raises
    ------
    ValueError
        Where the scenario has no `race` block.
    """
    race = scenario.race
    if race is None:
        raise ValueError("this scenario has no `race` block -> see detente schema race")
    drawn = _Drawn(values or {}, () if n_worlds is None else (n_worlds,))
    tracks = tracks_of(scenario, race, drawn.values, n_worlds)
    able = np.ones((*drawn.shape, len(race.rivals)), dtype=bool)
    for rival, track in tracks.items():
        able[..., race.rivals.index(rival)] = track.able
    game = Game(
        flows=_table(race, drawn) if race.flows else _added_up(scenario, race, drawn, tracks, able),
        meet=_meetings(race, drawn) * able,
        pivot_weight=drawn("pivot_weight", race.pivot_weight),
        discount=np.minimum(drawn("discount", race.discount), 1 - _PATIENT),
    )
    return RaceArrays(pivot=race.pivot, rivals=race.rivals, game=game, able=able, tracks=tracks)


class _Drawn:
    """Values of the block's numbers: drawn, or at their modes."""

    def __init__(self, values: Mapping[str, Floats], shape: tuple[int, ...]) -> None:
        self.values = values
        self.shape = shape

    def __call__(self, path: str, number: Number) -> Floats:
        return np.broadcast_to(self.values.get(f"race.{path}", number.mode), self.shape)


def _meetings(race: Race, drawn: _Drawn) -> Floats:
    """Chances to meet, at most one meeting a period; a rival without one shares what the others leave."""
    meet = np.zeros((*drawn.shape, len(race.rivals)))
    for rival, number in race.meet.items():
        meet[..., race.rivals.index(rival)] = drawn(f"meet.{rival}", number)
    total = meet.sum(axis=-1, keepdims=True)
    unsaid = np.array([rival not in race.meet for rival in race.rivals])
    rest = np.maximum(1 - total, 0) / max(1, unsaid.sum())
    return np.asarray(np.where(unsaid, rest, meet / np.maximum(total, 1)))


def _table(race: Race, drawn: _Drawn) -> Floats:
    flows = np.zeros((*drawn.shape, 1 + len(race.rivals), 2 ** len(race.rivals)))
    for settled, row in race.flows.items():
        names = settled.split("+") if settled else []
        column = sum(1 << race.rivals.index(name) for name in names)
        for player, number in enumerate(row):
            flows[..., player, column] = drawn(f"flows.{settled}[{player}]", number)
    return flows


def _added_up(
    scenario: Scenario, race: Race, drawn: _Drawn, tracks: Mapping[str, Track], able: Bools
) -> Floats:
    """Flows from the gains of single deals, what they do to other rivals, and what they do for the same."""
    gains = np.zeros((*drawn.shape, len(race.rivals), 2))
    for rival, told in race.gains.items():
        for party, number in told.items():
            row, column = race.rivals.index(rival), int(party != race.pivot)
            gains[..., row, column] = drawn(f"gains.{rival}.{party}", number)
    effects = _pairs(race, drawn, "effects")
    for rival, track in tracks.items():
        row = race.rivals.index(rival)
        gains[..., row, :] = track.gain
        effects[..., row, :] += track.worth[..., [list(scenario.parties).index(name) for name in race.rivals]]
    # A deal that cannot be does nothing, whatever the file says of its effects.
    done = able[..., None]
    left_out, substitutes = (_pairs(race, drawn, key) for key in ("left_out", "substitutes"))
    both = np.triu(substitutes + np.swapaxes(substitutes, -1, -2)) * done * able[..., None, :]
    return additive_flows(gains, effects * done, left_out * done, both)


def _pairs(race: Race, drawn: _Drawn, key: str) -> Floats:
    """What stands for pairs 'A|B', A by row and B by column."""
    table = np.zeros((*drawn.shape, len(race.rivals), len(race.rivals)))
    for pair, number in getattr(race, key).items():
        one, other = (race.rivals.index(name) for name in pair.split("|"))
        table[..., one, other] = drawn(f"{key}.{pair}", number)
    return table


def others_dealt(able: Bools) -> NDArray[np.int64]:
    """By rival the number of the set in which all others that can have dealt, (..., n_rivals)."""
    weights = 1 << np.arange(able.shape[-1])
    everybody = (able * weights).sum(axis=-1, keepdims=True)
    return np.asarray(everybody & ~weights)


def named(rivals: tuple[str, ...], place: int) -> tuple[str, ...]:
    """The rivals in the set of this number."""
    return tuple(rival for rival, dealt in zip(rivals, members(len(rivals))[place], strict=True) if dealt)
