"""Does a deal pass at home, which deals would, and what does having to ask home do to the bargain."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.direct import Direct
from detente.analysis.home import (
    Judge,
    as_seen,
    chamber_chance,
    chamber_of,
    homes_of,
    judges_of,
    left_out,
    shares,
    yes_chances,
)
from detente.analysis.proposal import proposed
from detente.analysis.space import Space, arrays_of, space_of
from detente.analysis.tied_hands import Pie, judge_chance, least_share, pie_of
from detente.records.ratify import AtHome, Covered, Judged, RatifyResult, Vote
from detente.scenario import Scenario, caveats
from detente.scenario.blocks.domestic import Chamber, Home

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Indices = NDArray[np.int16]

_ROOM = 1e-9
NO_HOME = "this scenario has no `domestic` block of a party that signs -> see docs/scenario.md#domestic"
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
    p_all = None if found.at is None else float(np.prod([_p(at) for at in found.at.values()]))
    return RatifyResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={"package": None if package is None else dict(package)},
        warnings=(*(caveats(scenario) if scenario.issues else ()), *left_out(scenario), *found.remarks),
        p={party: None if found.at is None else _p(found.at[party]) for party in homes},
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
        raise ValueError("this scenario has no `issues` block -> see docs/scenario.md#issues")
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
        at[party] = _at_home(party, home, judges, np.full(len(judges), share))
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
        bench = _Bench(scenario, arrays, party, home, float(hopes[scenario.principals.index(party)]))
        passed.append(bench.ratifies(packages))
        win_set[party] = _share(passed[-1])
        at[party] = bench.judged(deal, packages)
    every = None if packages is None else np.logical_and.reduce([each for each in passed if each is not None])
    return _Found(
        at,
        dict(win_set),
        _share(every),
        None if packages is None else len(packages),
        arrays.named(deal),
        chosen,
        (NOT_COUNTED,) if packages is None else (),
    )


@dataclass(frozen=True)
class _Bench:
    """The judges of one home, looking at packages."""

    scenario: Scenario
    arrays: PackageArrays
    party: str
    home: Home
    hope: float

    @property
    def judges(self) -> tuple[Judge, ...]:
        return judges_of(self.party, self.home)

    def shares(self, packages: Indices) -> Floats:
        """What packages bring home, (n_packages, n_judges)."""
        seen = as_seen(self.scenario, self.arrays, self.party)
        return shares(seen, packages, self.hope)

    def ratifies(self, packages: Indices | None) -> Bools | None:
        """Which packages every judge lets pass, floors at the modes; None where there is no list."""
        if packages is None:
            return None
        floors = [-np.inf if judge.floor is None else judge.floor.mode for judge in self.judges]
        return np.asarray((self.shares(packages) >= np.array(floors) - _ROOM).all(axis=1))

    def judged(self, deal: Indices, packages: Indices | None) -> AtHome:
        """The deal, and what each cover story does for it."""
        covers = []
        for place, story in enumerate(self.home.cover):
            kept = tuple(other for k, other in enumerate(self.home.cover) if k != place)
            without = self._with(self.home.model_copy(update={"cover": kept}))
            covers.append(
                Covered(
                    name=story.name,
                    used=self._uses(deal, story.covers),
                    p_without=_p(without._plainly(deal)),
                    win_set_without=_share(without.ratifies(packages)),
                )
            )
        return self._plainly(deal, tuple(covers))

    def _with(self, home: Home) -> "_Bench":
        domestic = {**self.scenario.domestic, self.party: home}
        scenario = self.scenario.model_copy(update={"domestic": domestic})
        return _Bench(scenario, self.arrays, self.party, home, self.hope)

    def _uses(self, deal: Indices, covers: Mapping[str, str | tuple[str, ...]]) -> bool:
        terms = self.arrays.named(deal)
        return any(
            terms[issue] in ((options,) if isinstance(options, str) else options)
            for issue, options in covers.items()
        )

    def _plainly(self, deal: Indices, covers: tuple[Covered, ...] = ()) -> AtHome:
        return _at_home(self.party, self.home, self.judges, self.shares(deal[None])[0], covers)


def _at_home(
    party: str, home: Home, judges: tuple[Judge, ...], brought: Floats, covers: tuple[Covered, ...] = ()
) -> AtHome:
    chamber = chamber_of(home)
    return AtHome(
        judges=tuple(
            Judged(
                name=judge.name,
                share=float(share),
                floor=None if judge.floor is None else judge.floor.mode,
                p=float(judge_chance(judge, np.array([share]))[0]),
            )
            for judge, share in zip(judges, brought, strict=True)
        ),
        vote=None if chamber is None else _vote(chamber, party, brought[:1]),
        covers=covers,
    )


def _vote(chamber: Chamber, party: str, share: Floats) -> Vote:
    alone = chamber.model_copy(update={"correlation": chamber.correlation.at(0.0)})
    return Vote(
        seats=chamber.seats,
        quota=chamber.quota,
        expected=float(yes_chances(chamber, party, share)[0] @ [seats for seats, _ in chamber.groups]),
        p=float(chamber_chance(chamber, party, share)[0]),
        p_alone=float(chamber_chance(alone, party, share)[0]),
    )


def _p(at: AtHome) -> float:
    """Probability that a home ratifies: every judge is content and the chamber passes it."""
    votes = [at.vote.p] if at.vote else []
    return float(np.prod([*(judge.p for judge in at.judges), *votes]))


def _deal(
    arrays: PackageArrays, space: Space | Direct, package: Mapping[str, str] | None
) -> tuple[Indices | None, str]:
    if package is None:
        nash = space.solutions(np.ones(len(arrays.principals)))["nash"]
        return (None, "nash") if nash is None else (nash.package, "nash")
    deal = proposed(arrays, package)
    broken = arrays.broken(deal)
    if broken:
        rules = ", ".join(f"requires[{place}]" for place in broken)
        raise ValueError(f"{rules} rules out the deal -> change its terms")
    return deal, "given"


def _acceptable(space: Space | Direct) -> Indices | None:
    """Packages that all who must accept would sign; None where not all were looked at."""
    return space.at(space.accepted_rows) if isinstance(space, Space) and space.complete else None


def _share(passed: Bools | None) -> float | None:
    return None if passed is None else float(passed.mean()) if len(passed) else 0.0
