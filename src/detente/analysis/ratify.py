"""Does a deal pass at home, which deals would, and what does having to ask home do to the bargain."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.bench import Bench, at_home, ratified, share_of
from detente.analysis.direct import Direct
from detente.analysis.home import homes_of, judges_of, left_out
from detente.analysis.proposal import check_allowed, proposed
from detente.analysis.space import Space, arrays_of, space_of
from detente.analysis.tied_hands import Pie, least_share, pie_of
from detente.records.ratify import AtHome, RatifyResult
from detente.scenario import Scenario, caveats
from detente.scenario.blocks.domestic import Home

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Indices = NDArray[np.int16]

NO_HOME = "this scenario has no `domestic` block of a party that signs -> see detente schema domestic"
NOT_COUNTED = "win-sets are left out: more than 1,000,000 packages are not looked at one by one"


def ratify(scenario: Scenario, *, package: Mapping[str, str] | None = None) -> RatifyResult:
    """Whether a deal passes at home, at the modes of uncertain numbers but for the floors.

    A floor that is a range is uncertain here too: what is told is the probability that a share reaches it.

    Parameters
    ----------
    scenario : Scenario
        With a `domestic` block. Without issues one pie is divided between the two who sign.
    package : mapping of issue to option, optional
        The deal; default the Nash package or, where nothing is acceptable, none.

    Returns
    -------
    RatifyResult

    Raises
    ------
    ValueError
        Where no party that signs has a home, or something named does not exist, or nothing is at stake.
    """
    homes = homes_of(scenario)
    if not homes:
        raise ValueError(NO_HOME)
    pie = pie_of(scenario)
    found = _of_packages(scenario, homes, package) if scenario.issues else _of_pie(homes, pie, package)
    p_all = None if found.at is None else float(np.prod([ratified(at) for at in found.at.values()]))
    return RatifyResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={"package": None if package is None else dict(package)},
        warnings=(*(caveats(scenario) if scenario.issues else ()), *left_out(scenario), *found.remarks),
        p={party: None if found.at is None else ratified(found.at[party]) for party in homes},
        win_set=found.win_set,
        offer=pie.offers() if pie else {},
        p_all=p_all,
        n_acceptable=found.n_acceptable,
        in_all_win_sets=found.in_all,
        deal=found.deal,
        chosen=found.chosen,
        home=found.at or {},
        best_offer=pie.best_offers() if pie else {},
        tied_hands=pie.tied_hands() if pie else {},
        status_quo=scenario.status_quo_options,
    )


@dataclass(frozen=True)
class _Found:
    """What the packages, or the pie, say."""

    at: dict[str, AtHome] | None
    win_set: dict[str, tuple[float, float] | float | None]
    in_all: float | None
    n_acceptable: int | None
    deal: dict[str, str] | None
    chosen: str
    remarks: tuple[str, ...] = ()


def _of_pie(homes: Mapping[str, Home], pie: Pie | None, package: object) -> _Found:
    """One pie, divided as the mean of both offers."""
    if pie is None or package is not None:
        raise ValueError("this scenario has no `issues` block -> see detente schema issues")
    win_set: dict[str, tuple[float, float] | float | None] = {
        party: (least_share(party, home), 1.0) for party, home in homes.items()
    }
    brought = pie.shares()
    at = {}
    for party, home in homes.items():
        share = brought[party]
        if share is None:
            told = (
                "the floors add up to more than the pie: nothing that one home ratifies passes at the other"
            )
            return _Found(None, win_set, None, None, None, "pie", (told,))
        judges = judges_of(party, home)
        at[party] = at_home(party, home, judges, np.full(len(judges), share))
    return _Found(at, win_set, None, None, None, "pie")


def _of_packages(scenario: Scenario, homes: Mapping[str, Home], package: Mapping[str, str] | None) -> _Found:
    arrays = arrays_of(scenario)
    space = space_of(arrays)
    deal, chosen = _deal(arrays, space, package)
    packages = _acceptable(space)
    hopes = space.hopes
    if deal is None or hopes is None:
        told = "no package is acceptable to all who must accept: nothing comes to a vote"
        empty = dict.fromkeys(homes, None if packages is None else 0.0)
        return _Found(None, dict(empty), None, 0, None, chosen, (told,))
    at, passed, win_set = {}, [], {}
    for party, home in homes.items():
        bench = Bench(scenario, arrays, party, home, float(hopes[scenario.principals.index(party)]))
        passed.append(bench.ratifies(packages))
        win_set[party] = share_of(passed[-1])
        at[party] = bench.judged(deal, packages)
    every = None if packages is None else np.logical_and.reduce([each for each in passed if each is not None])
    return _Found(
        at,
        dict(win_set),
        share_of(every),
        None if packages is None else len(packages),
        arrays.named(deal),
        chosen,
        (NOT_COUNTED,) if packages is None else (),
    )


def _deal(
    arrays: PackageArrays, space: Space | Direct, package: Mapping[str, str] | None
) -> tuple[Indices | None, str]:
    if package is None:
        nash = space.solutions(np.ones(len(arrays.principals)))["nash"]
        return (None, "nash") if nash is None else (nash.package, "nash")
    deal = proposed(arrays, package)
    check_allowed(arrays, deal)
    return deal, "given"


def _acceptable(space: Space | Direct) -> Indices | None:
    """Packages that all who must accept would sign; None where not all were looked at."""
    return space.at(space.accepted_rows) if isinstance(space, Space) and space.complete else None
