"""What `--json` prints keeps the contract that users script against."""

import json
from itertools import pairwise

import pytest

from detente import __version__

ENVELOPE = ["detente", "kind", "scenario", "settings", "warnings", "result"]
DRAWS = ["--draws", "500"]
FILES = [
    "sluice-treaty.yaml",
    "many-parties.yaml",
    "every-block.yaml",
    "no-status-quo.yaml",
    "written-as-json.json",
    "names-in-many-scripts.yaml",
    "new-detente-2019",
]
PACKAGES = {
    "parties": list,
    "n_packages": int,
    "n_acceptable": int,
    "no_deal": dict,
    "ideal": dict,
    "frontier": list,
    "solutions": dict,
    "sweeteners": list,
}
PHASES = ["feasible", "steps", "plan", "exposure", "slack", "needs"]
ARMS = ["stable", "equilibrium", "half_life"]
RACE = ["value", "first_mover_premium", "odd_man_out_loss", "p_first", "order", "charges"]
STABILITY = ["options", "n_states", "states", "equilibria", "blocked_by", "paths"]
CONCEPTS = ["nash", "gmr", "smr", "seq", "sim"]
COALITIONS = ["coalition_nash", "coalition_gmr", "coalition_smr", "coalition_seq"]
FORECAST = {
    "p_deal": dict,
    "by": dict,
    "terms": list,
    "packages": list,
    "questions": list,
    "drivers": list,
    "evidence": list,
    "rests_on": dict,
}


MODELS = ["compromise", "median", "mean", "eum", "smp", "exchange"]


def refuse(constant):
    raise AssertionError(f"{constant} is not JSON")


def parsed(answer):
    """The object that was printed; neither NaN nor infinity is let through."""
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out, parse_constant=refuse)


@pytest.fixture(params=FILES)
def target(request, valid):
    """A scenario as it is named on the command line."""
    return valid / request.param if "." in request.param else request.param


@pytest.fixture(scope="module")
def answered():
    """What has been asked already, so that each question is asked once."""
    return {}


@pytest.fixture
def packages(target, detente, answered):
    """What `packages --json` answers."""
    key = "packages", target
    return answered.get(key) or answered.setdefault(key, parsed(detente(*key, "--json")))


@pytest.fixture
def forecast(target, detente, answered):
    """What `forecast --json` answers."""
    key = "forecast", target
    return answered.get(key) or answered.setdefault(key, parsed(detente(*key, "--json", *DRAWS)))


def assert_enveloped(printed, verb):
    assert list(printed) == ENVELOPE
    assert (printed["detente"], printed["kind"]) == (__version__, verb)
    assert isinstance(printed["settings"], dict)
    assert all(isinstance(warning, str) for warning in printed["warnings"])


def test_packages_keep_the_contract(packages):
    """Fails where a script that reads packages finds a key missing, or of another type."""
    assert_enveloped(packages, "packages")
    assert list(packages["scenario"]) == ["title", "digest"]
    assert packages["scenario"]["digest"].startswith("sha256:")
    found = {key: type(packages["result"][key]) for key in PACKAGES}
    assert found == PACKAGES


def test_points_name_every_issue_and_party(packages):
    """Fails where a package leaves an issue out, or its worth a party."""
    result = packages["result"]
    points = [*result["frontier"], *filter(None, result["solutions"].values())]
    issues = set(points[0]["package"])
    promised = ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"]
    assert list(result["solutions"]) == [*promised, "maximum_relative_gain"]
    assert all(set(point["package"]) == issues for point in points)
    assert all(list(point["worth"]) == result["parties"] for point in points)


def test_frontier_is_sorted_by_the_first_party(packages):
    """Fails where the frontier does not begin with what is best for the first principal."""
    result = packages["result"]
    worths = [point["worth"][result["principals"][0]] for point in result["frontier"]]
    assert worths == sorted(worths, reverse=True)


def test_frontier_holds_no_dominated_package(packages):
    """Fails where a package is called efficient though another is better for one and worse for none."""
    result = packages["result"]
    points = [[point["worth"][name] for name in result["principals"]] for point in result["frontier"]]
    for one in points:
        assert not any(
            all(x >= y for x, y in zip(other, one, strict=True)) and other != one for other in points
        )


def test_solutions_are_null_exactly_where_nothing_is_acceptable(packages):
    """Fails where a solution is named that some principal would refuse, or a possible one withheld."""
    result = packages["result"]
    solved = {point is not None for point in result["solutions"].values()}
    assert solved == {result["n_acceptable"] > 0}
    assert {ideal is not None for ideal in result["ideal"].values()} == {result["n_acceptable"] > 0}


def test_sweeteners_tell_what_an_unwilling_party_lacks(detente, valid):
    """Fails where the gap of an unwilling party is not told, or the terms that close it have no names."""
    answer = detente("packages", valid / "sluice-treaty.yaml", "--json", "--package", "tolls=lifted")
    (sweetener,) = parsed(answer)["result"]["sweeteners"]
    term = {"issue": "water", "option": "full", "instead_of": "as now"}
    assert (sweetener["party"], sweetener["shortfall"], sweetener["terms"]) == ("Brel", 6.0, [term])


def test_acceptable_lists_a_part_of_the_frontier(detente, valid):
    """Fails where `--acceptable` lists what some principal would refuse."""
    file = valid / "sluice-treaty.yaml"
    whole = parsed(detente("packages", file, "--json"))["result"]
    part = parsed(detente("packages", file, "--json", "--acceptable"))["result"]
    willing = [
        point
        for point in whole["frontier"]
        if all(point["worth"][name] >= whole["no_deal"][name] for name in whole["principals"])
    ]
    assert part["frontier"] == willing


@pytest.fixture(params=["car-emission-standards", "two-disputes.yaml", "every-block.yaml"])
def positions(request, detente, valid):
    """What `positions --json` answers."""
    file = valid / request.param if "." in request.param else request.param
    return parsed(detente("positions", file, "--json"))


def test_positions_keep_the_contract(positions):
    """Fails where a script that reads positions finds a key missing, or in another place."""
    assert_enveloped(positions, "positions")
    assert list(positions["result"])[:2] == ["issues", "exchanges"]
    for issue in positions["result"]["issues"].values():
        assert list(issue)[:3] == ["scale", "models", "forecast"]
        assert list(issue["models"])[:6] == MODELS
        assert len(issue["models"]["eum"]["rounds"]) == 8
        for model in ("eum", "smp"):
            assert list(issue["models"][model]["rounds"][-1])[:3] == ["median", "mean", "positions"]


def test_forecast_positions_are_where_somebody_stands(positions):
    """Fails where a probability is told of a place that nobody holds, or quantiles do not rise."""
    for issue in positions["result"]["issues"].values():
        told = issue["forecast"]
        assert list(told["quantiles"]) == ["0.1", "0.5", "0.9"]
        assert list(told["quantiles"].values()) == sorted(told["quantiles"].values())
        held = {stand["position"] for stand in issue["stands"].values()}
        assert {float(x) for x in told["p_at_position"]} == held
        assert sum(told["p_at_position"].values()) <= 1 + 1e-9


def test_exchanges_name_two_parties_and_what_each_gives(positions):
    """Fails where a deal does not say who moves where on which issue."""
    for deal in positions["result"]["exchanges"]:
        assert list(deal)[:4] == ["parties", "issues", "gain", "moves"]
        for party, issue in zip(deal["parties"], deal["issues"], strict=True):
            assert list(deal["moves"][party]) == [issue]


@pytest.fixture(params=["new-detente-2019", "sluice-treaty.yaml", "every-block.yaml"])
def stability(request, detente, valid):
    """What `stability --json` answers."""
    file = valid / request.param if "." in request.param else request.param
    return parsed(detente("stability", file, "--json"))


def test_stability_keeps_the_contract(stability):
    """Fails where a script that reads stability finds a key missing, or in another place."""
    assert_enveloped(stability, "stability")
    result = stability["result"]
    assert list(result)[: len(STABILITY)] == STABILITY
    assert list(result["equilibria"]) == CONCEPTS + COALITIONS
    assert all({"id", "owner", "direction"} <= set(option) for option in result["options"])


def test_states_are_numbered_from_one_and_tell_who_stays(stability):
    """Fails where numbers, signs or margins of states do not fit together."""
    result = stability["result"]
    states = result["states"]
    assert [state["id"] for state in states] == list(range(1, result["n_states"] + 1))
    for state in states:
        assert len(state["state"]) == len(result["options"])
        for concept, parties in state["stable"].items():
            margins = {party: told.get(concept) for party, told in state["margin"].items()}
            if concept != "sim":
                assert parties == [party for party, x in margins.items() if x is None or x >= 0]


def test_equilibria_are_the_states_where_all_stay(stability):
    """Fails where an equilibrium is left by somebody, or a coalition's leaving is told half."""
    result = stability["result"]
    for concept in CONCEPTS[:4]:
        staying = [s["id"] for s in result["states"] if len(s["stable"][concept]) == len(result["parties"])]
        assert result["equilibria"][concept] == staying
    for state, blocked in result["blocked_by"].items():
        assert int(state) not in result["equilibria"]["coalition_nash"]
        assert all(set(each) == {"coalition", "to", "concepts"} for each in blocked)


@pytest.fixture(params=["new-detente-2019", "sluice-treaty.yaml", "every-block.yaml"])
def phases(request, detente, valid):
    """What `phases --json` answers."""
    file = valid / request.param if "." in request.param else request.param
    return parsed(detente("phases", file, "--json"))


def test_phases_keep_the_contract(phases):
    """Fails where a script that reads phases finds a key missing, or in another place."""
    assert_enveloped(phases, "phases")
    result = phases["result"]
    assert list(result)[: len(PHASES)] == PHASES
    assert all(list(step)[:2] == ["step", "deliver"] for step in result["plan"])
    assert list(result["exposure"]) == result["parties"]


def test_phases_deliver_all_or_tell_what_it_takes(phases):
    """Fails where a plan leaves something undelivered, or there is neither a plan nor what it would take."""
    result = phases["result"]
    if not result["feasible"]:
        assert (result["steps"], result["plan"]) == (None, [])
        assert list(result["needs"]) == list(result["slack"])
        return
    assert [step["step"] for step in result["plan"]] == list(range(1, result["steps"] + 1))
    assert all(len(spare) == result["steps"] for spare in result["slack"].values())
    for item in result["items"]:
        delivered = sum(step["deliver"].get(item["id"], 0) for step in result["plan"])
        assert delivered == pytest.approx(1)


@pytest.fixture(params=[["new-detente-2019"], ["new-detente-2019", *DRAWS], ["every-block.yaml"]])
def race(request, detente, valid):
    """What `race --json` answers."""
    name, *options = request.param
    return parsed(detente("race", valid / name if "." in name else name, "--json", *options))


def test_race_keeps_the_contract(race):
    """Fails where a script that reads races finds a key missing, or in another place."""
    assert_enveloped(race, "race")
    result = race["result"]
    assert list(result)[: len(RACE)] == RACE
    assert list(result["value"]) == [result["pivot"], *result["rivals"]]
    for key in ("first_mover_premium", "odd_man_out_loss", "p_first", "charges"):
        assert list(result[key]) == result["rivals"]
    assert sorted(result["order"]) == sorted(result["rivals"])


def test_chances_to_be_first_and_payments_fit_together(race):
    """Fails where chances do not sum to 1, or the sets tell other payments than the summary."""
    result = race["result"]
    assert sum(result["p_first"].values()) + result["p_none"] == pytest.approx(1)
    nobody = result["sets"][0]
    assert (nobody["settled"], nobody["p"]) == ([], 1)
    for rival, told in nobody["meetings"].items():
        assert told["pays"] == result["pays"][rival]["first"]
        assert told["settles"] == result["settles"][rival]["first"]


@pytest.mark.parametrize("draws", [[], ["--draws", "50"]], ids=["at the modes", "over worlds"])
def test_arms_keep_the_contract(draws, detente, valid):
    """Fails where a script that reads an arms race finds a key missing, or in another place."""
    printed = parsed(detente("arms", valid / "arms-race.yaml", "--cap", "Arda=8", "--json", *draws))
    assert_enveloped(printed, "arms")
    result = printed["result"]
    assert list(result)[: len(ARMS)] == ARMS
    assert result["stable"] is True
    assert list(result["equilibrium"]) == result["parties"] == ["Brel", "Arda"]
    assert ("bands" in result) == bool(draws)


def test_precedent_keeps_the_contract(detente, valid):
    """Fails where a script that reads precedents finds a key missing, or a treaty without a name."""
    table = valid.parent.parent / "cli" / "texts" / "treaties.csv"
    printed = parsed(detente("precedent", valid / "sluice-treaty.yaml", "--corpus", table, "--json"))
    assert_enveloped(printed, "precedent")
    terms = printed["result"]["terms"]
    assert all(list(term)[:3] == ["id", "p", "from"] and 0 <= term["p"] <= 1 for term in terms)
    named = {treaty["id"] for treaty in printed["result"]["precedents"]}
    assert {name for term in terms for name in term["from"]} <= named


def test_backtest_of_precedents_keeps_the_contract(detente, valid):
    """Fails where a row has no model, no number of treaties, or no scores."""
    table = valid.parent.parent / "cli" / "texts" / "treaties.csv"
    printed = parsed(detente("backtest", "--precedent", table, "--since", "2011", "--json"))
    assert_enveloped(printed, "backtest")
    assert printed["scenario"] is None
    for row in printed["result"]["rows"]:
        assert list(row)[:3] == ["model", "n", "brier"]


BLOCS = ["optimum", "minima", "flip_price", "frustration", "equidistance", "agreement"]
LEVERAGE = ["share", "cascade", "survives", "waivers", "dependence"]


@pytest.fixture(params=["syria-2016", "between-two-rivers.yaml", "every-block.yaml"])
def blocs(request, detente, valid):
    """What `blocs --json` answers over some draws."""
    name = request.param
    return parsed(detente("blocs", valid / name if "." in name else name, "--json", "--draws", 20))


def test_blocs_keep_the_contract(blocs):
    """Fails where a script that reads blocs finds a key missing, or in another place."""
    assert_enveloped(blocs, "blocs")
    result = blocs["result"]
    assert list(result)[: len(BLOCS)] == BLOCS
    assert list(result["optimum"])[:2] == ["blocs", "energy"]
    assert all(list(minimum)[:3] == ["blocs", "energy", "basin"] for minimum in result["minima"])
    assert {"2", "3"} <= set(result["frustration"])
    assert 0 <= result["agreement"] <= 1


def test_every_actor_is_on_one_side(blocs):
    """Fails where a division loses an actor, or the shares of its sides do not sum to 1."""
    result = blocs["result"]
    for division in (result["optimum"], *result["minima"], result["third_bloc"]["three"]):
        told = [name for bloc in division["blocs"] for name in bloc] + division["neutral"]
        assert sorted(told) == sorted(result["flip_price"])
    assert sum(minimum["basin"] for minimum in result["minima"]) == pytest.approx(1)
    for shares in result["bands"]["sides"].values():
        assert sum(shares.values()) == pytest.approx(1)


@pytest.fixture(params=["iran-2019", "between-two-rivers.yaml", "every-block.yaml"])
def leverage(request, detente, valid):
    """What `leverage --json` answers."""
    name = request.param
    return parsed(detente("leverage", valid / name if "." in name else name, "--json"))


def test_leverage_keeps_the_contract(leverage):
    """Fails where a script that reads leverage finds a key missing, or in another place."""
    assert_enveloped(leverage, "leverage")
    result = leverage["result"]
    assert list(result)[: len(LEVERAGE)] == LEVERAGE
    for pair, share in result["share"].items():
        assert list(share) == pair.split("|")
        assert sum(share.values()) == pytest.approx(1)
    assert [list(each)[:2] for each in result["cascade"]] == [["round", "out"]] * len(result["cascade"])
    assert result["survives"] == bool(result["stays"])


@pytest.mark.parametrize("file", ["new-detente-2019", "tied-hands.yaml", "every-block.yaml"])
def test_ratify_keeps_the_contract(file, detente, valid):
    """Fails where a script that reads ratification finds a key missing, or chances that are none."""
    printed = parsed(detente("ratify", valid / file if "." in file else file, "--json"))
    assert_enveloped(printed, "ratify")
    result = printed["result"]
    assert list(result)[:3] == ["p", "win_set", "offer"]
    assert all(0 <= p <= 1 for p in [*result["p"].values(), *result["offer"].values()])
    for found in result["win_set"].values():
        low, high = found if isinstance(found, list) else (0, found)
        assert 0 <= low <= high <= 1


@pytest.mark.parametrize("file", ["new-detente-2019", "tied-hands.yaml", "every-block.yaml", "minimal.yaml"])
def test_timing_keeps_the_contract(file, detente, valid):
    """Fails where a script that reads timing finds a key missing, or a later date less likely."""
    printed = parsed(detente("timing", valid / file if "." in file else file, "--json"))
    assert_enveloped(printed, "timing")
    result = printed["result"]
    assert list(result)[:2] == ["p_by", "median"]
    assert list(result["p_by"]) == list(result["deadlines"])
    assert list(result["deadlines"]) == sorted(result["deadlines"])
    chances = list(result["p_by"].values())
    assert chances == sorted(chances)
    assert all(0 <= p <= 1 for p in chances)


def test_forecast_keeps_the_contract(forecast):
    """Fails where a script that reads forecasts finds a key missing, or of another type."""
    assert_enveloped(forecast, "forecast")
    assert forecast["settings"]["draws"] == 500
    found = {key: type(forecast["result"][key]) for key in FORECAST}
    assert found == FORECAST


def test_rests_on_keeps_the_contract(forecast):
    """Fails where a forecast does not say how much of it is judgement."""
    rests = forecast["result"]["rests_on"]
    assert (type(rests["worlds"]), type(rests["judgements"]), type(rests["evidenced"])) == (int, int, int)
    assert 0 <= rests["base_rate"] <= 1


def test_bands_hold_their_probability(forecast):
    """Fails where an 80 % band leaves out the answer, or leaves 0 to 1."""
    result = forecast["result"]
    chances = [result["p_deal"], *result["by"].values(), *result["questions"]]
    assert all(0 <= chance["low"] <= chance["p"] <= chance["high"] <= 1 for chance in chances)


def test_terms_are_no_likelier_than_the_deal(forecast):
    """Fails where a term is likelier than the deal that would hold it."""
    deal = sum(package["p"] for package in forecast["result"]["packages"] if package["package"] != "none")
    for term in forecast["result"]["terms"]:
        assert 0 <= term["p"] <= deal + 1e-9
        if term["p_given_deal"] is not None:
            assert term["p"] - 1e-9 <= term["p_given_deal"] <= 1 + 1e-9


def test_packages_sum_to_one(forecast):
    """Fails where listed packages, no deal and the rest do not share out all there is."""
    packages = forecast["result"]["packages"]
    assert sum(package["p"] for package in packages) == pytest.approx(1, abs=1e-9)
    assert [package["package"] for package in packages if isinstance(package["package"], str)] == [
        "none",
        "other",
    ]
    listed = [package["p"] for package in packages[:-1]]
    assert listed == sorted(listed, reverse=True)
    assert all(0 <= package["p"] <= 1 for package in packages)


def test_packages_tell_whether_they_hold(forecast, target):
    """Fails where a package has no `p_holds`, or a rest that is none has one."""
    result = forecast["result"]
    known = [package for package in result["packages"] if package["p_holds"] is not None]
    keys = ["package", "p", "p_holds", "margin", "p_in_force"]
    assert all(list(package) == keys for package in result["packages"])
    assert all(isinstance(package["package"], dict) and 0 <= package["p_holds"] <= 1 for package in known)
    assert (result["p_holds"] is None) == (not known)
    if "no-status-quo" in str(target):
        assert known == []


def test_later_is_no_less_likely(forecast):
    """Fails where a deal by a later date is less likely than by an earlier one."""
    result = forecast["result"]
    assert list(result["by"]) == sorted(result["by"])
    chances = [chance["p"] for chance in result["by"].values()]
    assert all(later >= earlier for earlier, later in pairwise(chances))
    assert chances[-1] == result["p_deal"]["p"]


def test_drivers_and_evidence_keep_the_contract(forecast):
    """Fails where what moved a forecast has no name or no size."""
    result = forecast["result"]
    assert all(
        set(driver) == {"input", "share"} and 0 <= driver["share"] <= 1 for driver in result["drivers"]
    )
    assert all({"id", "log_lr", "weight"} <= set(item) for item in result["evidence"])
    assert all(0 <= item["weight"] <= 1 for item in result["evidence"])


WHAT_IF = ["branches", "condition", "as_of", "horizon"]
BRANCH = ["name", "title", "digest", "horizon", "changes", "p_deal", "difference", "error", "by", "terms"]
EXPLAIN = ["term", "p", "p_given_deal", "waterfall", "drivers", "assumptions", "inverse"]
WATCH = ["p_deal", "uncertainty", "next_deadline", "event", "indicators"]
INDICATOR = ["what", "kind", "by", "in_time", "p", "if_high", "if_low", "value"]
FEW = ["--draws", "128"]


def test_what_if_keeps_the_contract(target, detente):
    """Fails where a script that compares branches finds a key missing, or the base not first."""
    asked = ["--given-not", "deal", "--set", "title=other"]
    printed = parsed(detente("what-if", target, "--json", *FEW, *asked))
    assert_enveloped(printed, "what-if")
    result = printed["result"]
    assert list(result) == WHAT_IF
    assert [branch["name"] for branch in result["branches"]] == ["base", "changed"]
    base, branch = result["branches"]
    assert list(branch)[: len(BRANCH)] == BRANCH
    assert (branch["difference"], branch["p_deal"]) == (0, base["p_deal"])
    conditional = branch["conditional"]
    assert conditional is None or list(conditional) == ["p", "pairs", "residual"]


def test_explain_keeps_the_contract(target, detente):
    """Fails where a waterfall does not add up to the probability beside it, or a key is missing."""
    printed = parsed(detente("explain", target, "--json", *FEW))
    assert_enveloped(printed, "explain")
    result = printed["result"]
    assert list(result)[: len(EXPLAIN)] == EXPLAIN
    assert all(list(step) == ["step", "kind", "change", "after", "items"] for step in result["waterfall"])
    assert sum(step["change"] for step in result["waterfall"]) == pytest.approx(result["p"], abs=1e-12)
    for driver in result["drivers"]:
        assert list(driver)[:5] == ["input", "share", "low", "high", "total"]


def test_watch_keeps_the_contract(target, detente):
    """Fails where a script that reads indicators finds a key missing, or a value beyond all there is."""
    printed = parsed(detente("watch", target, "--json", *FEW))
    assert_enveloped(printed, "watch")
    result = printed["result"]
    assert list(result)[: len(WATCH)] == WATCH
    assert all(list(indicator) == INDICATOR for indicator in result["indicators"])
    assert all(0 <= found["value"] <= result["uncertainty"] + 1e-12 for found in result["indicators"])


@pytest.mark.parametrize("verb", ["check", "schema", "init", "demo"])
def test_other_verbs_are_enveloped(verb, detente, valid, tmp_path):
    """Fails where one verb's JSON has another frame than the others'."""
    arguments = {"check": [valid / "sluice-treaty.yaml"], "init": [tmp_path / "case"], "demo": DRAWS}
    printed = parsed(detente(verb, "--json", *arguments.get(verb, [])))
    assert_enveloped(printed, verb)
    assert (printed["scenario"] is None) == (verb in ("schema", "init"))


def test_check_names_the_scenario_that_packages_names(detente, valid):
    """Fails where two verbs give one scenario two digests."""
    file = valid / "sluice-treaty.yaml"
    checked, packaged = (parsed(detente(verb, file, "--json")) for verb in ("check", "packages"))
    assert checked["scenario"] == packaged["scenario"]
    assert checked["result"] == {"faults": []}


def test_read_prints_json_lines(detente, tmp_path):
    """Fails where a line of `read` is not one JSON object with a kind, or its span is not the text's."""
    text = "The US would lift sanctions in exchange for a treaty."
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    answer = detente("read", tmp_path / "note.txt", "--as-of", "2019-05-17")
    lines = [json.loads(line, parse_constant=refuse) for line in answer.out.splitlines()]
    assert lines[0]["kind"] == "doc"
    sentences = [line for line in lines if line["kind"] == "sentence"]
    assert [text[line["start"] : line["end"]] for line in sentences] == [text]
