"""States of a conflict and concepts of stability, as the answers in words name them."""

from collections.abc import Mapping, Sequence

from detente.records.stability import StabilityResult
from detente.report.words import wrapped

Found = tuple[int, tuple[int, ...] | None]
"""How many states, and their numbers; None where they are too many to list."""

MAX_SHOWN, MAX_NUMBERED = 8, 24
NAMES = {
    "nash": "nobody answers (Nash)",
    "gmr": "the others do their worst (GMR)",
    "smr": "the others do their worst, and it may then move again (SMR)",
    "seq": "the others answer only to their own gain (SEQ)",
    "sim": "the others improve at the same moment (SIM)",
}
SHORT = {"nash": "Nash", "gmr": "GMR", "smr": "SMR", "seq": "SEQ", "sim": "SIM"}


def by_states(result: StabilityResult, found: Mapping[str, Found]) -> list[str]:
    """States by concept; concepts that agree in one line."""
    same: dict[Found, list[str]] = {}
    for concept, states in found.items():
        same.setdefault(states, []).append(SHORT[concept])
    return [
        wrapped(f"{', '.join(names)}: {named(result, *states)}", indent=2) for states, names in same.items()
    ]


def named(result: StabilityResult, n_found: int, found: Sequence[int] | None) -> str:
    """Some states by number and signs where they are few, else how many they are, and their numbers."""
    if not n_found:
        return "none"
    if found is None or len(found) > MAX_SHOWN:
        listed = f": {', '.join(map(str, found))}" if found and len(found) <= MAX_NUMBERED else ""
        return f"{n_found:,} of {result.n_states:,} states{listed}"
    return ", ".join(state_named(result, state) for state in found)


def state_named(result: StabilityResult, state: int) -> str:
    """A state's number, and its signs where they are few."""
    text = result.texts.get(state)
    return f"{state} ({text})" if text and len(text) <= MAX_SHOWN else f"{state}"
