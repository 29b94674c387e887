"""Whether a deal holds, who would break it and by how much."""

import numpy as np
import pytest

from build import RIVER, scenario
from detente.analysis.chosen_conflict import chosen_conflict
from detente.analysis.conflict_model import conflict_model
from detente.analysis.equilibria import Solved
from detente.analysis.stability import stability

TREATY = {"water": "full", "tolls": "lifted"}
FLOOD = RIVER | {"parties": {"A": {}, "B": {}, "C": {"role": "third party"}}}
ELMIRA = {
    "parties": {"MoE": {}, "UR": {}, "LG": {}},
    "conflict": {
        "options": [
            {"id": "modify", "owner": "MoE", "direction": "forward"},
            {"id": "delay", "owner": "UR", "direction": "backward"},
            {"id": "accept", "owner": "UR"},
            {"id": "abandon", "owner": "UR", "direction": "forward"},
            {"id": "insist", "owner": "LG"},
        ],
        "infeasible": ["-YY--", "-Y-Y-", "--YY-", "-NNN-"],
        "same": ["---Y-"],
        "status_quo": "NYNNN",
        "preferences": {
            "MoE": {"ranking": [7, 3, 4, 8, 5, 1, 2, 6, 9]},
            "UR": {"ranking": [1, 4, 8, 5, 9, 3, 7, 2, 6]},
            "LG": {"ranking": [7, 3, 5, 1, 8, 6, 4, 2, 9]},
        },
    },
}


def test_elmira_as_published():
    """Fails where the worked case of the literature has other equilibria, or another blocking coalition."""
    result = stability(scenario(**ELMIRA), target="NYNNY")
    found = {concept: result.equilibria[concept] for concept in ("nash", "seq", "gmr", "smr")}
    assert found == {"nash": (5, 8, 9), "seq": (5, 8, 9), "gmr": (1, 4, 5, 8, 9), "smr": (1, 4, 5, 8, 9)}
    assert result.equilibria["coalition_nash"] == result.equilibria["coalition_seq"] == (8, 9)
    (blocked,) = result.blocked_by[5]
    assert (blocked.coalition, blocked.to) == (("MoE", "UR"), 8)
    assert result.judged.blocked["MoE+UR"]


@pytest.mark.parametrize(
    ("moves", "told"),
    [
        ({"same": ["YY"]}, None),
        ({"same": ["-Y"]}, "from merged states nobody knows what several moves make"),
        ({"states": ["NY", "NN", "YN", "YY"]}, None),
        ({"moves": {"A": [[1, 2]]}}, None),
        ({"moves": {"A": [[1, 2], [1, 4]]}}, "some moves of A change options of others"),
    ],
)
def test_why_simultaneous_moves_are_not_looked_at(moves, told):
    """Fails where moves that add up are not put together, or it is not told why others are not."""
    options = [{"id": "dam", "owner": "A"}, {"id": "toll", "owner": "B"}]
    block = {"options": options, "preferences": {"A": {"weights": {}}, "B": {"weights": {}}}}
    result = stability(scenario(conflict=block | moves))
    expected = [] if told is None else [f"sim is not looked at: {told}"]
    assert [line for line in result.warnings if line.startswith("sim")] == expected
    assert (result.equilibria["sim"] is None) == (told is not None)


@pytest.mark.parametrize("more", [{"same": ["Y-" * 9]}, {"views": {"A": {"unseen": [5]}}}])
def test_very_many_moves_are_not_listed(more):
    """Fails where a million states fill the memory with moves, for a pattern or an unseen state."""
    options = [{"id": f"o{place}", "owner": "AB"[place % 2]} for place in range(18)]
    block = {"options": options, "preferences": {"A": {"statements": []}, "B": {"statements": []}}}
    with pytest.raises(ValueError, match=r"262,144 states, too many to list all moves -> leave out what"):
        stability(scenario(conflict=block | more))


def test_nobody_moves_to_what_it_does_not_see():
    """Fails where a party takes a move that it does not know of, or its rival's view forgets that move too.

    UR does not see state 8. From 4, LG alone can lead there; what MoE and UR do from 7 leads elsewhere.
    """
    conflict = ELMIRA["conflict"] | {"views": {"UR": {"unseen": [8]}}}
    result = stability(scenario(**ELMIRA | {"conflict": conflict}))
    plain = stability(scenario(**ELMIRA))
    assert set(plain.arcs["UR"]) - set(result.arcs["UR"]) == {(6, 8), (8, 9)}
    assert result.arcs["LG"] == plain.arcs["LG"]
    assert 8 in result.views["stable"]["MoE"]["nash"]
    assert 8 not in result.views["stable"]["UR"]["nash"]


@pytest.mark.parametrize(
    ("n_parties", "by_options", "listed"),
    [(2, 4096, 4096), (3, 4096, 2048), (4, 4096, 1234), (5, 3213, 1024), (9, 1024, 1024)],
)
def test_coalitions_of_few_parties_are_looked_at_further(n_parties, by_options, listed):
    """Fails where many coalitions take minutes, or few are left out for nothing."""
    names = [f"P{place}" for place in range(n_parties)]
    block = {
        "options": [{"id": f"o{name}", "owner": name} for name in names],
        "preferences": {name: {"statements": []} for name in names},
    }
    for more, most in (({}, by_options), ({"moves": {"P0": [[1, 2]]}}, listed)):
        case = scenario(parties={name: {} for name in names}, conflict=block | more)
        assert Solved(conflict_model(case)).most_each == most


def test_elmira_begins_with_the_local_government():
    """Fails where the way from the status quo is not the one that history took."""
    (path,) = stability(scenario(**ELMIRA)).paths[5]
    assert path.by == "improvements"
    assert [(step.party, step.to) for step in path.steps] == [("LG", 5)]


def test_margins_of_a_ranking_are_places():
    """Fails where an ordinal preference is reported as points."""
    result = stability(scenario(**ELMIRA), target="1")
    assert set(result.cardinal.values()) == {False}
    assert result.judged.standing["LG"].price == {"nash": 1.0, "gmr": 0.0, "smr": 0.0, "seq": 1.0}


def test_the_leaver_is_told_what_it_gains_and_what_the_answer_leaves():
    """Fails where gain, answer and what is left do not add up from the scenario's own points."""
    at = stability(scenario(**RIVER), package=TREATY).judged
    leaving = at.standing["A"].leaving
    assert [(change.option, change.before) for change in leaving.step.changes] == [("water", "full")]
    assert (leaving.gain, leaving.left) == (5, -1)
    assert [(step.party, step.changes[0].option) for step in leaving.answer] == [("B", "tolls")]
    assert at.holds == {"nash": False, "gmr": True, "smr": True, "seq": True, "sim": True}


def test_what_cannot_be_taken_back_is_not_withdrawn_in_answer():
    """Fails where an irreversible term is used to threaten."""
    issues = RIVER["issues"] | {"tolls": RIVER["issues"]["tolls"] | {"reversible": False}}
    result = stability(scenario(**RIVER | {"issues": issues}), package=TREATY)
    at = result.judged.standing["A"]
    assert result.options[1].direction == "forward"
    assert (at.stable["seq"], at.leaving.answer, at.price["seq"]) == (False, (), 5)


def test_the_price_is_what_makes_the_deal_hold():
    """Fails where paying a party its price at the deal leaves it wanting to break it, or less would do."""
    issues = RIVER["issues"] | {"tolls": RIVER["issues"]["tolls"] | {"reversible": False}}
    case = RIVER | {"issues": issues}
    price = stability(scenario(**case), package=TREATY).judged.standing["A"].price["seq"]
    for paid, holds in ((price, True), (price - 0.01, False)):
        linkages = [{"when": TREATY, "worth": {"A": paid}}]
        at = stability(scenario(**case, linkages=linkages), package=TREATY).judged
        assert at.standing["A"].stable["seq"] is holds


def test_no_deal_is_what_the_empty_state_is_worth():
    """Fails where falling back to nothing is worth 0 whatever `no_deal` says."""
    parties = {"A": {"no_deal": 2}, "B": {"no_deal": -1}}
    model = chosen_conflict(scenario(**RIVER, parties=parties), TREATY).model()
    assert model.worth[:, model.status_quo].tolist() == [2, -1]
    assert model.worth[:, model.target].tolist() == [1, 4]


def test_a_requirement_bars_states():
    """Fails where a party could withdraw a term alone that must stand with another."""
    ruled = scenario(**RIVER, requires=[{"if": {"water": "full"}, "then": {"tolls": "lifted"}}])
    result = stability(ruled, package=TREATY)
    assert [state.text for state in result.states] == ["NN", "NY", "YY"]
    with pytest.raises(ValueError, match=r"requires\[0\] rules out the deal"):
        stability(ruled, package={"water": "full"})


def test_a_rival_of_the_same_issue_makes_a_third_level():
    """Fails where half the water is not between none and all of it."""
    result = stability(scenario(**RIVER), package=TREATY, rivals=[{"water": "half"}])
    assert result.options[0].levels == ("as now", "half", "full")
    assert (result.n_states, result.judged.text) == (6, "2Y")


def test_a_third_party_can_answer():
    """Fails where a reply that the file names is no move, or its worth does not count."""
    answers = [{"id": "flood", "owner": "C", "worth": {"C": 1, "A": -9}}]
    case = scenario(**FLOOD, conflict={"answers": answers})
    result = stability(case, package=TREATY)
    assert result.parties == ("A", "B", "C")
    leaving = result.judged.standing["C"].leaving
    assert (leaving.step.changes[0].option, leaving.gain, leaving.deterred) == ("flood", 1, False)


def test_a_term_without_giver_falls_to_who_gains_least():
    """Fails where nobody could break a term, or the reader is not told who is taken to give it."""
    issues = {name: {"options": issue["options"]} for name, issue in RIVER["issues"].items()}
    result = stability(scenario(**RIVER | {"issues": issues}), package=TREATY)
    assert [option.owner for option in result.options] == ["A", "B"]
    assert "water has no giver; A, who gains least by it, is taken to carry it out" in result.warnings


def test_the_deal_is_nash_s_or_falls_least_short():
    """Fails where the likeliest package is not the one looked at, or an unacceptable one passes for it."""
    assert stability(scenario(**RIVER)).judged.chosen == "nash"
    result = stability(scenario(**RIVER, parties={"A": {"no_deal": 9}, "B": {"no_deal": 9}}))
    assert result.judged.chosen == "least_short"
    assert min(result.judged.over_no_deal.values()) < 0


@pytest.mark.parametrize(
    ("blocks", "options", "told"),
    [
        ({}, {}, "no `conflict` and no `issues` block"),
        (RIVER | {"status_quo": "none"}, {"package": TREATY}, "nothing to fall back to"),
        (RIVER, {"package": {"water": "as now"}}, "the deal changes nothing"),
        (RIVER, {"concept": "sequential"}, "unknown concept 'sequential'"),
        (RIVER, {"target": "9"}, "no state '9' -> give a number from 1 to 4, or signs such as NN"),
    ],
)
def test_refused(blocks, options, told):
    """Fails where a question without an answer gets one, or the reader is not told what would be right."""
    with pytest.raises(ValueError, match=told):
        stability(scenario(**blocks), **options)


def test_more_than_twenty_terms_are_refused():
    """Fails where a question that would fill the memory is taken up."""
    issues = {f"I{n}": {"options": ["no", "yes"], "giver": "A"} for n in range(21)}
    with pytest.raises(ValueError, match="21 terms are at stake, too many"):
        stability(scenario(issues=issues), package=dict.fromkeys(issues, "yes"))


def test_worlds_are_the_scenario_with_its_numbers_drawn():
    """Fails where a world's conflict is worth something else than that of the scenario made certain."""
    worth = {"A": {"water": {"full": [-8, -5, -1]}, "tolls": {"lifted": 6}}, "B": RIVER["worth"]["B"]}
    case = scenario(**RIVER | {"worth": worth})
    path = "worth.A.water.full"
    drawn = chosen_conflict(case, TREATY).model(values={path: np.array([-7.0, -2.0])}, n_worlds=2)
    for world, value in enumerate((-7.0, -2.0)):
        alone = chosen_conflict(case.at({path: value}), TREATY).model()
        assert drawn.worth[world].tolist() == alone.worth.tolist()


def test_great_preferences_attitudes_and_views_are_told():
    """Fails where what a `conflict` block says beside its rankings changes nothing in the answer."""
    conflict = ELMIRA["conflict"] | {
        "preferences": ELMIRA["conflict"]["preferences"]
        | {"LG": {"ranking": [7, 3, 5, 1, ">>", 8, 6, 4, 2, 9], "unknown": [[1, 5]]}},
        "attitudes": {"MoE": {"LG": "+"}},
        "views": {"UR": {"unseen": [8]}},
    }
    result = stability(scenario(**ELMIRA | {"conflict": conflict}))
    assert list(result.relations) == [
        "attitudes",
        "unknown_a",
        "unknown_b",
        "unknown_c",
        "unknown_d",
        "strong",
    ]
    for name, told in result.relations.items():
        for concept, states in told.items():
            each = [set(by_party[concept]) for by_party in result.relations_by_party[name].values()]
            assert states == sorted(set.intersection(*each)), (name, concept)
    assert result.views["unseen"] == {"UR": [8]}
    assert 8 in result.views["surprises"]["nash"]
