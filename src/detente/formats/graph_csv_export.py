"""A conflict as one CSV table of states, moves, and rankings or statements."""

from collections.abc import Iterator

from detente.formats.conflicts import arcs_of, conflict_of, tiers_of, unsaid
from detente.formats.csv_files import written
from detente.formats.faults import Fault, FormatError, listed
from detente.formats.names import file_names
from detente.formats.scaling import Export
from detente.formats.tables import Row
from detente.scenario import Scenario
from detente.scenario.blocks.conflict import Conflict
from detente.scenario.state_space import state_space

COLUMNS = ("kind", "party", "from", "to", "state", "label", "rank")


def exported(scenario: Scenario) -> Export:
    """One table for the conflict.

    Raises
    ------
    FormatError
        Where there are too many states or moves to list.
    ValueError
        Where the scenario has no options.
    """
    conflict = conflict_of(scenario)
    try:
        rows = list(_rows(conflict))
    except ValueError as error:
        what, _, fix = str(error).partition(" -> ")
        raise FormatError([Fault("conflict", "states", what, fix)]) from None
    name = next(iter(file_names([scenario.title]).values()))
    return Export({f"{name}.csv": written(rows, COLUMNS)}, _lost(scenario, conflict))


def _rows(conflict: Conflict) -> Iterator[Row]:
    space = state_space(conflict)
    for option in conflict.options:
        yield {"kind": "option", "party": option.owner, "label": option.id}
    arcs = arcs_of(conflict, space)
    for number, label in enumerate(space.labels(), start=1):
        yield {"kind": "state", "state": number, "label": label}
    if conflict.status_quo is not None:
        yield {"kind": "start", "state": space.number_of(conflict.status_quo)}
    for party, moves in arcs.items():
        for before, after in moves:
            yield {"kind": "move", "party": party, "from": before, "to": after}
    for party, preference in conflict.preferences.items():
        for rank, statement in enumerate(preference.statements or (), start=1):
            yield {"kind": "statement", "party": party, "rank": rank, "label": statement}
        if not preference.statements:
            for rank, tier in enumerate(tiers_of(preference, conflict, space), start=1):
                for state in tier:
                    yield {"kind": "rank", "party": party, "state": state, "rank": rank}


def _lost(scenario: Scenario, conflict: Conflict) -> list[str]:
    forms = [name for name, told in conflict.preferences.items() if told.weights or told.worth]
    marked = [
        name
        for name, preference in conflict.preferences.items()
        if preference.unknown or ">>" in (preference.ranking or ())
    ]
    lines = {
        "points": f"places in a ranking stand for them: {listed(forms)}" * bool(forms),
        ">> and unknown": f"left out: {listed(marked)}" * bool(marked),
    }
    told = [f"{what}: {line}" for what, line in lines.items() if line]
    merged = "the last member of each merged state stands for it"
    return told + unsaid(scenario, {"attitudes": "left out", "views": "left out", "same": merged})
