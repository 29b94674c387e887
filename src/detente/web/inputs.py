"""Numbers of a scenario as inputs: what each means, what the file says, how far its slider goes."""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.models.distributions import quantile
from detente.report.inputs import number_in_words
from detente.scenario import Scenario
from detente.scenario.numbers import Number
from detente.web.branching import Branch
from detente.web.page import names_in

MAX_FOUND = 12
ENDS = (0.01, 0.99)
STEPS = 100


@dataclass(frozen=True)
class Input:
    """One number: its slider, and the value that a branch gives it."""

    path: str
    label: str
    says: str
    """What the file says."""
    mode: float
    low: float
    high: float
    step: float
    value: str
    """Empty where it is as in the file."""

    @property
    def id(self) -> str:
        """Names it within a page."""
        return "_".join(self.path.split())

    @property
    def shown(self) -> float:
        """Where the slider stands."""
        given = number(self.value)
        return self.mode if given is None else given


def inputs(scenario: Scenario, values: Mapping[str, str], *, first: Sequence[str]) -> list[Input]:
    """What comes first, then what else a branch sets to a plain value."""
    numbers = dict(scenario.numbers())
    names = names_in(scenario)
    shown = dict.fromkeys(
        path for path in (*first, *values) if path in numbers and is_plain(values.get(path))
    )
    return [_input(path, numbers[path], names, values.get(path, "")) for path in shown]


def found(scenario: Scenario, words: str, *, besides: Collection[str]) -> tuple[list[Input], int]:
    """Numbers that hold all words in their path or in what they mean: the first few, and how many in all."""
    numbers = dict(scenario.numbers())
    names = names_in(scenario)
    paths = [path for path in _holding(numbers, names, scenario, words) if path not in besides]
    return [_input(path, numbers[path], names, "") for path in paths[:MAX_FOUND]], len(paths)


def others(scenario: Scenario, values: Mapping[str, str]) -> str:
    """Changes that no input shows: of words and lists, and of what the file does not give."""
    numbers = {path for path, _ in scenario.numbers()}
    left = (f"{path}={value}" for path, value in values.items() if path not in numbers or not is_plain(value))
    return "; ".join(left)


def changes_in_words(scenario: Scenario, branch: Branch) -> list[str]:
    """What a branch changes, as people say it."""
    names, items = names_in(scenario), scenario.evidence
    told = [f"variant {branch.variant}"] if branch.variant else []
    told += [f"{number_in_words(path, names)}: {value}" for path, value in branch.values.items()]
    left_out = [items[place] for place in branch.left_out if place < len(items)]
    return told + [f"without \u201c{item.quote or item.id}\u201d" for item in left_out]


def _holding(
    numbers: Mapping[str, Number], names: Mapping[str, str], scenario: Scenario, words: str
) -> Iterator[str]:
    """Paths of the numbers that hold all words in their name or in words."""
    asked = words.lower().split()
    titles = {name: issue.title or "" for name, issue in scenario.issues.items()}
    for path in numbers:
        titled = " ".join(title for name, title in titles.items() if name in path)
        text = f"{path} {number_in_words(path, names)} {titled}".lower()
        if all(word in text for word in asked):
            yield path


def _input(path: str, said: Number, names: Mapping[str, str], value: str) -> Input:
    low, high = _reach(said)
    given = number(value)
    if given is not None:
        low, high = min(low, given), max(high, given)
    step = 10.0 ** math.floor(math.log10((high - low) / STEPS)) if high > low else 0.01
    label = number_in_words(path, names)
    return Input(
        path=path,
        label=label[:1].upper() + label[1:] if label != path else path,
        says=_says(said),
        mode=said.mode,
        low=math.floor(low / step) * step,
        high=math.ceil(high / step) * step,
        step=step,
        value=value,
    )


def _reach(number: Number) -> tuple[float, float]:
    """From where to where a slider goes: the number's 1st to 99th percentile; of a certain one, about it."""
    if not number.certain:
        low, high = quantile(np.array(ENDS), number.dist, number.params, on_logit_scale=number.logit)
        return float(low), float(high)
    if math.isfinite(number.maximum):
        return number.minimum, number.maximum
    width = max(abs(number.mode), 1.0)
    return max(number.mode - width, number.minimum), number.mode + width


def _says(number: Number) -> str:
    if number.certain:
        return f"{number.mode:g}"
    if number.dist == "split_normal":
        low, mode, high = number.params
        return f"{mode:g}, from {low:g} to {high:g}"
    return f"{number.dist} {' '.join(f'{x:g}' for x in number.params)}"


def number(text: str) -> float | None:
    """A plain number as somebody typed it; None where it is none.

    >>> number("2.5"), number("[1, 3]"), number("nan")
    (2.5, None, None)
    """
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def is_plain(text: str | None) -> bool:
    """Whether an input can show it: a plain number, or nothing."""
    return not text or number(text) is not None
