"""What people read of a conflict, in words and as a picture."""

import xml.etree.ElementTree as ElementTree

import pytest

from build import RIVER, scenario
from detente.analysis.stability import stability
from detente.forecasting import stability_bands
from detente.forecasting.bands import over_worlds
from detente.report.stability import as_text
from detente.report.state_graph import as_svg
from detente.report.state_layout import RADIUS, curve

SVG = "{http://www.w3.org/2000/svg}"
TREATY = {"water": "full", "tolls": "lifted"}


@pytest.fixture
def river():
    """The deal of two terms, looked at."""
    return stability(scenario(**RIVER), package=TREATY)


def test_the_answer_comes_first_and_tells_move_gain_answer_and_loss(river):
    """Fails where a reader must look for whether the deal holds, or is not told why."""
    told = " ".join(as_text(river).split())
    assert told.index("The deal holds") < told.index("2 options")
    leaving = "A would leave by withdrawing water: full (gain 5); B answers by withdrawing tolls: lifted"
    assert f"{leaving}, which leaves A 1 worse off than the deal: A stays" in told


def test_what_would_make_it_hold_is_told():
    """Fails where a deal that breaks is told without its price."""
    issues = RIVER["issues"] | {"tolls": RIVER["issues"]["tolls"] | {"reversible": False}}
    told = " ".join(as_text(stability(scenario(**RIVER | {"issues": issues}), package=TREATY)).split())
    assert "The deal does not hold" in told
    assert "It would stay if the deal were worth 5 more to it" in told


def test_how_sure_is_told_without_a_state_to_judge():
    """Fails where worlds are drawn for a conflict and nothing is told of them."""
    options = [{"id": "a", "owner": "A"}, {"id": "b", "owner": "B"}]
    likes = {"A": {"weights": {"a": 1}}, "B": {"weights": {"b": {"dist": "uniform", "low": -1, "high": 3}}}}
    case = scenario(conflict={"options": options, "preferences": likes})
    told = as_text(over_worlds(case, ask=stability, draws=1000, seed=1, plan=stability_bands.plan))
    assert (
        "1,000 worlds · seed 1 · share in which a state is stable for all (SEQ): 4 (YY) 75 %, 2 (YN) 25 %"
        in told
    )


def test_in_whose_eyes_a_state_is_stable_is_told():
    """Fails where a reader is not told that one party sees a state hold that another would leave."""
    options = [{"id": "a", "owner": "A"}, {"id": "b", "owner": "B"}, {"id": "c", "owner": "C"}]
    likes = {"A": {"weights": {"a": 1}}, "B": {"weights": {"b": 1}}, "C": {"statements": []}}
    believed = {"B": {"preferences": {"B": {"weights": {"b": -1}}}}, "C": {"unseen": ["YYN"]}}
    case = scenario(
        parties={"A": {}, "B": {}, "C": {}},
        conflict={"options": options, "preferences": likes, "views": believed},
    )
    told = " ".join(as_text(stability(case, target="YYN")).split())
    assert "state 4 (SEQ): stable in the eyes of A; not in those of B; unseen by C" in told


def test_the_picture_shows_every_state_and_move(river):
    """Fails where the picture leaves a state or a move out, or cannot be read aloud."""
    root = ElementTree.fromstring(as_svg(river))
    assert [root.find(f"{SVG}title").text, root.find(f"{SVG}desc").text] == [
        "test: states and moves",
        "4 states; moves: A 4, B 4; stable for all: 1, 4.",
    ]
    moves = [path.find(f"{SVG}title") for path in root.iter(f"{SVG}path")]
    assert len([told for told in moves if told is not None]) == 8
    assert {text.text for text in root.iter(f"{SVG}text")} >= {"1", "2", "3", "4", "NN", "YY", "A", "B"}


def test_names_in_a_picture_are_text():
    """Fails where a party's name could put markup into a picture."""
    names = {"A": "<script>", "B": "R&D"}
    parties = {names[name]: {} for name in "AB"}
    issues = {i: told | {"giver": names[told["giver"]]} for i, told in RIVER["issues"].items()}
    worth = {names[name]: told for name, told in RIVER["worth"].items()}
    picture = as_svg(stability(scenario(parties=parties, issues=issues, worth=worth), package=TREATY))
    assert "<script>" not in picture
    assert {text.text for text in ElementTree.fromstring(picture).iter(f"{SVG}text")} >= set(names.values())


def test_a_large_conflict_is_drawn_where_the_answer_speaks_of_it():
    """Fails where a picture of hundreds of states is drawn, or none at all."""
    issues = {f"I{n}": {"options": ["no", "yes"], "giver": "AB"[n % 2]} for n in range(6)}
    worth = {
        name: {f"I{n}": {"yes": -1 if "AB"[n % 2] == name else 2} for n in range(6)} for name in ("A", "B")
    }
    result = stability(scenario(issues=issues, worth=worth))
    root = ElementTree.fromstring(as_svg(result))
    assert root.find(f"{SVG}desc").text.startswith("4 states;")
    written = {text.text for text in root.iter(f"{SVG}text")}
    assert written >= {"signs: I0, I1, I2, I3, I4, I5", "4 of 64 states"}


def test_a_state_that_nobody_leaves_is_drawn_with_its_neighbours():
    """Fails where the picture of a stable state of many is a circle alone."""
    options = [{"id": f"o{n}", "owner": "AB"[n % 2]} for n in range(5)]
    likes = {"A": {"weights": {"o0": 3, "o2": 2, "o4": 1}}, "B": {"statements": []}}
    result = stability(scenario(conflict={"options": options, "preferences": likes}), target="YYYYY")
    told = ElementTree.fromstring(as_svg(result)).find(f"{SVG}desc").text
    assert told.startswith("11 states; moves: A 56, B 12;")


def test_a_move_is_not_drawn_across_a_state():
    """Fails where a move seems to lead to a state that it passes by."""
    places = {1: (0.0, 0.0), 2: (0.0, 96.0), 3: (0.0, 192.0)}
    (_, y), middle, _ = curve(1, 3, places, bend=0.12)
    assert (abs(middle[0]) / 2 > RADIUS, y > 0) == (True, True)
    assert abs(curve(1, 2, places, bend=0.12)[1][0]) == pytest.approx(0.12 * 96)


def test_without_a_state_to_speak_of_a_large_conflict_is_not_drawn():
    """Fails where the reader is not told what to ask for instead."""
    options = [{"id": f"o{n}", "owner": "AB"[n % 2]} for n in range(5)]
    case = scenario(
        conflict={"options": options, "preferences": {"A": {"statements": []}, "B": {"weights": {"o1": 1}}}}
    )
    with pytest.raises(ValueError, match="a picture holds 24 states; there are 32 -> name one: --target"):
        as_svg(stability(case))
