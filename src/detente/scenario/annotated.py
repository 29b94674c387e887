"""A scenario as YAML with comments: what a person should look at, beside the line it is about."""

from collections.abc import Mapping

from detente.scenario.files import dumps
from detente.scenario.model import Scenario
from detente.scenario.source import parse_source

Path = tuple[str | int, ...]
"""Keys and places in lists that lead to a part: `("issues", "TOLLS", "giver")`."""


def annotated(scenario: Scenario, comments: Mapping[Path, str], *, head: str = "") -> str:
    """Write a scenario as `dumps` does, with a comment at the end of the line where each part begins.

    Parameters
    ----------
    scenario : Scenario
        What to write.
    comments : mapping of path to str
        One line each; a part that the file does not hold has no line, and its comment is left out.
    head : str
        Lines to stand above all, as comments.

    Returns
    -------
    str
        YAML that `loads` reads as the same scenario.
    """
    text = dumps(scenario)
    source = parse_source(text.encode(), name="<draft>")
    lines = text.splitlines()
    for path, comment in comments.items():
        place = source.keys.get(path) or source.values.get(path)
        if place:
            lines[place[0] - 1] += f"  # {' '.join(comment.split())}"
    return "".join(f"{line}\n" for line in (*(f"# {line}" for line in head.splitlines()), *lines))
