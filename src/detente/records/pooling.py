"""How the forecasts of several families of models are made into one, and what past cases taught about it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

FAMILIES = ("packages", "base rate", "spatial", "precedent")
Pool = Literal["linear", "log"]

_Finite = Annotated[float, Field(allow_inf_nan=False)]
_Share = Annotated[float, Field(ge=0, le=1)]


class Pooling(BaseModel):
    """Settings of the pool; `detente backtest --cases` writes fitted ones."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pool: Pool = Field(
        default="log", description="log: families know different things; linear: one of them is right"
    )
    weights: dict[str, _Share] = Field(
        default_factory=dict, description="by family; without any, all that speak of a thing weigh the same"
    )
    d: float = Field(default=1.0, ge=0.25, le=4, description="how far the pool moves away from the base rate")
    shift: _Finite = Field(default=0.0, ge=-5, le=5, description="A of the recalibration of a deal")
    slope: float = Field(default=1.0, gt=0, le=5, description="B of the recalibration of a deal")
    tempering: _Share | None = Field(default=None, description="of all evidence; default the forecast's own")
    storyline_correlation: _Share | None = Field(
        default=None, description="of events of one storyline; default the forecast's own"
    )
    fitted: str | None = Field(default=None, max_length=400, description="on which cases; None: on none")
    n_cases: int = Field(default=0, ge=0, description="cases it was fitted on")
    n_claims: int = Field(default=0, ge=0, description="claims in them")

    @model_validator(mode="after")
    def _weights_are_of_families(self) -> "Pooling":
        odd = sorted(set(self.weights) - set(FAMILIES))
        if odd:
            raise ValueError(f"no family '{odd[0][:60]}': they are {', '.join(FAMILIES)}")
        total = sum(self.weights.values())
        if self.weights and abs(total - 1) > 1e-6:
            raise ValueError(f"weights sum to {total:g}, not 1")
        return self


Options = Mapping[str, Mapping[str, float]]
"""By issue, then by option: probability that a deal holds it."""


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """What was pooled: each family's own forecast, and the weights that they had."""

    deal: Mapping[str, float]
    """Probability of a deal by the horizon, by family."""
    weights: Mapping[str, float]
    """Of the families in the pool of the deal."""
    before: float
    """The pool of the deal before it was recalibrated."""
    options: Mapping[str, Options]
    """By family: probability of each option given a deal, of the issues of which a second family speaks."""

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return {
            "deal": dict(self.deal),
            "weights": dict(self.weights),
            "before_recalibration": self.before,
            "options": {
                family: {issue: dict(told) for issue, told in options.items()}
                for family, options in self.options.items()
            },
        }
