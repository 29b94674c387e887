"""A mix of choices as issues and options, and what it is worth to every party."""

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.leaves import Leaf, Leaves
from detente.analysis.mixing import Shares
from detente.records.divisible import Joint

Floats = NDArray[np.float64]


def worth_of(arrays: PackageArrays, found: Leaves, shares: Shares) -> Floats:
    """Worth of a mix to every party, (n_parties,), rounded once.

    That of one package in the mix, and what each other choice changes by its share.
    """
    package = np.zeros(len(arrays.issues), dtype=np.int16)
    for leaf, of_leaf in zip(found.leaves, shares, strict=True):
        package[list(leaf.issues)] = leaf.choices[next(iter(of_leaf))]
    packages, changed = [package], []
    for leaf, of_leaf in zip(found.leaves, shares, strict=True):
        for row, share in list(of_leaf.items())[1:]:
            other = package.copy()
            other[list(leaf.issues)] = leaf.choices[row]
            packages.append(other)
            changed.append(share)
    worth = [[Fraction(x) for x in row] for row in arrays.worth(np.array(packages)).tolist()]
    return np.array(
        [
            float(base + sum(share * (x - base) for share, x in zip(changed, others, strict=True)))
            for base, *others in worth
        ]
    )


def option_shares(arrays: PackageArrays, found: Leaves, shares: Shares) -> dict[str, dict[str, float]]:
    """Share of each option, issue by issue in the file's order."""
    totals: list[dict[int, float]] = [{} for _ in arrays.issues]
    for leaf, of_leaf in zip(found.leaves, shares, strict=True):
        for place, issue in enumerate(leaf.issues):
            for row, share in of_leaf.items():
                option = int(leaf.choices[row, place])
                totals[issue][option] = totals[issue].get(option, 0) + share
    return {
        issue: {names[option]: float(share) for option, share in sorted(total.items())}
        for issue, names, total in zip(arrays.issues, arrays.options, totals, strict=True)
    }


def joints(arrays: PackageArrays, found: Leaves, shares: Shares) -> tuple[tuple[Joint, ...], ...]:
    """Of each group of linked issues that is split, which terms stand together and with what share."""
    return tuple(
        tuple(Joint(share=float(share), terms=_terms(arrays, leaf, row)) for row, share in of_leaf.items())
        for leaf, of_leaf in zip(found.leaves, shares, strict=True)
        if len(leaf.issues) > 1 and len(of_leaf) > 1
    )


def _terms(arrays: PackageArrays, leaf: Leaf, row: int) -> dict[str, str]:
    return {
        arrays.issues[issue]: arrays.options[issue][option]
        for issue, option in zip(leaf.issues, leaf.choices[row].tolist(), strict=True)
    }
