"""Worlds drawn in parts, the same whoever draws which: every block has its own child of the seed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from detente.forecasting.worlds import BLOCK, Input, Worlds, block
from detente.scenario import Scenario


@dataclass
class Drawing:
    """Which worlds are drawn, and how many of them stand together in a part.

    Attributes
    ----------
    inputs, draws, seed, n_spare, sampler, stream
        See `detente.forecasting.worlds.blocks`.
    together : int
        Worlds of a part, a power of two up to 1,024; the last part may have fewer.
    """

    inputs: tuple[Input, ...]
    draws: int
    seed: int
    n_spare: int = 0
    sampler: str = "sobol"
    stream: int = 0
    together: int = BLOCK
    _last: tuple[int, Worlds] | None = field(default=None, init=False, repr=False, compare=False)

    def __getstate__(self) -> dict[str, Any]:
        """Sent to another process without the block that is kept."""
        return self.__dict__ | {"_last": None}

    @property
    def parts(self) -> range:
        """Number of each part."""
        return range(-(-self.draws // self.together))

    def first(self, number: int) -> int:
        """Place of a part's first world among all; of the part behind the last, how many there are."""
        return min(number * self.together, self.draws)

    def part(self, number: int) -> Worlds:
        """The worlds of a part."""
        place, start = divmod(number * self.together, BLOCK)
        return self._block(place).part(slice(start, start + self.together))

    def _block(self, number: int) -> Worlds:
        """A block; the last one is kept, since the next part is likely of the same."""
        if self._last is None or self._last[0] != number:
            drawn = block(
                self.inputs,
                number,
                draws=self.draws,
                seed=self.seed,
                n_spare=self.n_spare,
                sampler=self.sampler,
                stream=self.stream,
            )
            self._last = number, drawn
        return self._last[1]


def fitting(most: int) -> int:
    """The greatest number of worlds, at most so many, that a part may hold; one where not even that fits."""
    places = min(max(most, 1), BLOCK).bit_length() - 1
    return int(2**places)


def each(scenario: Scenario, worlds: Worlds) -> Iterator[Scenario]:
    """World after world: the scenario with the drawn numbers made certain."""
    paths = [found.path for found in worlds.inputs]
    for values in worlds.values.tolist():
        yield scenario.at(dict(zip(paths, values, strict=True)))
