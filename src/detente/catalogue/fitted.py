"""Models that were fitted to past cases and come with the program."""

from pathlib import Path

from detente.records.fitted_positions import FittedPositions

_FILE = Path(__file__).parent / "fitted" / "positions.json"


def packaged_positions() -> FittedPositions:
    """The calibrated forecast of positions; the file itself says what it was fitted to."""
    return FittedPositions.model_validate_json(_FILE.read_bytes())
