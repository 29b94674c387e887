"""One article, read for a scenario."""

import datetime
from pathlib import Path
from typing import Any

from detente.reading.glossary import glossary
from detente.reading.reader import read_file
from detente.scenario import Scenario


def read(
    path: str | Path, *, scenario: Scenario | None = None, as_of: datetime.date | None = None
) -> list[dict[str, Any]]:
    """Evidence records of an article, by the general words and those of a scenario.

    Parameters
    ----------
    path : str or Path
        The article, in any format that `detente read` takes.
    scenario : Scenario, optional
        Its parties and issues are found by their names, aliases and keywords.
    as_of : date, optional
        Anchor for relative dates where the article has no date; default the scenario's.

    Raises
    ------
    ReadingError
        The file is missing, or there is no text in it.
    ValueError
        Neither a scenario nor a day is given.
    """
    day = as_of if as_of or scenario is None else scenario.as_of
    if day is None:
        raise ValueError("no day to read by -> give scenario=, or as_of=")
    return read_file(path, glossary=glossary(scenario), as_of=day)
