"""One actor of a KTAB scenario, as its CSV and its XML both have it."""

from collections.abc import Sequence
from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.standing import Standing

SCALE = (0.0, 100.0)


def take_actor(
    told: tuple[str, str, str],
    dimensions: Sequence[str],
    pairs: Sequence[tuple[str, str]],
    standing: Standing,
    file: Path,
    where: str,
    findings: Findings,
) -> None:
    """Add an actor to those who stand somewhere, or note what is wrong with it.

    Parameters
    ----------
    told : tuple of str
        Name, description and capability.
    dimensions : sequence of str
    pairs : sequence of pairs of str
        Position and salience on each, 0 to 100 as they are written.
    """
    name, description, capability = told
    if not name:
        findings.fault(file, where, "the actor is missing", "name it")
        return
    if name in standing.actors:
        findings.fault(file, where, f"actor '{name[:40]}' stands twice", "give each its own name")
        return
    standing.actors[name] = description
    power = findings.number(capability or None, file, where, "the capability")
    total = 0.0
    for dimension, (at, weight) in zip(dimensions, pairs, strict=True):
        standing.scales[dimension] = SCALE
        position = findings.number(at or None, file, where, f"the position on '{dimension[:30]}'")
        salience = findings.number(weight or None, file, where, f"the salience of '{dimension[:30]}'")
        if position is not None and salience is not None and power is not None:
            total += salience
            standing.stands.setdefault(dimension, {})[name] = (position, salience / 100, power)
    if total > 100 + 1e-6:
        findings.fault(file, where, f"saliences sum to {total:g}", "give at most 100 in all")
