"""The second implementation of the graph model reproduces the worked conflicts before it judges ours."""

import itertools
import json

import pytest

from blind import graph_model as blind

FILES = ("Cuban", "Elmira", "Garrison", "Prisoners", "SI_misp", "SyriaIraq")
CASES = (
    "prisoners_dilemma",
    "chicken",
    "stag_hunt",
    "cuban_missile_reversible",
    "cuban_missile_strike_irreversible",
    "elmira_9_states",
)
SHORT = {"nash": "R", "gmr": "GMR", "smr": "SMR", "seq": "SEQ", "sim": "SIM"}
SHORT_COALITION = {"nash": "CR", "gmr": "CGMR", "smr": "CSMR", "seq": "CSEQ"}
LEVEL = {"N": 0, "Y": 1, "-": None}
DIRECTION = {"fwd": "forward", "back": "backward", "both": "both"}


def worth(ranking):
    """Numbers that rise towards the front of a ranking; what shares a place shares a number."""
    places = [place if isinstance(place, list) else [place] for place in ranking]
    return {str(state): -n for n, place in enumerate(places) for state in place}


def listed(moves, states):
    """Moves as the files list them."""
    return {
        party: {s: {str(t) for t in targets.get(s, [])} for s in states} for party, targets in moves.items()
    }


def option_form(file):
    """The parties, states, owners and moves that a file's options, patterns and directions give."""
    parties = [party["name"] for party in file["decision_makers"]]
    patterns = [[LEVEL[mark] for mark in pattern] for pattern in file["infeasible_patterns"]]
    vectors = {
        str(n): vector
        for n, vector in enumerate(blind.feasible_vectors([2] * len(file["options"]), patterns), 1)
    }
    owner = {n: party["name"] for party in file["decision_makers"] for n in party["options"]}
    owners = [owner[option["n"]] for option in file["options"]]
    directions = [DIRECTION[option["direction"]] for option in file["options"]]
    return vectors, owners, blind.option_moves(vectors, parties, owners, directions)


def from_file(file):
    """A file's game with the moves that it lists, which leave out what a party does not perceive."""
    vectors, owners, moves = option_form(file)
    rankings = file["ranking_best_to_worst"].values()
    return blind.Game(
        moves=listed(file["moves"], vectors),
        worth={party: worth(ranking) for party, ranking in zip(moves, rankings, strict=True)},
        vectors=vectors,
        owners=owners,
    )


def levels(case, states):
    """The states of a listed case as levels: two letters, or the bits of a number; None where neither."""
    if "states" in case:
        return None
    if states[0].isdigit():
        return {s: tuple(int(s) >> bit & 1 for bit in range(4)) for s in states}
    return {s: tuple(int(letter == "C") for letter in s) for s in states}


def from_case(case):
    """A game of the table of cases; every party owns equally many options."""
    parties = case["decision_makers"]
    states = list(case["ranking"][parties[0]])
    vectors = levels(case, states)
    each = len(vectors[states[0]]) // len(parties) if vectors else 0
    return blind.Game(
        moves=listed(case["moves"], states),
        worth={party: worth(ranking) for party, ranking in case["ranking"].items()},
        vectors=vectors,
        owners=[party for party in parties for _ in range(each)],
    )


def named(states):
    """States as text."""
    return {str(state) for state in states}


def agree(game, stable, equilibria, coalitional):
    """Both levels of verdicts against the printed ones."""
    for concept, solve in blind.CONCEPTS.items():
        for party, states in stable.get(SHORT[concept], {}).items():
            assert named(states) == solve(game, party), (concept, party)
        if SHORT[concept] in equilibria:
            assert named(equilibria[SHORT[concept]]) == blind.equilibria(game, concept)
    for concept, short in SHORT_COALITION.items():
        assert named(coalitional[short]) == blind.coalition_equilibria(game, concept), concept


@pytest.mark.parametrize("name", FILES)
def test_states_and_moves(name, reference_data):
    """Fails where patterns and directions give other states or moves than the file lists."""
    file = json.loads((reference_data / "stability" / f"{name}.json").read_text())
    vectors, _, moves = option_form(file)
    unseen = {party: named(states) for party, states in file["misperceived_states"].items()}
    seen = {
        party: {s: targets - unseen.get(party, set()) for s, targets in table.items()}
        for party, table in moves.items()
    }
    for party, states in unseen.items():
        seen[party].update({s: set() for s in states})
    assert file["states"] == {s: "".join("NY"[level] for level in vector) for s, vector in vectors.items()}
    assert listed(file["moves"], vectors) == seen


@pytest.mark.parametrize("name", FILES)
def test_files(name, reference_data):
    """Fails off a verdict of the files of worked conflicts, per party, in equilibrium and by coalition."""
    file = json.loads((reference_data / "stability" / f"{name}.json").read_text())
    agree(
        from_file(file),
        file["own_stable_states"],
        file["own_equilibria"],
        file["own_coalition_equilibria"],
    )


@pytest.mark.parametrize("name", FILES)
def test_blocking_coalitions(name, reference_data):
    """Fails where another coalition than the listed ones can leave an equilibrium."""
    file = json.loads((reference_data / "stability" / f"{name}.json").read_text())
    game = from_file(file)
    for concept, short in SHORT_COALITION.items():
        alone = blind.equilibria(game, concept)
        blocked = {s: list(found) for s, found in blind.blocks(game, concept).items() if found and s in alone}
        expected = file["own_coalition_blockers"][short]
        assert expected == {s: ["+".join(members) for members in found] for s, found in blocked.items()}


@pytest.mark.parametrize("name", CASES)
def test_cases(name, reference_data):
    """Fails off a verdict of the table of textbook games and published conflicts."""
    case = json.loads((reference_data / "stability" / "cases.json").read_text())[name]
    agree(from_case(case), case["stable"], case["equilibria"], case["coalition_equilibria"])


def test_rankings_that_make_a_target_stable(reference_data):
    """Fails off the number of Syria's 720 rankings under which the mediated outcome is an equilibrium."""
    expected = json.loads((reference_data / "stability" / "cases.json").read_text())
    game = from_file(json.loads((reference_data / "stability" / "SyriaIraq.json").read_text()))
    counts = dict.fromkeys(SHORT_COALITION, 0)
    for ranking in itertools.permutations(range(len(game.states))):
        free = {"Syria": dict(zip(game.states, ranking, strict=True)), "Iraq": game.worth["Iraq"]}
        tried = blind.Game(moves=game.moves, worth=free)
        for concept in counts:
            counts[concept] += "2" in blind.equilibria(tried, concept)
    expected = expected["inverse_syria_iraq_target_state_2"]["correct_counts"]
    assert expected == {SHORT[concept]: count for concept, count in counts.items()}


def test_elmira_from_its_first_state(reference_data):
    """Fails where improvements lead from Elmira's first state elsewhere than to its fifth, by LG alone."""
    case = json.loads((reference_data / "stability" / "cases.json").read_text())["elmira_9_states"]
    game = from_case(case)
    found = blind.shortest_sequences(game, "s1", improving=True)
    assert found == {"s1": {()}, "s5": {(("LG", "s5"),)}}
    assert blind.distances(game, "s1")["s8"] == 3
    assert blind.blocks(game, "seq")["s5"] == {("MoE", "UR"): {"s8"}}
