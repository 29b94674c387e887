"""Moves and coalitions of a .gmcr file."""

from collections.abc import Mapping, Sequence
from typing import Any

from detente.formats.conflicts import MAX_STATES, Arcs, arcs_by, arcs_of
from detente.formats.faults import Findings
from detente.formats.gmcr_save import Save
from detente.scenario.blocks.conflict import Conflict
from detente.scenario.state_space import StateSpace


def common_moves(save: Save, conflict: Conflict, space: StateSpace, findings: Findings) -> dict[str, Any]:
    """The moves of decision makers that can change options of others too; an option of ours has one owner."""
    moves = {}
    for party, places in save.common.items():
        own = {place for place, option in enumerate(conflict.options) if option.owner == party} | {*places}
        if len(space) > MAX_STATES:
            what = f"common options among {len(space):,} states"
            findings.fault(save.file, "options", what, f"at most {MAX_STATES:,} are looked at one by one")
            break
        try:
            moves[party] = [list(arc) for arc in arcs_by(sorted(own), conflict, space)]
        except ValueError as error:
            what, _, fix = str(error).partition(" -> ")
            findings.fault(save.file, f"options of '{party[:40]}'", what, fix)
        shared = " and ".join(f"'{conflict.options[place].id}'" for place in places)
        findings.remark("listed move by move, as another owns the option: {who}", f"{shared} of {party}")
    findings.stop()
    return {"moves": moves} if moves else {}


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
        int(mover) if mover in map(str, range(n_movers)) else None,
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
