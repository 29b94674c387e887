"""How likely each step of a plan is carried out, in one world."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.phase_exchange import exchange_of, orders_of_moves
from detente.analysis.phase_items import phase_items, survives
from detente.analysis.phase_table import PhaseItems
from detente.models.phases.formulation import formulated
from detente.records.phases import PhasingResult
from detente.scenario import Scenario

Floats = NDArray[np.float64]

_NOISE = 1e-6
"""Shares of the stakes: by how much a plan made for other numbers may miss what is kept."""


def step_chances(scenario: Scenario, plan: PhasingResult) -> Floats:
    """Chance that each step of a plan, and all before it, is carried out in time.

    Parameters
    ----------
    scenario : Scenario
        One world: the scenario of the plan, or the same with other numbers.
    plan : PhasingResult
        With a plan.

    Returns
    -------
    (n_steps,) float array
        Falling. 0 from the first step at which some giver would gain by walking away; else the chance that
        the process lives on so long and that third parties deliver what is begun by then, each
        independently of the others.
    """
    table = phase_items(scenario, plan.deal)
    plain = exchange_of(scenario, table, bonds=plan.settings["bonds"])
    orders = orders_of_moves(plain, alternating=plan.first is not None)
    exchange = next(
        order for order in orders if plan.first in (None, table.parties[int(order.rank.argmin())])
    )
    shares = np.array([[step.deliver.get(item.id, 0.0) for step in plan.plan] for item in table.items])
    slack = formulated(exchange, len(plan.plan)).slack(shares)[exchange.acting, :-1]
    kept = (slack >= -_NOISE * exchange.stakes[exchange.acting, None]).all(axis=0)
    begun = shares.cumsum(axis=1) > 0
    delivered = np.where(begun, _delivers(scenario, table)[:, None], 1.0).prod(axis=0)
    alive = survives(scenario) ** np.arange(1, len(plan.plan) + 1)
    return np.asarray(np.logical_and.accumulate(kept) * alive * delivered)


def _delivers(scenario: Scenario, table: PhaseItems) -> Floats:
    """Chance that each item is delivered by whoever must carry it out beside its giver, (n_items,)."""
    vias = [None if term is None else scenario.issues[term[0]].via for term in table.terms]
    return np.array(
        [
            1.0 if via is None or via.party == item.giver else via.delivers.mode
            for item, via in zip(table.items, vias, strict=True)
        ]
    )
