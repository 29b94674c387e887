"""Fitted models as files: read with suspicion, written whole."""

import json
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from detente.formats.files import content, write_file
from detente.records.fitted_positions import FittedPositions
from detente.records.pooling import Pooling
from detente.records.validation import first_fault

MAX_BYTES = 20_000_000

Fitted = TypeVar("Fitted", bound=BaseModel)


def fitted_positions(file: Path) -> FittedPositions:
    """Read a fitted calibrated forecast.

    Raises
    ------
    ValueError
        Where the file does not hold one.
    """
    return _fitted(file, FittedPositions, "backtest --fit")


def fitted_pooling(file: Path) -> Pooling:
    """Read what settled cases taught about the pool of families.

    Raises
    ------
    ValueError
        Where the file does not hold that.
    """
    return _fitted(file, Pooling, "backtest --cases -o")


def write_fitted(fitted: FittedPositions | Pooling, file: Path, *, force: bool) -> None:
    """Write a fitted forecast, or what settled cases taught, whole or not at all."""
    text = json.dumps(fitted.model_dump(mode="json"), indent=1, allow_nan=False)
    write_file(file, (text + "\n").encode(), force=force)


def _fitted(file: Path, form: type[Fitted], written_by: str) -> Fitted:
    fix = f"give a file that `detente {written_by}` wrote"
    if not file.is_file():
        raise ValueError(f"{file}: not there -> {fix}")
    try:
        return form.model_validate_json(content(file, limit=MAX_BYTES))
    except ValidationError as error:
        where, what = first_fault(error)
        raise ValueError(f"{file}: {where[:80] or 'file'}: {what} -> {fix}") from None
