"""A StabilityResult as plain text."""

from collections.abc import Mapping, Sequence

from detente.records.conflict import Path
from detente.records.stability import CONCEPTS, StabilityResult
from detente.report.judged import judged
from detente.report.moves import Wording, joined
from detente.report.words import counted, percent, wrapped

Found = tuple[int, tuple[int, ...] | None]
"""How many states, and their numbers; None where they are too many to list."""

MAX_SHOWN = 8
NAMES = {
    "nash": "nobody answers (Nash)",
    "gmr": "the others do their worst (GMR)",
    "smr": "the others do their worst, and it may then move again (SMR)",
    "seq": "the others answer only to their own gain (SEQ)",
    "sim": "the others improve at the same moment (SIM)",
}
SHORT = {"nash": "Nash", "gmr": "GMR", "smr": "SMR", "seq": "SEQ", "sim": "SIM"}
RELATIONS = {
    "attitudes": "where each minds the others as its attitudes say",
    "unknown_a": "where what is unknown tempts and does not deter (a)",
    "unknown_b": "where what is unknown neither tempts nor deters (b)",
    "unknown_c": "where what is unknown both tempts and deters (c)",
    "unknown_d": "where what is unknown deters and does not tempt (d)",
    "strong": "where only a great loss deters",
}


def as_text(result: StabilityResult) -> str:
    """The whole result on about a screen, the answer first."""
    lines = [result.title, *judged(result, NAMES), *_drawn(result), ""]
    lines.append(wrapped(_size(result)))
    lines += _equilibria(result)
    lines += _foresight(result)
    lines += _paths(result)
    lines += _views(result) + _relations(result)
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return "\n".join(lines)


def _size(result: StabilityResult) -> str:
    owned = [f"{party} {sum(option.owner == party for option in result.options)}" for party in result.parties]
    options, states = counted(len(result.options), "option"), counted(result.n_states, "state")
    ranked = [party for party, points in result.cardinal.items() if not points]
    unit = f" · margins of {joined(ranked)} are places in the ranking" if ranked else ""
    return f"{options} ({', '.join(owned)}) · {states}{unit}"


def _equilibria(result: StabilityResult) -> list[str]:
    """Which states are stable for all, for single parties and for coalitions."""
    alone = _looked_at(result, {concept: concept for concept in CONCEPTS})
    together = _looked_at(
        result, {concept: f"coalition_{concept}" for concept in CONCEPTS if concept != "sim"}
    )
    lines = ["stable for all if whoever leaves expects that ..."]
    lines += [
        wrapped(f"{NAMES[concept]}: {_named(result, *states)}", indent=2) for concept, states in alone.items()
    ]
    if together:
        lines += ["the same if coalitions may leave too", *_by_states(result, together)]
    return lines


def _looked_at(result: StabilityResult, keys: Mapping[str, str]) -> dict[str, Found]:
    """By concept how many states are stable for all, and which."""
    return {
        concept: (n_found, result.equilibria[key])
        for concept, key in keys.items()
        if (n_found := result.n_equilibria[key]) is not None
    }


def _by_states(result: StabilityResult, found: Mapping[str, Found]) -> list[str]:
    """States by concept; concepts that agree in one line."""
    same: dict[Found, list[str]] = {}
    for concept, states in found.items():
        same.setdefault(states, []).append(SHORT[concept])
    return [
        wrapped(f"{', '.join(names)}: {_named(result, *states)}", indent=2) for states, names in same.items()
    ]


def _named(result: StabilityResult, n_found: int, found: Sequence[int] | None) -> str:
    if not n_found:
        return "none"
    if found is None or len(found) > MAX_SHOWN:
        return f"{n_found:,} of {result.n_states:,} states"
    return ", ".join(_state(result, state) for state in found)


def _foresight(result: StabilityResult) -> list[str]:
    """What holds where two parties look some moves ahead, and where that leads from the judged state."""
    found = result.foresight
    if found is None:
        return []
    moves = counted(found.horizon, "move")
    lines = [
        f"stable for both if each looks {moves} ahead",
        wrapped(f"{_named(result, len(found.equilibria), found.equilibria)}", indent=2),
        wrapped(f"however far: {_named(result, len(found.non_myopic), found.non_myopic)}", indent=2),
    ]
    if found.ends is not None and result.judged is not None:
        lines.append(wrapped(_end(result, result.judged.id, found.ends), indent=2))
    return lines


def _end(result: StabilityResult, start: int, ends: Mapping[str, int]) -> str:
    """Where the conflict would end, by who is to move."""
    if set(ends.values()) == {start}:
        return f"the conflict at {_state(result, start)} stays there, whoever is to move"
    told = [
        f"{'stays' if end == start else f'ends at {_state(result, end)}'} if {party} is to move"
        for party, end in ends.items()
    ]
    return f"the conflict at {_state(result, start)} {joined(told)}"


def _state(result: StabilityResult, state: int) -> str:
    text = result.texts.get(state)
    return f"{state} ({text})" if text and len(text) <= MAX_SHOWN else f"{state}"


def _paths(result: StabilityResult) -> list[str]:
    told_already = result.deal is not None and result.settings["from"] is None
    if not result.paths or result.start is None or told_already:
        return []
    wording = Wording(result.options)
    lines = [f"from state {_state(result, result.start)}"]
    for state, paths in list(result.paths.items())[:MAX_SHOWN]:
        lines.append(wrapped(f"to {_state(result, state)}: {_ways(wording, paths)}", indent=2))
    if len(result.paths) > MAX_SHOWN:
        lines.append(f"  and to {len(result.paths) - MAX_SHOWN:,} more (--json lists them)")
    return lines


def _ways(wording: Wording, paths: Sequence[Path]) -> str:
    gains = [path for path in paths if path.by == "improvements"]
    if gains:
        return f"each step a gain to its mover: {wording.sequence(gains[0].steps)}{_others(gains)}"
    if paths:
        return f"only by some step that costs its mover: {wording.sequence(paths[0].steps)}{_others(paths)}"
    return "no way"


def _others(paths: Sequence[Path]) -> str:
    return f" ({len(paths) - 1:,} more as short)" if len(paths) > 1 else ""


def _drawn(result: StabilityResult) -> list[str]:
    """In how many worlds the deal holds, by concept, and which coalitions could leave it together."""
    if result.bands is None or result.bands["judged"] is None:
        return []
    band = result.bands["judged"]
    concept = result.settings["concept"]
    shares = {name: told.get("true", 0.0) for name, told in band["holds"].items() if told}
    others = ", ".join(f"{SHORT[name]} {percent(share)}" for name, share in shares.items() if name != concept)
    worlds = counted(result.settings["draws"], "world")
    told = f"it holds in {percent(shares[concept])} of them ({SHORT[concept]}; {others})"
    lines = ["", wrapped(f"{worlds} · seed {result.settings['seed']} · {told}")]
    leaving = [
        f"{coalition} in {percent(share['true'])}"
        for coalition, share in band["blocked"].items()
        if share.get("true")
    ]
    if leaving:
        lines.append(
            wrapped(f"something else is better for all of a coalition: {', '.join(leaving)}", indent=2)
        )
    return lines


def _views(result: StabilityResult) -> list[str]:
    if result.views is None:
        return []
    lines = ["stable for all as each sees the conflict"]
    for concept, told in result.views["equilibria"].items():
        surprises = result.views["surprises"][concept]
        foreseen = _named(result, len(told), told)
        unforeseen = f"; unforeseen by some: {_named(result, len(surprises), surprises)}" if surprises else ""
        lines.append(wrapped(f"{SHORT[concept]}: {foreseen}{unforeseen}", indent=2))
    return lines


def _relations(result: StabilityResult) -> list[str]:
    lines: list[str] = []
    for name, told in result.relations.items():
        found = {concept: (len(states), tuple(states)) for concept, states in told.items()}
        lines += [f"stable for all {RELATIONS[name]}", *_by_states(result, found)]
    return lines
