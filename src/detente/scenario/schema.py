"""The JSON Schema by which editors complete and check a scenario."""

from typing import Any

from detente.scenario.model import Scenario


def json_schema() -> dict[str, Any]:
    """The format of the scenario file as JSON Schema, draft 2020-12."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Scenario.model_json_schema()}
