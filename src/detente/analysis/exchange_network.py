"""The relations of the `leverage` block: who gets what out of them, and who needs whom more."""

from collections.abc import Sequence

import numpy as np

from detente.models.leverage.balanced_outcome import balanced_outcome
from detente.models.leverage.dependence import asymmetric_dependence, concentration
from detente.records.leverage import Network
from detente.scenario.blocks.leverage import Edge, Leverage


def network_of(leverage: Leverage, edges: Sequence[Edge]) -> Network:
    """The network of some relations, at the modes.

    Parameters
    ----------
    leverage : Leverage
        Gives the actors of the network, cut off or not, their economies and substitutes.
    edges : sequence of Edge
        Relations that stand.

    Returns
    -------
    Network
    """
    opened = leverage.relief.opens if leverage.relief else ()
    names = list(dict.fromkeys(end for edge in (*leverage.edges, *opened) for end in edge[:2]))
    places = {name: place for place, name in enumerate(names)}
    ends = np.array([[places[one], places[other]] for one, other, _ in edges], dtype=np.int64).reshape(-1, 2)
    worths = np.array([worth.mode for _, _, worth in edges])
    outcome = balanced_outcome(ends, worths, len(names))
    pairs = [(one, other) for one, other, _ in edges]
    trade = np.zeros((len(names), len(names)))
    trade[ends[:, 0], ends[:, 1]] = trade[ends[:, 1], ends[:, 0]] = worths
    needs = asymmetric_dependence(trade, _economies(leverage, names, trade), _substitutable(leverage, places))
    return Network(
        worth=dict(zip(pairs, worths.tolist(), strict=True)),
        deals=None
        if outcome is None
        else tuple(
            pair for pair, (one, other) in zip(pairs, ends, strict=True) if outcome.partner[one] == other
        ),
        gains=None if outcome is None else dict(zip(names, outcome.gains.tolist(), strict=True)),
        elsewhere=None if outcome is None else dict(zip(names, outcome.elsewhere.tolist(), strict=True)),
        converged=outcome is None or outcome.converged,
        dependence={(one, other): float(needs[places[one], places[other]]) for one, other in pairs},
        concentration=dict(zip(names, concentration(trade).tolist(), strict=True)),
    )


def _economies(leverage: Leverage, names: list[str], trade: np.ndarray) -> np.ndarray:
    """Sizes of economies; of one that the file does not give, the sum of its relations."""
    given = leverage.economies
    totals = trade.sum(axis=1)
    return np.array(
        [given[name].mode if name in given else total for name, total in zip(names, totals, strict=True)]
    )


def _substitutable(leverage: Leverage, places: dict[str, int]) -> np.ndarray:
    shares = np.zeros((len(places), len(places)))
    for pair, share in leverage.substitutable.items():
        one, other = pair.split("|")
        shares[places[one], places[other]] = share.mode
    return shares
