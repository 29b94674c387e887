"""Items that change hands, with the worths that hold an exchange together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.phases.exchange import Before
from detente.records.phases import Item

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class PhaseItems:
    """Items, and what else the exchange brings."""

    parties: tuple[str, ...]
    """Principals and givers in the file's order; of the file's own items, those who give or get."""
    items: tuple[Item, ...]
    values: Floats
    """(n_items, n_parties) worth to everyone but the giver, delivery counted."""
    gains: Floats
    """(n_items, n_parties) what an item brings its own giver."""
    completion: Floats
    """(n_parties,) what only the whole brings."""
    before: tuple[Before, ...]
    deal: Mapping[str, str] | None
    chosen: str
    terms: tuple[tuple[str, str] | None, ...]
    """Issue and option of each item, where known."""
    remarks: tuple[str, ...] = ()


def free(items: Sequence[Item]) -> tuple[str, ...]:
    """A remark on the items that take nothing from their giver."""
    names = [item.id for item in items if item.cost == 0]
    if not names:
        return ()
    verb = "takes" if len(names) == 1 else "take"
    return (f"{', '.join(names)} {verb} nothing from the giver: free to give, yet worth holding back",)
