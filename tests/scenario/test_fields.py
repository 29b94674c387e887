"""Every field of the file is told in words, and every hint at one leads there."""

import re
from pathlib import Path

import pytest

import detente
from detente.scenario import Scenario
from detente.scenario.fields import parts_of_file, parts_under

SOURCE = Path(detente.__file__).parent


@pytest.mark.parametrize("key", Scenario.model_fields)
def test_every_block_can_be_asked_for(key):
    """Fails where a block of the file has no line, or a field of it no meaning."""
    first, *inner = parts_under(key)
    assert [field.key for field in first.fields] == [key]
    assert all(field.meaning for part in (first, *inner) for field in part.fields)


def test_blocks_bring_the_parts_within_them_and_no_others():
    """Fails where somebody who asks for a race is told of another block, or not of its tracks."""
    assert [part.path for part in parts_under("race")] == ["", "race", "race.tracks.<id>"]
    assert [part.path for part in parts_under("worth")] == [""]
    assert {part.path.partition(".")[0] for part in parts_under("domestic")} == {"", "domestic"}


def test_defaults_are_told_as_a_file_would_say_them():
    """Fails where a reader writes a default that the file refuses."""
    told = {(part.path, field.key): field for part in parts_of_file() for field in part.fields}
    assert told["", "detente"].required
    assert told["race", "discount"].default == "0.9"
    assert told["alignment", "blocs"].default == "[2]"
    assert told["issues.<id>", "reversible"].default == "true"
    assert (told["", "linkages"].default, told["", "race"].default) == ("empty", None)


def test_a_block_that_is_none_is_told_the_nearest():
    """Fails where a slip of the pen lists nothing, or everything."""
    with pytest.raises(ValueError, match="no block 'rase' -> did you mean 'race'"):
        parts_under("rase")


def test_every_hint_at_a_block_leads_somewhere():
    """Fails where a message sends its reader to a block that the command does not know."""
    texts = (file.read_text(encoding="utf-8") for file in sorted(SOURCE.rglob("*.py")))
    hinted = {key for text in texts for key in re.findall(r"see detente schema (\w+)", text)}
    assert {"race", "conflict", "positions"} <= hinted <= set(Scenario.model_fields)
