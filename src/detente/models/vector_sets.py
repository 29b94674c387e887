"""Efficient vectors that remember which choices made them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.maxima import maximal, sorted_distinct
from detente.models.minkowski import FrontierTooLargeError

Integers = NDArray[np.int64]
Choice = tuple[int, int]

MAX_SUMS = 1_000_000


@dataclass(frozen=True)
class VectorSet:
    """Efficient vectors in falling order, how many choices make each, and the first of them.

    Attributes
    ----------
    vectors : (n, d) int array
        Distinct, undominated.
    counts : (n,) object array of int
        How many joint choices have exactly this vector; exact whatever the size.
    parts : tuple of VectorSet
        What the vectors were made from; empty for a single variable.
    origin : (n, k) int array
        For a sum: the row of each part. For a union: the part, and the row in it. For a single variable: the
        variable and its value.
    kind : str
        `leaf`, `sum` or `union`.
    """

    vectors: Integers
    counts: NDArray[np.object_]
    parts: tuple["VectorSet", ...]
    origin: Integers
    kind: str

    def choices(self, row: int) -> Iterator[Choice]:
        """The variable and value of every choice behind a vector."""
        waiting: list[tuple[VectorSet, int]] = [(self, row)]
        while waiting:
            made, place = waiting.pop()
            origin = made.origin[place]
            if made.kind == "leaf":
                yield int(origin[0]), int(origin[1])
            elif made.kind == "sum":
                waiting += [(part, int(inner)) for part, inner in zip(made.parts, origin, strict=True)]
            else:
                waiting.append((made.parts[origin[0]], int(origin[1])))


def leaf(variable: int, values: Integers, vectors: Integers) -> VectorSet:
    """The efficient values of one variable.

    Parameters
    ----------
    variable : int
        Its name.
    values : (n,) int array
        What it can be.
    vectors : (n, d) int array
        What each value brings.
    """
    origin = np.stack([np.full(len(values), variable), values], axis=1)
    return _pruned(vectors, np.ones(len(values), dtype=object), (), origin, "leaf")


def constant(vector: Integers) -> VectorSet:
    """A vector that comes with no choice."""
    nothing = np.zeros((1, 0), dtype=np.int64)
    return VectorSet(vector[None, :], np.ones(1, dtype=object), (), nothing, "sum")


def sums(parts: Sequence[VectorSet]) -> VectorSet:
    """Efficient sums of a vector of each part.

    Parameters
    ----------
    parts : sequence of VectorSet
        At least one.

    Raises
    ------
    FrontierTooLargeError
        Where more than `MAX_SUMS` sums would have to be compared at once.
    """
    many = [part for part in parts if len(part.vectors) > 1]
    total = many[0] if many else parts[0]
    for part in many[1:]:
        if len(total.vectors) * len(part.vectors) > MAX_SUMS:
            grown = f"the frontier of linked parts grows beyond {len(total.vectors):,} points"
            raise FrontierTooLargeError(grown)
        vectors = (total.vectors[:, None, :] + part.vectors[None, :, :]).reshape(-1, total.vectors.shape[1])
        counts = np.multiply.outer(total.counts, part.counts).ravel()
        origin = np.indices((len(total.vectors), len(part.vectors))).reshape(2, -1).T
        total = _pruned(vectors, counts, (total, part), origin, "sum")
    single = [part for part in parts if part is not total and len(part.vectors) == 1]
    return _shifted(total, single) if single else total


def _shifted(one: VectorSet, single: list[VectorSet]) -> VectorSet:
    """Sums with sets of a single vector: order and efficiency stay."""
    shift, times = single[0].vectors[0], single[0].counts[0]
    for part in single[1:]:
        shift, times = shift + part.vectors[0], times * part.counts[0]
    origin = np.zeros((len(one.vectors), 1 + len(single)), dtype=np.int64)
    origin[:, 0] = np.arange(len(one.vectors))
    return VectorSet(one.vectors + shift, one.counts * times, (one, *single), origin, "sum")


def union(parts: Sequence[VectorSet]) -> VectorSet:
    """Efficient vectors of all parts together.

    Parameters
    ----------
    parts : sequence of VectorSet
        At least one; counts of vectors that several have are added up.
    """
    if len(parts) == 1:
        return parts[0]
    sizes = [len(part.vectors) for part in parts]
    first = np.repeat(np.cumsum([0, *sizes[:-1]]), sizes)
    origin = np.empty((sum(sizes), 2), dtype=np.int64)
    origin[:, 0] = np.repeat(np.arange(len(parts)), sizes)
    origin[:, 1] = np.arange(len(origin)) - first
    vectors, counts = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("vectors", "counts")
    )
    return _pruned(vectors, counts, tuple(parts), origin, "union")


def _pruned(
    vectors: Integers, counts: NDArray[np.object_], parts: tuple[VectorSet, ...], origin: Integers, kind: str
) -> VectorSet:
    """Drop what is dominated; of equal vectors keep the first and add up how many there are."""
    rows, ties = sorted_distinct(vectors)
    keep = maximal(vectors[rows])
    if (ties == 1).all():
        added = counts[rows]
    else:
        # Places of the rows in falling order, ties together, to add up their counts.
        label = np.empty(len(vectors), dtype=np.int64)
        key = {tuple(vector): place for place, vector in enumerate(vectors[rows].tolist())}
        label[:] = [key[tuple(vector)] for vector in vectors.tolist()]
        added = np.zeros(len(rows), dtype=object)
        np.add.at(added, label, counts)
    return VectorSet(vectors[rows][keep], added[keep], parts, origin[rows][keep], kind)
