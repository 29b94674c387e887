"""Third parties that must deliver an item, and the side payment that would secure it."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from detente.analysis.phase_table import PhaseItems
from detente.models.phases.exchange import Exchange
from detente.models.phases.third_party import Deliverer, at_stake, side_payment
from detente.records.phases import ThirdParty
from detente.scenario import Scenario
from detente.scenario.issue import Via


def third_parties(
    scenario: Scenario, table: PhaseItems, exchange: Exchange, counts: Sequence[int], survives: float
) -> tuple[ThirdParty, ...]:
    """Each item that a third party must deliver: what is at stake, and the smallest payment that secures it.

    Parameters
    ----------
    scenario : Scenario
        Tells who must deliver a term and what that is worth to it.
    table : PhaseItems
    exchange : Exchange
        The items as an exchange.
    counts : sequence of int
        Numbers of steps to try, the first that works is taken.
    survives : float
        Chance per step that the process lives on.
    """
    found = []
    for place, term in enumerate(table.terms):
        via = None if term is None else scenario.issues[term[0]].via
        if term is None or via is None or via.party == table.items[place].giver:
            continue
        deliverer = _deliverer(scenario, term, via, place, survives)
        found.append(_secured(table, exchange, deliverer, via.party, counts))
    return tuple(found)


def _deliverer(scenario: Scenario, term: tuple[str, str], via: Via, place: int, survives: float) -> Deliverer:
    issue, option = term
    worths = scenario.worth.get(via.party, {}).get(issue, {})
    now = worths.get(scenario.issues[issue].options[0])
    worth = (worths[option].mode if option in worths else 0.0) - (now.mode if now else 0.0)
    party = scenario.parties[via.party]
    return Deliverer(
        item=place,
        loss=max(0.0, -worth),
        delivers=via.delivers.mode,
        factor=party.patience.mode * survives,
        bond=party.bond.mode,
    )


def _secured(
    table: PhaseItems, exchange: Exchange, deliverer: Deliverer, party: str, counts: Sequence[int]
) -> ThirdParty:
    """Paid by the principal that certain delivery helps most, or by the next that can."""
    item, possible = table.items[deliverer.item], deliverer.delivers > 0
    stake = at_stake(exchange, deliverer) if possible else np.zeros(exchange.n_parties)
    told = ThirdParty(
        item=item.id,
        party=party,
        delivers=deliverer.delivers,
        loss=deliverer.loss,
        at_stake={name: float(x) for name, x in zip(table.parties, stake, strict=True) if name != item.giver},
    )
    for n_steps in counts if possible and deliverer.delivers < 1 else ():
        for payer in np.argsort(-stake, kind="stable").tolist():
            payment = side_payment(exchange, deliverer, payer, n_steps)
            if payment is not None:
                return replace(
                    told,
                    payer=table.parties[payer],
                    payment=float(payment.sum()),
                    steps=n_steps,
                    by_step=tuple(payment.tolist()),
                )
    return told
