"""The variants that a sweep goes through: a grid, a sample, or those that the file names."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from detente.forecasting.basis import Basis
from detente.forecasting.worlds import BLOCK, Worlds, block
from detente.records.sweep import ColumnKind
from detente.scenario import Scenario
from detente.scenario.faults import ScenarioError
from detente.scenario.files import resolve
from detente.scenario.setting import with_values
from detente.scenario.source import Source

Inputs = Mapping[str, str | float]

_SAMPLED = 11
VARIANT = "variant"
_OF_ITSELF = ("E202", "E205")
"""Faults of a path or a value whatever else is set: an unknown key, no usable number."""


@dataclass(frozen=True)
class Grid:
    """Every combination of values, the last path changing fastest.

    Attributes
    ----------
    base : Scenario
        What is changed.
    values : mapping of path to tuple of str
        What a file would say there.
    """

    base: Scenario
    values: Mapping[str, tuple[str, ...]]

    @cached_property
    def columns(self) -> dict[str, ColumnKind]:
        """What tells one variant from another."""
        return {path: "number" if all(map(_plain, texts)) else "text" for path, texts in self.values.items()}

    def check(self) -> None:
        """Refuse paths that name nothing, or of which no value is any good.

        Raises
        ------
        ValueError
            With what is wrong in one line.
        """
        for path, texts in self.values.items():
            faults = [fault for text in texts if (fault := self._nowhere(path, text))]
            if len(faults) == len(texts):
                raise ValueError(faults[0])

    def _nowhere(self, path: str, text: str) -> str | None:
        """Why a value cannot be set at a path; None where it can, or where that depends on other values."""
        try:
            with_values(self.base, {path: text})
        except ScenarioError as fault:
            certain = (each for each in fault.faults if each.code in _OF_ITSELF)
            return next((f"{path}={text}: {each.what} -> {each.fix}" for each in certain), None)
        except ValueError as fault:
            return str(fault)
        return None

    def __len__(self) -> int:
        """How many variants there are."""
        return math.prod(map(len, self.values.values()))

    def inputs(self, number: int) -> Inputs:
        """What a variant has in each of the columns."""
        return {
            path: float(text) if self.columns[path] == "number" else text
            for path, text in self._texts(number).items()
        }

    def scenario(self, number: int) -> Scenario:
        """The changed scenario of a variant."""
        return with_values(self.base, self._texts(number))

    def _texts(self, number: int) -> dict[str, str]:
        found = {}
        for path, texts in reversed(list(self.values.items())):
            number, place = divmod(number, len(texts))
            found[path] = texts[place]
        return dict(reversed(found.items()))


@dataclass(frozen=True)
class Named:
    """The variants that a file names, after the scenario without any."""

    source: Source
    names: tuple[str, ...]

    @property
    def columns(self) -> dict[str, ColumnKind]:
        """What tells one variant from another."""
        return {VARIANT: "text"}

    def __len__(self) -> int:
        """How many variants there are."""
        return 1 + len(self.names)

    def inputs(self, number: int) -> Inputs:
        """What a variant has in each of the columns."""
        return {VARIANT: self.names[number - 1] if number else ""}

    def scenario(self, number: int) -> Scenario:
        """The changed scenario of a variant."""
        return resolve(self.source, variant=self.names[number - 1] if number else None)


@dataclass(frozen=True)
class Sample:
    """Draws of the uncertain numbers that decide the package and the date, each then held for certain.

    They come in blocks of a scrambled Sobol' net, so that any first thousand of them cover the ranges evenly.
    """

    base: Basis
    size: int
    seed: int
    _drawn: dict[int, Worlds] = field(default_factory=dict, repr=False, compare=False)

    @property
    def columns(self) -> dict[str, ColumnKind]:
        """What tells one variant from another."""
        return {found.path: "number" for found in self.base.worlds.inputs}

    def __len__(self) -> int:
        """How many variants there are."""
        return self.size

    def inputs(self, number: int) -> dict[str, float]:
        """What a variant has in each of the columns."""
        values = self._block(number // BLOCK).values[number % BLOCK]
        return dict(zip(self.columns, values.tolist(), strict=True))

    def _block(self, number: int) -> Worlds:
        """Draws of some variants; the last ones asked for are kept."""
        if number not in self._drawn:
            self._drawn.clear()
            inputs = self.base.worlds.inputs
            self._drawn[number] = block(inputs, number, draws=self.size, seed=self.seed, stream=_SAMPLED)
        return self._drawn[number]


Variations = Grid | Named | Sample
"""Variants by number, from 0."""


def values_in(text: str) -> tuple[str, ...]:
    """Values split by commas, but not by those inside brackets.

    Examples
    --------
    >>> values_in("2, 4,[1, 4, 7]")
    ('2', '4', '[1, 4, 7]')
    """
    parts, depth = [""], 0
    for letter in text:
        depth += (letter in "[{") - (letter in "]}")
        if letter == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    return tuple(part.strip() for part in parts)


def _plain(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False
