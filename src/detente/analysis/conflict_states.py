"""The states of a `conflict` block: what its options make, less what cannot be, with like ones merged."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.scenario.blocks.conflict import Conflict
from detente.scenario.state_space import MAX_CODES

Bools = NDArray[np.bool_]
Integers = NDArray[np.int64]
Digits = NDArray[np.int8]

DIFFERS = -1
LEVELS = {"N": 0, "Y": 1} | {str(digit): digit for digit in range(10)}


@dataclass(frozen=True)
class States:
    """Feasible states and what became of them.

    Attributes
    ----------
    levels : (n_options,) tuple of int
        How many levels each option has.
    feasible : (n_combinations,) bool array or None
        Which combinations of levels are states; None where states are listed in an order of their own.
    members : (n_feasible, n_options) int array
        Levels of every feasible combination.
    state : (n_feasible,) int array
        The state to which each belongs.
    example : (n_states,) int array
        One member of each state.
    digits : (n_states, n_options) int array
        Levels of each state; -1 where its members differ.
    """

    levels: tuple[int, ...]
    feasible: Bools | None
    members: Digits
    state: Integers
    example: Integers
    digits: Digits

    @property
    def merged(self) -> bool:
        """Whether some state has several members."""
        return len(self.example) < len(self.state)

    def __len__(self) -> int:
        return len(self.example)

    def place(self, name: str | int) -> int:
        """The state that a number, from 1, or signs such as NYYN name.

        Digits alone are a number, unless every option has more than two levels.

        Raises
        ------
        ValueError
            Where there is no such state.
        """
        signs = _signs(str(name))
        a_number = isinstance(name, int) or (name.isdecimal() and 2 in self.levels)
        if not a_number and len(signs) == self.members.shape[1]:
            for digits, state in ((self.members, self.state), (self.digits, np.arange(len(self)))):
                found = np.flatnonzero((digits == signs).all(axis=1))
                if len(found):
                    return int(state[found[0]])
        if str(name).isdecimal() and 1 <= int(name) <= len(self):
            return int(name) - 1
        fix = f"give a number from 1 to {len(self)}, or signs such as {self.text(0)}"
        raise ValueError(f"no state '{str(name)[:40]}' -> {fix}")

    def text(self, state: int) -> str:
        """Signs of a state: Y or N where an option has two levels, else the level; - where members differ."""
        return "".join(
            "-" if level == DIFFERS else "NY"[level] if n_levels == 2 else str(level)
            for level, n_levels in zip(self.digits[state].tolist(), self.levels, strict=True)
        )


def states_of(conflict: Conflict) -> States:
    """The feasible states of a conflict, in ascending order or as they are listed.

    States that one pattern of `same` makes one stand where the last of them would, as in
    `detente.scenario.state_space`, which has checked that something is left and can be looked through.
    """
    levels = np.array([option.levels for option in conflict.options])
    if conflict.states is not None:
        members = np.array([_signs(text) for text in conflict.states], dtype=np.int8)
        feasible = _mask(members, levels)
    else:
        every = digits_of(levels)
        feasible = _feasible(conflict, every)
        members = every[feasible]
    same = conflict.same if conflict.coalesce else ()
    return _merged(tuple(levels.tolist()), feasible, members, same)


def plain_states(levels: NDArray[np.int_], feasible: Bools, members: Digits) -> States:
    """States of which none are merged."""
    each = np.arange(len(members))
    return States(tuple(levels.tolist()), feasible, members, each, each, members)


def digits_of(levels: NDArray[np.int_]) -> Digits:
    """Every combination of levels, the first option fastest, (n_combinations, n_options).

    Examples
    --------
    >>> digits_of(np.array([2, 2])).tolist()
    [[0, 0], [1, 0], [0, 1], [1, 1]]
    """
    digits = np.empty((math.prod(levels.tolist()), len(levels)), dtype=np.int8)
    codes = np.arange(len(digits))
    for option, n_levels in enumerate(levels):
        codes, digits[:, option] = np.divmod(codes, n_levels)
    return digits


def matches(pattern: str, digits: Digits) -> Bools:
    """Which states a pattern such as Y-N means, (n_states,)."""
    wanted = np.array(_signs(pattern))
    return np.asarray(((wanted == DIFFERS) | (wanted == digits)).all(axis=1))


def _signs(text: str) -> list[int]:
    return [LEVELS.get(sign, DIFFERS) for sign in text]


def _mask(members: Digits, levels: NDArray[np.int_]) -> Bools | None:
    """Listed states as a mask, where they stand in ascending order and their combinations are few enough."""
    if math.prod(levels.tolist()) > MAX_CODES:
        return None
    codes = members @ np.cumprod([1, *levels[:-1]])
    if (np.diff(codes) <= 0).any():
        return None
    mask = np.zeros(math.prod(levels.tolist()), dtype=bool)
    mask[codes] = True
    return mask


def _feasible(conflict: Conflict, every: Digits) -> Bools:
    possible = np.ones(len(every), dtype=bool)
    for pattern in conflict.infeasible:
        possible &= ~matches(pattern, every)
    ids = [option.id for option in conflict.options]
    for rule in conflict.requires:
        holds = [
            np.logical_and.reduce([every[:, ids.index(id_)] == LEVELS[sign] for id_, sign in side.items()])
            for side in (rule.if_, rule.then)
        ]
        possible &= ~holds[0] | holds[1]
    return possible


def _merged(levels: tuple[int, ...], feasible: Bools | None, members: Digits, same: Sequence[str]) -> States:
    """Members of one pattern as one state, which stands where the last of them does."""
    last = np.arange(len(members))
    for pattern in same:
        alike = np.isin(last, last[matches(pattern, members)])
        if alike.any():
            last[alike] = last[alike].max()
    example, state = np.unique(last, return_inverse=True)
    digits = members[example].copy()
    differs = np.zeros(digits.shape, dtype=bool)
    np.logical_or.at(differs, state, members != digits[state])
    digits[differs] = DIFFERS
    return States(levels, feasible, members, state, example, digits)
