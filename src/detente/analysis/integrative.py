"""What trading across issues brings over settling each issue by itself."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.points import point
from detente.models.acceptance import accepted
from detente.models.frontier import comparable
from detente.models.kalai_smorodinsky import relative_gains
from detente.models.leximin import leximin_best
from detente.models.nash import nash_product
from detente.records.packages import Point
from detente.records.zone import Integrative

Floats = NDArray[np.float64]
Indices = NDArray[np.int16]


def integrative(arrays: PackageArrays, nash: Point | None, weights: Floats) -> Integrative | None:
    """The issue-by-issue compromise and what Nash's package gains over it.

    Parameters
    ----------
    arrays : PackageArrays
        One world.
    nash : Point, optional
        Nash's package; None where nothing is acceptable.
    weights : (n_principals,) float array
        Bargaining weights, with mean 1.

    Returns
    -------
    Integrative or None
        None where a requirement rules the compromise out. The ratio of the two Nash products is None where
        one of them is not positive.

    References
    ----------
    Raiffa (1982), The Art and Science of Negotiation, and Lax & Sebenius (1986), The Manager as Negotiator:
    value is created by trades between issues that the parties weigh differently. Neither fixes a yardstick
    from which it is counted; this one is our reading.
    """
    package = compromise(arrays)
    if arrays.broken(package):
        return None
    settled = point(arrays, package)
    names = [arrays.parties[place] for place in arrays.principals]
    no_deal = arrays.no_deal[arrays.principals]
    gains = np.array([settled.worth[name] for name in names]) - no_deal
    willing = comparable(gains) >= 0
    gain: dict[str, float] = {}
    ratio = None
    if nash is not None:
        gain = {name: nash.worth[name] - settled.worth[name] for name in names}
        traded = np.array([nash.worth[name] for name in names]) - no_deal
        if (comparable(np.array([gains, traded])) > 0).all():
            ratio = float(nash_product(traded, weights) / nash_product(gains, weights))
    return Integrative(
        package=settled.package,
        worth=settled.worth,
        acceptable=bool(accepted(willing, arrays.veto, arrays.quorum)),
        gain=gain,
        ratio=ratio,
    )


def compromise(arrays: PackageArrays) -> Indices:
    """Each issue settled by itself: the option that treats the worst-off principal best.

    A principal's share of an option is its worth over that of its worst option of the issue, as a share of
    the range between its worst and its best; 1 where it does not care. Leximin of the shares; of options that
    tie, the one with the larger sum of worths, then the first. Linkages and requirements are not looked at.

    Parameters
    ----------
    arrays : PackageArrays
        One world; worths count the chance of delivery.

    Returns
    -------
    (n_issues,) int array
        Option indices; a requirement may rule them out.
    """
    return np.array([_fair(worth[arrays.principals].T) for worth in arrays.option_worth], dtype=np.int16)


def _fair(worth: Floats) -> int:
    """Of one issue, (n_options, n_principals)."""
    above = worth - worth.min(axis=0)
    rows = leximin_best(relative_gains(above, above.max(axis=0)))
    return int(rows[comparable(worth[rows].sum(axis=1)).argmax()])
