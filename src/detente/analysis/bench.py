"""The judges of one home, looking at packages and at a deal."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.any_of import any_of
from detente.analysis.arrays import PackageArrays
from detente.analysis.home import Judge, as_seen, chamber_chance, chamber_of, judges_of, shares, yes_chances
from detente.analysis.tied_hands import judge_chance
from detente.records.ratify import AtHome, Covered, Judged, Vote
from detente.scenario import Scenario
from detente.scenario.blocks.domestic import Chamber, Home

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Indices = NDArray[np.int16]

_ROOM = 1e-9


@dataclass(frozen=True)
class Bench:
    """The judges of one home, looking at packages."""

    scenario: Scenario
    arrays: PackageArrays
    party: str
    home: Home
    hope: float

    @property
    def judges(self) -> tuple[Judge, ...]:
        """Those who must be content, the party itself first."""
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
                    p_without=ratified(without._plainly(deal)),
                    win_set_without=share_of(without.ratifies(packages)),
                )
            )
        return self._plainly(deal, tuple(covers))

    def _with(self, home: Home) -> "Bench":
        domestic = {**self.scenario.domestic, self.party: home}
        scenario = self.scenario.model_copy(update={"domestic": domestic})
        return Bench(scenario, self.arrays, self.party, home, self.hope)

    def _uses(self, deal: Indices, covers: Mapping[str, str | tuple[str, ...]]) -> bool:
        terms = self.arrays.named(deal)
        return any(terms[issue] in any_of(options) for issue, options in covers.items())

    def _plainly(self, deal: Indices, covers: tuple[Covered, ...] = ()) -> AtHome:
        return at_home(self.party, self.home, self.judges, self.shares(deal[None])[0], covers)


def at_home(
    party: str, home: Home, judges: tuple[Judge, ...], brought: Floats, covers: tuple[Covered, ...] = ()
) -> AtHome:
    """A home and what it is brought, (n_judges,) shares."""
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


def ratified(at: AtHome) -> float:
    """Probability that a home ratifies: every judge is content and the chamber passes it."""
    votes = [at.vote.p] if at.vote else []
    return float(np.prod([*(judge.p for judge in at.judges), *votes]))


def share_of(passed: Bools | None) -> float | None:
    """Share of packages that pass; None where there is no list of them."""
    return None if passed is None else float(passed.mean()) if len(passed) else 0.0
