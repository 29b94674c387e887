"""A race that has been solved, in one world or many, and what it comes to."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.race_arrays import RaceArrays, named, others_dealt
from detente.models.race.meeting_game import play
from detente.models.race.order import acceptance_gains, best_order
from detente.models.race.transfers import payments_apart, terms
from detente.models.race.who_first import course
from detente.records.race import Dealt, Outcome

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Place = tuple[int, ...]

WITHOUT_END = 100
"""Periods of the race that is told where the long run has no values."""
_TIE = 1e-9


class Raced:
    """A meeting game played out; `at` and `sets` tell one world of it.

    Parameters
    ----------
    arrays : RaceArrays
    periods : int or None
        How many; None for the long run.
    """

    def __init__(self, arrays: RaceArrays, periods: int | None) -> None:
        game = arrays.game
        self.arrays = arrays
        self.played = play(game, periods)
        self.course = course(self.played.settles, game.meet, periods)
        self.surplus, self.payment = terms(game, self.played.ahead)
        self.apart = payments_apart(game)
        self.while_nobody = np.moveaxis(self.played.settles[..., 0], 0, -1)
        self.alone = others_dealt(arrays.able)
        self.gains = acceptance_gains(game.flows)
        self.best, self.worst = best_order(self.gains), best_order(-self.gains)
        self.if_first, self.if_another = self._by_who_is_first()
        self.instead = None if self.played.converged.all() else Raced(arrays, WITHOUT_END)

    def at(self, place: Place = ()) -> Outcome:
        """What the race comes to in one world."""
        if self.instead and not self.played.converged[place]:
            return replace(self.instead.at(place), converged=False)
        arrays, course, played = self.arrays, self.course, self.played
        able = arrays.able[place]
        first, last = course.first[place], self._last(place)
        pays = self._at_ends(self.payment[place], place)
        premium = self.if_first[place] - self.if_another[place] - pays[:, 0]
        order, charges = self._in_order(self.best, place)
        worst, least = self._in_order(self.worst, place)
        agreed = self._at_ends(played.settles[0][place].astype(float), place) > 0
        left_out = self._of_rivals(arrays.game.for_good[place], self.alone[place])
        return Outcome(
            value=dict(zip(arrays.players, played.values[place][:, 0].tolist(), strict=True)),
            first_mover_premium=self._told(np.where(first > 0, premium, np.nan)),
            odd_man_out_loss=self._told(left_out - played.values[place][1:, 0]),
            p_first=self._told(first),
            order=order,
            charges=self._told(np.where(able, charges, np.nan)),
            alone=self._told(np.where(able, self.gains[place][:, 0], np.nan)),
            p_none=float(np.clip(1 - first.sum(), 0, 1)),
            p_last=self._told(last),
            p_settles=self._told(course.settles[place]),
            expected_period=self._told(course.period[place]),
            first_period=_number(course.first_period[place]),
            odd_man_out=self._odd_man_out(last),
            if_first=self._told(np.where(able, self.if_first[place], np.nan)),
            if_another_first=self._told(self.if_another[place]),
            pays=self._paid(np.where(able[:, None], pays, np.nan), np.where(able, self.apart[place], np.nan)),
            settles={
                rival: {"first": bool(own[0] and on), "last": bool(own[1] and on)}
                for rival, own, on in zip(arrays.rivals, agreed, able, strict=True)
            },
            settles_from=self._settles_from(place),
            worst_order=worst,
            totals={"best": float(charges[able].sum()), "worst": -float(least[able].sum())},
            tracks={rival: self._track(rival, place) for rival in arrays.tracks},
            converged=bool(played.converged[place]),
        )

    def sets(self, place: Place = ()) -> tuple[Dealt, ...]:
        """What stands in every set of rivals that can have dealt."""
        if self.instead and not self.played.converged[place]:
            return self.instead.sets(place)
        arrays = self.arrays
        out = int((~arrays.able[place] * (1 << np.arange(len(arrays.rivals)))).sum())
        return tuple(
            self._dealt(number, place) for number in range(arrays.game.flows.shape[-1]) if not number & out
        )

    def _dealt(self, number: int, place: Place) -> Dealt:
        arrays = self.arrays
        settled = named(arrays.rivals, number)
        return Dealt(
            settled=settled,
            p=float(self.course.reached[place][number]),
            flow=_by(arrays.players, arrays.game.flows[place][:, number]),
            value=_by(arrays.players, self.played.ahead[place][:, number]),
            meetings={
                rival: {
                    "surplus": float(self.surplus[place][row, number]),
                    "pays": float(self.payment[place][row, number]),
                    "settles": bool(self.played.settles[0][place][row, number]),
                }
                for row, rival in enumerate(arrays.rivals)
                if rival not in settled and arrays.able[place][row]
            },
        )

    def _by_who_is_first(self) -> tuple[Floats, Floats]:
        """Value to each rival once it has settled first, and once another has, (..., n_rivals) each.

        Who that other would be is weighed by who settles first, or meets the pivot, the more often.
        """
        ahead = self.played.ahead[..., 1:, 1 << np.arange(len(self.arrays.rivals))]
        first, meet = self.course.first, self.arrays.game.meet
        weights = np.where(first.sum(axis=-1, keepdims=True) - first > _TIE, first, meet)[..., None, :]
        others = np.broadcast_to(weights, ahead.shape) * (1 - np.eye(ahead.shape[-1]))
        total = others.sum(axis=-1)
        mean = np.divide(
            (others * ahead).sum(axis=-1), total, out=np.full_like(total, np.nan), where=total > 0
        )
        return np.diagonal(ahead, axis1=-2, axis2=-1), mean

    def _last(self, place: Place) -> Floats:
        """Chance that all others that can have dealt; none where there is no other."""
        reached = self.course.reached[place][self.alone[place]]
        return np.where(self.alone[place] > 0, reached, np.nan)

    def _at_ends(self, table: Floats, place: Place) -> Floats:
        """What a table by rival and set holds where nobody has dealt, and where all others have."""
        rows = np.arange(len(table))
        return np.stack([table[:, 0], table[rows, self.alone[place]]], axis=-1)

    def _of_rivals(self, table: Floats, places: Integers) -> Floats:
        """What a table by player and set holds for each rival at a set of its own."""
        return np.asarray(table[1 + np.arange(len(places)), places])

    def _in_order(self, found: tuple[Integers, Floats], place: Place) -> tuple[tuple[str, ...], Floats]:
        order, charges = found[0][place], found[1][place]
        able = self.arrays.able[place]
        return tuple(self.arrays.rivals[rival] for rival in order if able[rival]), charges

    def _odd_man_out(self, last: Floats) -> str | None:
        """Whom the others most likely leave behind; nobody where two are as likely to be."""
        if np.isnan(last).all() or np.nanmax(last) <= _TIE:
            return None
        likely = np.flatnonzero(last >= np.nanmax(last) - _TIE)
        return self.arrays.rivals[int(likely[0])] if len(likely) == 1 else None

    def _settles_from(self, place: Place) -> dict[str, int | None]:
        agreed = self.while_nobody[place] & self.arrays.able[place][:, None]
        return {
            rival: int(own.argmax()) + 1 if own.any() else None
            for rival, own in zip(self.arrays.rivals, agreed, strict=True)
        }

    def _paid(self, ends: Floats, apart: Floats) -> dict[str, dict[str, float | None]]:
        return {
            rival: {"first": _number(first), "last": _number(last), "apart": _number(alone)}
            for rival, (first, last), alone in zip(self.arrays.rivals, ends, apart, strict=True)
        }

    def _track(self, rival: str, place: Place) -> Mapping[str, Any]:
        track = self.arrays.tracks[rival]
        others = [name for name in self.arrays.rivals if name != rival]
        worth = _by(track.arrays.parties, track.worth[place])
        return {
            "able": bool(track.able[place]),
            "package": track.package(place),
            "gain": _by((self.arrays.pivot, rival), track.gain[place]),
            "worth": {name: worth[name] for name in others},
        }

    def _told(self, values: Floats) -> dict[str, float | None]:
        return {rival: _number(x) for rival, x in zip(self.arrays.rivals, values, strict=True)}


def _by(names: tuple[str, ...], values: Floats) -> dict[str, float]:
    return dict(zip(names, values.tolist(), strict=True))


def _number(x: float) -> float | None:
    return None if np.isnan(x) else float(x)
