"""The packaged conflicts of the literature, asked as on the command line, verdict by verdict."""

import json
from datetime import date

import pytest

from detente import formats
from detente.analysis.stability import stability as analyse
from detente.cli.verbs.stability import stability
from formats.conflicts import from_table, graph_from_table, on_disk

CONCEPTS = {"R": "nash", "GMR": "gmr", "SMR": "smr", "SEQ": "seq", "SIM": "sim"}
COALITIONS = {
    "CR": "coalition_nash",
    "CGMR": "coalition_gmr",
    "CSMR": "coalition_smr",
    "CSEQ": "coalition_seq",
}
TWO_BY_TWO = {"DD": 1, "CD": 2, "DC": 3, "CC": 4}
DECIMALS = {str(decimal): decimal + 1 for decimal in range(12)}
CASES = [
    ("prisoners-dilemma", None, "prisoners_dilemma", TWO_BY_TWO),
    ("chicken", None, "chicken", TWO_BY_TWO),
    ("stag-hunt", None, "stag_hunt", TWO_BY_TWO),
    ("cuban-missile-crisis", None, "cuban_missile_reversible", DECIMALS),
    ("cuban-missile-crisis", "strike-is-final", "cuban_missile_strike_irreversible", DECIMALS),
    ("elmira", None, "elmira_9_states", {f"s{number}": number for number in range(1, 10)}),
]
FILES = [
    ("prisoners-dilemma", None, "Prisoners"),
    ("cuban-missile-crisis", "strike-is-final", "Cuban"),
    ("garrison", None, "Garrison"),
    ("euphrates-1975", None, "SyriaIraq"),
]
IMPORTED = ("Cuban", "Elmira", "Garrison", "Prisoners", "SI_misp", "SyriaIraq")
BY_STATEMENTS = ("Cuban", "Prisoners", "SI_misp", "SyriaIraq")


@pytest.fixture
def asked(capsys):
    """What `detente stability NAME --json` prints under `result`."""

    def ask(name, variant):
        stability(target=name, variant=variant, as_json=True, quiet=True)
        return json.loads(capsys.readouterr().out)["result"]

    return ask


@pytest.fixture
def read(reference_data):
    """A file of the reference verdicts."""
    return lambda name: json.loads((reference_data / "stability" / f"{name}.json").read_text())


def assert_stays(result, stable, number):
    """Every party's stable states; parties stand in one order here and there."""
    for printed, by_party in stable.items():
        for name, told in zip(result["parties"], by_party.values(), strict=True):
            found = [state["id"] for state in result["states"] if name in state["stable"][CONCEPTS[printed]]]
            assert found == sorted(map(number, told)), (printed, name)


def assert_equilibria(result, equilibria, number):
    """What is stable for all, of single parties and of coalitions."""
    for printed, told in equilibria.items():
        found = result["equilibria"][(CONCEPTS | COALITIONS)[printed]]
        assert found == sorted(map(number, told)), printed


@pytest.mark.parametrize(("name", "variant", "key", "numbers"), CASES)
def test_textbook_verdicts(name, variant, key, numbers, asked, read):
    """Fails where a packaged conflict answers otherwise than the paper that it is coded from."""
    told, result = read("cases")[key], asked(name, variant)
    assert_stays(result, told["stable"], numbers.get)
    assert_equilibria(result, told["equilibria"] | told["coalition_equilibria"], numbers.get)


@pytest.mark.parametrize(("name", "variant", "file"), FILES)
def test_verdicts_by_the_definitions(name, variant, file, asked, read):
    """Fails where a packaged conflict answers otherwise than a solver by the definitions."""
    told, result = read(file), asked(name, variant)
    assert_stays(result, told["own_stable_states"], int)
    assert_equilibria(result, told["own_equilibria"] | told["own_coalition_equilibria"], int)


@pytest.mark.parametrize(("name", "variant", "file"), FILES)
def test_blocking_coalitions(name, variant, file, asked, read):
    """Fails where it is not the smallest of the coalitions that leave an equilibrium that is named."""
    told, result = read(file), asked(name, variant)
    ours = dict(zip((party["name"] for party in told["decision_makers"]), result["parties"], strict=True))
    for printed, by_state in told["own_coalition_blockers"].items():
        for state, coalitions in by_state.items():
            smallest = [ours[member] for member in min(coalitions, key=len).split("+")]
            named = [
                b["coalition"] for b in result["blocked_by"][state] if COALITIONS[printed] in b["concepts"]
            ]
            assert named == [smallest], (printed, state)


def imported(folder, name, told):
    """What `stability` answers once a file is imported."""
    scenario = formats.read([on_disk(folder, told, name)], as_of=date(2020, 1, 1))
    return analyse(scenario).to_dict()["result"]


@pytest.mark.filterwarnings("ignore::detente.formats.FormatWarning")
@pytest.mark.parametrize(
    ("name", "ranked"), [(name, True) for name in IMPORTED] + [(name, False) for name in BY_STATEMENTS]
)
def test_verdicts_of_imported_saves(name, ranked, tmp_path, read):
    """Fails where a save of GMCR+, by rankings or by statements, is answered otherwise than by definition."""
    told = read(name)
    result = imported(tmp_path, "a.gmcr", from_table(told, ranked=ranked))
    assert_stays(result, told["own_stable_states"], int)
    assert_equilibria(result, told["own_equilibria"] | told["own_coalition_equilibria"], int)


@pytest.mark.parametrize("name", IMPORTED)
def test_verdicts_of_imported_graphs(name, tmp_path, read):
    """Fails where a table of states and listed moves is answered otherwise than by definition."""
    told = read(name)
    result = imported(tmp_path, "a.csv", graph_from_table(told))
    assert_stays(result, told["own_stable_states"], int)
    assert_equilibria(result, told["own_equilibria"] | told["own_coalition_equilibria"], int)


def test_no_verdict_is_passed_over(read):
    """Fails where a case or a file of the reference has no packaged conflict to answer it."""
    cases = {key for key, told in read("cases").items() if "stable" in told}
    assert cases == {key for _, _, key, _ in CASES}
