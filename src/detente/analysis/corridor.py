"""The corridor of the `leverage` block: who leaves under secondary sanctions, and what would save it."""

import numpy as np

from detente.models.leverage.participation import exits, least_waivers
from detente.records.leverage import Corridor, Round
from detente.scenario.blocks.leverage import Leverage


def corridor_of(leverage: Leverage, *, sanctions: bool = True) -> Corridor:
    """The corridor at the modes.

    Parameters
    ----------
    leverage : Leverage
        With users.
    sanctions : bool
        False: as if nothing hung over anybody.

    Returns
    -------
    Corridor
    """
    users = tuple(leverage.users)
    values = np.array([value.mode for value in leverage.users.values()])
    threats = np.array([_threat(leverage, user) if sanctions else 0.0 for user in users])
    cost = leverage.fixed_cost.mode
    left = exits(values, cost, threats)
    saved = least_waivers(values, cost, threats)
    final = left.margins[-1]
    return Corridor(
        users=users,
        fixed_cost=cost,
        cascade=tuple(
            Round(
                out=tuple(users[place] for place in np.flatnonzero(out)),
                short={users[place]: float(-margin[place]) for place in np.flatnonzero(out)},
            )
            for out, margin in zip(left.rounds, left.margins, strict=False)
        ),
        stays=tuple(users[place] for place in np.flatnonzero(left.stays)),
        margin=dict(zip(users, final.tolist(), strict=True)),
        payoff=dict(zip(users, np.where(left.stays, final, 0).tolist(), strict=True)),
        waivers=None if saved is None else tuple(users[place] for place in np.flatnonzero(saved)),
    )


def _threat(leverage: Leverage, user: str) -> float:
    """What secondary sanctions cost a user on average."""
    if user not in leverage.secondary:
        return 0.0
    return leverage.secondary[user].probability.mode * leverage.secondary[user].exposure.mode
