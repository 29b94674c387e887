"""Trade over the routes that are open, and what each loses when some are closed."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.mixed_integer import maximise

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Trade:
    """Sellers, buyers and the routes between them.

    Attributes
    ----------
    supply, demand : (n_sellers,), (n_buyers,) float array
        Most that each sells or buys.
    worth_sold, worth_bought : (n_sellers,), (n_buyers,) float array
        What a unit is worth to each, the route left out.
    routes : (n_routes, 2) int array
        Seller and buyer of each route.
    capacity, cost : (n_routes,) float array
        Most that it carries, infinite where there is no limit, and what a unit costs the buyer.
    """

    supply: Floats
    demand: Floats
    worth_sold: Floats
    worth_bought: Floats
    routes: Integers
    capacity: Floats
    cost: Floats


@dataclass(frozen=True)
class Rerouted:
    """The best trade over open routes.

    Attributes
    ----------
    flows : (n_routes,) float array
    sellers, buyers : (n_sellers,), (n_buyers,) float array
        What each gains.
    """

    flows: Floats
    sellers: Floats
    buyers: Floats


def rerouted(trade: Trade, closed: NDArray[np.bool_]) -> Rerouted:
    """Send goods over the open routes so that all together gain most.

    Parameters
    ----------
    trade : Trade
    closed : (n_routes,) bool array

    Returns
    -------
    Rerouted

    References
    ----------
    The transportation problem of Hitchcock (1941) and Koopmans (1949). Goods that nobody buys, and wants
    that nobody meets, gain nothing; where several ways gain most, one of them is told.
    """
    n_sellers, n_buyers, n_routes = len(trade.supply), len(trade.demand), len(trade.routes)
    seller, buyer = trade.routes[:, 0], trade.routes[:, 1]
    limits = np.concatenate([trade.supply, trade.demand])
    rows = np.zeros((n_sellers + n_buyers, n_routes))
    rows[seller, np.arange(n_routes)] = rows[n_sellers + buyer, np.arange(n_routes)] = 1
    gain_bought = trade.worth_bought[buyer] - trade.cost
    most = np.minimum(trade.capacity, np.minimum(trade.supply[seller], trade.demand[buyer]))
    best = maximise(
        trade.worth_sold[seller] + gain_bought,
        rows,
        np.zeros(len(limits)),
        limits,
        bounds=(np.zeros(n_routes), np.where(closed, 0, most)),
        integer=np.zeros(n_routes, dtype=bool),
    )
    flows = np.zeros(n_routes) if best is None else best.values
    return Rerouted(
        flows=flows,
        sellers=_summed(flows, seller, n_sellers) * trade.worth_sold,
        buyers=_summed(flows * gain_bought, buyer, n_buyers),
    )


def _summed(values: Floats, by: Integers, n: int) -> Floats:
    total = np.zeros(n)
    np.add.at(total, by, values)
    return total
