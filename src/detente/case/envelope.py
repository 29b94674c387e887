"""The JSON object of an answer that has no Result."""

import json
from collections.abc import Sequence
from typing import Any

from detente import __version__
from detente.scenario import Scenario


def envelope(
    verb: str, result: Any, *, scenario: Scenario | None = None, warnings: Sequence[str] = ()
) -> str:
    """The JSON object of a verb that has no Result."""
    whole = {
        "detente": __version__,
        "kind": verb,
        "scenario": scenario and {"title": scenario.title, "digest": scenario.digest},
        "settings": {},
        "warnings": list(warnings),
        "result": result,
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1)
