"""In what steps a package could be carried out safely."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis.phase_deliverers import third_parties
from detente.analysis.phase_exchange import exchange_of, orders_of_moves, quickest
from detente.analysis.phase_guarantees import counts_to_try, guarantee, guaranteed, needed_bonds, remedies
from detente.analysis.phase_items import phase_items, process_of, survives
from detente.analysis.phase_stability import phase_stability
from detente.analysis.phase_steps import dated_steps
from detente.analysis.phase_table import PhaseItems
from detente.models.phases.exchange import Exchange
from detente.models.phases.formulation import Formulation, formulated
from detente.models.phases.gesture import best_deceit, gesture_band, required_trust, worth_of_going_on
from detente.models.phases.guarantee import prices
from detente.models.phases.plan import PREFERENCES, best_plan
from detente.nearest import nearest
from detente.records.phases import Gesture, PhasingResult, Weakest
from detente.scenario import Scenario, caveats

Floats = NDArray[np.float64]

MOST = 10
"""Where the search for the fewest steps stops."""
MAX_STEPS = 40
MAX_ITEMS = 40
_NOISE = 1e-7
"""Shares of the stakes that are none."""


def phases(
    scenario: Scenario,
    *,
    package: Mapping[str, str] | None = None,
    steps: int | None = None,
    alternating: bool = False,
    bonds: Mapping[str, float] | None = None,
    over_no_deal: bool = False,
    prefer: str = "slack",
    signed: datetime.date | None = None,
    brief: bool = False,
) -> PhasingResult:
    """The fewest steps in which a package enforces itself, at the modes of uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
        With an `exchange_in_phases` block, or with issues and a status quo.
    package : mapping of issue to option, optional
        The deal whose terms are handed over. By default the items of the block; where there is none, Nash's
        package at the modes or, where nothing is acceptable, the one that falls least short.
    steps : int, optional
        Ask for a plan in so many steps, 1 to 40, instead of the fewest up to 10.
    alternating : bool
        Whether parties move in turns within a step, whatever the block says; who moves first is whoever
        needs the fewest steps.
    bonds : mapping of party to points, optional
        In place of the parties' own.
    over_no_deal : bool
        Ask also that the plan be worth its no deal to every party as it begins.
    prefer : {"slack", "value", "exposure", "nash", "maxmin"}
        Which of the plans in so many steps is told, as in `best_plan`.
    signed : date, optional
        Day from which the steps are dated; default the scenario's as-of date.
    brief : bool
        Leave out what takes further work: a faster plan, third parties, stability, and remedies but bonds.

    Returns
    -------
    PhasingResult

    Raises
    ------
    ValueError
        Where there is nothing to hand over, or an argument is out of range, or names nobody.
    """
    if steps is not None and not 1 <= steps <= MAX_STEPS:
        raise ValueError(f"{steps} steps -> give 1 to {MAX_STEPS}")
    if prefer not in PREFERENCES:
        raise ValueError(f"no preference '{prefer}' -> {nearest(prefer, PREFERENCES)}")
    table = phase_items(scenario, package)
    if len(table.items) > MAX_ITEMS:
        raise ValueError(f"{len(table.items)} items are too many to plan for -> give up to {MAX_ITEMS}")
    block = scenario.exchange_in_phases
    in_turns = alternating or (block is not None and block.moves == "alternating")
    plain = exchange_of(scenario, table, bonds=bonds, over_no_deal=over_no_deal)
    orders = orders_of_moves(plain, alternating=in_turns)
    exchange, found = quickest(orders, MOST, steps=steps)
    shares = None if found is None else best_plan(exchange, found, prefer=prefer)
    told = PhasingResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={
            "package": None if package is None else dict(package),
            "steps": steps,
            "most": MOST if steps is None else steps,
            "alternating": in_turns,
            "bonds": dict(bonds or {}),
            "over_no_deal": over_no_deal,
            "prefer": prefer,
            **({} if signed is None else {"signed": signed.isoformat()}),
        },
        warnings=(
            *([] if table.deal is None else caveats(scenario)),
            *table.remarks,
            *_crowd(table, exchange),
        ),
        parties=table.parties,
        items=table.items,
        steps=None if shares is None else found,
        plan=(),
        exposure=dict.fromkeys(table.parties),
        slack=dict.fromkeys(_acting(table, exchange), ()),
        needs={},
        bond=_by_party(table, exchange.bonds),
        exposure_cap={
            name: cap if np.isfinite(cap) else None for name, cap in _by_party(table, exchange.caps).items()
        },
        factor=_by_party(table, exchange.factors),
        net=_by_party(table, _net(exchange)),
        no_deal={name: scenario.parties[name].no_deal.mode for name in table.parties},
        deal=table.deal,
        chosen=table.chosen,
        first=table.parties[int(exchange.rank.argmin())] if in_turns else None,
    )
    if shares is None:
        counts = counts_to_try(exchange, MOST, steps=steps)
        told = replace(told, needs=needed_bonds(exchange, table.parties, counts))
        return told if brief else replace(told, **_missing(table, exchange, counts))
    start = signed or scenario.as_of
    told = replace(told, **_planned(scenario, table, exchange, shares, start))
    if brief:
        return told
    return replace(
        told,
        stability=phase_stability(table, exchange, shares),
        **_further(scenario, table, exchange, told),
    )


def _further(
    scenario: Scenario, table: PhaseItems, exchange: Exchange, told: PhasingResult
) -> dict[str, Any]:
    """What one step fewer would take, and who else must deliver."""
    n_steps = len(told.plan)
    fewest = told.settings["steps"] is None
    counts = range(n_steps, max(MOST, n_steps) + 1)
    return {
        "faster": guarantee(exchange, table.parties, n_steps - 1) if fewest and n_steps > 1 else None,
        "third_parties": third_parties(scenario, table, exchange, counts, survives(scenario)),
    }


def _missing(table: PhaseItems, exchange: Exchange, counts: list[int]) -> dict[str, Any]:
    """What would make a plan possible; and where the plan that a guarantor would hold breaks without one."""
    found = guaranteed(exchange, counts)
    top_up = None if found is None else found[0]
    return {
        "remedies": remedies(exchange, table.parties, counts, top_up=top_up),
        "stability": () if found is None else phase_stability(table, exchange, found[1]),
    }


def _planned(
    scenario: Scenario, table: PhaseItems, exchange: Exchange, shares: Floats, start: datetime.date
) -> dict[str, Any]:
    """The plan, and what holds it together."""
    rows = formulated(exchange, shares.shape[1])
    slack, acting = _clean(exchange, rows.slack(shares)), np.flatnonzero(exchange.acting).tolist()
    return {
        "plan": dated_steps(table, exchange, shares, start, process_of(scenario).step_months.mode),
        "exposure": _by_party(table, _clean(exchange, rows.exposed(shares)).max(axis=1, initial=0.0)),
        "slack": {table.parties[row]: tuple(slack[row, :-1].tolist()) for row in acting},
        "afterwards": {table.parties[row]: float(slack[row, -1]) for row in acting},
        "begun": _by_party(table, rows.begun(shares)),
        "complete": {
            item.id: int(np.flatnonzero(row)[-1]) + 1 for item, row in zip(table.items, shares, strict=True)
        },
        "weakest": _weakest(table, rows, slack),
        "price": _by_party(table, prices(exchange, shares), acting),
        "gesture": _gestures(scenario, table, exchange, shares),
        "trust": {
            table.parties[row]: None if np.isnan(x) else float(x)
            for row, x in enumerate(required_trust(exchange, shares).tolist())
            if row in acting
        },
    }


def _weakest(table: PhaseItems, rows: Formulation, slack: Floats) -> Weakest:
    """The step and party with the smallest slack in shares of its stakes, the first of equals."""
    acting = np.flatnonzero(rows.exchange.acting)
    shares = (slack[:, :-1] / rows.exchange.stakes[:, None])[acting].T.round(9)
    step, place = np.unravel_index(int(shares.argmin()), shares.shape)
    party = int(acting[place])
    return Weakest(
        step=int(step) + 1,
        party=table.parties[party],
        slack=float(slack[party, step]),
        share=float(shares[step, place]),
    )


def _gestures(
    scenario: Scenario, table: PhaseItems, exchange: Exchange, shares: Floats
) -> dict[str, Gesture]:
    deceits, moments = best_deceit(exchange, shares)
    worths = worth_of_going_on(exchange, shares)
    told = {}
    for row in np.flatnonzero(exchange.acting).tolist():
        name, deceit = table.parties[row], max(0.0, float(deceits[row]))
        patience = scenario.parties[name].patience.mode
        low, high = gesture_band(deceit, max(0.0, float(worths[row])), patience, survives(scenario))
        told[name] = Gesture(low=low, high=high, deceit=deceit, leaves_at=int(moments[row]) + 1)
    return told


def _net(exchange: Exchange) -> Floats:
    whole = (exchange.values - exchange.costs + exchange.gains).sum(axis=0)
    return np.asarray(whole + exchange.completion)


def _crowd(table: PhaseItems, exchange: Exchange) -> list[str]:
    """How more than two parties are taken."""
    if len(table.parties) == 2:
        return []
    acting = ", ".join(_acting(table, exchange))
    return [
        f"{len(table.parties)} parties: an item counts for everyone whom it helps or hurts; each giver "
        f"({acting}) must want to stay, and once one leaves all stop"
    ]


def _acting(table: PhaseItems, exchange: Exchange) -> list[str]:
    return [table.parties[row] for row in np.flatnonzero(exchange.acting).tolist()]


def _by_party(table: PhaseItems, values: Floats, rows: list[int] | None = None) -> dict[str, float]:
    chosen = range(len(table.parties)) if rows is None else rows
    return {table.parties[row]: float(values[row]) for row in chosen}


def _clean(exchange: Exchange, values: Floats) -> Floats:
    """What solvers leave of a zero is zero, (n_parties, ...)."""
    return np.where(np.abs(values) < _NOISE * exchange.stakes[:, None], 0.0, values)
