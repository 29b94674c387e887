"""Fitted models as files: read with suspicion, written whole."""

import json
from pathlib import Path

from pydantic import ValidationError

from detente.formats.files import content, write_file
from detente.records.fitted_positions import FittedPositions

MAX_BYTES = 20_000_000


def fitted_positions(file: Path) -> FittedPositions:
    """Read a fitted calibrated forecast.

    Raises
    ------
    ValueError
        Where the file does not hold one.
    """
    if not file.is_file():
        raise ValueError(f"{file}: not there -> give a file that `detente backtest --fit` wrote")
    try:
        return FittedPositions.model_validate_json(content(file, limit=MAX_BYTES))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "file"
        what = f"{where[:80]}: {first['msg'][:120]}"
        raise ValueError(f"{file}: {what} -> give a file that `detente backtest --fit` wrote") from None


def write_fitted(fitted: FittedPositions, file: Path, *, force: bool) -> None:
    """Write a fitted forecast, whole or not at all."""
    text = json.dumps(fitted.model_dump(mode="json"), indent=1, allow_nan=False)
    write_file(file, (text + "\n").encode(), force=force)
