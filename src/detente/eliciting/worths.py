"""Worth ranges out of answers, and whether the answers agree with each other."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from detente.models.elicitation.consistency import LIMIT, inconsistency, log_error
from detente.records.elicitation import Answers, Contradiction, Elicited, Range, TermAnswer
from detente.scenario import Scenario

FULL = 100.0
CONTRADICTS = math.log(2)
"""A pair that differs from the swings by more than this, a factor of two, is named."""


def elicited(scenario: Scenario, answers: Answers) -> Elicited:
    """Worths from swing weights.

    Parameters
    ----------
    scenario : Scenario
        The case.
    answers : Answers
        About one of its parties.

    Returns
    -------
    Elicited
        A term's swing times `unit / 100`, up or down; with contradictions between ranks, swings and pairs.

    Raises
    ------
    ValueError
        Where no term is answered, or none has the full swing of 100.

    References
    ----------
    Edwards & Barron (1994), "SMARTS and SMARTER", Organizational Behavior and Human Decision Processes 60(3).
    """
    told = [term for term in answers.terms if term.swing is not None and term.better is not None]
    if not told:
        raise ValueError(f"no term of {answers.party} has both better and swing -> answer at least one")
    first = max(told, key=_mode)
    if _mode(first) != FULL:
        what = f"no term has a swing of 100; the largest is {_mode(first):g} ({first.name})"
        raise ValueError(f"{what} -> give the term that matters most 100")
    worths: dict[str, dict[str, Range]] = {}
    for term in told:
        worths.setdefault(term.issue, {})[term.option] = _worth(term, answers.unit)
    swings = {term.name: _mode(term) for term in told}
    asked = [p for p in answers.pairs if p.times and swings.get(p.a, 0) > 0 and swings.get(p.b, 0) > 0]
    errors = log_error(
        np.array([pair.times for pair in asked], dtype=float),
        np.array([swings[pair.a] for pair in asked]),
        np.array([swings[pair.b] for pair in asked]),
    )
    against = [*_of_ranks(told)]
    for pair, error in zip(asked, errors.tolist(), strict=True):
        if abs(error) > CONTRADICTS:
            ratio = swings[pair.a] / swings[pair.b]
            says = f"told {pair.times:g} times as much, the swings say {ratio:.2g}"
            against.append(Contradiction(what=f"{pair.a} against {pair.b}", says=says))
    held = scenario.worth.get(answers.party, {})
    return Elicited(
        title=scenario.title,
        digest=scenario.digest,
        settings={"party": answers.party, "unit": answers.unit, "analyst": answers.analyst},
        party=answers.party,
        worths=worths,
        before={
            issue: {option: held[issue][option].mode for option in options if option in held.get(issue, {})}
            for issue, options in worths.items()
        },
        unanswered=tuple(term.name for term in answers.terms if term not in told),
        inconsistency=inconsistency(errors),
        limit=LIMIT,
        contradictions=tuple(against),
    )


def _mode(term: TermAnswer) -> float:
    return term.swing[1] if term.swing else 0.0


def _worth(term: TermAnswer, unit: float) -> Range:
    low, mode, high = (round(share * unit / FULL, 6) for share in term.swing or (0.0, 0.0, 0.0))
    return (low, mode, high) if term.better else (-high + 0.0, -mode + 0.0, -low + 0.0)


def _of_ranks(told: list[TermAnswer]) -> Iterator[Contradiction]:
    """Terms that stand before others in rank and behind them in swing."""
    ranked = sorted((term for term in told if term.rank is not None), key=lambda term: term.rank or 0)
    for one, other in pairwise(ranked):
        if one.rank != other.rank and _mode(one) < _mode(other):
            says = f"ranked {one.rank} before {other.rank}, but swing {_mode(one):g} below {_mode(other):g}"
            yield Contradiction(what=f"{one.name} against {other.name}", says=says)
