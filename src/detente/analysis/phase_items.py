"""What is handed over in steps: the items of the file, or those that a package makes."""

from collections.abc import Mapping

import numpy as np

from detente.analysis.chosen_conflict import NO_TERMS, chosen_conflict
from detente.analysis.deal_items import deal_items
from detente.analysis.phase_table import PhaseItems, free
from detente.records.phases import Item
from detente.scenario import Scenario
from detente.scenario.blocks.phases import ExchangeInPhases, Process


def phase_items(scenario: Scenario, package: Mapping[str, str] | None = None) -> PhaseItems:
    """The items of `exchange_in_phases`, or of a deal where there is no such block or a deal is named.

    Parameters
    ----------
    scenario : Scenario
        With the block, or with issues and a status quo.
    package : mapping of issue to option, optional
        The deal; default Nash's package at the modes or, where nothing is acceptable, the one that falls
        least short.

    Returns
    -------
    PhaseItems

    Raises
    ------
    ValueError
        Where there is neither a block nor a deal, or the deal hands nothing over.
    """
    if scenario.exchange_in_phases is not None and package is None:
        return _of_the_block(scenario, scenario.exchange_in_phases)
    if scenario.issues and not scenario.status_quo_options:
        what = "status_quo: none leaves open what a term changes"
        raise ValueError(
            f"{what} -> give an `exchange_in_phases` block; see detente schema exchange_in_phases"
        )
    if not scenario.issues and scenario.exchange_in_phases is not None:
        raise ValueError(NO_TERMS.format("--package"))
    if not scenario.issues:
        what = "this scenario has no `exchange_in_phases` and no `issues` block"
        raise ValueError(f"{what} -> see detente schema exchange_in_phases")
    chosen = chosen_conflict(scenario.model_copy(update={"conflict": None}), package)
    return deal_items(scenario, chosen.package or {}, chosen.chosen)


def process_of(scenario: Scenario) -> Process:
    """How time passes between steps: as the block says, else by its defaults."""
    block = scenario.exchange_in_phases
    return Process() if block is None else block.process


def survives(scenario: Scenario) -> float:
    """Chance per step that the process lives on."""
    return 1 - process_of(scenario).death_probability.mode


def _of_the_block(scenario: Scenario, block: ExchangeInPhases) -> PhaseItems:
    named = {party for item in block.items for party in (item.giver, item.receiver)}
    parties = tuple(party for party in scenario.parties if party in named)
    ids = [item.id for item in block.items]
    values = np.zeros((len(ids), len(parties)))
    for place, item in enumerate(block.items):
        values[place, parties.index(item.receiver)] = item.value.mode
    terms = tuple(None if not item.term else next(iter(item.term.items())) for item in block.items)
    items = tuple(
        Item(
            id=item.id,
            giver=item.giver,
            term=None if term is None else ": ".join(term),
            cost=max(item.cost.mode, 0.0),
            value={item.receiver: item.value.mode},
            lumpy=item.lumpy,
            revocable=item.revocable.mode,
            after=item.after,
        )
        for item, term in zip(block.items, terms, strict=True)
    )
    return PhaseItems(
        parties=parties,
        items=items,
        values=values,
        gains=np.zeros_like(values),
        completion=np.zeros(len(parties)),
        before=tuple(
            (place, ids.index(earlier), 1) for place, item in enumerate(block.items) for earlier in item.after
        ),
        deal=None,
        chosen="block",
        terms=terms,
        remarks=free(items),
    )
