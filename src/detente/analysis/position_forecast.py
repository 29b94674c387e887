"""The calibrated forecast of one issue, told: quantiles, probabilities of positions and options."""

from collections.abc import Mapping
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calibrated import Settlement, settlement
from detente.analysis.position_arrays import Stands
from detente.analysis.settling import SOLVERS
from detente.models.calibrated.components import COMPONENTS
from detente.models.calibrated.field import field_of
from detente.records.fitted_positions import FittedPositions
from detente.records.positions import QUANTILES, PositionForecast

Floats = NDArray[np.float64]

_FARTHEST = 1e6


def usable(fitted: FittedPositions) -> FittedPositions:
    """A fitted forecast that this version can use.

    Raises
    ------
    ValueError
        Where it pools other distributions, or its past issues cannot be.
    """
    names = (*COMPONENTS, *SOLVERS)
    if fitted.components != names:
        odd = sorted(set(fitted.components) ^ set(names))
        what = f"differs in '{odd[0][:60]}'" if odd else "has its components in another order"
        raise ValueError(f"the fitted model {what} -> fit it again with this version")
    if max(map(abs, chain.from_iterable(fitted.history))) > _FARTHEST:
        raise ValueError(f"the fitted model holds places beyond {_FARTHEST:g} hulls -> fit it again")
    return fitted


def settled(stands: Stands, points: Mapping[str, float], fitted: FittedPositions) -> Settlement:
    """The calibrated distribution of one issue of one world.

    Parameters
    ----------
    stands : Stands
        Of one world, or at the modes.
    points : mapping of solver to float
        Where each solver settles the issue, on its scale.
    fitted : FittedPositions
        What past issues taught.
    """
    reference = None if stands.reference is None else float(stands.reference)
    field = field_of(stands.positions, stands.weights, reference)
    return settlement(field, {name: field.place_of(point) for name, point in points.items()}, fitted)


def told(found: Settlement, held: Mapping[str, Floats]) -> PositionForecast:
    """What is told of a distribution.

    Parameters
    ----------
    found : Settlement
        On the issue's scale.
    held : mapping of str to float array
        By position at the modes, as it is written: where those who hold it stand, each place once.
    """
    return of_levels(
        found,
        p_at_position={name: sum(map(found.chance_at, at.tolist())) for name, at in held.items()},
        p_option=_options(found, held),
    )


def of_levels(
    found: Settlement, *, p_at_position: Mapping[str, float], p_option: Mapping[str, float] | None
) -> PositionForecast:
    """Quantiles and interval of a distribution, beside what is known of positions and options."""
    low, high = found.interval
    return PositionForecast(
        median=_clean(found.quantile(0.5)),
        quantiles={f"{level:g}": _clean(found.quantile(level)) for level in QUANTILES},
        p_at_position=p_at_position,
        interval=(_clean(low), _clean(high)),
        p_option=p_option,
    )


def _clean(x: float) -> float:
    """Without the rounding of places in the hull, which are told to nine decimals."""
    return float(f"{x:.7g}")


def held_positions(stands: Stands, now: Stands | None = None) -> dict[str, Floats]:
    """By position that is held, ascending: where those who hold it stand, here or in another world."""
    at = (now or stands).positions
    return {f"{x:.12g}": np.unique(at[stands.positions == x]) for x in np.unique(stands.positions).tolist()}


def _options(found: Settlement, held: Mapping[str, Floats]) -> dict[str, float] | None:
    """Of two positions: what lies between goes to both, to each the more the nearer it is."""
    if len(held) != 2:
        return None
    low, high = (float(at.mean()) for at in held.values())
    if low == high:
        return dict.fromkeys(held, 0.5)
    upper = float(np.clip((found.support - low) / (high - low), 0, 1) @ found.masses)
    return dict(zip(held, (1 - upper, upper), strict=True))
