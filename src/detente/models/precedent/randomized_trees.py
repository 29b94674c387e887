"""Extremely randomised trees: the mean of many trees whose cuts are drawn, the better of a few kept."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.models.kernel import kernel

Floats = NDArray[np.float64]
Reals = NDArray[np.float32]
Places = NDArray[np.int32]

LEAF = -1


@dataclass(frozen=True)
class Forest:
    """Trees as arrays, one node a place, all trees one after the other.

    Attributes
    ----------
    roots : (n_trees,) int array
        Where each tree begins.
    features : (n_nodes,) int array
        The column that a node cuts; LEAF where it cuts none.
    cuts : (n_nodes,) float array
        Rows with at most this go to the first child, which is the next pair's first place.
    children : (n_nodes,) int array
        Place of the first child; the second stands next to it.
    values : (n_nodes,) float array
        Mean of the rows that reached the node.
    """

    roots: Places
    features: Places
    cuts: Reals
    children: Places
    values: Reals

    def predict(self, x: Reals) -> Floats:
        """Mean of the trees' values.

        Parameters
        ----------
        x : (n, n_features) float array

        Returns
        -------
        (n,) float array
        """
        return _means(x, self.roots, self.features, self.cuts, self.children, self.values)


@dataclass(frozen=True)
class Growth:
    """How trees are grown.

    Attributes
    ----------
    n_trees : int
    n_tried : int
        Cuts drawn for each node, of which the best is kept.
    smallest_leaf : int
        Fewest rows in a leaf.
    share : float
        Share of the groups that each tree sees, above 0, at most 1.
    """

    n_trees: int
    n_tried: int
    smallest_leaf: int
    share: float


def grow_forest(
    x: Reals,
    y: Floats,
    weights: Floats,
    groups: NDArray[np.intp],
    generator: np.random.Generator,
    growth: Growth,
) -> Forest:
    """Grow trees, each on some of the groups of rows.

    Parameters
    ----------
    x : (n, n_features) float array
    y : (n,) float array
        What is foretold: its weighted variance within leaves is made small.
    weights : (n,) float array
        Above 0.
    groups : (n,) int array
        Rows of one group are drawn together, as they err together.
    generator : numpy.random.Generator
        The source of randomness.
    growth : Growth

    Returns
    -------
    Forest

    References
    ----------
    Geurts, Ernst and Wehenkel (2006), "Extremely randomized trees", Machine Learning 63(1); groups drawn
    without replacement instead of all rows seen is ours.
    """
    names = np.unique(groups)
    trees = []
    for _ in range(growth.n_trees):
        drawn = generator.choice(names, size=max(1, round(growth.share * len(names))), replace=False)
        rows = np.flatnonzero(np.isin(groups, drawn))
        n_nodes = 2 * (len(rows) // growth.smallest_leaf) + 1
        draws = generator.random((n_nodes, growth.n_tried, 2), dtype=np.float32)
        grown = _grown(x, y, weights, rows, draws, growth.smallest_leaf)
        trees.append(Forest(np.zeros(1, dtype=np.int32), *grown))
    return joined(trees)


def joined(forests: Sequence[Forest]) -> Forest:
    """All their trees as one forest."""
    sizes = [len(one.features) for one in forests]
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int32)
    n_roots = [len(one.roots) for one in forests]
    return Forest(
        roots=np.concatenate([one.roots for one in forests]) + np.repeat(starts, n_roots),
        features=np.concatenate([one.features for one in forests]),
        cuts=np.concatenate([one.cuts for one in forests]),
        children=np.concatenate([one.children for one in forests]) + np.repeat(starts, sizes),
        values=np.concatenate([one.values for one in forests]),
    )


@kernel
def _grown(
    x: Reals, y: Floats, weights: Floats, rows: NDArray[np.intp], draws: Reals, smallest_leaf: int
) -> tuple[Places, Reals, Places, Reals]:
    """One tree: nodes are cut until a cut would leave too few rows on a side."""
    n_nodes, n_tried = draws.shape[0], draws.shape[1]
    features, children = np.full(n_nodes, LEAF, np.int32), np.zeros(n_nodes, np.int32)
    cuts, values = np.zeros(n_nodes, np.float32), np.zeros(n_nodes, np.float32)
    spans = np.zeros((n_nodes, 2), np.int64)
    spans[0, 1] = len(rows)
    made, node = 1, 0
    while node < made:
        start, end = spans[node]
        own = rows[start:end]
        weight, total = 0.0, 0.0
        for row in own:
            weight += weights[row]
            total += weights[row] * y[row]
        values[node] = total / weight
        best = total * total / weight * (1 + 1e-9) + 1e-12
        if end - start >= 2 * smallest_leaf and made + 2 <= n_nodes:
            for tried in range(n_tried):
                feature = int(draws[node, tried, 0] * x.shape[1])
                low, high = x[own[0], feature], x[own[0], feature]
                for row in own:
                    low, high = min(low, x[row, feature]), max(high, x[row, feature])
                cut = low + draws[node, tried, 1] * (high - low)
                count, left, sum_left = 0, 0.0, 0.0
                for row in own:
                    if x[row, feature] <= cut:
                        count += 1
                        left += weights[row]
                        sum_left += weights[row] * y[row]
                if count < smallest_leaf or end - start - count < smallest_leaf:
                    continue
                gain = sum_left**2 / left + (total - sum_left) ** 2 / (weight - left)
                if gain > best:
                    best, features[node], cuts[node] = gain, feature, cut
        if features[node] != LEAF:
            middle = start
            for place in range(start, end):
                if x[rows[place], features[node]] <= cuts[node]:
                    rows[middle], rows[place] = rows[place], rows[middle]
                    middle += 1
            children[node] = made
            spans[made, 0], spans[made, 1] = start, middle
            spans[made + 1, 0], spans[made + 1, 1] = middle, end
            made += 2
        node += 1
    return features[:made].copy(), cuts[:made].copy(), children[:made].copy(), values[:made].copy()


@kernel
def _means(x: Reals, roots: Places, features: Places, cuts: Reals, children: Places, values: Reals) -> Floats:
    found = np.zeros(len(x))
    for row in range(len(x)):
        for root in roots:
            node = root
            while features[node] != LEAF:
                node = children[node] + (x[row, features[node]] > cuts[node])
            found[row] += values[node]
    return found / len(roots)
