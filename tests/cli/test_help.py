"""Help says what a verb answers, and how it is called."""

import shlex

import pytest

from detente.cli.examples import EXAMPLES
from detente.cli.main import VERBS

_LINES = {f"{verb} {what}" for verb, what in VERBS.items()}


def test_the_list_of_verbs_cuts_none_off(detente):
    """Whoever looks for a verb would have to guess what it answers."""
    listed = [" ".join(line.split()) for line in detente("--help").out.splitlines()]
    assert [f"{verb} {what}" for verb, what in VERBS.items()] == [line for line in listed if line in _LINES]


@pytest.mark.parametrize("verb", VERBS)
def test_help_ends_with_examples_that_the_verb_understands(verb, detente):
    """Fails where help shows no example, or one with an unknown option; or a script cannot silence it."""
    told = detente(verb, "--help").out
    assert "-q, --quiet " in told
    assert "Examples:" in told
    for line in EXAMPLES[verb]:
        assert line in told
        words = shlex.split(line)
        assert words[:2] == ["detente", verb]
        assert all(word in told for word in words if word.startswith("-"))
