"""A StabilityResult as plain text."""

from collections.abc import Mapping, Sequence

from detente.records.conflict import Path
from detente.records.stability import CONCEPTS, StabilityResult
from detente.report.judged import judged
from detente.report.moves import Wording, joined
from detente.report.stability_beside import foresight, relations, views
from detente.report.stability_states import MAX_SHOWN, NAMES, SHORT, Found, by_states, named, state_named
from detente.report.words import counted, percent, wrapped


def as_text(result: StabilityResult) -> str:
    """The whole result on about a screen, the answer first."""
    return "\n".join(as_lines(result))


def as_lines(result: StabilityResult) -> list[str]:
    """The same, a sentence an item."""
    lines = [result.title, *judged(result, NAMES), *_drawn(result), ""]
    lines.append(wrapped(_size(result)))
    lines += _equilibria(result)
    lines += foresight(result)
    lines += _paths(result)
    lines += views(result) + relations(result)
    lines += [wrapped(f"! {warning}") for warning in result.warnings]
    return lines


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
        wrapped(f"{NAMES[concept]}: {named(result, *states)}", indent=2) for concept, states in alone.items()
    ]
    if together:
        lines += ["the same if coalitions may leave too", *by_states(result, together)]
    return lines


def _looked_at(result: StabilityResult, keys: Mapping[str, str]) -> dict[str, Found]:
    """By concept how many states are stable for all, and which."""
    return {
        concept: (n_found, result.equilibria[key])
        for concept, key in keys.items()
        if (n_found := result.n_equilibria[key]) is not None
    }


def _paths(result: StabilityResult) -> list[str]:
    told_already = result.deal is not None and result.settings["from"] is None
    if not result.paths or result.start is None or told_already:
        return []
    wording = Wording(result.options)
    lines = [f"from state {state_named(result, result.start)}"]
    for state, paths in list(result.paths.items())[:MAX_SHOWN]:
        lines.append(wrapped(f"to {state_named(result, state)}: {_ways(wording, paths)}", indent=2))
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
    if result.bands is None:
        return []
    band = result.bands["judged"]
    concept = result.settings["concept"]
    if band is None:
        return _shares(result, concept, result.bands["equilibria"])
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


def _shares(
    result: StabilityResult, concept: str, bands: Mapping[str, Mapping[str, float]] | None
) -> list[str]:
    """Where nothing is judged: in how many worlds each state is stable for all, the most often so first."""
    if bands is None:
        return []
    found = sorted(bands[concept].items(), key=lambda pair: -pair[1])
    often = ", ".join(
        f"{state_named(result, int(state))} {percent(share)}" for state, share in found[:MAX_SHOWN]
    )
    worlds = counted(result.settings["draws"], "world")
    head = f"{worlds} · seed {result.settings['seed']} · share in which a state is stable for all"
    return ["", wrapped(f"{head} ({SHORT[concept]}): {often or 'none'}")]
