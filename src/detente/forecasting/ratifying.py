"""Whether what is signed would also be ratified, in each world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays, package_arrays
from detente.analysis.home import (
    as_seen,
    chamber_chance,
    chamber_of,
    homes_of,
    judges_of,
    left_out,
)
from detente.forecasting.answers import chance
from detente.forecasting.choosing import NO_PACKAGE
from detente.forecasting.posterior import Posterior, Solved
from detente.forecasting.striking import principals_only
from detente.forecasting.worlds import BLOCK, Worlds, blocks, uncertain
from detente.models.acceptance import accepted
from detente.models.kalai_smorodinsky import relative_gains
from detente.records.forecast import Chance, PackageForecast
from detente.scenario import Scenario
from detente.scenario.blocks.domestic import Home

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Indices = NDArray[np.int16]

N_NODES = 40
"""Of the shock that a chamber shares, in one world; their small error is another in each."""
_HOME = 3
"""Stream of the seed for numbers of the homes, which decide no package."""
_SAME = 1e-12
_ROOM = 1e-9


@dataclass(frozen=True)
class InForce:
    """Signed and ratified: as a whole, by package, and what must be known about it."""

    p: Chance | None
    packages: tuple[PackageForecast, ...]
    remarks: tuple[str, ...]


def in_force(
    scenario: Scenario,
    posterior: Posterior,
    worlds: Worlds,
    packages: Sequence[PackageForecast],
    *,
    seed: int,
) -> InForce:
    """Probability that a package is signed by the horizon and passes at every home.

    Parameters
    ----------
    scenario : Scenario
        Without a home of a party that signs nothing is said.
    posterior : Posterior
        Weighs the worlds; ratification itself is no evidence.
    worlds : Worlds
        What was drawn.
    packages : sequence of PackageForecast
        Those of a forecast; `none` and `other` are left as they are.
    seed : int
        That of the forecast; floors, votes and cover stories decide no package and are drawn here.

    Returns
    -------
    InForce
    """
    if not homes_of(scenario):
        return InForce(None, tuple(packages), tuple(left_out(scenario)))
    solved, horizon = posterior.solved, posterior.solved.horizon
    passing = ratified(scenario, solved, worlds, seed=seed)
    by_package = posterior.of_packages(passing=passing)
    places = {tuple(row): place for place, row in enumerate(map(tuple, solved.candidates.packages.tolist()))}
    found = []
    for package in packages:
        if not isinstance(package.package, str):
            row = tuple(issue.options.index(package.package[name]) for name, issue in scenario.issues.items())
            package = replace(package, p_in_force=float(by_package[places[row]]))
        found.append(package)
    mass = posterior.by(horizon, passing=passing)
    return InForce(chance(posterior, mass, horizon), tuple(found), tuple(left_out(scenario)))


def ratified(scenario: Scenario, solved: Solved, worlds: Worlds, *, seed: int) -> Floats:
    """Chance that a world's struck package passes at every home, (n_solutions, n_worlds); 0 without one."""
    inputs = uncertain(scenario, prefixes=tuple(f"domestic.{party}." for party in homes_of(scenario)))
    # Plain draws: two nets of one length go hand in hand, however they are scrambled.
    drawn = blocks(inputs, draws=len(worlds.values), seed=seed, sampler="plain", stream=_HOME)
    found = []
    for number, homes in enumerate(drawn):
        part = slice(number * BLOCK, number * BLOCK + len(homes.values))
        struck_by = {path: column[part] for path, column in worlds.by_path().items()}
        values = {**struck_by, **homes.by_path()}
        found.append(_passing(scenario, solved, solved.places[:, part], values))
    return np.concatenate(found, axis=1)


def _passing(scenario: Scenario, solved: Solved, struck: Places, values: Mapping[str, Floats]) -> Floats:
    """The same for some of the worlds."""
    passing, open_ = np.zeros(struck.shape), np.flatnonzero((struck != NO_PACKAGE).any(axis=0))
    struck, values = struck[:, open_], {path: column[open_] for path, column in values.items()}
    arrays = principals_only(package_arrays(scenario, values=values, n_worlds=len(open_)))
    hopes = _hopes(arrays, solved.candidates.packages)
    rows, columns = np.nonzero(struck != NO_PACKAGE)
    packages = solved.candidates.packages[struck[rows, columns]]
    there = {path: column[columns] for path, column in values.items()}
    p = np.ones(len(columns))
    for party, home in homes_of(scenario).items():
        seen = as_seen(scenario, arrays, party, values=values)
        hope = hopes[columns, scenario.principals.index(party)]
        brought = relative_gains(_gains(seen, packages, columns)[:, None], hope[:, None])[:, 0]
        p *= _judged(party, home, brought, there, p > 0)
    passing[rows, open_[columns]] = p
    return passing


def _hopes(arrays: PackageArrays, packages: Indices) -> Floats:
    """Best acceptable gain of each principal in each world, (n_worlds, n_principals)."""
    gains = arrays.worth(packages)
    gains -= arrays.no_deal[..., None]
    willing = gains >= -_SAME * max(gains.max(initial=0.0), -gains.min(initial=0.0))
    acceptable = accepted(np.swapaxes(willing, -1, -2), arrays.veto, arrays.quorum)
    return np.asarray(np.where(acceptable[:, None], gains, -np.inf).max(axis=-1))


def _gains(seen: PackageArrays, packages: Indices, worlds: Places) -> Floats:
    """What the judges of a home gain by one package in each of some worlds, (n, n_judges)."""
    gains = -seen.no_deal[worlds]
    for worth, options in zip(seen.option_worth, packages.T, strict=True):
        gains += worth[worlds, :, options]
    return np.asarray(gains + (seen.linkage_worth[worlds] * seen.linked(packages).T[:, None]).sum(axis=-1))


def _judged(
    party: str, home: Home, brought: Floats, values: Mapping[str, Floats], open_: NDArray[np.bool_]
) -> Floats:
    """Chance that one home ratifies what it is brought, (n, n_judges) to (n,); 0 where it is not `open_`."""
    content = open_.copy()
    for place, judge in enumerate(judges_of(party, home)):
        if judge.floor is not None:
            floor = values.get(judge.path, np.float64(judge.floor.mode))
            content &= brought[:, place] >= floor - _ROOM
    p, chamber = content.astype(np.float64), chamber_of(home)
    if chamber is not None:
        left = np.flatnonzero(content)
        some = {path: column[left] for path, column in values.items()}
        p[left] = chamber_chance(chamber, party, brought[left, 0], values=some, n_nodes=N_NODES)
    return p
