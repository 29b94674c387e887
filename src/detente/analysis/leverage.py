"""Who needs whom, what collapses under secondary sanctions, and what cutting or lifting brings."""

from collections.abc import Sequence

from detente.analysis.corridor import corridor_of
from detente.analysis.exchange_network import network_of
from detente.analysis.reference_classes import SANCTIONS
from detente.analysis.relief import relief_of
from detente.analysis.trade_routes import trade_of
from detente.nearest import nearest
from detente.records.leverage import Cut, LeverageResult, Network, TradeFlows
from detente.scenario import Scenario
from detente.scenario.blocks.leverage import Leverage

NO_OUTCOME = "no outcome of the network is stable: whoever deals, somebody has a better offer"
NOT_AT_REST = "bargaining in the network did not come to rest: shares are not to be relied on"


def leverage(scenario: Scenario, *, cuts: Sequence[str] = ()) -> LeverageResult:
    """What the `leverage` block says, at the modes of uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
    cuts : sequence of str
        Relations or routes 'A|B' to cut, in either order.

    Returns
    -------
    LeverageResult

    Raises
    ------
    ValueError
        Where the scenario has no `leverage` block, or there is nothing between a pair to cut.

    Examples
    --------
    >>> from detente.catalogue import scenario_file
    >>> from detente.scenario import load
    >>> lost = leverage(load(scenario_file("iran-2019")), cuts=["India|Iran"])
    >>> [round(net.share["Iran", "Russia"]["Russia"], 2) for net in (lost.network, lost.cut.network)]
    [0.39, 0.67]
    """
    block = scenario.leverage
    if block is None:
        raise ValueError("this scenario has no `leverage` block -> see detente schema leverage")
    if not (block.edges or block.users or block.routes):
        raise ValueError("the leverage block is empty -> give edges, users or routes")
    network = network_of(block, block.edges) if block.edges else None
    trade = trade_of(block) if block.routes else None
    cut = _cut(block, cuts, network, trade) if cuts else None
    networks = [found for found in (network, cut and cut.network) if found]
    return LeverageResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={"cut": list(cuts)},
        warnings=(
            *([NO_OUTCOME] if any(found.deals is None for found in networks) else []),
            *([] if all(found.converged for found in networks) else [NOT_AT_REST]),
        ),
        network=network,
        corridor=corridor_of(block) if block.users else None,
        trade=trade,
        cut=cut,
        relief=relief_of(block),
        base_rates=SANCTIONS if block.secondary or block.relief else (),
    )


def _cut(block: Leverage, cuts: Sequence[str], network: Network | None, trade: TradeFlows | None) -> Cut:
    """What is left, who loses what, and who has leverage over whom by it."""
    closed = _pairs(block, cuts)
    edges = [edge for edge in block.edges if frozenset(edge[:2]) not in closed]
    left = network_of(block, edges) if block.edges else None
    flows = trade_of(block, closed) if block.routes else None
    before, after = _gains(network, trade), _gains(left, flows)
    loss = {name: gain - after.get(name, 0.0) for name, gain in before.items()}
    leverage_by = {}
    for pair in cuts:
        one, other = pair.split("|")
        leverage_by[pair] = loss.get(other, 0.0) - loss.get(one, 0.0)
    return Cut(pairs=tuple(cuts), network=left, trade=flows, loss=loss, leverage=leverage_by)


def _gains(network: Network | None, trade: TradeFlows | None) -> dict[str, float]:
    """What each has in the network and in trade."""
    total: dict[str, float] = {}
    for gains in ((network and network.gains) or {}, trade.gains if trade else {}):
        for name, gain in gains.items():
            total[name] = total.get(name, 0.0) + gain
    return total


def _pairs(block: Leverage, cuts: Sequence[str]) -> set[frozenset[str]]:
    known = {
        frozenset(ends): "|".join(ends)
        for ends in [
            *((edge[0], edge[1]) for edge in block.edges),
            *((route.seller, route.buyer) for route in block.routes),
        ]
    }
    for pair in cuts:
        if frozenset(pair.split("|")) not in known:
            raise ValueError(f"--cut: nothing between '{pair}' -> {nearest(pair, known.values())}")
    return {frozenset(pair.split("|")) for pair in cuts}
