"""What the talks with one rival come to: the package that Nash's solution gives on their issues."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import Condition, PackageArrays, package_arrays, world
from detente.analysis.space import space_of
from detente.scenario import Scenario
from detente.scenario.blocks.race import Race

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Indices = NDArray[np.int16]


@dataclass(frozen=True)
class Track:
    """Packages of the talks between a pivot and a rival; leading axes (`...`) are worlds.

    Attributes
    ----------
    arrays : PackageArrays
        With the two as the only principals, and issues that are not on the track at the status quo.
    packages : (..., n_issues) int array
        Nash's package; the status quo where the talks come to nothing.
    able : (...) bool array
        Whether they come to something: a package that both accept and that changes anything.
    worth : (..., n_parties) float array
        Of the package to every party; 0 where the talks come to nothing.
    gain : (..., 2) float array
        Over no deal, of the pivot and of the rival; 0 where the talks come to nothing.
    """

    arrays: PackageArrays
    packages: Indices
    able: Bools
    worth: Floats
    gain: Floats

    def package(self, place: tuple[int, ...] = ()) -> dict[str, str] | None:
        """Terms that the package of one world changes; None where there is none."""
        if not self.able[place]:
            return None
        named = self.arrays.named(self.packages[place])
        return {
            issue: option
            for (issue, option), number in zip(named.items(), self.packages[place], strict=True)
            if number
        }


def tracks_of(
    scenario: Scenario, race: Race, values: Mapping[str, Floats], n_worlds: int | None
) -> dict[str, Track]:
    """Every track of a race, at the modes or in many worlds."""
    if not race.tracks:
        return {}
    arrays = package_arrays(scenario, values=values, n_worlds=n_worlds)
    return {rival: _solved(_on_track(arrays, scenario, race, rival, values)) for rival in race.tracks}


def across_tracks(scenario: Scenario) -> list[str]:
    """What talks that run side by side leave out or count twice, one line each."""
    race = scenario.race
    if race is None or len(race.tracks) < 2:
        return []
    by_issue = {
        issue: [rival for rival, track in race.tracks.items() if issue in track.issues]
        for issue in scenario.issues
    }
    shared = [
        f"{issue} is on the tracks of {' and '.join(rivals)}: each package counts what it gives of it in full"
        for issue, rivals in by_issue.items()
        if len(rivals) > 1
    ]
    apart = [
        f"the linkage of {' and '.join(linkage.when)} reaches across tracks, so it counts for nothing here"
        for linkage in scenario.linkages
        if all(by_issue[issue] for issue in linkage.when)
        and not any(set(linkage.when) <= set(track.issues) for track in race.tracks.values())
    ]
    return shared + apart


def _on_track(
    arrays: PackageArrays, scenario: Scenario, race: Race, rival: str, values: Mapping[str, Floats]
) -> PackageArrays:
    """The same scenario as the pivot and a rival see it in their talks."""
    track = race.tracks[rival]
    kept = [issue in track.issues for issue in arrays.issues]
    no_deal = arrays.no_deal.copy()
    for party, number in track.no_deal.items():
        path = f"race.tracks.{rival}.no_deal.{party}"
        no_deal[..., arrays.parties.index(party)] = values.get(path, number.mode)
    return replace(
        arrays,
        options=tuple(own if on else own[:1] for own, on in zip(arrays.options, kept, strict=True)),
        option_worth=tuple(
            worth if on else worth[..., :1] for worth, on in zip(arrays.option_worth, kept, strict=True)
        ),
        linkages=tuple(_possible(condition, kept) for condition in arrays.linkages),
        requirements=tuple(
            (_possible(if_, kept), _possible(then, kept)) for if_, then in arrays.requirements
        ),
        principals=np.array([arrays.parties.index(race.pivot), arrays.parties.index(rival)]),
        no_deal=no_deal,
        veto=np.array([True, True]),
        quorum=2,
    )


def _possible(condition: Condition, kept: list[bool]) -> Condition:
    return tuple((issue, allowed if kept[issue] else allowed[:1]) for issue, allowed in condition)


def _solved(arrays: PackageArrays) -> Track:
    worlds = arrays.no_deal.shape[:-1]
    packages = np.zeros((*worlds, len(arrays.issues)), dtype=np.int16)
    worth = np.zeros((*worlds, len(arrays.parties)))
    for place in np.ndindex(worlds):
        one = world(arrays, *place) if place else arrays
        nash = space_of(one).solutions(np.ones(2))["nash"]
        if nash is not None and nash.package.any():
            packages[place] = nash.package
            worth[place] = one.worth(nash.package[None])[:, 0]
    able = np.asarray(packages.any(axis=-1))
    two = arrays.principals
    gain = np.where(able[..., None], worth[..., two] - arrays.no_deal[..., two], 0.0)
    return Track(arrays, packages, able, worth, gain)
