"""What other programs' conflicts have in common: arcs, and places of states in a ranking."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from detente.scenario import Scenario
from detente.scenario.blocks.conflict import Conflict
from detente.scenario.blocks.preference import Preference
from detente.scenario.state_codes import digits
from detente.scenario.state_space import StateSpace
from detente.scenario.statements import Taken, parse, truth

MAX_STATES = 2**14
MAX_ARCS = 100_000
TOO_MANY_ARCS = f"more than {MAX_ARCS:,} moves -> give a smaller conflict"
Arcs = dict[str, list[tuple[int, int]]]


def conflict_of(scenario: Scenario) -> Conflict:
    """The `conflict` block of a scenario, which has options.

    Raises
    ------
    ValueError
        Where there is no such block.
    """
    if scenario.conflict is None or not scenario.conflict.options:
        raise ValueError("this scenario has no `conflict.options` -> see detente schema conflict")
    return scenario.conflict


def arcs_of(conflict: Conflict, space: StateSpace) -> Arcs:
    """Every party's arcs, in state numbers and in their order: those listed, else those of its options.

    Raises
    ------
    ValueError
        Where there are too many states or arcs to list.
    """
    if len(space) > MAX_STATES:
        raise ValueError(f"{len(space):,} states to list -> give a conflict of at most {MAX_STATES:,}")
    owners = dict.fromkeys(option.owner for option in conflict.options)
    found: Arcs = {}
    for party in dict.fromkeys([*owners, *conflict.moves]):
        listed = conflict.moves.get(party)
        own = [place for place, option in enumerate(conflict.options) if option.owner == party]
        found[party] = sorted(set(listed)) if listed is not None else arcs_by(own, conflict, space)
        if sum(map(len, found.values())) > MAX_ARCS:
            raise ValueError(TOO_MANY_ARCS)
    return found


def arcs_by(own: Sequence[int], conflict: Conflict, space: StateSpace) -> list[tuple[int, int]]:
    """Arcs of whoever can change the options in these places, each in its direction.

    Raises
    ------
    ValueError
        Where there are more than 100,000.
    """
    alike: dict[tuple[int, ...], list[tuple[list[int], int]]] = defaultdict(list)
    for code, number in space.members():
        levels = digits(code, space.levels)
        others = tuple(level for place, level in enumerate(levels) if place not in own)
        alike[others].append((levels, number))
    directions = [(place, conflict.options[place].direction) for place in own]
    found: set[tuple[int, int]] = set()
    for group in alike.values():
        for before, start in group:
            for after, end in group:
                if start != end and all(_allowed(before[at], after[at], way) for at, way in directions):
                    found.add((start, end))
            if len(found) > MAX_ARCS:
                raise ValueError(TOO_MANY_ARCS)
    return sorted(found)


def _allowed(before: int, after: int, direction: str) -> bool:
    return direction == "both" or (after >= before if direction == "forward" else after <= before)


def tiers_of(preference: Preference, conflict: Conflict, space: StateSpace) -> list[list[int]]:
    """States from best to worst, those between which a party does not care together.

    Raises
    ------
    ValueError
        Where there are too many states to list.
    """
    if preference.ranking is not None:
        return [
            [place] if isinstance(place, int) else sorted(place)
            for place in preference.ranking
            if not isinstance(place, str)
        ]
    if len(space) > MAX_STATES:
        raise ValueError(f"{len(space):,} states to rank -> give a conflict of at most {MAX_STATES:,}")
    worths = _worths(preference, conflict, space)
    tiers: dict[tuple[float, ...], list[int]] = defaultdict(list)
    for number, worth in enumerate(worths, start=1):
        tiers[worth].append(number)
    return [tiers[worth] for worth in sorted(tiers, reverse=True)]


def _worths(preference: Preference, conflict: Conflict, space: StateSpace) -> list[tuple[float, ...]]:
    """What each state is worth: points at the modes, or the truth of each statement in their order."""
    ids = [option.id for option in conflict.options]
    states = [digits(code, space.levels) for code in space.codes()]
    if preference.statements is not None:
        read = [parse(text, ids, space.levels) for text in preference.statements]
        return [tuple(float(truth(statement, _taken_in(state))) for statement in read) for state in states]
    points = {ids.index(name): number.mode for name, number in (preference.weights or {}).items()}
    named = {space.number_of(name): number.mode for name, number in (preference.worth or {}).items()}
    return [
        (sum(weight * state[place] for place, weight in points.items()) + named.get(number, 0.0),)
        for number, state in enumerate(states, start=1)
    ]


def _taken_in(state: Sequence[int]) -> Callable[[Taken], bool]:
    def taken(option: Taken) -> bool:
        level = state[option.option]
        return level > 0 if option.level is None else level == option.level

    return taken


def places(tiers: Sequence[Sequence[int]]) -> list[int | list[int]]:
    """Tiers as a ranking: a state alone bare, a tie as a list."""
    return [tier[0] if len(tier) == 1 else list(tier) for tier in tiers]


def unsaid(scenario: Scenario, conflict_keys: Mapping[str, str]) -> list[str]:
    """What a file of a conflict alone does not hold, one line for each kind of it.

    Parameters
    ----------
    scenario : Scenario
    conflict_keys : mapping of str to str
        Keys of the `conflict` block that the file cannot hold, and what becomes of them.
    """
    whole = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    blocks = [name for name in whole if name not in ("detente", "title", "as_of", "parties", "conflict")]
    parties = sorted({key for party in whole["parties"].values() for key in party})
    lines = {
        "blocks": f"left out: {', '.join(blocks)}" * bool(blocks),
        "parties": f"not said: {', '.join(parties)}" * bool(parties),
        **{key: line for key, line in conflict_keys.items() if key in whole["conflict"]},
        "title and as_of": "give them again on import",
    }
    return [f"{what}: {line}" for what, line in lines.items() if line]
