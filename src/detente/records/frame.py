"""Tables as pandas frames; imported only when asked for."""

from typing import Any

import pandas


def frame(rows: list[dict[str, Any]]) -> pandas.DataFrame:
    """A labelled table of the rows."""
    return pandas.DataFrame(rows)
