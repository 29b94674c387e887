"""A scenario as KTAB's CSV and XML, at the modes of uncertain numbers; scales become 0 to 100."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from detente.formats.scaling import Export
from detente.formats.standing import n_at_their_modes, percent, plain_cell, positions_of
from detente.scenario import Scenario


@dataclass(frozen=True)
class _Actor:
    """One actor as it is written, numbers as text."""

    name: str
    description: str
    capability: str
    stands: tuple[tuple[str, str], ...]
    """Position and salience on each dimension, 0 to 100."""


def exported(scenario: Scenario) -> Export:
    """One file, XML where that is asked for.

    Raises
    ------
    ValueError
        Where the scenario has no positions, or an actor has none on some issue.
    """
    positions = positions_of(scenario)
    parties = [name for name in scenario.parties if any(name in line.parties for line in positions.values())]
    for issue, continuum in positions.items():
        for name in parties:
            if name not in continuum.parties:
                raise ValueError(f"'{name}' has no position on '{issue}', and KTAB asks for one -> give one")
    actors = [_actor(scenario, name) for name in parties]
    title, issues = scenario.title, list(positions)
    return Export(
        {"scenario.csv": _csv(title, issues, actors).encode()},
        _lost(scenario, parties),
        {".xml": _xml(title, issues, actors).encode()},
    )


def _actor(scenario: Scenario, name: str) -> _Actor:
    stands = [(line.parties[name], line.scale) for line in scenario.positions.values()]
    attention = max(sum(stand.salience.mode for stand, _ in stands), 1.0)
    places = [
        (percent((stand.position.mode - low) / (high - low)), percent(stand.salience.mode / attention))
        for stand, (low, high) in stands
    ]
    description = scenario.parties[name].name or name
    return _Actor(name, description, repr(stands[0][0].capability.mode), tuple(places))


def _csv(title: str, issues: Sequence[str], actors: Sequence[_Actor]) -> str:
    heads = [f"{plain_cell(issue)} {what}" for issue in issues for what in ("Position", "Salience")]
    lines = [
        [plain_cell(title), plain_cell(title), str(len(actors)), str(len(issues))],
        ["Actor", "Description", "Power", *heads],
    ]
    for actor in actors:
        numbers = [number for pair in actor.stands for number in pair]
        lines.append([plain_cell(actor.name), plain_cell(actor.description), actor.capability, *numbers])
    return "".join(",".join(line) + ",\n" for line in lines)


def _xml(title: str, issues: Sequence[str], actors: Sequence[_Actor]) -> str:
    """As KTAB's schema has it; that every ideal follows its actor is said, as some versions ask for it."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<Scenario>"]
    lines += [_element("name", title), _element("desc", title), _element("prngSeed", "1")]
    lines += ["<Dimensions>", *(_element("dName", issue) for issue in issues), "</Dimensions>", "<Actors>"]
    for actor in actors:
        lines += ["<Actor>", _element("name", actor.name), _element("description", actor.description)]
        lines.append(_element("capability", actor.capability))
        lines += ["<Position>", *(_element("dCoord", at) for at, _ in actor.stands), "</Position>"]
        lines += ["<Salience>", *(_element("dSal", care) for _, care in actor.stands), "</Salience>"]
        lines.append("</Actor>")
    lines += ["</Actors>", "<IdealAdjustment>"]
    for actor in actors:
        own = _element("adjustingIdeal", actor.name) + _element("referencePos", actor.name)
        lines.append(f"<iaPair>{own}{_element('adjust', '1.0')}</iaPair>")
    return "\n".join([*lines, "</IdealAdjustment>", "</Scenario>", ""])


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{escape(text)}</{tag}>"


def _lost(scenario: Scenario, parties: Sequence[str]) -> list[str]:
    lost = []
    if uncertain := n_at_their_modes(scenario):
        lost.append(f"{uncertain} ranges stand at their modes")
    for name in parties:
        if len({line.parties[name].capability.mode for line in scenario.positions.values()}) > 1:
            lost.append(f"'{name}' has other capabilities on other issues; the first issue's stands")
    beyond = sum(
        sum(line.parties[name].salience.mode for line in scenario.positions.values()) > 1 + 1e-9
        for name in parties
    )
    if beyond:
        lost.append(f"actors whose saliences summed to more than KTAB's 100, rescaled to it: {beyond}")
    return lost
