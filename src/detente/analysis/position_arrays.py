"""The `positions` block as arrays, at its modes or in many worlds at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.models.spatial.influence import influence
from detente.scenario import Scenario
from detente.scenario.blocks.positions import Continuum
from detente.scenario.numbers import Number

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# Weights that add up to less are none: floating point could not share them out.
_NOTHING = 1e-100


@dataclass(frozen=True)
class Stands:
    """Who stands where on one issue; leading axes (`...`) are worlds, there are none at the modes."""

    parties: tuple[str, ...]
    scale: tuple[float, float]
    positions: Floats
    """(..., n_actors) on the issue's scale."""
    salience: Floats
    capability: Floats
    reference: Floats | None
    """(...) outcome without agreement; None where there is none."""

    @property
    def weights(self) -> Floats:
        """(..., n_actors) capability times salience."""
        return influence(self.capability, self.salience)

    @property
    def shares(self) -> Floats:
        """(..., n_actors) positions in shares of the scale, 0 to 1."""
        low, high = self.scale
        return (self.positions - low) / (high - low)


@dataclass(frozen=True)
class PositionArrays:
    """Every issue on one table of parties, as exchanges across issues need it."""

    issues: tuple[str, ...]
    parties: tuple[str, ...]
    """Those with a position on some issue, in the file's order."""
    scales: Floats
    """(n_issues, 2) lower and upper end."""
    takes_part: Bools
    """(n_issues, n_parties)"""
    positions: Floats
    """(..., n_issues, n_parties) on the issues' scales; the middle where a party takes no part."""
    salience: Floats
    """Likewise; 0 where a party takes no part."""
    capability: Floats
    """Likewise."""
    references: Floats
    """(..., n_issues) outcome without agreement; NaN where there is none."""

    @property
    def weights(self) -> Floats:
        """(..., n_issues, n_parties) capability times salience."""
        return influence(self.capability, self.salience)

    @property
    def shares(self) -> Floats:
        """(..., n_issues, n_parties) positions in shares of the scales, 0 to 1."""
        return (self.positions - self.scales[:, :1]) / np.diff(self.scales)

    @property
    def n_worlds(self) -> tuple[int, ...]:
        """Shape of the leading axes."""
        return self.positions.shape[:-2]

    def on_scale(self, shares: Floats) -> Floats:
        """(..., n_issues) shares of the scales as points on them."""
        return np.asarray(self.scales[:, 0] + shares * np.ptp(self.scales, axis=1))

    def part(self, worlds: int | slice) -> "PositionArrays":
        """One of many worlds, without the leading axis, or some of them."""
        return replace(
            self,
            positions=self.positions[worlds],
            salience=self.salience[worlds],
            capability=self.capability[worlds],
            references=self.references[worlds],
        )

    def stands(self, place: int) -> Stands:
        """One issue, with those who take part in it."""
        present = self.takes_part[place]
        reference = self.references[..., place]
        return Stands(
            parties=tuple(name for name, here in zip(self.parties, present, strict=True) if here),
            scale=(float(self.scales[place, 0]), float(self.scales[place, 1])),
            positions=self.positions[..., place, present],
            salience=self.salience[..., place, present],
            capability=self.capability[..., place, present],
            reference=None if np.isnan(reference).any() else reference,
        )


def position_arrays(
    scenario: Scenario, *, values: Mapping[str, Floats] | None = None, n_worlds: int | None = None
) -> PositionArrays:
    """Turn the `positions` block into arrays.

    Parameters
    ----------
    scenario : Scenario
        With a `positions` block.
    values : mapping of path to (n_worlds,) float array, optional
        Drawn values of uncertain numbers; a number without one stands at its mode.
    n_worlds : int, optional
        Length of the leading axis of worlds; without it there is none.

    Returns
    -------
    PositionArrays
        A position beyond an end of the scale stands at that end. Where nobody on an issue has both capability
        and salience, all who take part count alike: both are 1.

    Raises
    ------
    ValueError
        Where the scenario has no `positions` block.
    """
    block = scenario.positions
    if not block:
        raise ValueError("this scenario has no `positions` block -> see detente schema positions")
    named = {name for continuum in block.values() for name in continuum.parties}
    parties = tuple(name for name in scenario.parties if name in named)
    drawn = values or {}
    shape = () if n_worlds is None else (n_worlds,)
    scales = np.array([[float(end) for end in continuum.scale] for continuum in block.values()])
    takes_part = np.array([[name in continuum.parties for name in parties] for continuum in block.values()])
    table = np.zeros((3, *shape, *takes_part.shape))
    table[0] = scales.mean(axis=1)[:, None]
    references = np.full((*shape, len(block)), np.nan)
    for row, (issue, continuum) in enumerate(block.items()):
        for path, column, kind, number in _numbers(issue, continuum, parties):
            table[kind, ..., row, column] = drawn.get(path, number.mode)
        if continuum.reference is not None:
            references[..., row] = drawn.get(f"positions.{issue}.reference", continuum.reference.mode)
    positions, salience, capability = table
    idle = ((salience * capability).sum(axis=-1) < _NOTHING)[..., None] & takes_part
    return PositionArrays(
        issues=tuple(block),
        parties=parties,
        scales=scales,
        takes_part=takes_part,
        positions=np.clip(positions, scales[:, :1], scales[:, 1:]),
        salience=np.where(idle, 1.0, salience),
        capability=np.where(idle, 1.0, capability),
        references=np.clip(references, scales[:, 0], scales[:, 1]),
    )


def _numbers(
    issue: str, continuum: Continuum, parties: tuple[str, ...]
) -> list[tuple[str, int, int, Number]]:
    """Path, column, place in the table and number of every position, salience and capability."""
    return [
        (f"positions.{issue}.parties.{name}.{what}", parties.index(name), kind, getattr(stand, what))
        for name, stand in continuum.parties.items()
        for kind, what in enumerate(("position", "salience", "capability"))
    ]
