"""Would the deal hold, who would break it, and by how much."""

from collections.abc import Sequence
from dataclasses import replace

from detente.analysis.additions import cheapest_addition
from detente.analysis.chosen_conflict import ChosenConflict, Terms, chosen_conflict
from detente.analysis.conflict_model import ConflictModel
from detente.analysis.equilibria import MAX_LISTED, Solved
from detente.analysis.judging import judged
from detente.analysis.seen_conflict import UNVERIFIED, Related, related, viewed
from detente.analysis.state_lists import Lists
from detente.analysis.what_if import foreseen, frail, reordered
from detente.models.graph_model.stability import CONCEPTS
from detente.nearest import nearest
from detente.records.judged import Judged
from detente.records.stability import StabilityResult
from detente.scenario import Scenario, caveats


def stability(
    scenario: Scenario,
    *,
    package: Terms | None = None,
    rivals: Sequence[Terms] = (),
    concept: str = "seq",
    target: str | None = None,
    start: str | None = None,
    states: bool = False,
    frailty: bool = False,
    reorder: bool = False,
    foresight: int | None = None,
) -> StabilityResult:
    """The graph model of a scenario, solved: its own `conflict` block, or the conflict over keeping a deal.

    Parameters
    ----------
    scenario : Scenario
        With `conflict.options`, or with issues and a status quo.
    package : mapping of issue to option, optional
        The deal; default the Nash package at the modes or, where nothing is acceptable, the one that falls
        least short. With it, or with rivals, options of a `conflict` block are passed over.
    rivals : sequence of mappings of issue to option
        Other terms at stake.
    concept : {"nash", "gmr", "smr", "seq"}
        What whoever leaves the judged state expects of the others.
    target : str, optional
        The state to judge, by number or signs; default the deal.
    start : str, optional
        The state from which paths begin; default the status quo.
    states : bool
        List every state, however many there are.
    frailty : bool
        Look for the smallest change of rankings that ends the judged state as an equilibrium.
    reorder : bool
        Where the judged state does not hold, look for the smallest change of a party's statements by which it
        would.
    foresight : int, optional
        Tell what two parties leave alone that look so many moves ahead.

    Returns
    -------
    StabilityResult

    Raises
    ------
    ValueError
        Where there is neither a conflict nor a deal, or too much of it, or something named does not exist.
    """
    if concept not in CONCEPTS:
        raise ValueError(f"unknown concept '{concept}' -> {nearest(concept, CONCEPTS)}")
    conflict = chosen_conflict(scenario, package, rivals)
    model = conflict.model()
    solved = Solved(model)
    at = model.target if target is None else model.states.place(target)
    if at is None and (frailty or reorder):
        raise ValueError("--frailty and --reorder are about one state -> name it: --target STATE")
    begin = model.status_quo if start is None else model.states.place(start)
    block = scenario.conflict if conflict.package is None else None
    lists = Lists(solved, everything=states)
    equilibria = lists.equilibria()
    arcs, improvements = lists.arcs()
    relations = related(block, model) if block else Related()
    told = None if at is None else _judged(solved, at, concept, conflict if target is None else None)
    if told is not None and frailty:
        told = replace(told, frail=frail(model, told.id - 1, concept))
    if told is not None and reorder and not told.holds[concept]:
        told = replace(told, reordered=reordered(block, model, told.id - 1, concept))
    all_states, blocked_by, paths = lists.states(), lists.blocked_by(), lists.paths(begin, at)
    return StabilityResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "package": None if package is None else dict(package),
            "rivals": [dict(rival) for rival in rivals],
            "concept": concept,
            "target": target,
            "from": start,
            "states": states,
            "frailty": frailty,
            "reorder": reorder,
            "foresight": foresight,
        },
        warnings=(
            *([] if block else caveats(scenario)),
            *model.remarks,
            *lists.remarks,
            *([UNVERIFIED] if relations.equilibria else []),
        ),
        parties=model.parties,
        options=model.options,
        n_states=len(model.states),
        equilibria=equilibria,
        n_equilibria={
            name: None if stable is None else int(stable.sum())
            for name, stable in solved.stable_for_all.items()
        },
        start=None if begin is None else begin + 1,
        texts=_texts(model, at, begin),
        cardinal=model.cardinal,
        arcs=arcs,
        improvements=improvements,
        states=all_states,
        blocked_by=blocked_by,
        paths=paths,
        deal=conflict.package,
        judged=told,
        views=viewed(block, model) if block else None,
        relations=relations.equilibria,
        relations_by_party=relations.stable,
        foresight=None if foresight is None else foreseen(model, foresight, at),
    )


def _judged(solved: Solved, at: int, concept: str, deal: ChosenConflict | None) -> Judged:
    """A state as a deal, or as a state alone where it was asked for by its number."""
    if deal is None or deal.package is None:
        return judged(solved, at, concept, chosen="state")
    gains = {name: float(gain) for name, gain in deal.over_no_deal().items()}
    found = judged(solved, at, concept, chosen=deal.chosen, package=deal.package, over_no_deal=gains)
    if found.holds[concept]:
        return found
    return replace(found, addition=cheapest_addition(deal.scenario, deal.package, deal.rivals, concept))


def _texts(model: ConflictModel, *named: int | None) -> dict[int, str]:
    """Signs of all states where they are few, else of those named."""
    few = range(len(model.states)) if len(model.states) <= MAX_LISTED else ()
    places = {*few, *(place for place in named if place is not None)}
    return {place + 1: model.states.text(place) for place in sorted(places)}
