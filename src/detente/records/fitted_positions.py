"""What past issues taught about where issues settle: all that the calibrated forecast of positions needs."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

KINDS = (
    "two positions",
    "two positions and a reference point",
    "more positions",
    "more positions and a reference point",
)
"""Kinds of issue that have weights of their own, in the order of `models.calibrated.field.Field.kind`."""

_Finite = Annotated[float, Field(allow_inf_nan=False)]
_Share = Annotated[float, Field(ge=0, le=1)]


class FittedPositions(BaseModel):
    """A fitted calibrated forecast of positions, as `detente backtest --fit` writes it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fitted: str = Field(description="on what: the table and its source", max_length=400)
    n_issues: int = Field(ge=1, description="issues it was fitted on")
    n_groups: int = Field(ge=1, description="proposals they belong to")
    kernel_width: float = Field(gt=0, le=10, description="of past places, in units of the hull")
    penalty: float = Field(gt=0, le=1e6, description="pull of each kind's weights towards the common ones")
    interval_level: float = Field(
        gt=0, lt=0.5, description="lower level of the central interval that held four fifths of past outcomes"
    )
    weights: dict[str, dict[str, _Share]] = Field(
        description="by kind of issue, then by component; each sums to 1"
    )
    tilt: dict[str, _Finite] = Field(description="conditional logit over held places")
    history: tuple[tuple[_Finite, _Finite], ...] = Field(
        min_length=1,
        max_length=100_000,
        description="place of the weighted mean and of the outcome, by past issue",
    )

    @model_validator(mode="after")
    def _weights_sum_to_one(self) -> "FittedPositions":
        if set(self.weights) != set(KINDS):
            raise ValueError(f"weights name the kinds {', '.join(KINDS)}")
        for kind, row in self.weights.items():
            if abs(sum(row.values()) - 1) > 1e-6:
                raise ValueError(f"weights of '{kind}' sum to {sum(row.values()):g}, not 1")
        if len({tuple(row) for row in self.weights.values()}) > 1:
            raise ValueError("every kind has the same components, in the same order")
        return self

    @property
    def components(self) -> tuple[str, ...]:
        """Names of the components, in order."""
        return tuple(next(iter(self.weights.values())))
