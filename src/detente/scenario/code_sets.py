"""Sets of states as whole numbers, bit by bit, which is fast for millions of them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import mul

from detente.scenario.state_codes import level_of


class StateSets(ABC):
    """Sets among states in some order: bit `p` is set where the state in place `p`, from 0, is in the set."""

    def __init__(self, levels: Sequence[int], count: int) -> None:
        self.levels = tuple(levels)
        self.everything = (1 << count) - 1
        self._standing: dict[tuple[int, int], int] = {}

    @abstractmethod
    def _where(self, option: int, level: int) -> int:
        """The states in which an option stands at a level."""

    def standing(self, option: int, level: int) -> int:
        """The states in which an option, counted from 0, stands at a level."""
        if (option, level) not in self._standing:
            self._standing[option, level] = self._where(option, level)
        return self._standing[option, level]

    def matching(self, signs: Mapping[int, str]) -> int:
        """The states in which each option named stands as its sign says; - for any level."""
        found = self.everything
        for option, sign in signs.items():
            if sign != "-":
                found &= self.standing(option, level_of(sign))
        return found

    def of_pattern(self, pattern: str) -> int:
        """The states that a pattern of a sign for each option matches."""
        return self.matching(dict(enumerate(pattern)))

    def text(self, states: int) -> str:
        """What all states of a set share, as a pattern: - where they differ."""
        shared = ""
        for option, base in enumerate(self.levels):
            signs = "NY" if base == 2 else "0123456789"[:base]
            inside = (sign for sign in signs if not states & ~self.standing(option, level_of(sign)))
            shared += next(inside, "-")
        return shared


class CodeSets(StateSets):
    """Sets among all combinations of levels, each in the place that its code says.

    >>> sets = CodeSets([2, 2])
    >>> bin(sets.matching({0: "Y"})), bin(sets.matching({0: "Y", 1: "N"}))
    ('0b1010', '0b10')
    """

    def __init__(self, levels: Sequence[int]) -> None:
        *self._strides, self._n_codes = accumulate(levels, mul, initial=1)
        super().__init__(levels, self._n_codes)

    def _where(self, option: int, level: int) -> int:
        stride = self._strides[option]
        run, period = ((1 << stride) - 1) << level * stride, stride * self.levels[option]
        return _repeated(run, period, self._n_codes // period)


class ListedSets(StateSets):
    """Sets among states that are listed."""

    def __init__(self, levels: Sequence[int], states: Sequence[Sequence[int]]) -> None:
        super().__init__(levels, len(states))
        self._states = states

    def _where(self, option: int, level: int) -> int:
        last_first = ("01"[state[option] == level] for state in reversed(self._states))
        return int("0" + "".join(last_first), 2)


def _repeated(bits: int, width: int, count: int) -> int:
    """So many copies of a number of so many bits, one after the other."""
    whole, filled = 0, 0
    while count:
        if count & 1:
            whole |= bits << filled
            filled += width
        bits |= bits << width
        width *= 2
        count >>= 1
    return whole
