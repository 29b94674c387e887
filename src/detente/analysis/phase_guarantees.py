"""What would make a plan possible where there is none, or shorter where there is one."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from detente.models.phases.exchange import Exchange
from detente.models.phases.guarantee import smallest_bond, smallest_cap, smallest_top_up
from detente.models.phases.plan import fewest_steps
from detente.records.phases import Guarantee, Remedies

Floats = NDArray[np.float64]


def needed_bonds(
    exchange: Exchange, parties: Sequence[str], counts: Sequence[int]
) -> dict[str, float | None]:
    """Smallest bond of each giver alone by which one of these numbers of steps would do."""
    return {
        parties[party]: _least(counts, partial(smallest_bond, exchange, party))
        for party in np.flatnonzero(exchange.acting).tolist()
    }


def guarantee(exchange: Exchange, parties: Sequence[str], n_steps: int) -> Guarantee:
    """What bonds would make so many steps possible."""
    found = guaranteed(exchange, [n_steps])
    return Guarantee(
        steps=n_steps,
        bond=needed_bonds(exchange, parties, [n_steps]),
        top_up=None if found is None else found[0],
    )


def guaranteed(exchange: Exchange, counts: Sequence[int]) -> tuple[float, Floats] | None:
    """The smallest top-up of all bonds by which one of these numbers of steps would do, and its plan."""
    found = [made for n_steps in counts if (made := smallest_top_up(exchange, n_steps)) is not None]
    return min(found, key=itemgetter(0), default=None)


def remedies(
    exchange: Exchange, parties: Sequence[str], counts: Sequence[int], *, top_up: float | None
) -> Remedies:
    """What else than a bond, changed alone, would make one of these numbers of steps possible."""
    capped = np.flatnonzero(exchange.acting & np.isfinite(exchange.caps)).tolist()
    most = max(counts)

    def would_do(changed: Exchange) -> bool:
        return fewest_steps(changed, most) is not None

    return Remedies(
        steps=most,
        top_up=top_up,
        exposure_cap={
            parties[party]: _least(counts, partial(smallest_cap, exchange, party)) for party in capped
        },
        uncapped=bool(capped) and would_do(replace(exchange, caps=np.full_like(exchange.caps, np.inf))),
        divided=bool(exchange.lumpy.any())
        and would_do(replace(exchange, lumpy=np.zeros_like(exchange.lumpy))),
        irrevocable=bool(exchange.revocable.any())
        and would_do(replace(exchange, revocable=np.zeros_like(exchange.revocable))),
        without_no_deal=bool((exchange.outside > 0).any())
        and would_do(replace(exchange, outside=np.minimum(exchange.outside, 0.0))),
    )


def counts_to_try(exchange: Exchange, most: int, *, steps: int | None) -> list[int]:
    """Numbers of steps to look at: the largest says it all where an idle first step breaks nothing."""
    if steps is not None:
        return [steps]
    return [most] if exchange.patient_start else list(range(1, most + 1))


def _least(counts: Sequence[int], of: Callable[[int], float | None]) -> float | None:
    found = [value for n_steps in counts if (value := of(n_steps)) is not None]
    return min(found, default=None)
