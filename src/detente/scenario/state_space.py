"""The states that a `conflict` block leaves, and their numbers.

States are numbered from 1 by ascending code, or in the order of `states`; a merged state stands where the
last of its members stands, and its text has - where they differ.
"""

import math
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from detente.scenario.blocks.conflict import Conflict
from detente.scenario.code_sets import CodeSets, ListedSets, StateSets
from detente.scenario.state_codes import code_of, digits, label

MAX_CODES = 2**22
MAX_WORK = 2**32
"""Largest number of combinations times rules that is looked through."""


def state_space(conflict: Conflict) -> "StateSpace":
    """The states of a conflict that has options, and whose patterns have a sign for each.

    Raises
    ------
    ValueError
        Where `states` does not list them, and there are more than 2^22 combinations or too many rules.
    """
    levels = tuple(option.levels for option in conflict.options)
    if conflict.states is not None:
        codes = [code for text in conflict.states if (code := code_of(text, levels)) is not None]
        listed = ListedSets(levels, [digits(code, levels) for code in codes])
        return StateSpace(listed, listed.everything, _same(conflict), codes)
    n_codes, n_rules = math.prod(levels), len(conflict.infeasible) + len(conflict.requires)
    if n_codes > MAX_CODES:
        raise ValueError(f"more than {MAX_CODES:,} combinations of {len(levels)} options")
    if n_codes * n_rules > MAX_WORK:
        raise ValueError(f"{n_rules:,} rules on {n_codes:,} combinations are too many")
    sets = CodeSets(levels)
    return StateSpace(sets, _possible(conflict, sets), _same(conflict))


def _same(conflict: Conflict) -> tuple[str, ...]:
    return conflict.same if conflict.coalesce else ()


def _possible(conflict: Conflict, sets: CodeSets) -> int:
    """The combinations that no pattern and no requirement forbids."""
    possible = sets.everything
    for pattern in conflict.infeasible:
        possible &= ~sets.of_pattern(pattern)
    places = {option.id: place for place, option in enumerate(conflict.options)}
    for rule in conflict.requires:
        bound = sets.matching({places[name]: sign for name, sign in rule.if_.items()})
        met = sets.matching({places[name]: sign for name, sign in rule.then.items()})
        possible &= ~bound | met
    return possible


class StateSpace:
    """The states of a conflict in the order of their numbers.

    Parameters
    ----------
    sets : StateSets
        Sets among the combinations.
    possible : int
        Those that can be, as such a set.
    same : sequence of str
        Patterns each of which makes one state.
    codes : sequence of int, optional
        The code of the combination in each place; default the place itself.
    """

    def __init__(
        self, sets: StateSets, possible: int, same: Sequence[str], codes: Sequence[int] | None = None
    ) -> None:
        self.sets = sets
        self.levels = sets.levels
        self._possible = self._lasts = possible
        self._listed = codes
        self._groups = disjoint(filter(None, (sets.of_pattern(pattern) & possible for pattern in same)))
        self.merged = {sets.text(group): group.bit_length() - 1 for group in self._groups}
        """Texts of merged states, and the place of the last member of each."""
        for group, last in zip(self._groups, self.merged.values(), strict=True):
            self._lasts &= ~group | 1 << last

    def __len__(self) -> int:
        """How many states there are, merged ones counted once."""
        return self._lasts.bit_count()

    def codes(self) -> Iterator[int]:
        """The code of each state's last member, in the order of the numbers."""
        return (self._code(place) for place in self._places)

    def labels(self) -> Iterator[str]:
        """Each state as text, in the order of the numbers; of a merged state, its last member."""
        return (label(code, self.levels) for code in self.codes())

    def members(self) -> Iterator[tuple[int, int]]:
        """The code of every combination that can be, and the number of the state that it belongs to."""
        for place in _elements(self._possible):
            number = self._number(place)
            assert number is not None
            yield self._code(place), number

    def number_of(self, state: int | str) -> int | None:
        """The number of a state given by number or text; None where there is no such state.

        Digits alone are a number, unless every option has more than two levels.
        """
        if isinstance(state, str) and not (state.isdecimal() and 2 in self.levels):
            place = self.merged[state] if state in self.merged else self._place(code_of(state, self.levels))
            if place is not None:
                return self._number(place)
        if isinstance(state, str):
            state = int(state) if re.fullmatch(r"[1-9]\d{0,8}", state, re.ASCII) else 0
        return state if 0 < state <= len(self) else None

    @cached_property
    def _places(self) -> "array[int]":
        return array("I", _elements(self._lasts))

    @cached_property
    def _place_of(self) -> dict[int, int]:
        return {code: place for place, code in enumerate(self._listed or ())}

    def _code(self, place: int) -> int:
        return place if self._listed is None else self._listed[place]

    def _place(self, code: int | None) -> int | None:
        return code if self._listed is None or code is None else self._place_of.get(code)

    def _number(self, place: int) -> int | None:
        for group in self._groups:
            if group >> place & 1:
                place = group.bit_length() - 1
        at = bisect_left(self._places, place)
        return at + 1 if at < len(self._places) and self._places[at] == place else None


def _elements(places: int) -> Iterator[int]:
    return (place for place, bit in enumerate(f"{places:b}"[::-1]) if bit == "1")


def disjoint(groups: Iterable[int]) -> list[int]:
    """Sets none of which overlap: those that do are made one.

    >>> disjoint([0b0011, 0b1000, 0b0110])
    [8, 7]
    """
    apart: list[int] = []
    for group in groups:
        for other in [other for other in apart if other & group]:
            apart.remove(other)
            group |= other
        apart.append(group)
    return apart
