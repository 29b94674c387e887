"""The routes of the `leverage` block: what is traded over those that are open."""

from collections.abc import Container

import numpy as np

from detente.models.leverage.rerouting import Trade, rerouted
from detente.records.leverage import TradeFlows
from detente.scenario.blocks.leverage import Leverage, Side


def trade_of(leverage: Leverage, closed: Container[frozenset[str]] = ()) -> TradeFlows:
    """The best trade at the modes.

    Parameters
    ----------
    leverage : Leverage
        With routes.
    closed : pairs of seller and buyer
        Every route between them is closed.

    Returns
    -------
    TradeFlows
    """
    sellers, buyers = list(leverage.supply), list(leverage.demand)
    routes = leverage.routes
    found = rerouted(
        Trade(
            supply=_amounts(leverage.supply),
            demand=_amounts(leverage.demand),
            worth_sold=_worths(leverage.supply),
            worth_bought=_worths(leverage.demand),
            routes=np.array([[sellers.index(route.seller), buyers.index(route.buyer)] for route in routes]),
            capacity=np.array(
                [np.inf if route.capacity is None else route.capacity.mode for route in routes]
            ),
            cost=np.array([route.cost.mode for route in routes]),
        ),
        np.array([frozenset((route.seller, route.buyer)) in closed for route in routes]),
    )
    gains = dict.fromkeys([*sellers, *buyers], 0.0)
    for names, gained in ((sellers, found.sellers), (buyers, found.buyers)):
        for name, gain in zip(names, gained.tolist(), strict=True):
            gains[name] += gain
    flows = zip(routes, found.flows.tolist(), strict=True)
    return TradeFlows(
        flows=tuple((route.seller, route.buyer, flow) for route, flow in flows if flow > 0), gains=gains
    )


def _amounts(sides: dict[str, Side]) -> np.ndarray:
    return np.array([side.amount.mode for side in sides.values()])


def _worths(sides: dict[str, Side]) -> np.ndarray:
    return np.array([side.worth.mode for side in sides.values()])
