"""Help says what a verb answers, and how it is called."""

import shlex

import pytest

from detente.cli.examples import EXAMPLES
from detente.cli.main import VERBS


@pytest.mark.parametrize("verb", VERBS)
def test_help_ends_with_examples_that_the_verb_understands(verb, detente):
    """Fails where help shows no example, or one with an option that there is not."""
    told = detente(verb, "--help").out
    assert "Examples:" in told
    for line in EXAMPLES[verb]:
        assert line in told
        words = shlex.split(line)
        assert words[:2] == ["detente", verb]
        assert all(word in told for word in words if word.startswith("-"))
