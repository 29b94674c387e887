"""Many variants of a scenario forecast at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from detente.records.result import Result

ColumnKind = Literal["integer", "number", "text"]
Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class SweepResult(Result):
    """What a sweep found, in short; its rows stand in a file, or here where there is none."""

    kind: ClassVar[str] = "sweep"

    columns: Mapping[str, ColumnKind]
    n: int
    """Variants, those that could not be forecast among them."""
    n_faults: int
    p_deal: Mapping[str, float] | None
    """Lowest, median and highest over the variants; None where none could be forecast."""
    output: str | None
    """Name of the file that holds the rows."""
    table: tuple[Row, ...] | None
    """The rows, where they are in no file and few enough to list."""

    def answer(self) -> dict[str, Any]:
        """See `Result`."""
        return {
            "n": self.n,
            "n_faults": self.n_faults,
            "p_deal": None if self.p_deal is None else dict(self.p_deal),
            "columns": dict(self.columns),
            "output": self.output,
            "rows": None if self.table is None else list(self.table),
        }

    def summary(self) -> str:
        """See `Result`."""
        told = f"{self.n:,} variants"
        if self.n_faults:
            told += f", {self.n_faults:,} of which could not be forecast"
        if self.p_deal is not None:
            low, middle, high = (self.p_deal[key] for key in ("low", "median", "high"))
            told += f"; a deal in {low:.0%} to {high:.0%}, {middle:.0%} in the middle one".replace("%", " %")
        return told

    def rows(self) -> list[dict[str, Any]]:
        """See `Result`."""
        return list(self.table or ())
