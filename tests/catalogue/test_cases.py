"""Packaged cases are sound, cited, and keep their outcomes to themselves."""

import datetime
import json

import pytest
from ruamel.yaml import YAML

from detente import catalogue
from detente.scenario import load


def outcomes(name):
    """What became of a case's questions."""
    file = catalogue.scenario_file(name).with_name("outcomes.yaml")
    return YAML(typ="safe", pure=True).load(file)


@pytest.mark.parametrize("name", catalogue.names())
def test_a_case_and_all_its_variants_load(name):
    """Fails where a packaged case has a fault."""
    case = load(catalogue.scenario_file(name))
    for variant in case.variants:
        assert load(catalogue.scenario_file(name), variant=variant).digest != case.digest


def test_the_template_loads_and_points_editors_to_its_schema():
    """Fails where `detente init` hands out a faulty scenario."""
    file = catalogue.TEMPLATE / "scenario.yaml"
    assert load(file).title.startswith("The Sluice Treaty")
    assert file.read_text().startswith("# yaml-language-server: $schema=scenario.schema.json\n")


def test_new_detente_is_coded_as_the_annotation_names_it(reference_data):
    """Fails where parties, issues or options differ from the annotated articles'."""
    gold = reference_data / "reading" / "gold_example.jsonl"
    records = [json.loads(line) for line in gold.read_text().splitlines()]
    (expected,) = [record for record in records if record["kind"] == "scenario"]
    case = load(catalogue.scenario_file(catalogue.DEMO))
    assert sorted(expected["parties"]) == sorted(party.entity for party in case.parties.values())
    assert {issue["id"]: issue["options"] for issue in expected["issues"] if issue["id"] != "DETENTE"} == {
        name: list(issue.options) for name, issue in case.issues.items()
    }
    assert (case.deal.id, case.principals) == ("DETENTE", ("US", "RU"))


def test_every_worth_of_new_detente_says_why():
    """Fails where a worth or a no-deal value of the case is a bare number."""
    case = load(catalogue.scenario_file(catalogue.DEMO))
    bare = [
        path
        for path, number in case.numbers()
        if number.because is None
        and path.startswith(("worth.US", "worth.RU", "parties.US.no_deal", "parties.RU.no"))
    ]
    assert bare == []


def test_questions_of_new_detente_resolved_after_the_forecast():
    """Fails where an outcome is missing, or was already known on the day of the forecast."""
    case = load(catalogue.scenario_file(catalogue.DEMO))
    resolved = outcomes(catalogue.DEMO)
    assert {question.id for question in case.questions} == set(resolved)
    for outcome in resolved.values():
        assert outcome["outcome"] in ("yes", "no", "void")
        assert datetime.date.fromisoformat(str(outcome["resolved"])) > case.as_of
        assert outcome["source"]


def test_no_evidence_of_new_detente_is_later_than_the_forecast():
    """Fails where hindsight slips into the case."""
    case = load(catalogue.scenario_file(catalogue.DEMO))
    assert all(item.known_on and item.known_on <= case.as_of for item in case.evidence)
