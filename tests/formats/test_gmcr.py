"""Conflicts of GMCR+ in and out."""

import json
import tempfile
import time
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import scenario
from detente import catalogue, formats
from detente.scenario import load
from formats.conflicts import EUPHRATES, changed, from_table, meaning, on_disk
from formats.small import DAY

TABLES = ("Cuban", "Elmira", "Garrison", "Prisoners", "SyriaIraq")


def table(reference_data, name):
    return json.loads((reference_data / "stability" / f"{name}.json").read_text())


def test_a_save(tmp_path, read):
    """Fails where an option, a direction, a pattern, a statement or an unseen state is lost or misread."""
    found, remarks = read(on_disk(tmp_path, EUPHRATES))
    conflict = found.conflict
    assert (found.title, list(found.parties), remarks) == ("conflict", ["Syria", "Iraq"], [])
    assert [(option.id, option.owner, option.direction) for option in conflict.options] == [
        ("Release Water", "Syria", "both"),
        ("Escalate", "Syria", "forward"),
        ("Attack", "Iraq", "backward"),
    ]
    assert conflict.infeasible == ("YY-",)
    assert conflict.preferences["Syria"].statements == (
        "NOT 1 AND NOT 2 AND NOT 3",
        "2",
        "NOT 3 OR NOT 1 AND 3",
    )
    assert {party: view.unseen for party, view in conflict.views.items()} == {"Syria": (2, 5)}


def test_a_save_by_another_ending(tmp_path, read):
    """Fails where a save that ends in .json is taken for no file of ours."""
    assert read(on_disk(tmp_path, EUPHRATES, "conflict.json")) == read(on_disk(tmp_path, EUPHRATES))


@pytest.mark.parametrize("name", TABLES)
def test_published_conflicts(name, tmp_path, read, reference_data):
    """Fails where states, moves or rankings of a published conflict differ from its table."""
    told = table(reference_data, name)
    found, _ = read(on_disk(tmp_path, from_table(told, ranked=True)))
    states, moves, rankings = meaning(found)
    assert states == list(told["states"].values())
    assert list(moves.values()) == [
        [(int(before), after) for before, targets in arcs.items() for after in targets]
        for arcs in told["moves"].values()
    ]
    assert list(rankings.values()) == [
        [sorted(place) if isinstance(place, list) else [place] for place in ranking]
        for ranking in told["ranking_best_to_worst"].values()
    ]


@pytest.mark.parametrize("name", ["Cuban", "Prisoners", "SyriaIraq", "SI_misp"])
def test_statements_make_the_ranking_that_the_program_prints(name, tmp_path, read, reference_data):
    """Fails where a statement is weighed in another order, or a compound one read as all of its members."""
    told = table(reference_data, name)
    found, _ = read(on_disk(tmp_path, from_table(told, ranked=False)))
    assert list(meaning(found)[2].values()) == [
        [[place] for place in ranking] for ranking in told["ranking_best_to_worst"].values()
    ]


def test_options_of_one_owner_come_together(tmp_path, read):
    """Fails where state numbers of a ranking mean other states than in the program, which sorts options."""
    data = from_table(
        {
            "decision_makers": [{"name": "A", "options": [2]}, {"name": "B", "options": [1]}],
            "options": [{"name": "b", "direction": "both"}, {"name": "a", "direction": "fwd"}],
            "infeasible_patterns": ["YN"],
            "preference_statements": {"1 A": ["Y-"], "2 B": [["Y-", "-Y"]]},
            "ranking_best_to_worst": {"1 A": [3, [1, 2]], "2 B": [1, 2, 3]},
        },
        ranked=False,
    )
    found, _ = read(on_disk(tmp_path, data))
    assert [option.id for option in found.conflict.options] == ["a", "b"]
    assert found.conflict.infeasible == ("NY",)
    assert found.conflict.preferences["A"].statements == ("2",)
    assert found.conflict.preferences["B"].statements == ("2 OR 1",)


def test_names_that_stand_twice(tmp_path, read, reference_data):
    """Fails where two options of one name cannot be told apart, and nobody is told."""
    found, remarks = read(on_disk(tmp_path, from_table(table(reference_data, "Garrison"), ranked=True)))
    assert [option.id for option in found.conflict.options][:6:5] == ["Full (US Support)", "Full (IJC)"]
    assert remarks == [
        "renamed: 'Full' to 'Full (US Support)', 'Reduced' to 'Reduced (US Support)', "
        "'Full' to 'Full (IJC)', 'Reduced' to 'Reduced (IJC)'"
    ]


def test_names_that_a_terminal_would_obey(tmp_path, read):
    """Fails where a stranger's name clears the screen of whoever imports it."""
    found, remarks = read(on_disk(tmp_path, changed("options", 0, "name", to="\x1b[2Jrelease")))
    assert found.conflict.options[0].id == "[2Jrelease"
    assert remarks == ["renamed: '?[2Jrelease' to '[2Jrelease'"]


def test_what_is_left_out_is_told(tmp_path, read):
    """Fails where a coalition, or statements beside rankings, vanish without a word."""
    data = changed("useManualPreferenceRanking", to=True) | {"coalitions": [[0, 1]]}
    for maker in data["decisionMakers"]:
        maker["preferenceRanking"] = [[1, 2, 3], 4, 5, 6]
    _, remarks = read(on_disk(tmp_path, data))
    assert remarks == [
        "statements left out, as the file goes by its rankings: Syria, Iraq",
        "left out, as every coalition is looked at: that Syria and Iraq act as one",
    ]


def test_an_option_of_two_decision_makers(tmp_path, read):
    """Fails where a common option is refused, or only the first who lists it can change it."""
    found, remarks = read(on_disk(tmp_path, changed("decisionMakers", 1, "options", to=[2, 1])))
    assert remarks == ["listed move by move, as another owns the option: 'Escalate' of Iraq"]
    assert [option.owner for option in found.conflict.options] == ["Syria", "Syria", "Iraq"]
    moves = meaning(found)[1]
    assert moves["Iraq"] == [(1, 3), (4, 1), (4, 3), (4, 6), (5, 2), (6, 3)]
    assert moves["Syria"] == meaning(read(on_disk(tmp_path, EUPHRATES))[0])[1]["Syria"]


def test_common_options_of_very_many_states(tmp_path):
    """Fails where listing the moves of a common option fills the memory."""
    makers = [{"name": name, "options": list(range(20)), "preferences": []} for name in "AB"]
    data = changed("options", to=[{"name": f"o{place}"} for place in range(20)])
    file = on_disk(tmp_path, data | {"decisionMakers": makers, "infeasibles": []})
    with pytest.raises(formats.FormatError, match="common options among 1,048,576 states -> at most 16,384"):
        formats.read([file], as_of=DAY)


def test_moves_of_a_file_for_the_visualiser(tmp_path, read):
    """Fails where listed moves that differ from those of the options are not what is read."""
    moves = meaning(read(on_disk(tmp_path, EUPHRATES))[0])[1]
    nodes = [
        {
            "id": place,
            "reachable": [
                {"target": after - 1, "dm": f"dm{mover}", "payoffChange": 1}
                for mover, arcs in enumerate(moves.values())
                for before, after in arcs
                if before == place + 1
            ],
        }
        for place in range(6)
    ]
    assert read(on_disk(tmp_path, EUPHRATES | {"nodes": nodes}))[0].conflict.moves == {}
    nodes[3]["reachable"] = []
    found = read(on_disk(tmp_path, EUPHRATES | {"nodes": nodes}))[0]
    assert meaning(found)[1] == {party: [arc for arc in arcs if arc[0] != 4] for party, arcs in moves.items()}


REFUSED = {
    "not JSON": ('{"options": ', "line 1: not JSON: expecting value -> mend it, or leave the file out"),
    "nested deep": ("[" * 100_000, "file: nested too deep -> nest at most 40 deep"),
    "another thing": ({"a": 1}, "file: no conflict -> give a file with options and decisionMakers"),
    "no options": (changed("options", to=[]), "options: 0 options -> give 1 to 200, each with a name"),
    "many options": (
        changed("options", to=[{}] * 5000),
        "options: 5000 options -> give 1 to 200, each with a name",
    ),
    "nobody": (
        changed("decisionMakers", to={}),
        "decisionMakers: nobody -> give decision makers with a name and options",
    ),
    "direction": (
        changed("options", 1, "permittedDirection", to="sideways"),
        "option 1: permittedDirection 'sideways' is not known -> give one of 'both', 'fwd', 'back'",
    ),
    "name of nothing": (
        changed("decisionMakers", 0, "name", to=None),
        "decisionMakers[0]: name is None -> give text",
    ),
    "name of a list": (changed("options", 2, "name", to=[]), "option 2: name is [] -> give text"),
    "option out of range": (
        changed("decisionMakers", 1, "options", to=[2, 3]),
        "options of 'Iraq': no option 3 -> give numbers from 0 to 2",
    ),
    "option of nobody": (
        changed("decisionMakers", 1, "options", to=[]),
        "option 2: nobody owns 'Attack' -> add it to a decision maker's options",
    ),
    "condition": (
        changed("infeasibles", to=[[[0, "Y"], [7, "Y"]]]),
        "infeasibles[0]: [7, 'Y'] is no option and sign -> "
        'give a list of [option, "Y"] or [option, "N"], options from 0 to 2',
    ),
    "both signs": (
        changed("infeasibles", to=[[[0, "Y"], [0, "N"]]]),
        "infeasibles[0]: option 0 is both Y and N -> keep one of them",
    ),
    "no members": (
        changed("decisionMakers", 0, "preferences", to=[{"compound": True}]),
        'preferences of \'Syria\'[0]: no members -> give a list of [option, "Y"] or [option, "N"]',
    ),
    "nothing can be": (
        changed("infeasibles", to=[[]]),
        "conflict: infeasible: no state is left -> leave out what forbids too much",
    ),
    "no ranking": (
        changed("useManualPreferenceRanking", to=True),
        "'Syria': no preferenceRanking -> add it, or set useManualPreferenceRanking to false (and 1 more)",
    ),
    "a move to nowhere": (
        EUPHRATES | {"nodes": [{"reachable": [{"target": 6, "dm": "dm0"}]}]},
        "nodes[0]: no move: {'target': 6, 'dm': 'dm0'} -> give dm0 to dm1 and a target from 0 to 5",
    ),
    "a move of nobody": (
        EUPHRATES | {"nodes": [{"reachable": [{"target": 1, "dm": "dm000000999"}]}]},
        "nodes[0]: no move: {'target': 1, 'dm': 'dm000000999'} -> give dm0 to dm1 and a target from 0 to 5",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_in_one_line(case, tmp_path):
    """Fails where a bad or hostile file passes, takes long, or is refused in other words."""
    data, line = REFUSED[case]
    file = on_disk(tmp_path, data)
    start = time.process_time()
    with pytest.raises(formats.FormatError) as refused:
        formats.read([file], as_of=DAY)
    assert refused.value.in_one_line == f"{file}: {line}"
    assert time.process_time() - start < 60


@pytest.mark.parametrize("ranking", [[1, 2, 3], [1, 2, 3, 4, 5, 6, 6], [1, 2, 3, 4, 5, 7], "123456", [["a"]]])
def test_a_ranking_that_does_not_fit(ranking, tmp_path):
    """Fails where a ranking that misses, repeats or invents a state is taken."""
    data = changed("useManualPreferenceRanking", to=True)
    for maker in data["decisionMakers"]:
        maker["preferenceRanking"] = ranking
    with pytest.raises(formats.FormatError, match=r"ranking"):
        formats.read([on_disk(tmp_path, data)], as_of=DAY)


def places(part, path=()):
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for step, value in inside:
        yield (*path, step)
        yield from places(value, (*path, step))


@settings(max_examples=150)
@given(
    st.sampled_from(list(places(EUPHRATES))),
    st.sampled_from([..., None, True, -1, 0, 1, 10**30, 0.5, "", "x", "Y", [], {}, [[]], [[0, "Y"]]]),
)
def test_any_part_exchanged(path, odd):
    """Fails where a file ends in a traceback instead of in one line."""
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore", formats.FormatWarning)
        told = "read -> "
        try:
            formats.read([on_disk(Path(place), changed(*path, to=odd))], as_of=DAY)
        except formats.FormatError as error:
            told = error.in_one_line
    assert " -> " in told
    assert told.isprintable()


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("ranked", [True, False])
def test_out_and_in_again(name, ranked, tmp_path, read, reference_data):
    """Fails where a conflict that was imported is exported as another one."""
    found, _ = read(on_disk(tmp_path, from_table(table(reference_data, name), ranked=ranked)))
    lost = formats.write(found, "gmcr", tmp_path / "out.gmcr")
    assert lost == ["title and as_of: give them again on import"]
    assert meaning(read(tmp_path / "out.gmcr")[0]) == meaning(found)


def conflict(**block):
    """A conflict of two parties whose options do not stand owner by owner."""
    options = [{"id": "a1", "owner": "A"}, {"id": "b", "owner": "B"}, {"id": "a2", "owner": "A"}]
    given = {"A": {"statements": ["b IFF a1", "NOT (a2 OR a1)"]}, "B": {"statements": ["a2 IF b"]}}
    return scenario(conflict={"options": options, "preferences": given} | block)


RICH = {
    "A": {"weights": {"a1": 2, "b": [-3, -1]}, "unknown": [[1, 2]]},
    "B": {"ranking": [8, ">>", [1, 2, 3], 4, 5, 6, 7]},
}


@pytest.mark.parametrize(
    "block",
    [
        {},
        {"preferences": RICH},
        {"infeasible": ["Y-0"], "requires": [{"if": {"b": "Y"}, "then": {"a2": "Y", "a1": 0}}]},
        {"views": {"A": {"unseen": [2, "NYN"]}}},
    ],
)
def test_our_own_conflicts_mean_the_same_in_the_other_program(block, tmp_path, read):
    """Fails where options in another order change what a state, a statement or a ranking means."""
    ours = conflict(**block)
    formats.write(ours, "gmcr", tmp_path / "out")
    theirs, _ = read(tmp_path / "out")

    def told(found):
        labels, moves, tiers = meaning(found)
        ids = [option.id for option in found.conflict.options]
        states = [frozenset(i for i, sign in zip(ids, label, strict=True) if sign == "Y") for label in labels]
        return (
            {party: {(states[a - 1], states[b - 1]) for a, b in arcs} for party, arcs in moves.items()},
            {party: [{states[s - 1] for s in tier} for tier in ranking] for party, ranking in tiers.items()},
            {
                party: {states[s - 1 if isinstance(s, int) else labels.index(s)] for s in view.unseen}
                for party, view in found.conflict.views.items()
            },
        )

    assert told(theirs) == told(ours)


def test_what_the_format_cannot_hold_is_told(tmp_path):
    """Fails where a preference loses something on the way out and nobody is told."""
    ours = conflict(preferences=RICH, status_quo=1, attitudes={"A": {"B": "-"}})
    assert formats.write(ours, "gmcr", tmp_path / "out") == [
        "points: places in a ranking stand for them: A",
        ">>: left out: B",
        "unknown: left out: A",
        "status_quo: not said",
        "attitudes: left out",
        "title and as_of: give them again on import",
    ]


@pytest.mark.parametrize(
    ("block", "line"),
    [
        (
            {"states": ["NNN", "YNN"], "preferences": {"A": {"ranking": [1, 2]}, "B": {"ranking": [1, 2]}}},
            "states: the format has no place for it -> give what cannot be as infeasible or requires",
        ),
        (
            {"same": ["Y--"]},
            "same: the format has no place for it -> the format does not merge states: leave it out",
        ),
        ({"moves": {"A": [[1, 2]]}}, "moves: the format has no place for it -> leave them out where"),
    ],
)
def test_what_the_format_cannot_say_is_refused(block, line, tmp_path):
    """Fails where a conflict is exported as another one."""
    with pytest.raises(formats.FormatError) as refused:
        formats.write(conflict(**block), "gmcr", tmp_path / "out")
    assert refused.value.in_one_line.startswith(f"conflict: {line}")
    assert not (tmp_path / "out").exists()


def test_a_case_of_the_catalogue_goes_out(tmp_path, read):
    """Fails where a packaged conflict cannot be taken to the other program."""
    case = load(catalogue.scenario_file("garrison"))
    formats.write(case, "gmcr", tmp_path / "garrison.gmcr")
    assert meaning(read(tmp_path / "garrison.gmcr")[0]) == meaning(case)
