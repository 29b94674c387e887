"""How faults are worded and placed."""

import pytest

from detente.nearest import nearest
from detente.scenario.faults import Fault, ScenarioError, in_words


@pytest.mark.parametrize(
    ("name", "known", "fix"),
    [
        ("patence", ["name", "patience", "bond"], "did you mean 'patience'?"),
        ("Titel", ["title"], "did you mean 'title'?"),
        ("us", ["US", "RU"], "did you mean 'US'?"),
        ("FULL", ["full", "half"], "did you mean 'full'?"),
        ("Brazil", ["US", "RU"], "give one of 'US', 'RU'"),
        ("Brazil", ["US"], "give 'US'"),
        ("Brazil", [], "remove it"),
        ("zzz", [f"party{n}" for n in range(13)], "remove it"),
    ],
)
def test_nearest(name, known, fix):
    """Fails where a slip of the pen is answered with a list, or a far-off name with a guess."""
    assert fix == nearest(name, known)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ((), "the scenario"),
        (("worth", "US", "sanctions"), "worth.US.sanctions"),
        (("deadlines", 0, "date"), "deadlines[0].date"),
        (("race", "flows", "", 1), "race.flows.''[1]"),
    ],
)
def test_in_words(path, words):
    """Fails where a place is not shown as people write it."""
    assert words == in_words(path)


def test_faults_come_in_the_order_of_the_file_and_once():
    """Fails where a person mends a file up and down, or the same thing twice."""
    late, early = Fault("f", 9, 1, "E1", "b", "c"), Fault("f", 2, 7, "E1", "b", "c")
    assert [early, late] == ScenarioError([late, early, late]).faults


def test_message_counts_the_faults():
    """Fails where the first line does not say how much there is to mend."""
    fault = Fault("f.yaml", 1, 2, "E1", "what", "fix")
    assert str(ScenarioError([fault])) == "1 fault in f.yaml\n  f.yaml:1:2 E1 what -> fix"
    assert str(ScenarioError([fault, Fault("f.yaml", 3, 1, "E1", "b", "c")])).startswith(
        "2 faults in f.yaml\n"
    )
