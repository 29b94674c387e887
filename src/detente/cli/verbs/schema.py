"""detente schema: the JSON Schema of the scenario file."""

import json

from detente.case.envelope import envelope
from detente.cli.options import Json, verb_app
from detente.cli.output import say
from detente.scenario import json_schema

app = verb_app()


@app.command()
def schema(as_json: Json = False) -> None:
    """Print the JSON Schema by which editors complete and check a scenario."""
    say(
        envelope("schema", json_schema())
        if as_json
        else json.dumps(json_schema(), indent=2, ensure_ascii=False)
    )
