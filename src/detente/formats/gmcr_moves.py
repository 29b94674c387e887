"""Moves and coalitions of a .gmcr file."""

from collections.abc import Mapping, Sequence
from typing import Any

from detente.formats.conflicts import Arcs, arcs_of
from detente.formats.faults import Findings
from detente.formats.gmcr_save import Save
from detente.scenario.blocks.conflict import Conflict
from detente.scenario.state_space import StateSpace


def listed_moves(
    data: Mapping[str, Any], save: Save, conflict: Conflict, space: StateSpace, findings: Findings
) -> dict[str, Any]:
    """The moves that a file for the visualiser lists, where they differ from those that its options make.

    The program counts moves by coalition; files with a coalition of several list none that we could use.
    """
    parties = [maker.party for maker in save.makers]
    groups = _coalitions(data.get("coalitions"), parties, findings)
    nodes = data.get("nodes")
    if not isinstance(nodes, list) or any(len(group) != 1 for group in groups):
        return {}
    movers = [group[0] for group in groups] or parties
    found: Arcs = {party: [] for party in parties}
    for place, node in enumerate(nodes):
        for step in (node.get("reachable") if isinstance(node, dict) else None) or []:
            mover, target = _step(step, len(movers), len(space))
            if mover is None or target is None:
                fix = f"give dm0 to dm{len(movers) - 1} and a target from 0 to {len(space) - 1}"
                findings.fault(save.file, f"nodes[{place}]", f"no move: {str(step)[:60]}", fix)
                continue
            found[movers[mover]].append((place + 1, target + 1))
    findings.stop()
    found = {party: sorted(set(arcs)) for party, arcs in found.items()}
    try:
        made = arcs_of(conflict, space)
    except ValueError:
        made = {}
    if found == {party: made.get(party, []) for party in parties}:
        return {}
    return {"moves": {party: [list(arc) for arc in arcs] for party, arcs in found.items()}}


def _step(step: Any, n_movers: int, n_states: int) -> tuple[int | None, int | None]:
    """Who moves and to which state, from 0; None for what is not there."""
    step = step if isinstance(step, dict) else {}
    mover, target = str(step.get("dm", "")).removeprefix("dm"), step.get("target")
    known = isinstance(target, int) and not isinstance(target, bool) and 0 <= target < n_states
    return (
        int(mover) if mover.isascii() and mover.isdecimal() and int(mover[:6]) < n_movers else None,
        target if known else None,
    )


def _coalitions(raw: Any, parties: Sequence[str], findings: Findings) -> list[list[str]]:
    """The members of each coalition; that several act as one is told, as we look at every coalition."""
    groups = []
    for entry in raw if isinstance(raw, list) else []:
        places = entry if isinstance(entry, list) else [entry]
        known = [place for place in places if isinstance(place, int) and 0 <= place < len(parties)]
        groups.append([parties[place] for place in known])
        if len(known) > 1:
            text = "left out, as every coalition is looked at: that {who} act as one"
            findings.remark(text, " and ".join(groups[-1]))
    return groups
