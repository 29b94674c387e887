"""The JSON object of an answer that has no Result."""

from collections.abc import Sequence
from typing import Any

from detente.records.envelope import as_json, enveloped
from detente.scenario import Scenario


def envelope(
    verb: str, result: Any, *, scenario: Scenario | None = None, warnings: Sequence[str] = ()
) -> str:
    """The JSON object of a verb that has no Result."""
    told = None if scenario is None else {"title": scenario.title, "digest": scenario.digest}
    return as_json(enveloped(verb, result, scenario=told, warnings=warnings))
