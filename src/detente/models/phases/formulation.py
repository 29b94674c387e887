"""Self-enforcing steps as rows of a linear programme."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.mixed_integer import Optimum, maximise
from detente.models.phases.exchange import Exchange

Floats = NDArray[np.float64]
Integers = NDArray[np.int_]

_UNBOUNDED = 1e6
"""Shares of one's stakes that no row can reach, so that more of them changes nothing."""
_NOTHING = 1e-8
"""A share that is none."""


@dataclass(frozen=True)
class Formulation:
    """Linear forms in the share of every item delivered in every step, item by item.

    Attributes
    ----------
    stay : (n_parties, n_steps + 1, n_items, n_steps) float array
        What a party gains by walking away at a step, and after the last, less what it forgoes.
    stay_limit : (n_parties, n_steps + 1) float array
        What it loses besides: bond and the worth of completion. The form may not exceed it.
    exposure : (n_parties, n_steps, n_items, n_steps) float array
        What it has given, this step included, less what it has received.
    worth : (n_parties, n_items, n_steps) float array
        Discounted worth as the plan begins.
    least : (n_parties,) float array
        What that must come to.
    """

    exchange: Exchange
    n_steps: int
    stay: Floats
    stay_limit: Floats
    exposure: Floats
    worth: Floats
    least: Floats

    def slack(self, shares: Floats) -> Floats:
        """What each party has to spare at each step, and after the last, (n_parties, n_steps + 1)."""
        return np.asarray(self.stay_limit - np.einsum("itks,ks->it", self.stay, shares))

    def exposed(self, shares: Floats) -> Floats:
        """Lead of each party at each step, (n_parties, n_steps)."""
        return np.asarray(np.einsum("itks,ks->it", self.exposure, shares))

    def begun(self, shares: Floats) -> Floats:
        """Worth to each party as the plan begins, completion included, (n_parties,)."""
        exchange = self.exchange
        late = exchange.factors**self.n_steps * exchange.completion
        return np.asarray(np.einsum("iks,ks->i", self.worth, shares) + late)


def formulated(exchange: Exchange, n_steps: int) -> Formulation:
    """The conditions under which every party keeps to every step.

    At step *t* party *i* stays if what it would save and take back does not exceed what it would lose::

        d_it + sum_{s<t} rho (own cost - others' value)  <=  h_i + sum_{s>t} beta_i^(s-t) (r_is - d_is)

    with *d* what it gives and *r* what it gets in a step. Within a step that is taken in turns, walking away
    also forfeits what later movers would have given in it. The same row stands after the last step, where
    nothing is to come: else the finished deal would unravel by snapback.

    Parameters
    ----------
    exchange : Exchange
    n_steps : int
        At least 1.

    Returns
    -------
    Formulation

    References
    ----------
    Sandholm and Lesser (1995), "Equilibrium analysis of the possibilities of unenforced exchange in
    multiagent systems", IJCAI, for safe exchange by chunks; discounting, bonds, snapback and caps are added
    here, and keep it linear for a given number of steps.
    """
    steps = np.arange(n_steps)
    lag = steps - np.arange(n_steps + 1)[:, None]
    ahead = np.where(lag > 0, exchange.factors[:, None, None] ** np.maximum(lag, 0), 0.0)
    costs, values = exchange.costs.T, exchange.values.T
    saved = costs - np.where(exchange.received_later.T, values, 0.0)
    taken_back = exchange.revocable * (costs - values)
    stay = (
        np.einsum("ts,ik->itks", lag == 0, saved)
        + np.einsum("ts,ik->itks", lag < 0, taken_back)
        - np.einsum("its,ik->itks", ahead, values - costs)
    )
    given, got, now = lag[:-1] <= 0, lag[:-1] < 0, lag[:-1] == 0
    at_once = np.where(exchange.received_earlier.T, values, 0.0)
    exposure = (
        np.einsum("ts,ik->itks", given, costs)
        - np.einsum("ts,ik->itks", got, values)
        - np.einsum("ts,ik->itks", now, at_once)
    )
    to_go = np.maximum(n_steps - 1 - np.arange(n_steps + 1), 0)
    factors = exchange.factors[:, None]
    completed = factors**to_go * exchange.completion[:, None]
    net = values - costs + exchange.gains.T
    return Formulation(
        exchange=exchange,
        n_steps=n_steps,
        stay=stay,
        stay_limit=exchange.bonds[:, None] + completed,
        exposure=exposure,
        worth=np.einsum("is,ik->iks", factors ** (steps + 1), net),
        least=exchange.outside - exchange.factors**n_steps * exchange.completion,
    )


class Programme:
    """A formulation as rows, to which columns for bonds, caps or margins can be added.

    Attributes
    ----------
    stay_rows : (n_parties, n_steps + 1) int array
        Which row says that a party stays at a step; -1 where it has nothing to withhold.
    cap_rows : (n_parties, n_steps) int array
        Which row caps a party's lead at a step; -1 where it has no cap.
    lead_rows : (n_parties, n_steps) int array
        With `leads`: which row keeps a party's lead to 0, or to what a column adds.
    worth_rows : (n_parties,) int array
        Which row says that the plan is worth beginning to a party.
    """

    def __init__(self, formulation: Formulation, *, leads: bool = False) -> None:
        self.formulation = formulation
        exchange, n_steps = formulation.exchange, formulation.n_steps
        self.shape = exchange.n_items, n_steps
        n = exchange.n_items * n_steps
        acting, capped = np.flatnonzero(exchange.acting), np.flatnonzero(np.isfinite(exchange.caps))
        led = acting if leads else acting[:0]
        blocks = (
            (np.kron(np.eye(exchange.n_items), np.ones(n_steps)), np.ones(exchange.n_items)),
            (formulation.stay[acting], formulation.stay_limit[acting].clip(max=_UNBOUNDED)),
            (formulation.exposure[capped], np.repeat(exchange.caps[capped], n_steps).clip(max=_UNBOUNDED)),
            (formulation.exposure[led], np.zeros(len(led) * n_steps)),
            (-formulation.worth, -formulation.least),
            (_orders(exchange, n_steps), np.zeros(len(exchange.before) * n_steps)),
        )
        self.rows = np.concatenate([rows.reshape(-1, n) for rows, _ in blocks])
        self.upper = np.concatenate([limits.ravel() for _, limits in blocks])
        self.lower = np.full(len(self.upper), -np.inf)
        self.lower[: exchange.n_items] = 1.0
        ends = np.cumsum([limits.size for _, limits in blocks])
        self.stay_rows = _numbered(ends[0], exchange.n_parties, acting, n_steps + 1)
        self.cap_rows = _numbered(ends[1], exchange.n_parties, capped, n_steps)
        self.lead_rows = _numbered(ends[2], exchange.n_parties, led, n_steps)
        self.worth_rows = ends[3] + np.arange(exchange.n_parties)

    def column(self, places: Integers, entry: float) -> Floats:
        """An extra column with one entry in all rows named, (n_rows,)."""
        found = np.zeros(len(self.rows))
        found[places[places >= 0]] = entry
        return found

    def best(
        self,
        objective: Floats | None = None,
        *,
        columns: Floats | None = None,
        weights: Floats | None = None,
        fixed: Floats | None = None,
        divide: bool = False,
    ) -> Optimum | None:
        """Maximise a linear objective over plans and extra columns; None where there is no plan.

        Parameters
        ----------
        objective : (n_items, n_steps) float array, optional
            Of the shares; default 0, which asks for any plan.
        columns : (n_rows, n_extra) float array, optional
            Extra variables, each 0 or more.
        weights : (n_extra,) float array, optional
            Their objective.
        fixed : (n_items, n_steps) float array, optional
            A plan that lumpy items are to keep to.
        divide : bool
            Let lumpy items be divided.
        """
        n, extra = self.rows.shape[1], 0 if columns is None else columns.shape[1]
        rows = self.rows if columns is None else np.hstack([self.rows, columns])
        lumpy = np.repeat(self.formulation.exchange.lumpy, self.shape[1])
        low, high = np.zeros(n), np.ones(n)
        if fixed is not None:
            low[lumpy] = high[lumpy] = fixed.ravel()[lumpy]
        whole = np.zeros(n, dtype=bool) if divide or fixed is not None else lumpy
        return maximise(
            np.concatenate(
                [
                    np.zeros(n) if objective is None else objective.ravel(),
                    np.zeros(extra) if weights is None else weights,
                ]
            ),
            rows,
            self.lower,
            self.upper,
            bounds=(
                np.concatenate([low, np.zeros(extra)]),
                np.concatenate([high, np.full(extra, np.inf)]),
            ),
            integer=np.concatenate([whole, np.zeros(extra, dtype=bool)]),
        )

    def shares(self, found: Optimum) -> Floats:
        """The plan of an optimum: (n_items, n_steps) shares that sum to 1 over the steps."""
        shares = found.values[: self.rows.shape[1]].reshape(self.shape).clip(0, 1)
        shares[shares < _NOTHING] = 0.0
        return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def _numbered(first: int, n_parties: int, parties: Integers, n_steps: int) -> Integers:
    """Numbers of consecutive rows, a step each, of some of the parties; -1 for the others."""
    rows = np.full((n_parties, n_steps), -1)
    rows[parties] = first + np.arange(len(parties) * n_steps).reshape(-1, n_steps)
    return rows


def _orders(exchange: Exchange, n_steps: int) -> Floats:
    """Rows by which an item does not run ahead of another, (n_pairs, n_steps, n_items, n_steps)."""
    lag = np.arange(n_steps) - np.arange(n_steps)[:, None]
    rows = np.zeros((len(exchange.before), n_steps, exchange.n_items, n_steps))
    for place, (item, earlier, steps) in enumerate(exchange.before):
        rows[place, :, item] += lag <= 0
        rows[place, :, earlier] -= lag <= -steps
    return rows
