"""Published conflicts: stable states of each party, equilibria, and the coalitions that break them.

The files hold the verdicts of gmcr-py ("peer_...") beside those of a solver by the definitions ("own_..."),
which are the truth here: where they differ, gmcr-py lets each opponent move only once in an answer, though
the definition only forbids moving twice in succession (Xu, Hipel, Kilgour and Fang 2018, chapter 4).
"""

import json
from dataclasses import dataclass

import numpy as np
import pytest

from detente.models.graph_model.arc_moves import arc_moves
from detente.models.graph_model.coalitions import blocks, coalition_stable
from detente.models.graph_model.moves import Moves
from detente.models.graph_model.option_moves import option_moves
from detente.models.graph_model.paths import reached
from detente.models.graph_model.reasons import reason
from detente.models.graph_model.simultaneous import sim_stable
from detente.models.graph_model.stability import thresholds

CONCEPTS = {"R": "nash", "GMR": "gmr", "SMR": "smr", "SEQ": "seq"}
DIRECTIONS = {"both": "both", "fwd": "forward", "back": "backward"}
CASES = (
    "prisoners_dilemma",
    "chicken",
    "stag_hunt",
    "cuban_missile_reversible",
    "cuban_missile_strike_irreversible",
    "elmira_9_states",
)
FILES = ("Cuban", "Elmira", "Garrison", "Prisoners", "SI_misp", "SyriaIraq")
IN_OPTION_FORM = tuple(name for name in FILES if name != "SI_misp")


@dataclass(frozen=True)
class Conflict:
    """A case of the reference data: its names in order, its moves, and worths that are ranks."""

    file: dict
    parties: list[str]
    states: list[str]
    moves: Moves
    worth: np.ndarray
    codes: np.ndarray | None

    def named(self, stable):
        """The names of some states."""
        return {self.states[place] for place in np.flatnonzero(stable)}


def conflict(file, parties, states, ranking):
    """A case with its moves as arcs."""
    place = {state: number for number, state in enumerate(states)}
    arcs = [
        np.array(
            [(place[s], place[str(t)]) for s, ends in file["moves"].get(party, {}).items() for t in ends]
        )
        for party in parties
    ]
    worth = np.zeros((len(parties), len(states)))
    for party, groups in enumerate(ranking.values()):
        for rank, group in enumerate(groups):
            worth[party, [place[str(state)] for state in np.atleast_1d(group)]] = -rank
    codes = [code(file["states"][state]) for state in states] if "infeasible_patterns" in file else None
    return Conflict(file, parties, states, arc_moves(len(states), arcs), worth, codes and np.array(codes))


def code(signs):
    """The number that signs spell, the first option the last digit."""
    return sum((sign == "Y") << place for place, sign in enumerate(signs))


@pytest.fixture
def case(reference_data):
    """Read a textbook case by name, or a file of gmcr-py's examples."""

    def read(name):
        if name in CASES:
            file = json.loads((reference_data / "stability" / "cases.json").read_text())[name]
            first = next(iter(file["ranking"].values()))
            return conflict(file, file["decision_makers"], [str(state) for state in first], file["ranking"])
        file = json.loads((reference_data / "stability" / f"{name}.json").read_text())
        parties = [party["name"] for party in file["decision_makers"]]
        return conflict(file, parties, list(file["states"]), file["ranking_best_to_worst"])

    return read


def by_options(file):
    """The same file's moves in option form."""
    n_options = len(file["options"])
    codes = np.arange(2**n_options)
    taken = codes[:, None] >> np.arange(n_options) & 1
    feasible = np.ones(2**n_options, dtype=bool)
    for pattern in file["infeasible_patterns"]:
        fixed = [place for place, letter in enumerate(pattern) if letter != "-"]
        feasible &= (taken[:, fixed] != [pattern[place] == "Y" for place in fixed]).any(axis=1)
    owner = {option: who for who, party in enumerate(file["decision_makers"]) for option in party["options"]}
    owners = np.array([owner[option["n"]] for option in file["options"]])
    directions = tuple(DIRECTIONS[option["direction"]] for option in file["options"])
    return option_moves(np.full(n_options, 2), owners, directions, feasible)


def assert_verdicts(found, moves, stable, equilibria):
    """Every party's stable states and the equilibria, under every concept that the moves allow."""
    limits = thresholds(moves, found.worth)
    verdicts = {printed: found.worth >= limits[concept] for printed, concept in CONCEPTS.items()}
    simultaneous = sim_stable(moves, found.worth, found.codes)
    if simultaneous is not None:
        verdicts["SIM"] = simultaneous
    for printed, verdict in verdicts.items():
        for party, row in zip(found.parties, verdict, strict=True):
            assert found.named(row) == set(map(str, stable[printed][party])), (printed, party)
        assert found.named(verdict.all(axis=0)) == set(map(str, equilibria[printed])), printed


@pytest.mark.parametrize("name", CASES)
def test_textbook_cases(name, case):
    """Fails off the published stable states of any party in a textbook conflict."""
    found = case(name)
    assert_verdicts(found, found.moves, found.file["stable"], found.file["equilibria"])


@pytest.mark.parametrize("name", FILES)
def test_example_files(name, case):
    """Fails off the verdicts by the definitions on gmcr-py's examples, their moves given as arcs."""
    found = case(name)
    assert_verdicts(found, found.moves, found.file["own_stable_states"], found.file["own_equilibria"])


@pytest.mark.parametrize("name", IN_OPTION_FORM)
def test_example_files_by_options(name, case):
    """Fails where moves by options differ from the listed arcs, or the verdicts with them, SIM among them."""
    found = case(name)
    moves = by_options(found.file)
    for party in range(moves.n_parties):
        assert found.moves.arcs(party).tolist() == moves.arcs(party).tolist()
    assert_verdicts(found, moves, found.file["own_stable_states"], found.file["own_equilibria"])


def test_an_opponent_may_answer_twice(case):
    """Fails where an opponent moves only once in an answer: Canada would then leave state 6 of Garrison.

    US Support goes from 2 to 1, US Opposition from 1 to 4, and US Support again from 4 to 3.
    """
    found = case("Garrison")
    canada = found.parties.index("Canadian Opposition")
    [gmr, _] = found.file["differences"]
    assert (gmr["concept"], gmr["state"], gmr["peer"], gmr["own"]) == ("GMR", 6, False, True)
    why = reason(by_options(found.file), found.worth, canada, found.states.index("6"), "gmr")
    named = [(found.parties[mover], found.states[state]) for mover, state in why.answer]
    assert found.states[why.move] == "2"
    assert named == [("US Support", "1"), ("US Opposition", "4"), ("US Support", "3")]


@pytest.mark.parametrize("name", CASES)
def test_textbook_coalitions(name, case):
    """Fails off the published states that no coalition would leave."""
    found = case(name)
    for printed, states in found.file["coalition_equilibria"].items():
        stable = coalition_stable(found.moves, found.worth, CONCEPTS[printed.removeprefix("C")])
        assert found.named(stable) == set(map(str, states)), printed


@pytest.mark.parametrize("name", FILES)
def test_example_coalitions(name, case):
    """Fails off the coalition equilibria of the examples, or where another coalition breaks one first."""
    found = case(name)
    for moves in [found.moves, *([by_options(found.file)] if name in IN_OPTION_FORM else [])]:
        for printed, states in found.file["own_coalition_equilibria"].items():
            concept = CONCEPTS[printed.removeprefix("C")]
            assert found.named(coalition_stable(moves, found.worth, concept)) == set(map(str, states)), (
                printed
            )
            left = blocks(moves, found.worth, concept)
            for state, coalitions in found.file["own_coalition_blockers"][printed].items():
                members, _ = left[found.states.index(state)]
                assert "+".join(found.parties[member] for member in members) == coalitions[0]


def test_elmira_jump(case):
    """Fails off the equilibrium jump at Elmira: the ministry and Uniroyal leave s5 together for s8.

    From the status quo s1, improvements lead only to s5, by a move of the local government.
    """
    found = case("elmira_9_states")
    s1, s5, s8 = (found.states.index(state) for state in ("s1", "s5", "s8"))
    assert blocks(found.moves, found.worth, "seq", states=[s5]) == {s5: ((0, 1), s8)}
    improvements = reached(found.moves, found.worth, s1)
    assert np.flatnonzero(improvements.distance > 0).tolist() == [s5]
    assert list(improvements.paths(s5)) == [((2, s5),)]
    assert reached(found.moves, None, s1).distance[s8] == 3
