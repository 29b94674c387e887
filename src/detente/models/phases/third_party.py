"""A third party that must deliver: what it risks, and what would buy its delivery."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.models.phases.exchange import Exchange
from detente.models.phases.formulation import Programme, formulated

Floats = NDArray[np.float64]

_LEAST_FACTOR = 1e-3


@dataclass(frozen=True)
class Deliverer:
    """Whoever must carry out an item beside its giver.

    Attributes
    ----------
    item : int
    loss : float
        What carrying the item out takes from the third party, 0 or more.
    delivers : float
        Probability that it does so unpaid, above 0 and at most 1.
    factor, bond : float
        As of the parties of an exchange.
    """

    item: int
    loss: float
    delivers: float
    factor: float = 1.0
    bond: float = 0.0


def at_stake(exchange: Exchange, deliverer: Deliverer) -> Floats:
    """What certain delivery would add to an item's worth.

    Parameters
    ----------
    exchange : Exchange
        Its values count the chance of delivery.
    deliverer : Deliverer

    Returns
    -------
    (n_parties,) float array
        In each party's points.
    """
    return np.asarray(exchange.values[deliverer.item] * (1 / deliverer.delivers - 1))


def side_payment(exchange: Exchange, deliverer: Deliverer, payer: int, n_steps: int) -> Floats | None:
    """The smallest payment that makes delivery the third party's own interest, step by step.

    The third party becomes a party of the exchange: it loses by carrying the item out, gets the payment, and
    must be willing to start and to stay like any other; the item is then worth its full value. The payment
    can be claimed back as far as the delivery can be undone. Points of the payer and of the third party count
    alike here.

    Parameters
    ----------
    exchange : Exchange
        Its values count the chance of delivery.
    deliverer : Deliverer
    payer : int
        The party that pays, in points that it loses.
    n_steps : int
        At least 1.

    Returns
    -------
    (n_steps,) float array or None
        Points to be paid in each step, of the smallest sum; None where there is no plan that holds all.

    Examples
    --------
    A withdrawal that costs its giver 1 and the third party 2, against relief; it is paid once it is out:

    >>> from detente.models.phases.exchange import between_two
    >>> plain = between_two([(0, 4.0, 9.0), (1, 1.0, 3.0)], bonds=4.0)
    >>> side_payment(plain, Deliverer(item=1, loss=2.0, delivers=0.5), payer=1, n_steps=2)
    array([0., 2.])
    """
    joined, largest = _joined(exchange, deliverer, payer, n_steps)
    programme = Programme(formulated(joined, n_steps))
    payment = exchange.n_items
    programme.lower[payment] = 0.0
    objective = np.zeros((joined.n_items, n_steps))
    objective[payment] = -1.0
    found = programme.best(objective)
    if found is None:
        return None
    shares = found.values.reshape(joined.n_items, n_steps)[payment]
    return np.array([float(f"{share * largest:.10g}") if share > 1e-9 else 0.0 for share in shares])


def _joined(exchange: Exchange, deliverer: Deliverer, payer: int, n_steps: int) -> tuple[Exchange, float]:
    """The exchange with a party and a payment more, and how many points all of the payment is."""
    largest = deliverer.loss / max(deliverer.factor, _LEAST_FACTOR) ** n_steps + exchange.stakes[payer]
    costs, values, gains = (
        np.pad(table, ((0, 1), (0, 1))) for table in (exchange.costs, exchange.values, exchange.gains)
    )
    values[deliverer.item] /= deliverer.delivers
    costs[deliverer.item, -1] = deliverer.loss
    costs[-1, payer] = values[-1, -1] = largest
    joined = replace(
        exchange,
        costs=costs,
        values=values,
        gains=gains,
        givers=np.append(exchange.givers, payer),
        lumpy=np.append(exchange.lumpy, False),
        revocable=np.append(exchange.revocable, exchange.revocable[deliverer.item]),
        bonds=np.append(exchange.bonds, deliverer.bond),
        caps=np.append(exchange.caps, np.inf),
        factors=np.append(exchange.factors, deliverer.factor),
        outside=np.append(exchange.outside, 0.0),
        completion=np.append(exchange.completion, 0.0),
        rank=np.append(exchange.rank, exchange.rank[exchange.givers[deliverer.item]]),
    )
    return joined.by_stakes(), float(largest)
