"""What people import stands, is documented, and says the same as the command line."""

import inspect
import json
import subprocess
import sys

import pytest

import detente
from detente import catalogue

FUNCTIONS = [name for name in detente.__all__ if name != "__version__"]


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_is_there_and_documented(name):
    """Fails where a public name leads nowhere, or to something that nobody explains."""
    function = getattr(detente, name)
    assert callable(function)
    assert len(inspect.getdoc(function).split()) > 5


def test_no_other_name_is_public():
    """Fails where a slip of the pen gives something instead of an error."""
    with pytest.raises(AttributeError, match="forcast"):
        _ = detente.forcast


def test_a_result_of_the_library_is_that_of_the_command(process):
    """Fails where a script and a shell get different answers."""
    scenario = detente.load(catalogue.scenario_file("camp-david-1978"))
    told = json.loads(process("packages", "camp-david-1978", "--json"))
    assert json.loads(detente.packages(scenario).to_json()) == told


def test_an_article_is_read_by_a_scenario_s_words():
    """Fails where the library's reader does not know the parties of the scenario that it is given."""
    scenario = detente.load(catalogue.TEMPLATE / "scenario.yaml")
    records = detente.read(catalogue.TEMPLATE / "articles" / "example.txt", scenario=scenario)
    (deal,) = [record for record in records if record["kind"] == "deal"]
    assert [leg["giver"] for leg in deal["legs"]] == ["AR", "BR"]


def test_an_article_needs_a_day():
    """Fails where relative dates would be read from the clock."""
    with pytest.raises(ValueError, match="as_of"):
        detente.read(catalogue.TEMPLATE / "articles" / "example.txt")


def test_articles_become_a_draft_that_a_forecast_takes():
    """Fails where a script has to know the rooms of the house to start from texts."""
    made = detente.draft([catalogue.TEMPLATE / "articles" / "example.txt"])
    assert detente.packages(made.scenario).principals == made.scenario.principals
    assert len(made.scenario.principals) == 2


@pytest.fixture
def process():
    """Run `python -m detente`; standard output."""

    def call(*arguments):
        line = [sys.executable, "-m", "detente", *arguments]
        return subprocess.run(line, capture_output=True, text=True, check=True).stdout

    return call
