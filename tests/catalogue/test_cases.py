"""Packaged cases are sound, cited, and keep their outcomes to themselves."""

import datetime
import json
import re

import pytest
from ruamel.yaml import YAML

from detente import catalogue
from detente.analysis.packages import packages
from detente.catalogue.entry import entries
from detente.formats.conflicts import arcs_of, places, tiers_of
from detente.scenario import load
from detente.scenario.state_space import state_space


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


TOLD = [name for name in catalogue.names() if "outcomes.yaml" in catalogue.files_of(name)]


@pytest.mark.parametrize("name", TOLD)
def test_questions_resolved_after_the_forecast(name):
    """Fails where an outcome is missing, or was already known on the day of the forecast."""
    case = load(catalogue.scenario_file(name))
    resolved = outcomes(name)
    assert {question.id for question in case.questions} == set(resolved)
    for outcome in resolved.values():
        assert outcome["outcome"] in ("yes", "no", "void")
        assert datetime.date.fromisoformat(str(outcome["resolved"])) > case.as_of
        assert outcome["source"]


@pytest.mark.parametrize("name", TOLD)
def test_no_evidence_is_later_than_the_forecast(name):
    """Fails where hindsight slips into a case."""
    case = load(catalogue.scenario_file(name))
    assert all(item.known_on and item.known_on <= case.as_of for item in case.evidence)


FAIR = {
    "panama-canal-1974": (20, 26, (64, 68)),  # Raiffa (1982), chapter 12
    "camp-david-1978": (11, 16, (60, 75)),  # Brams and Togman (1996)
}


@pytest.mark.parametrize("name", FAIR)
def test_a_fair_division_is_the_published_one(name):
    """Fails where the packaged points give another frontier or another Nash solution than the book's."""
    n_vectors, n_packages, worths = FAIR[name]
    result = packages(load(catalogue.scenario_file(name)))
    assert n_vectors == len(result.frontier)
    assert n_packages == sum(point.ties for point in result.frontier)
    nash = result.solutions["nash"].worth
    assert worths == tuple(nash[party] for party in result.parties[:2])


@pytest.mark.parametrize("name", catalogue.names())
def test_a_case_cites_its_source(name):
    """Fails where a case says neither who published it nor who judged it."""
    text = catalogue.read_me(name)
    assert re.search(r"\b1[89]\d\d\b|\b20\d\d\b", text)
    assert len(text.split()) > 60


def test_at_least_fifteen_cases_are_listed():
    """Fails where the catalogue does not say what can be asked of a case."""
    listed = entries()
    assert len(listed) >= 15
    assert all(each.verbs for each in listed)


PUBLISHED = {
    ("prisoners-dilemma", None): "Prisoners",
    ("cuban-missile-crisis", "strike-is-final"): "Cuban",
    ("garrison", None): "Garrison",
    ("euphrates-1975", None): "SyriaIraq",
}
IN_WORDS = {
    "prisoners-dilemma": ("prisoners_dilemma", ["DD", "CD", "DC", "CC"]),
    "chicken": ("chicken", ["DD", "CD", "DC", "CC"]),
    "stag-hunt": ("stag_hunt", ["DD", "CD", "DC", "CC"]),
    "cuban-missile-crisis": ("cuban_missile_reversible", [str(decimal) for decimal in range(12)]),
    "elmira": ("elmira_9_states", [f"s{number}" for number in range(1, 10)]),
}


def graph(name, variant=None):
    """States, every party's moves and every party's ranking, ties in ascending order."""
    conflict = load(catalogue.scenario_file(name), variant=variant).conflict
    space = state_space(conflict)
    given = conflict.preferences.values()
    rankings = [places(tiers_of(preference, conflict, space)) for preference in given]
    return list(space.labels()), list(arcs_of(conflict, space).values()), rankings


@pytest.mark.parametrize(("name", "variant"), PUBLISHED)
def test_a_conflict_is_coded_as_published(name, variant, reference_data):
    """Fails where a state, a move or a place in a ranking differs from the published table."""
    told = json.loads((reference_data / "stability" / f"{PUBLISHED[name, variant]}.json").read_text())
    states, moves, rankings = graph(name, variant)
    assert states == list(told["states"].values())
    assert moves == [
        [(int(before), after) for before, targets in arcs.items() for after in targets]
        for arcs in told["moves"].values()
    ]
    assert rankings == [
        [sorted(place) if isinstance(place, list) else place for place in ranking]
        for ranking in told["ranking_best_to_worst"].values()
    ]


@pytest.mark.parametrize("name", IN_WORDS)
def test_a_conflict_is_coded_as_in_the_textbook(name, reference_data):
    """Fails where a move or a place in a ranking differs from the textbook's."""
    key, states = IN_WORDS[name]
    told = json.loads((reference_data / "stability" / "cases.json").read_text())[key]
    _, moves, rankings = graph(name)
    assert [{(states[a - 1], states[b - 1]) for a, b in arcs} for arcs in moves] == [
        {(before, after) for before, targets in arcs.items() for after in targets}
        for arcs in told["moves"].values()
    ]
    assert [[states[place - 1] for place in ranking] for ranking in rankings] == list(
        told["ranking"].values()
    )
