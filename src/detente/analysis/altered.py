"""A scenario's arrays with one thing changed."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from detente.analysis.arrays import PackageArrays


def with_option(arrays: PackageArrays, issue: int, option: int) -> PackageArrays:
    """One issue, by place, settled beforehand."""
    settled = np.arange(arrays.n_options[issue]) == option
    return replace(arrays, requirements=(*arrays.requirements, ((), ((issue, settled),))))


def without_linkage(arrays: PackageArrays, place: int) -> PackageArrays:
    """One linkage, by place, without worth to anybody."""
    return replace(
        arrays,
        linkage_worth=np.delete(arrays.linkage_worth, place, axis=-1),
        linkages=arrays.linkages[:place] + arrays.linkages[place + 1 :],
    )


def without_rule(arrays: PackageArrays, place: int) -> PackageArrays:
    """One requirement, by place, lifted."""
    return replace(arrays, requirements=arrays.requirements[:place] + arrays.requirements[place + 1 :])


def answering(arrays: PackageArrays, whom: Sequence[int]) -> PackageArrays:
    """Only these principals, by place among the principals, are asked whether they accept."""
    return replace(arrays, veto=np.isin(np.arange(len(arrays.principals)), whom), quorum=0)


def never_accepting(arrays: PackageArrays, place: int) -> PackageArrays:
    """One principal, by place among the principals, walks away from everything."""
    row = int(arrays.principals[place])
    reach = sum(float(np.abs(worth[row]).max()) for worth in arrays.option_worth)
    reach += float(np.abs(arrays.linkage_worth[row]).sum())
    no_deal = arrays.no_deal.copy()
    no_deal[row] = np.ceil(reach) + 1
    return replace(arrays, no_deal=no_deal)
