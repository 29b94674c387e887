"""Actors with positions on scales, from other programs' files to a scenario."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from detente.formats.faults import Findings, FormatError
from detente.formats.game import Settings
from detente.formats.names import cleaned
from detente.formats.resolving import resolved
from detente.scenario import Scenario
from detente.scenario.blocks.positions import Continuum


@dataclass
class Standing:
    """Who stands where, with what salience (0 to 1) and capability, on which scales."""

    title: str
    actors: dict[str, str] = field(default_factory=dict)
    """Full name by id."""
    scales: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Ends of each issue's scale, the lower first."""
    stands: dict[str, dict[str, tuple[float, float, float]]] = field(default_factory=dict)
    """Position, salience and capability by issue and actor."""
    references: dict[str, float] = field(default_factory=dict)


def assembled(
    standing: Standing, file: Path, settings: Settings, findings: Findings, *, within: str = "file"
) -> Scenario | None:
    """The scenario of its actors and issues; None, and faults noted, where there cannot be one.

    An issue on which nobody stands, and an actor who stands nowhere, are left out with a remark.
    """
    issues = [name for name in standing.scales if standing.stands.get(name)]
    present = {actor for name in issues for actor in standing.stands[name]}
    for name in standing.scales:
        if name not in issues:
            findings.remark("left out, nobody has a position on it: {who}", f"'{name[:40]}'")
    for name in standing.actors:
        if name not in present:
            findings.remark("left out, without a position on any issue: {who}", f"'{name[:40]}'")
    if not issues:
        findings.fault(file, within, "no actor with a position", "give positions, saliences and capabilities")
        return None
    actors = cleaned([name for name in standing.actors if name in present], without="|+")
    titles = cleaned(issues)
    try:
        return resolved(_data(standing, settings, actors, titles), file, within, findings)
    except FormatError:
        return None


def _data(
    standing: Standing, settings: Settings, actors: Mapping[str, str], titles: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "detente": 1,
        "title": next(iter(cleaned([settings.title or standing.title]).values())),
        "as_of": settings.as_of.isoformat(),
        "parties": {
            usable: {"name": next(iter(cleaned([standing.actors[name] or name]).values()))}
            for name, usable in actors.items()
        },
        "positions": {
            titles[name]: {
                "scale": list(standing.scales[name]),
                "parties": {
                    actors[actor]: {"position": at, "salience": salience, "capability": capability}
                    for actor, (at, salience, capability) in standing.stands[name].items()
                },
                **({"reference": standing.references[name]} if name in standing.references else {}),
            }
            for name in titles
        },
    }


def settled(
    standing: Standing, file: Path, settings: Settings, findings: Findings, *, within: str = "file"
) -> Scenario:
    """The scenario, or every fault raised at once.

    Raises
    ------
    FormatError
        Where there cannot be one.
    """
    findings.stop()
    scenario = assembled(standing, file, settings, findings, within=within)
    findings.settle()
    if scenario is None:
        raise FormatError(findings.faults)
    return scenario


def positions_of(scenario: Scenario) -> dict[str, Continuum]:
    """The `positions` block of a scenario.

    Raises
    ------
    ValueError
        Where there is none.
    """
    if not scenario.positions:
        raise ValueError("this scenario has no `positions` block -> see detente schema positions")
    return scenario.positions


def n_at_their_modes(scenario: Scenario) -> int:
    """How many numbers of the `positions` block are uncertain, and go out as their modes."""
    return sum(path.startswith("positions.") and not number.certain for path, number in scenario.numbers())


def salience_as_shares(standing: Standing, findings: Findings) -> bool:
    """Divide saliences by 100 where the largest is above 2 and at most 100; whether that was so."""
    every = [stand[1] for stands in standing.stands.values() for stand in stands.values()]
    if not every or not 2 < max(every) <= 100:
        return False
    findings.remark("saliences were divided by 100")
    for stands in standing.stands.values():
        for actor, (position, salience, capability) in stands.items():
            stands[actor] = (position, salience / 100, capability)
    return True


def percent(share: float) -> str:
    """A share as a percentage, without the last bits that division leaves.

    >>> percent(0.4331)
    '43.31'
    """
    return repr(round(100 * share, 10))


def plain_cell(text: str) -> str:
    """Text for a table without quotes: no commas, no quotes, no breaks.

    >>> plain_cell('Paris, "the" deal')
    "Paris; 'the' deal"
    """
    return " ".join(text.replace(",", ";").replace('"', "'").split())
