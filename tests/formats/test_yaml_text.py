"""YAML that every reader reads alike."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.formats.yaml_text import as_yaml
from detente.scenario import dumps, loads
from detente.scenario.source import parse_source
from formats.test_round_trips import RICH, scenarios

yaml = pytest.importorskip("yaml")
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["no", "1e5", "~", "- a", "a: b", "0x1"]
)
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)


def flat(data):
    """Whether no list stands in a list, which no file of ours has."""
    if isinstance(data, dict):
        return all(map(flat, data.values()))
    return not isinstance(data, list) or all(not isinstance(part, list) and flat(part) for part in data)


@given(st.dictionaries(TEXT, PLAIN.filter(flat), min_size=1, max_size=4))
def test_readers_of_either_version_agree(data):
    """Fails where YAML 1.1 takes a word, a number or a sign for another thing than we wrote."""
    assert json.dumps(yaml.safe_load(as_yaml(data, quote_all=True))) == json.dumps(data)


@given(scenarios())
def test_a_scenario_reads_back(given):
    """Fails where a scenario with long or odd names is written so that it cannot be read."""
    text = as_yaml(given.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    assert loads(text) == given


def test_long_names():
    """Fails where a name of many words is folded."""
    name = " ".join(["words"] * 33)
    data = {name: {name: [name, name]}}
    assert parse_source(as_yaml(data), name="a").data == data


def test_all_of_a_scenario():
    """Fails where a block is written otherwise than the scenario's own writer does."""
    text = as_yaml(RICH.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    assert loads(text) == loads(dumps(RICH)) == RICH
