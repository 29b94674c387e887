"""The field of positions on one issue, in units of its hull."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

# Places within this share of the hull are one place.
SAME = 1e-9
FEATURES = (
    "log_weight_share",
    "log_actor_share",
    "distance_from_mean",
    "is_reference",
    "is_median",
    "is_end",
)
"""What distinguishes held places, in the order of `Field.features`."""


@dataclass(frozen=True)
class Field:
    """Who stands where, with what weight, from the lowest held position (0) to the highest (1)."""

    low: float
    width: float
    """Of the hull, on the issue's scale; 0 where all stand together."""
    places: Floats
    """(n_places,) distinct held places, ascending."""
    weight: Floats
    """(n_places,) share of weight at each."""
    count: Floats
    """(n_places,) share of actors at each."""
    reference: float | None
    """Place of the reference point, moved to the nearest end of the hull; None where there is none."""

    @property
    def mean(self) -> float:
        """Place of the weighted mean."""
        return float(self.weight @ self.places)

    @property
    def median(self) -> float:
        """Place of the lower weighted median."""
        return float(self.places[np.searchsorted(np.cumsum(self.weight), 0.5 - SAME)])

    @property
    def kind(self) -> int:
        """0 to 3: two places or fewer against more, without or with a reference point."""
        return 2 * int(len(self.places) > 2) + int(self.reference is not None)

    def place_of(self, point: float) -> float:
        """A point of the scale in units of the hull, not clipped."""
        return 0.0 if self.width == 0 else (point - self.low) / self.width

    def features(self) -> Floats:
        """What distinguishes the held places, (n_places, n_features) in the order of FEATURES."""
        at = np.inf if self.reference is None else self.reference
        return np.column_stack(
            [
                np.log(np.maximum(self.weight, 1e-6)),
                np.log(self.count),
                np.abs(self.places - self.mean),
                np.abs(self.places - at) <= SAME,
                np.abs(self.places - self.median) <= SAME,
                (self.places <= SAME) | (self.places >= 1 - SAME),
            ]
        )


def field_of(positions: Floats, weights: Floats, reference: float | None = None) -> Field:
    """Gather actors into a field.

    Parameters
    ----------
    positions : (n_actors,) float array
        On the issue's scale; at least one.
    weights : (n_actors,) float array
        Power times salience, at least 0; where all are 0, actors count alike.
    reference : float, optional
        Reference point, on the issue's scale.
    """
    low, width = float(positions.min()), float(np.ptp(positions))
    relative = np.zeros_like(positions) if width == 0 else (positions - low) / width
    places, seats = np.unique(np.round(relative, 9), return_inverse=True)
    shares = weights if weights.sum() > 0 else np.ones_like(weights)
    gathered = np.bincount(seats, weights=shares, minlength=len(places))
    counted = np.bincount(seats, minlength=len(places)).astype(float)
    at = None if reference is None or width == 0 else float(np.clip((reference - low) / width, 0, 1))
    return Field(
        low=low,
        width=width,
        places=places,
        weight=gathered / gathered.sum(),
        count=counted / counted.sum(),
        reference=at,
    )
