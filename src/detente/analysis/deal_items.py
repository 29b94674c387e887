"""The terms of a deal as things that change hands."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.analysis.account import linkages_of, status_quo, terms_of
from detente.analysis.any_of import any_of
from detente.analysis.arrays import PackageArrays, package_arrays
from detente.analysis.phase_table import PhaseItems, free
from detente.analysis.proposal import check_allowed, proposed
from detente.models.phases.exchange import Before
from detente.records.packages import Linked, Term
from detente.records.phases import Item
from detente.scenario import Scenario
from detente.scenario.issue import Issue

Floats = NDArray[np.float64]


def deal_items(scenario: Scenario, package: Mapping[str, str], chosen: str) -> PhaseItems:
    """What a deal makes its givers hand over, at the modes.

    A term costs its giver what it takes from it, never below 0, and is worth to every other principal what
    the file says times delivery. What cannot be taken back, and an issue of two options, is settled in one
    piece; other terms by degrees, and they can be taken back whole. Linkages, and terms that nobody gives,
    count once all is delivered.

    Parameters
    ----------
    scenario : Scenario
        With issues and a status quo.
    package : mapping of issue to option
        The deal; issues left out stand at the status quo.
    chosen : str
        How it was come by.

    Returns
    -------
    PhaseItems

    Raises
    ------
    ValueError
        Where a requirement rules the deal out, or it changes nothing, or nobody gives anything.
    """
    arrays = package_arrays(scenario)
    deal = proposed(arrays, package)
    changed, linked = _changes(scenario, arrays, deal)
    given = [term for term in changed if term.giver is not None]
    if not given:
        names = ", ".join(term.issue for term in changed)
        raise ValueError(f"no term of the deal has a giver: {names} -> add giver: to the issues")
    givers = [str(term.giver) for term in given]
    parties = tuple(name for name in scenario.parties if name in givers or name in scenario.principals)
    own = np.array([[giver == party for party in parties] for giver in givers])
    worth = np.array([_worth(arrays, parties, term, deal) for term in given])
    before = _required(scenario, arrays, deal, [term.issue for term in given])
    items = tuple(
        Item(
            id=term.issue,
            giver=givers[place],
            term=f"{term.issue}: {term.option}",
            cost=max(0.0, -float(worth[place, own[place]][0])),
            value={name: float(worth[place, row]) for row, name in enumerate(parties) if not own[place, row]},
            lumpy=_in_one_piece(scenario.issues[term.issue]),
            revocable=float(scenario.issues[term.issue].reversible),
            after=tuple(given[earlier].issue for item, earlier, _ in before if item == place),
        )
        for place, term in enumerate(given)
    )
    jointly = [term for term in changed if term.giver is None]
    return PhaseItems(
        parties=parties,
        items=items,
        values=np.where(own, 0.0, worth),
        gains=np.where(own, worth.clip(min=0), 0.0),
        completion=_completion(parties, jointly, linked),
        before=before,
        deal=arrays.named(deal),
        chosen=chosen,
        terms=tuple((term.issue, term.option) for term in given),
        remarks=(*free(items), *_told(jointly, linked)),
    )


def _changes(
    scenario: Scenario, arrays: PackageArrays, deal: NDArray[np.int16]
) -> tuple[Sequence[Term], Sequence[Linked]]:
    check_allowed(arrays, deal)
    start = status_quo(scenario)
    changed = terms_of(scenario, arrays, deal, start)
    if not changed:
        raise ValueError("the deal changes nothing -> name its terms: --package ISSUE=OPTION")
    return changed, linkages_of(scenario, arrays, deal, start)


def _worth(arrays: PackageArrays, parties: Sequence[str], term: Term, deal: NDArray[np.int16]) -> Floats:
    """What a term is worth to each party over the status quo, delivery counted, (n_parties,)."""
    place = arrays.issues.index(term.issue)
    rows = [arrays.parties.index(party) for party in parties]
    of_options = arrays.option_worth[place][rows]
    return np.asarray(of_options[:, deal[place]] - of_options[:, 0])


def _completion(parties: Sequence[str], jointly: Sequence[Term], linked: Sequence[Linked]) -> Floats:
    """What only the whole brings each party: terms that nobody gives, and linkages."""
    brought = [term.worth for term in jointly] + [linkage.worth for linkage in linked]
    return np.array([float(sum(worth.get(party, 0.0) for worth in brought)) for party in parties])


def _required(
    scenario: Scenario, arrays: PackageArrays, deal: NDArray[np.int16], given: Sequence[str]
) -> tuple[Before, ...]:
    """Terms that may not run ahead of others: what a rule of the deal's asks for comes along with it."""
    named = arrays.named(deal)
    pairs = {
        (given.index(issue), given.index(needed), 0)
        for rule in scenario.requires
        if all(named[issue] in any_of(options) for issue, options in rule.if_.items())
        for issue in rule.if_
        for needed, options in rule.then.items()
        if issue in given and needed in given and issue != needed
        if scenario.status_quo_options[needed] not in any_of(options)
    }
    return tuple(sorted(pairs))


def _in_one_piece(issue: Issue) -> bool:
    return len(issue.options) == 2 or not issue.reversible


def _told(jointly: Sequence[Term], linked: Sequence[Linked]) -> tuple[str, ...]:
    remarks = [
        f"{term.issue}: {term.option} has no giver: nobody can hold it back; it counts once all is delivered"
        for term in jointly
    ]
    if any(any(linkage.worth.values()) for linkage in linked):
        remarks.append("linkages of the deal count once all is delivered")
    return tuple(remarks)
