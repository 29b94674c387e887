"""The graph model that a deal itself makes: its givers carry out, or take back, what it asks of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays, package_arrays
from detente.analysis.conflict_model import ConflictModel
from detente.analysis.conflict_states import Digits, digits_of, plain_states
from detente.analysis.proposal import check_allowed, proposed
from detente.analysis.rounding import rounded
from detente.models.graph_model.option_moves import option_moves
from detente.records.conflict import Option
from detente.scenario import Scenario
from detente.scenario.blocks.conflict import Answer

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]

MAX_TERMS = 20


@dataclass(frozen=True)
class Term:
    """An issue as an option of its giver."""

    issue: int
    at: tuple[int, ...]
    """Which of the issue's options its levels are: the status quo first, then in the file's order."""
    option: Option


def deal_conflict(
    scenario: Scenario,
    package: Mapping[str, str],
    rivals: Sequence[Mapping[str, str]] = (),
    *,
    values: Mapping[str, Floats] | None = None,
    n_worlds: int | None = None,
) -> ConflictModel:
    """The conflict over whether a deal is kept.

    Every term of the deal, and of its rivals, is an option of its giver, which may stand at the status quo or
    at the term; a term that cannot be taken back only rises. A state is a package carried out in part. It is
    worth what that package is worth; a state in which no term stands is worth `no_deal`.

    Parameters
    ----------
    scenario : Scenario
        With issues and a status quo. Its `requires` bar states; `conflict.answers` add options.
    package : mapping of issue to option
        The deal; issues left out stand at the status quo.
    rivals : sequence of mappings of issue to option
        Other packages whose terms are at stake too.
    values, n_worlds
        As in `package_arrays`.

    Returns
    -------
    ConflictModel
        Its target is the deal. Its worth has a leading axis of worlds where `n_worlds` is given.

    Raises
    ------
    ValueError
        Where there is no status quo, no term, or more than 20 options or 2^20 states, or a requirement rules
        out the deal.
    """
    if not scenario.status_quo_options:
        what = "status_quo: none leaves nothing to fall back to when a term is withdrawn"
        raise ValueError(f"{what} -> give a `conflict` block; see detente schema conflict")
    arrays = package_arrays(scenario, values=values, n_worlds=n_worlds)
    deal = proposed(arrays, package)
    check_allowed(arrays, deal)
    terms, remarks = _terms(scenario, [deal, *(proposed(arrays, rival) for rival in rivals)])
    answers = scenario.conflict.answers if scenario.conflict else ()
    options = (
        *(term.option for term in terms),
        *(Option(id=answer.id, owner=answer.owner, direction=answer.direction) for answer in answers),
    )
    levels = np.array([len(option.levels) for option in options])
    _small_enough(levels)
    digits = digits_of(levels)
    packages = _packages(terms, digits, len(arrays.issues))
    possible = arrays.feasible(packages)
    digits, packages = digits[possible], packages[possible]
    parties = tuple(name for name in scenario.parties if name in {option.owner for option in options})
    wanted = [*(term.at.index(int(deal[term.issue])) for term in terms), *(0 for _ in answers)]
    return ConflictModel(
        parties=parties,
        options=options,
        states=plain_states(levels, possible, digits),
        moves=option_moves(
            levels,
            np.array([parties.index(option.owner) for option in options]),
            tuple(option.direction for option in options),
            possible,
        ),
        worth=rounded(
            _worth(arrays, parties, packages)
            + _answers_worth(answers, parties, digits[:, len(terms) :], values or {})
        ),
        cardinal=dict.fromkeys(parties, True),
        status_quo=0 if possible[0] else None,
        target=int(np.flatnonzero((digits == wanted).all(axis=1))[0]),
        remarks=remarks,
    )


def _terms(scenario: Scenario, packages: Sequence[Indices]) -> tuple[list[Term], tuple[str, ...]]:
    """Every issue on which one of the packages, the deal first, leaves the status quo."""
    terms, remarks = [], []
    for issue, (name, told) in enumerate(scenario.issues.items()):
        at = sorted({0, *(int(package[issue]) for package in packages)})
        if len(at) == 1:
            continue
        owner = told.giver
        if owner is None:
            owner = _bearer(scenario, name, told.options[int(packages[0][issue]) or at[1]])
            remarks.append(f"{name} has no giver; {owner}, who gains least by it, is taken to carry it out")
        option = Option(
            id=name,
            owner=owner,
            direction="both" if told.reversible else "forward",
            levels=tuple(told.options[place] for place in at),
        )
        terms.append(Term(issue, tuple(at), option))
    if not terms:
        raise ValueError("the deal changes nothing -> name its terms: --package ISSUE=OPTION")
    return terms, tuple(remarks)


def _bearer(scenario: Scenario, issue: str, option: str) -> str:
    """The principal to whom an option is worth least at the mode; the first of several."""

    def worth(party: str) -> float:
        number = scenario.worth.get(party, {}).get(issue, {}).get(option)
        return 0.0 if number is None else number.mode

    return min(scenario.principals, key=worth)


def _small_enough(levels: NDArray[np.int_]) -> None:
    if len(levels) > MAX_TERMS or math.prod(levels.tolist()) > 2**MAX_TERMS:
        what = f"{len(levels)} terms are at stake, too many to look at all states"
        raise ValueError(f"{what} -> name up to {MAX_TERMS} with --package ISSUE=OPTION")


def _packages(terms: Sequence[Term], digits: Digits, n_issues: int) -> Indices:
    """The package that stands in each state, (n_states, n_issues)."""
    packages = np.zeros((len(digits), n_issues), dtype=np.int16)
    for column, term in enumerate(terms):
        packages[:, term.issue] = np.array(term.at)[digits[:, column]]
    return packages


def _worth(arrays: PackageArrays, parties: Sequence[str], packages: Indices) -> Floats:
    """Worth of packages carried out in part, (..., n_parties, n_states); with no term at all, of no deal."""
    rows = [arrays.parties.index(name) for name in parties]
    worth: Floats = arrays.linkage_worth[..., rows, :] @ arrays.linked(packages)
    for issue, of_options in enumerate(arrays.option_worth):
        worth = worth + of_options[..., rows, :][..., packages[:, issue]]
    nothing = ~packages.any(axis=1)
    worth[..., nothing] = arrays.no_deal[..., rows, None]
    return worth


def _answers_worth(
    answers: Sequence[Answer], parties: Sequence[str], digits: Digits, values: Mapping[str, Floats]
) -> Floats | float:
    """What the answers given in each state add, (..., n_parties, n_states)."""
    if not digits.shape[1]:
        return 0.0
    added: list[Floats] = []
    for party in parties:
        total: Floats = np.zeros(len(digits))
        for place, answer in enumerate(answers):
            if party in answer.worth:
                value = values.get(f"conflict.answers[{place}].worth.{party}", answer.worth[party].mode)
                total = total + np.asarray(value)[..., None] * digits[:, place]
        added.append(total)
    return np.stack(np.broadcast_arrays(*added), axis=-2)
