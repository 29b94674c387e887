"""A page's `.json` twin is what the command line prints, byte for byte."""

import pytest

from detente.web.pages.package import code_of

VERBS = ("forecast", "packages", "stability", "phases", "explain")


@pytest.mark.parametrize("verb", VERBS)
def test_a_twin_is_what_the_command_line_prints(verb, opened, small, detente):
    """Fails where the page asks another question, or with other settings, than the command line does."""
    if verb == "phases":
        small = "new-detente-2019"
    answer = opened(small).get(f"/{verb}.json")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.text == detente(verb, small, "--json").out


def test_a_packages_twin_is_what_the_command_line_prints(opened, small, detente):
    """Fails where a package's address leads to another package."""
    client = opened(small)
    scenario = client.app.app.state.served.case.scenario()
    package = {name: issue.options[-1] for name, issue in scenario.issues.items()}
    terms = [word for issue, option in package.items() for word in ("--package", f"{issue}={option}")]
    told = client.get(f"/packages/{code_of(scenario, package)}.json").text
    assert told == detente("packages", small, *terms, "--json").out


def test_a_twin_says_why_there_is_no_answer(opened):
    """Fails where a script gets a page of HTML, or a server's fault, for a scenario that lacks a block."""
    answer = opened("chicken").get("/phases.json")
    told = answer.json()
    assert (answer.status_code, told["kind"], told["result"]) == (422, "phases", None)
    assert len(told["warnings"]) == 1
