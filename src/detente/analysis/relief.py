"""What lifting sanctions brings, and what of it counts as worth."""

from collections.abc import Mapping

from detente.analysis.corridor import corridor_of
from detente.analysis.exchange_network import network_of
from detente.records.leverage import Relief
from detente.scenario import Scenario
from detente.scenario.blocks.leverage import Leverage


def relief_of(block: Leverage) -> Relief | None:
    """What lifting brings each: relations that open, and a corridor over which nothing hangs.

    Parameters
    ----------
    block : Leverage

    Returns
    -------
    Relief or None
        At the modes of uncertain numbers; None where the block does not say what is lifted.
    """
    if block.relief is None:
        return None
    ((issue, option),) = block.relief.when.items()
    value: dict[str, float] = {}
    if block.relief.opens:
        before = network_of(block, block.edges).gains if block.edges else None
        opened = network_of(block, [*block.edges, *block.relief.opens])
        _add(value, opened.gains or {}, before or {})
    if block.users:
        _add(value, corridor_of(block, sanctions=False).payoff, corridor_of(block).payoff)
    points = {party: number.mode for party, number in block.relief.points.items()}
    return Relief(
        issue=issue,
        option=option,
        value=value,
        worth={party: each * value.get(party, 0.0) for party, each in points.items()},
        counts=block.relief.counts,
    )


def counted_relief(scenario: Scenario) -> Mapping[tuple[str, str, str], float]:
    """Points that relief adds to worths, by party, issue and option; none where the file does not ask for it.

    At the modes of the `leverage` block, in every world.
    """
    block = scenario.leverage
    if block is None or block.relief is None or not block.relief.counts:
        return {}
    found = relief_of(block)
    assert found is not None
    return {(party, found.issue, found.option): points for party, points in found.worth.items()}


def _add(total: dict[str, float], after: Mapping[str, float], before: Mapping[str, float]) -> None:
    for name, gain in after.items():
        total[name] = total.get(name, 0.0) + gain - before.get(name, 0.0)
