"""What would follow from something: forecasts given a term, the deal, or the answer to a question.

Every world and solution is split by when its package is signed: up to each date on which something is
asked, or by none of them. Evidence weighs what is signed by the horizon, as in
`detente.forecasting.posterior`. A condition multiplies each cell by its chance of coming about there, so that
the law of total probability holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.forecasting.answers import delivery, having, holds_anyway, otherwise
from detente.forecasting.basis import Basis
from detente.nearest import nearest
from detente.records.forecast import DEAL
from detente.scenario import Scenario

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Joint:
    """Joint mass of packages and dates of signature, (n_dates + 1, n_solutions, n_worlds).

    An event is an array of that shape, or one that broadcasts to it: its probability in each cell.
    """

    basis: Basis
    mass: Floats

    @classmethod
    def of(cls, basis: Basis) -> "Joint":
        """All that is known, nothing assumed."""
        solved = basis.solved
        by = np.where(solved.deal[..., None], solved.signed_by, 0.0)
        cells = np.moveaxis(np.diff(by, axis=-1, prepend=0.0, append=1.0), -1, 0)
        in_time = np.arange(len(cells)) <= solved.horizon
        return cls(basis, cells * np.where(in_time[:, None, None], basis.posterior.ratio, 1.0))

    def p(self, event: Floats) -> float:
        """Probability of an event."""
        return float((self.mass * event).sum() / self.mass.sum())

    def given(self, event: Floats) -> "Joint":
        """The same where an event has come about."""
        return Joint(self.basis, self.mass * event)

    @property
    def possible(self) -> bool:
        """Whether anything is left."""
        return bool(self.mass.sum() > 0)

    def by(self, date: int) -> Floats:
        """The event that a deal is signed by a date."""
        return (np.arange(len(self.mass)) <= date).astype(float)[:, None, None]

    def deal(self) -> Floats:
        """The event that a deal is signed by the horizon."""
        return self.by(self.basis.solved.horizon)

    def term(self, term: Mapping[str, str | tuple[str, ...]]) -> Floats:
        """The event that terms are signed by the horizon; of the status quo, that they are not changed."""
        unsigned = (1 - self.deal()) if holds_anyway(self.basis.scenario, term) else 0.0
        return np.asarray(self.deal() * self._has(term) + unsigned)

    def question(self, place: int) -> Floats:
        """The event that a question is answered yes."""
        basis = self.basis
        question = basis.scenario.questions[place]
        drawn = basis.worlds.by_path()
        in_time = self.by(basis.dates.dates.index(question.by or basis.dates.horizon))
        through = self._has(question.term) * np.asarray(
            delivery(basis.scenario, question.term, drawn) if question.delivered else 1.0
        )
        return np.asarray(in_time * through + (1 - in_time) * otherwise(basis.scenario, place, drawn))

    def _has(self, term: Mapping[str, str | tuple[str, ...]]) -> Bools:
        solved = self.basis.solved
        return solved.deal & having(self.basis.scenario, solved.candidates, term)[solved.places]

    def named(self, text: str) -> Floats:
        """The event that `deal`, `ISSUE=OPTION` or the id of a question names; see `named_term`."""
        asked = open_questions(self.basis)
        if text in asked:
            return self.question(asked[text])
        term = named_term(self.basis.scenario, text, also=tuple(asked))
        return self.term(term) if term else self.deal()


def open_questions(basis: Basis) -> dict[str, int]:
    """Places of the questions whose date has not passed, by id."""
    return {
        question.id: place
        for place, question in enumerate(basis.scenario.questions)
        if question.by is None or question.by >= basis.scenario.as_of
    }


def named_term(scenario: Scenario, text: str, *, also: tuple[str, ...] = ()) -> dict[str, str]:
    """The term that `ISSUE=OPTION` names, or `ISSUE` where it has one term; empty for `deal`.

    Parameters
    ----------
    scenario : Scenario
        Whose terms are meant.
    text : str
        What somebody typed.
    also : tuple of str
        Other names that would have been understood.

    Raises
    ------
    ValueError
        Where nothing is so called.
    """
    if text == DEAL:
        return {}
    name, sign, option = (part.strip() for part in text.partition("="))
    if not sign and (told := _as_told(scenario, text)):
        raise ValueError(f"'{text}' -> write '{told}'")
    if name not in scenario.issues:
        raise ValueError(f"no issue '{name}' -> {nearest(name, [*scenario.issues, DEAL, *also])}")
    options = scenario.issues[name].options
    terms = [changed for issue, changed in scenario.terms() if issue == name]
    if not sign and len(terms) == 1:
        return {name: terms[0]}
    if option not in options:
        known = ", ".join(f"'{name}={one}'" for one in options)
        fix = nearest(option, options) if sign and option else f"give one of {known}"
        raise ValueError(
            f"issue '{name}' has no option '{option}' -> {fix}" if sign else f"'{text}' -> {fix}"
        )
    return {name: option}


def _as_told(scenario: Scenario, text: str) -> str | None:
    """`ISSUE=OPTION` for a term copied from an answer, which tells it as `ISSUE: OPTION`."""
    name, _, option = (part.strip() for part in text.partition(":"))
    issue = scenario.issues.get(name)
    return f"{name}={option}" if issue and option in issue.options else None
