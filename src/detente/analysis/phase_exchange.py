"""Items and parties as the arrays of an exchange."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from detente.analysis.phase_items import survives
from detente.analysis.phase_table import PhaseItems
from detente.models.phases.exchange import Exchange
from detente.models.phases.plan import best_plan, fewest_steps
from detente.nearest import nearest
from detente.scenario import Scenario
from detente.scenario.party import Party


def exchange_of(
    scenario: Scenario,
    table: PhaseItems,
    *,
    bonds: Mapping[str, float] | None = None,
    over_no_deal: bool = False,
) -> Exchange:
    """The exchange that items make between parties, moves simultaneous.

    Parameters
    ----------
    scenario : Scenario
        Its parties give patience, bonds, caps and no deal; its process the chance of a breakdown.
    table : PhaseItems
    bonds : mapping of party to points, optional
        In place of the parties' own.
    over_no_deal : bool
        Whether every party must begin with no less than its no deal.

    Raises
    ------
    ValueError
        Where a bond is below 0, or of somebody who takes no part.
    """
    parties = [scenario.parties[name] for name in table.parties]
    costs = np.zeros_like(table.values)
    givers = np.array([table.parties.index(item.giver) for item in table.items])
    costs[np.arange(len(table.items)), givers] = [item.cost for item in table.items]
    lives_on = survives(scenario)
    return Exchange(
        costs=costs,
        values=table.values,
        givers=givers,
        lumpy=np.array([item.lumpy for item in table.items]),
        revocable=np.array([item.revocable for item in table.items]),
        bonds=_bonds(table, parties, bonds or {}),
        caps=np.array([_cap(party) for party in parties]),
        factors=np.array([party.patience.mode * lives_on for party in parties]),
        outside=np.array([party.no_deal.mode if over_no_deal else 0.0 for party in parties]),
        completion=table.completion,
        gains=table.gains,
        before=table.before,
        rank=np.zeros(len(parties), dtype=int),
    )


def _cap(party: Party) -> float:
    return np.inf if party.exposure_cap is None else party.exposure_cap.mode


def _bonds(table: PhaseItems, parties: list[Party], given: Mapping[str, float]) -> np.ndarray:
    for name, bond in given.items():
        if name not in table.parties:
            raise ValueError(f"'{name}' has a bond but takes no part -> {nearest(name, table.parties)}")
        if not 0 <= bond < np.inf:
            raise ValueError(f"a bond of {bond:g} for {name} -> give a finite number of 0 or more")
    return np.array(
        [given.get(name, party.bond.mode) for name, party in zip(table.parties, parties, strict=True)],
        dtype=float,
    )


def orders_of_moves(exchange: Exchange, *, alternating: bool) -> list[Exchange]:
    """The exchange with each party that gives something moving first, the others after it in order.

    One exchange, as it is, where moves are simultaneous.
    """
    if not alternating:
        return [exchange]
    orders = []
    for first in np.flatnonzero(exchange.acting).tolist():
        others = [party for party in range(exchange.n_parties) if party != first]
        rank = np.empty(exchange.n_parties, dtype=int)
        rank[[first, *others]] = np.arange(exchange.n_parties)
        orders.append(replace(exchange, rank=rank))
    return orders


def quickest(orders: list[Exchange], most: int, *, steps: int | None) -> tuple[Exchange, int | None]:
    """The order of moves that takes the fewest steps, the first of equals; None steps where none is kept."""
    best: tuple[Exchange, int | None] = orders[0], None
    for exchange in orders:
        if steps is not None:
            found = None if best_plan(exchange, steps) is None else steps
        else:
            found = fewest_steps(exchange, most if best[1] is None else best[1])
        if found is not None and (best[1] is None or found < best[1]):
            best = exchange, found
    return best
