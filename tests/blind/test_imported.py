"""Conflicts of other programs, imported, and judged verdict by verdict by the definitions."""

import json
import random
from datetime import date

import pytest

from blind import graph_model as blind
from detente import formats
from detente.analysis.stability import stability

HEAD = "kind,party,from,to,state,label,rank"
OWNERS = ("A", "A", "A", "B", "B", "B", "C", "C")


def statement(rng, depth=2):
    """A statement as text, and what it says of a state's levels."""
    if depth == 0 or rng.random() < 0.2:
        option = rng.randrange(len(OWNERS))
        return rng.choice((f"o{option + 1}", str(option + 1))), lambda levels: bool(levels[option])
    (left, says), (right, also) = statement(rng, depth - 1), statement(rng, depth - 1)
    return rng.choice(
        (
            (f"NOT ({left})", lambda levels: not says(levels)),
            (f"-({left})", lambda levels: not says(levels)),
            (f"({left}) AND ({right})", lambda levels: says(levels) and also(levels)),
            (f"({left}) | ({right})", lambda levels: says(levels) or also(levels)),
            (f"({left}) IF ({right})", lambda levels: says(levels) or not also(levels)),
            (f"({left}) iff ({right})", lambda levels: says(levels) == also(levels)),
        )
    )


def graph(rng, n_states):
    """States in any order, about half of the moves between them, and every party's statements."""
    vectors = rng.sample(blind.feasible_vectors([2] * len(OWNERS)), n_states)
    states = dict(enumerate(vectors, start=1))
    moves = {
        party: {
            (start, end)
            for start, old in states.items()
            for end, new in states.items()
            if {owner for owner, a, b in zip(OWNERS, old, new, strict=True) if a != b} == {party}
            if rng.random() < 0.5
        }
        for party in "ABC"
    }
    return states, moves, {party: [statement(rng) for _ in range(rng.randint(1, 8))] for party in "ABC"}


def table(states, moves, wants):
    """The graph as a file."""
    rows = [HEAD, *(f"option,{owner},,,,o{place}," for place, owner in enumerate(OWNERS, start=1))]
    rows += [f"state,,,,{n},{''.join('NY'[level] for level in levels)}," for n, levels in states.items()]
    rows += [f"move,{party},{start},{end},,," for party, arcs in moves.items() for start, end in arcs]
    rows += [
        f"statement,{party},,,,{text},{rank}"
        for party, several in wants.items()
        for rank, (text, _) in enumerate(several, start=1)
    ]
    return "\n".join(rows) + "\n"


def assert_verdicts(found, game):
    """Every verdict for a party, and for all coalitions, is the definition's."""
    for concept in blind.CONCEPTS:
        for party in game.parties:
            stays = {state.id for state in found.states if party in state.stable[concept]}
            assert stays == blind.CONCEPTS[concept](game, party), (concept, party)
    for concept in ("nash", "gmr", "smr", "seq"):
        holding = set(found.equilibria[f"coalition_{concept}"])
        assert holding == blind.coalition_equilibria(game, concept), concept


@pytest.mark.parametrize(("seed", "n_states"), [(1, 76), (2, 76), (3, 40), (4, 12)])
def test_graphs_with_listed_moves_and_statements(seed, n_states, tmp_path):
    """Fails where a table of states, moves and statements is read as another conflict or misjudged."""
    states, moves, wants = graph(random.Random(seed), n_states)
    (tmp_path / "graph.csv").write_text(table(states, moves, wants))
    scenario = formats.read([tmp_path / "graph.csv"], as_of=date(2020, 1, 1))
    worth = {
        party: {n: [says(levels) for _, says in several] for n, levels in states.items()}
        for party, several in wants.items()
    }
    game = blind.Game(moves=blind.arc_moves(list(states), moves), worth=worth, vectors=states, owners=OWNERS)
    assert_verdicts(stability(scenario), game)


def condition(rng, n_options):
    """Options taken or not, as a save holds them."""
    chosen = rng.sample(range(n_options), rng.randint(1, min(3, n_options)))
    return [[option, rng.choice("YN")] for option in chosen]


def met(one, taken):
    """Whether the options of a condition are taken or not as it says."""
    return all(taken[option] == (sign == "Y") for option, sign in one)


def save(rng):
    """A conflict as GMCR+ saves it, options of one decision maker not always side by side."""
    n_options, n_makers = rng.randint(3, 6), rng.randint(2, 3)
    held = [rng.randrange(n_makers) for _ in range(n_options)]
    makers = []
    for maker in range(n_makers):
        wants = []
        for _ in range(rng.randint(0, 5)):
            members = [condition(rng, n_options) for _ in range(rng.randint(1, 3))]
            wants.append(members[0] if len(members) == 1 else {"compound": True, "members": members})
        own = [option for option in range(n_options) if held[option] == maker]
        makers.append({"name": f"M{maker}", "options": rng.sample(own, len(own)), "preferences": wants})
    ways = [rng.choice(("both", "both", "fwd", "back")) for _ in range(n_options)]
    return {
        "decisionMakers": makers,
        "coalitions": list(range(n_makers)),
        "options": [{"name": f"o{n}", "permittedDirection": way} for n, way in enumerate(ways)],
        "infeasibles": [condition(rng, n_options) for _ in range(rng.randint(0, 3))],
        "useManualPreferenceRanking": False,
        "program": "gmcr-py",
        "version": "0.3.13",
    }


def members(want):
    """The conditions of which one must be met."""
    return want["members"] if isinstance(want, dict) else [want]


def as_saved(data):
    """The same by its own rules: options in the order of decision makers, states ascending from 1."""
    order = [option for maker in data["decisionMakers"] for option in maker["options"]]
    owners = [maker["name"] for maker in data["decisionMakers"] for _ in maker["options"]]
    every = blind.feasible_vectors([2] * len(order))
    told = {vector: dict(zip(order, map(bool, vector), strict=True)) for vector in every}
    possible = [v for v in every if not any(met(one, told[v]) for one in data["infeasibles"])]
    states = dict(enumerate(possible, start=1))
    worth = {
        maker["name"]: {
            number: [any(met(one, told[vector]) for one in members(want)) for want in maker["preferences"]]
            for number, vector in states.items()
        }
        for maker in data["decisionMakers"]
    }
    ways = {"both": "both", "fwd": "forward", "back": "backward"}
    directions = [ways[data["options"][option]["permittedDirection"]] for option in order]
    parties = [maker["name"] for maker in data["decisionMakers"]]
    moves = blind.option_moves(states, parties, owners, directions)
    return blind.Game(moves=moves, worth=worth, vectors=states, owners=owners)


@pytest.mark.filterwarnings("ignore::detente.formats.FormatWarning")
@pytest.mark.parametrize("seed", range(12))
def test_saves_of_the_other_program(seed, tmp_path):
    """Fails where a save is read as another conflict: its states, numbers, statements or directions."""
    rng = random.Random(seed)
    while len((game := as_saved(data := save(rng))).states) < 2:
        pass
    (tmp_path / "save.gmcr").write_text(json.dumps(data))
    found = stability(formats.read([tmp_path / "save.gmcr"], as_of=date(2020, 1, 1)))
    assert found.parties == tuple(game.parties)
    assert_verdicts(found, game)
