"""Several codings of one scenario as one: every number the pool of all, disagreement kept as uncertainty."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.models.distributions import quantile
from detente.models.elicitation.opinion_pool import (
    between_share,
    linear_opinion_pool,
    mode_for_median,
    steps,
)
from detente.records.elicitation import MergedCodings, PooledNumber, Range
from detente.scenario import Scenario
from detente.scenario.editing import edited, figure
from detente.scenario.numbers import Number, Real
from detente.scenario.setting import plain, steps_of

Floats = NDArray[np.float64]

LEVELS = (0.05, 0.5, 0.95)
SAME = ("parties", "issues")
"""What must name the same things in all codings."""
FIGURES = 3


def merged_codings(codings: Mapping[str, tuple[str, Scenario]]) -> tuple[str, MergedCodings]:
    """One scenario file out of several analysts' codings of it.

    Parameters
    ----------
    codings : mapping of name to (text, Scenario)
        Two or more; the first one's text is kept but for the numbers in which they differ.

    Returns
    -------
    str
        The merged file: of each pool the 5th and 95th percentile and the mode that gives its median; who
        said what, in `because`.
    MergedCodings
        The numbers that differ, as each codes them and as they are pooled.

    Raises
    ------
    ValueError
        Where there are fewer than two codings, or they speak of different parties, issues or options.

    References
    ----------
    Stone (1961), Annals of Mathematical Statistics 32(4), for the equal-weight linear pool.
    """
    if len(codings) < 2:
        raise ValueError("one coding is nothing to merge -> give two or more")
    (first, (text, base)), *others = codings.items()
    for name, (_, other) in others:
        _check_same(first, base, name, other)
    found = {name: dict(scenario.numbers()) for name, (_, scenario) in codings.items()}
    paths = dict.fromkeys(path for told in found.values() for path in told)
    owners = {path: next(name for name, told in found.items() if path in told) for path in paths}
    pooled, values, n_alike = [], {}, 0
    for path in paths:
        told = {name: _coded(found[name], path) for name in codings}
        coded = {name: number for name, number in told.items() if number is not None}
        if len({(number.dist, number.params) for number in coded.values()}) == 1:
            n_alike += 1
            continue
        one = _pooled(path, coded)
        pooled.append(one)
        values[steps_of(codings[owners[path]][1], path)] = _said(one, next(iter(coded.values())))
    after = edited(text, name=first, values=values)[0] if values else text
    pooled.sort(key=lambda one: -one.disagreement)
    result = MergedCodings(
        title=base.title,
        digest=base.digest,
        settings={"weights": "equal"},
        warnings=tuple(_left_as_they_are(first, base, others)),
        codings=tuple(codings),
        n_alike=n_alike,
        numbers=tuple(pooled),
    )
    return after, result


def _coded(told: Mapping[str, Number], path: str) -> Number | None:
    """What a coding says of a number; a worth that is not given is 0."""
    return told.get(path) or (Real.of(0) if path.startswith("worth.") else None)


def _pooled(path: str, coded: Mapping[str, Number]) -> PooledNumber:
    every = [
        quantile(steps(), number.dist, number.params, on_logit_scale=number.logit)
        for number in coded.values()
    ]
    return PooledNumber(
        path=path,
        coded={
            name: _range(linear_opinion_pool([told], LEVELS)) for name, told in zip(coded, every, strict=True)
        },
        pool=_range(linear_opinion_pool(every, LEVELS)),
        disagreement=between_share(every),
    )


def _range(three: Floats) -> Range:
    low, middle, high = (float(f"{x:.{FIGURES}g}") + 0.0 for x in three)
    return low, middle, high


def _said(one: PooledNumber, number: Number) -> dict[str, Any]:
    """The pooled number as a file says it."""
    low, median, high = one.pool
    mode = mode_for_median(low, median, high, on_logit_scale=number.logit) if low < high else median
    told = "; ".join(f"{name} {_in_words(coded)}" for name, coded in one.coded.items())
    value = [figure(x) for x in (low, float(f"{mode:.{FIGURES}g}"), high)]
    return {"value": value, "because": f"pool of {len(one.coded)} codings (5, 50, 95 %): {told}"}


def _in_words(told: Range) -> str:
    return f"{told[1]:g}" if told[0] == told[2] else "{:g} to {:g} to {:g}".format(*told)


def _check_same(first: str, base: Scenario, name: str, other: Scenario) -> None:
    for what in SAME:
        here, there = set(getattr(base, what)), set(getattr(other, what))
        if here != there:
            odd = sorted(here ^ there)[0]
            raise ValueError(f"{name}: {what} differ from {first}'s at '{odd}' -> code the same {what}")
    for issue, part in base.issues.items():
        if part.options != other.issues[issue].options:
            raise ValueError(f"{name}: options of '{issue}' differ from {first}'s -> code the same options")


def _left_as_they_are(
    first: str, base: Scenario, others: Sequence[tuple[str, tuple[str, Scenario]]]
) -> list[str]:
    """Blocks that differ in more than numbers; the first coding's stand."""
    here = _without_numbers(base)
    told = []
    for name, (_, other) in others:
        there = _without_numbers(other)
        differ = [key for key in dict.fromkeys([*here, *there]) if here.get(key) != there.get(key)]
        if differ:
            told.append(f"{name} differs from {first} in {', '.join(differ)} too; {first}'s stand")
    return told


def _without_numbers(scenario: Scenario) -> dict[str, Any]:
    """The file's data with every number made the same."""
    certain = scenario.at({path: 0.0 for path, _ in scenario.numbers()})
    data = plain(certain)
    return {key: _unreasoned(part) for key, part in data.items() if key != "worth"}


def _unreasoned(part: Any) -> Any:
    if isinstance(part, dict):
        return _unreasoned(part["value"]) if "value" in part else {k: _unreasoned(v) for k, v in part.items()}
    return [_unreasoned(each) for each in part] if isinstance(part, list) else part
