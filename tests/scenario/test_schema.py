"""The schema by which editors complete a scenario says what every field is."""

import re
from typing import get_args

from pydantic import BaseModel

from detente.scenario import Scenario, json_schema
from detente.scenario.numbers import Number


def parts_of(kind, seen):
    """Every model that a scenario is made of; numbers describe themselves."""
    if not isinstance(kind, type) or not issubclass(kind, BaseModel):
        for inner in get_args(kind):
            parts_of(inner, seen)
    elif kind.__name__ not in seen and not issubclass(kind, Number):
        seen[kind.__name__] = kind
        for field in kind.model_fields.values():
            parts_of(field.annotation, seen)
    return seen


def fields_of(schema):
    parts = {schema["title"]: schema, **schema["$defs"]}
    return {
        (part, name): field
        for part, body in parts.items()
        for name, field in body.get("properties", {}).items()
    }


def test_every_field_of_every_part_is_in_the_schema():
    """Fails where an editor calls a key unknown that the reader takes."""
    titles = {"Scenario": "detente scenario"}
    named = {
        (titles.get(part, part), field.alias or name)
        for part, model in parts_of(Scenario, {}).items()
        for name, field in model.model_fields.items()
    }
    assert named == set(fields_of(json_schema()))


def test_every_field_is_described():
    """Fails where an editor shows a key without saying what it means."""
    bare = [place for place, field in fields_of(json_schema()).items() if not field.get("description")]
    assert bare == []


def test_every_part_is_described_in_words_of_its_own():
    """Fails where a part shows the documentation of the library instead of ours."""
    texts = {name: part.get("description", "") for name, part in json_schema()["$defs"].items()}
    assert [name for name, text in texts.items() if not text or re.search(r"pydantic|BaseModel", text)] == []


def test_unknown_keys_are_refused_by_the_schema_too():
    """Fails where an editor lets pass what `check` refuses."""
    parts = {"Scenario": json_schema(), **json_schema()["$defs"]}
    open_parts = [
        name
        for name, part in parts.items()
        if "properties" in part and part.get("additionalProperties") is not False
    ]
    assert open_parts == []


def test_what_must_be_given():
    """Fails where the shortest scenario grows."""
    assert json_schema()["required"] == ["detente", "title", "as_of", "parties"]


def test_references_within_the_schema_lead_somewhere():
    """Fails where an editor cannot follow the schema."""
    schema = json_schema()
    pointed = set(re.findall(r"#/\$defs/(\w+)", str(schema)))
    assert pointed <= set(schema["$defs"])
