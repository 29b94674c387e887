"""What each party's home makes of packages: who judges them there, on what scale, and how it votes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from detente.analysis.any_of import any_of
from detente.analysis.arrays import PackageArrays
from detente.models.kalai_smorodinsky import relative_gains
from detente.models.ratification.chamber import passes, swayed
from detente.models.ratification.cover import seen_at_home
from detente.scenario import Scenario
from detente.scenario.blocks.domestic import Chamber, Home
from detente.scenario.numbers import Number

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]
Drawn = Mapping[str, Floats]


@dataclass(frozen=True)
class Judge:
    """Somebody at home who must be content: the party's own floor, or a veto player's."""

    party: str
    name: str | None
    """Of a veto player; None for the party itself."""
    floor: Number | None
    """None for a party that only its chamber binds."""
    path: str
    """Where its floor stands in the file."""


def homes_of(scenario: Scenario) -> dict[str, Home]:
    """Homes of the parties that sign, in the order of the parties."""
    return {party: scenario.domestic[party] for party in scenario.principals if party in scenario.domestic}


def left_out(scenario: Scenario) -> list[str]:
    """What of the block counts for nothing, one line each."""
    idle = [party for party in scenario.domestic if party not in scenario.principals]
    silent = [party for party, home in homes_of(scenario).items() if home.chamber and not home.chamber.groups]
    return [f"{party} signs nothing, so its `domestic` entry is left out" for party in idle] + [
        f"{party}'s chamber has no groups, so nothing is known of its vote" for party in silent
    ]


def chamber_of(home: Home) -> Chamber | None:
    """The chamber, where something is known of its vote."""
    return home.chamber if home.chamber and home.chamber.groups else None


def judges_of(party: str, home: Home) -> tuple[Judge, ...]:
    """The party itself, then its veto players."""
    path = f"domestic.{party}"
    own = Judge(party, None, home.floor, f"{path}.floor")
    return own, *(
        Judge(party, player.name, player.floor, f"{path}.veto[{place}].floor")
        for place, player in enumerate(home.veto)
    )


def as_seen(
    scenario: Scenario,
    arrays: PackageArrays,
    party: str,
    *,
    values: Drawn | None = None,
    covered: bool = True,
) -> PackageArrays:
    """The same packages with the judges of one party's home as the only parties.

    Parameters
    ----------
    scenario : Scenario
        With an entry of `domestic` for the party.
    arrays : PackageArrays
        Its arrays, in one world or many.
    party : str
        Whose home it is.
    values : mapping of path to (n_worlds,) float array, optional
        Drawn values, with which the arrays were made.

    Returns
    -------
    PackageArrays
        A row for each of `judges_of`: points on the party's scale, costs under a cover story discounted;
        linkages and the no-deal value are the party's.
    """
    home, row = scenario.domestic[party], arrays.parties.index(party)
    n_judges = 1 + len(home.veto)
    drawn = values or {}
    worths = []
    for place, issue in enumerate(arrays.issues):
        own = arrays.option_worth[place][..., row, :]
        rows = [own, *(_of_veto(scenario, party, k, issue, own, drawn) for k in range(len(home.veto)))]
        discount = _discount(home, party, issue, arrays.options[place], drawn)[..., None, :]
        worths.append(seen_at_home(np.stack(rows, axis=-2), discount))
    return replace(
        arrays,
        parties=tuple(judge.name or party for judge in judges_of(party, home)),
        principals=np.arange(n_judges),
        option_worth=tuple(worths),
        no_deal=np.repeat(arrays.no_deal[..., row, None], n_judges, axis=-1),
        linkage_worth=np.repeat(arrays.linkage_worth[..., row, None, :], n_judges, axis=-2),
    )


def shares(seen: PackageArrays, packages: Indices, hope: ArrayLike) -> Floats:
    """What packages bring home: the gain that each judge sees, as a share of the party's best hope.

    Parameters
    ----------
    seen : PackageArrays
        Those of `as_seen`.
    packages : (n_packages, n_issues) int array
    hope : (...) float array
        The party's best acceptable gain over no deal, in its points.

    Returns
    -------
    (..., n_packages, n_judges) float array
        1 where the party has nothing to hope for.
    """
    gains = np.swapaxes(seen.worth(packages) - seen.no_deal[..., None], -1, -2)
    return relative_gains(gains, np.asarray(hope)[..., None])


def chamber_chance(
    chamber: Chamber,
    party: str,
    share: Floats,
    *,
    values: Drawn | None = None,
    n_nodes: int | None = None,
) -> Floats:
    """Probability that a party's chamber ratifies what brings home a share.

    Parameters
    ----------
    chamber : Chamber
        With groups.
    party : str
        Whose chamber it is, for the paths of drawn values.
    share : (n,) float array
        In as many worlds where values are given.
    values : mapping of path to (n,) float array, optional
        Drawn values; a number without one stands at its mode.
    n_nodes : int, optional
        See `passes`.

    Returns
    -------
    (n,) float array
    """
    path, drawn = f"domestic.{party}.chamber", values or {}
    seats = [count for count, _ in chamber.groups]
    correlation = np.broadcast_to(drawn.get(f"{path}.correlation", chamber.correlation.mode), np.shape(share))
    yes = yes_chances(chamber, party, share, values=values)
    return passes(seats, yes, chamber.quota, correlation, n_nodes=n_nodes)


def yes_chances(chamber: Chamber, party: str, share: Floats, *, values: Drawn | None = None) -> Floats:
    """Chance that a member of each group votes yes, (n, n_groups); arguments as for `chamber_chance`."""
    path, drawn = f"domestic.{party}.chamber", values or {}

    def taken(name: str, number: Number) -> Floats:
        return np.broadcast_to(drawn.get(f"{path}.{name}", number.mode), np.shape(share))

    yes = [taken(f"groups[{place}][1]", chance) for place, (_, chance) in enumerate(chamber.groups)]
    distance = share - taken("at", chamber.at)
    return swayed(np.stack(yes, axis=-1), taken("slope", chamber.slope), distance)


def _of_veto(scenario: Scenario, party: str, place: int, issue: str, own: Floats, drawn: Drawn) -> Floats:
    """An issue's options to a veto player: its own worths where it has some, else its party's."""
    given = scenario.domestic[party].veto[place].worth.get(issue, {})
    known = scenario.issues[issue]
    share: Floats | float = 1.0
    if known.via is not None and known.giver != party:
        share = drawn.get(f"issues.{issue}.via.delivers", known.via.delivers.mode)
    worth: Floats = np.array(own)
    for option, number in given.items():
        path = f"domestic.{party}.veto[{place}].worth.{issue}.{option}"
        worth[..., known.options.index(option)] = share * drawn.get(path, number.mode)
    return worth


def _discount(home: Home, party: str, issue: str, options: tuple[str, ...], drawn: Drawn) -> Floats:
    """Share of each option's cost that no audience sees: that of its best cover story."""
    found = [np.zeros(len(options))]
    for place, story in enumerate(home.cover):
        terms = story.covers.get(issue, ())
        covered = np.isin(options, any_of(terms))
        discount = drawn.get(f"domestic.{party}.cover[{place}].discount", np.float64(story.discount.mode))
        found.append(np.asarray(discount)[..., None] * covered)
    return np.asarray(np.maximum.reduce(np.broadcast_arrays(*found)))
