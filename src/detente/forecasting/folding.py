"""Many answers of one form, folded into one: bands of numbers, shares of choices."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

Number = TypeVar("Number", float, str)


def check_draws(draws: int, seed: int) -> None:
    """Refuse draws of which no band can be told.

    Raises
    ------
    ValueError
        Where there are fewer than two draws, or the seed is below 0.
    """
    if draws < 2 or seed < 0:
        raise ValueError("draws is at least 2 and seed at least 0")


class Folded:
    """What one place of an answer holds, world after world.

    Numbers become `low` and `high`, the 10th and 90th percentile; texts the share of worlds that hold each;
    objects an object of the same keys. Beside a `package` stands `same`, the share of worlds that choose the
    very package of the answer at the modes. Lists are left out, since what stands at one place of a list in
    one world has nothing to do with what stands there in another.

    Parameters
    ----------
    at_modes : object
        What the place holds in the answer at the modes, from which the order of keys is taken.
    """

    def __init__(self, at_modes: Any = None) -> None:
        self.at_modes = at_modes
        self.inside: dict[str, Folded] = {}
        if isinstance(at_modes, Mapping):
            self.inside = {key: Folded(value) for key, value in at_modes.items()}
        self.is_list = isinstance(at_modes, list)
        self._floats = array("d")
        self._integers: Counter[int] = Counter()
        self._texts: Counter[str] = Counter()
        self._n_objects = 0
        self._n_same = 0

    def add(self, held: Any) -> None:
        """Take in what one more world holds here."""
        match held:
            case bool():
                self._texts[str(held).lower()] += 1
            case str():
                self._texts[held] += 1
            case int():
                self._integers[held] += 1
            case float():
                self._floats.append(held)
            case list():
                self.is_list = True
            case Mapping():
                self._n_objects += 1
                self._n_same += held == self.at_modes
                for key, value in held.items():
                    self.inside.setdefault(key, Folded()).add(value)

    def take(self, parts: Iterable[Iterable[Any]]) -> None:
        """Take in what the worlds of every part hold here."""
        for part in parts:
            for held in part:
                self.add(held)

    def over(self, draws: int) -> Any:
        """Everything taken in, as shares of so many worlds; None where no world holds anything here."""
        numbers = sorted([*self._floats, *self._integers.elements()])
        if numbers:
            return band(numbers) | ({"share": len(numbers) / draws} if len(numbers) < draws else {})
        if self._texts:
            return {text: count / draws for text, count in self._texts.most_common()}
        if not self._n_objects:
            return None
        folded = {key: place.over(draws) for key, place in self.inside.items() if not place.is_list}
        package = self.inside.get("package")
        if package is not None and package._chosen_at_modes:
            folded["same"] = package._n_same / draws
        return folded

    @property
    def _chosen_at_modes(self) -> bool:
        return isinstance(self.at_modes, Mapping) and all(isinstance(x, str) for x in self.at_modes.values())


def band(ordered: Sequence[Number]) -> dict[str, Number]:
    """10th and 90th percentile: the least numbers, or ISO dates, that a tenth and nine tenths do not exceed.

    Parameters
    ----------
    ordered : sequence of float or str
        Ascending, at least one.
    """
    n = len(ordered)
    return {"low": ordered[-(-n // 10) - 1], "high": ordered[-(-9 * n // 10) - 1]}
