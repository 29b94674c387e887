"""Questions about all packages of a scenario that are too many to look at, put to the programme."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from detente.analysis.programme import RESOLUTION, Found, Programme, Question

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]

_HALF = 0.5
_CLOSE = 1e-3
_RESOLVED = 1e-9


def alone(programme: Programme, package: Indices, rows: Floats) -> bool:
    """Whether no other acceptable package brings as much by every one of these forms, (n, n_columns)."""
    question = Question(programme)
    question.accepted()
    for row, value in zip(rows, rows @ programme.values_of(package), strict=True):
        slack = _HALF if programme.exact else _RESOLVED * abs(value)
        question.keep(row, float(value - slack))
    question.keep(_kept(programme, package), -np.inf, len(package) - 1)
    return question.best(question.row({})) is None


def no_worse(programme: Programme, package: Indices) -> Indices:
    """The acceptable package with the largest sum of gains of those that leave nobody worse off than one."""
    question = Question(programme)
    question.accepted()
    slack = _HALF if programme.exact else 0.0
    for place, gain in enumerate(programme.gains_of(package)):
        question.keep(programme.gains[place], float(programme.no_deal[place] + gain - slack))
    answer = question.best(programme.gains.sum(axis=0))
    return package if answer is None else answer.package


def best_for(programme: Programme, side: int, *, most: int) -> Iterator[Indices]:
    """Acceptable packages on the frontier by falling gain of one principal, which accepts them too.

    Each leaves some principal better off than every one before it.
    """
    found: list[Floats] = []
    while len(found) < most:
        question = Question(programme)
        question.accepted()
        question.accepting([side])
        for before in found:
            step = _HALF if programme.exact else _RESOLVED * float(np.abs(before).max())
            question.better_for_somebody(
                range(len(before)), programme.worst - programme.no_deal, before + step
            )
        least = _smallest(question, programme)
        answer = question.best(programme.gains[side], question.row({least: 1.0}), programme.gains.sum(axis=0))
        if answer is None:
            return
        found.append(programme.gains_of(answer.package))
        yield answer.package


def closest_to(programme: Programme, start: Indices, side: int, *, at_least: int) -> Indices | None:
    """The acceptable package that changes the fewest terms; of those, the best for one principal."""
    question = Question(programme)
    question.accepted()
    question.accepting([side])
    kept = _kept(programme, start)
    question.keep(kept, -np.inf, len(start) - at_least)
    least = _smallest(question, programme)
    answer = question.best(kept, programme.gains[side], question.row({least: 1.0}))
    return None if answer is None else answer.package


def closing(programme: Programme, start: Indices, party: int, *, adding: bool) -> Indices | None:
    """The change of a package that lifts one principal to no deal and costs the others least in sum.

    Of several the one with the fewest changes. Where only adding is allowed, terms that the package has stay.
    """
    question = Question(programme)
    question.accepting([party])
    own = programme.gains_of(start)
    lost = {}
    for place in range(len(own)):
        if place != party:
            loss = question.variable(0.0, np.inf)
            lost[loss] = -1.0
            row = question.row({loss: 1.0}, programme.gains[place])
            question.keep(row, float(own[place] + programme.no_deal[place]))
    if adding:
        for issue in np.flatnonzero(start).tolist():
            question.keep(question.row({programme.column(issue, int(start[issue])): 1.0}), 1)
    answer = question.best(question.row(lost), _kept(programme, start))
    return None if answer is None else answer.package


def largest(
    programme: Programme, scale: Floats, *, as_if: int | None = None, share: float = 0.0
) -> Found | None:
    """The acceptable package with the largest scaled sum of gains, as if one principal accepted anything.

    Value and bound are of that sum, in units, on the scale given. It may be missed by a share of itself;
    where by none, of packages with the same sum that with the largest sum of gains is found.
    """
    question = Question(programme)
    question.accepted(as_if=as_if)
    whole = programme.exact and bool((scale == np.rint(scale)).all())
    enlarged = 1.0 if whole else RESOLUTION / float(np.abs(scale @ programme.gains).sum() or 1.0)
    objectives = [enlarged * scale @ programme.gains, *([] if share else [programme.gains.sum(axis=0)])]
    found = question.best(*objectives, slack=_HALF if whole else _CLOSE, share=share)
    if found is None:
        return None
    own = float(scale @ programme.no_deal)
    bound = np.floor(found.bound + _CLOSE) if whole else found.bound / enlarged
    return Found(found.package, float(scale @ programme.gains_of(found.package)), float(bound) - own)


def some_accepted(programme: Programme) -> Indices | None:
    """A package that would be accepted; None where none is."""
    question = Question(programme)
    question.accepted()
    answer = question.best(question.row({}))
    return None if answer is None else answer.package


def _kept(programme: Programme, package: Indices) -> Floats:
    """How many terms of a package another one keeps, as a row."""
    row = np.zeros(programme.n_columns)
    row[[programme.column(issue, int(option)) for issue, option in enumerate(package)]] = 1
    return row


def _smallest(question: Question, programme: Programme) -> int:
    """A variable that no principal's gain falls below."""
    least = question.variable(-np.inf, np.inf)
    for gains, no_deal in zip(programme.gains, programme.no_deal, strict=True):
        question.keep(question.row({least: -1.0}, gains), float(no_deal))
    return least
