"""What a StabilityResult says beside the plain concepts: foresight, views, and more than rankings."""

from collections.abc import Mapping
from typing import Any

from detente.records.stability import StabilityResult
from detente.report.moves import joined
from detente.report.stability_states import SHORT, by_states, named, state_named
from detente.report.words import counted, wrapped

RELATIONS = {
    "attitudes": "where each minds the others as its attitudes say",
    "unknown_a": "where what is unknown tempts and does not deter (a)",
    "unknown_b": "where what is unknown neither tempts nor deters (b)",
    "unknown_c": "where what is unknown both tempts and deters (c)",
    "unknown_d": "where what is unknown deters and does not tempt (d)",
    "strong": "where only a great loss deters",
}


def foresight(result: StabilityResult) -> list[str]:
    """What holds where two parties look some moves ahead, and where that leads from the judged state."""
    found = result.foresight
    if found is None:
        return []
    moves = counted(found.horizon, "move")
    lines = [
        f"stable for both if each looks {moves} ahead",
        wrapped(f"{named(result, len(found.equilibria), found.equilibria)}", indent=2),
        wrapped(f"however far: {named(result, len(found.non_myopic), found.non_myopic)}", indent=2),
    ]
    if found.ends is not None and result.judged is not None:
        lines.append(wrapped(_end(result, result.judged.id, found.ends), indent=2))
    return lines


def _end(result: StabilityResult, start: int, ends: Mapping[str, int]) -> str:
    """Where the conflict would end, by who is to move."""
    if set(ends.values()) == {start}:
        return f"the conflict at {state_named(result, start)} stays there, whoever is to move"
    told = [
        f"{'stays' if end == start else f'ends at {state_named(result, end)}'} if {party} is to move"
        for party, end in ends.items()
    ]
    return f"the conflict at {state_named(result, start)} {joined(told)}"


def views(result: StabilityResult) -> list[str]:
    """What is stable for all as each sees the conflict, and in whose eyes the judged state is."""
    if result.views is None:
        return []
    lines = ["stable for all as each sees the conflict"]
    for concept, told in result.views["equilibria"].items():
        surprises = result.views["surprises"][concept]
        foreseen = named(result, len(told), told)
        unforeseen = f"; unforeseen by some: {named(result, len(surprises), surprises)}" if surprises else ""
        lines.append(wrapped(f"{SHORT[concept]}: {foreseen}{unforeseen}", indent=2))
    if result.judged is not None:
        lines.append(
            wrapped(_in_their_eyes(result.judged.id, result.settings["concept"], result.views), indent=2)
        )
    return lines


def _in_their_eyes(state: int, concept: str, views: Mapping[str, Any]) -> str:
    """In whose eyes one state is stable, each judging by the conflict that it sees."""
    blind = [party for party, unseen in views["unseen"].items() if state in unseen]
    stays = [party for party, found in views["stable"].items() if state in found[concept]]
    leaves = [party for party in views["stable"] if party not in (*stays, *blind)]
    told = {"stable in the eyes of": stays, "not in those of": leaves, "unseen by": blind}
    return f"state {state} ({SHORT[concept]}): " + "; ".join(
        f"{what} {joined(parties)}" for what, parties in told.items() if parties
    )


def relations(result: StabilityResult) -> list[str]:
    """What is stable for all where attitudes, unknown or great preferences count."""
    lines: list[str] = []
    for name, told in result.relations.items():
        found = {concept: (len(states), tuple(states)) for concept, states in told.items()}
        lines += [f"stable for all {RELATIONS[name]}", *by_states(result, found)]
    return lines
