"""What people read of a conflict, in words and as a picture."""

import xml.etree.ElementTree as ElementTree

import pytest

from build import RIVER, scenario
from detente.analysis.stability import stability
from detente.report.stability import as_text
from detente.report.state_graph import as_svg

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
    told = ElementTree.fromstring(as_svg(result)).find(f"{SVG}desc").text
    assert told.startswith("4 states;")


def test_without_a_state_to_speak_of_a_large_conflict_is_not_drawn():
    """Fails where the reader is not told what to ask for instead."""
    options = [{"id": f"o{n}", "owner": "AB"[n % 2]} for n in range(5)]
    case = scenario(
        conflict={"options": options, "preferences": {"A": {"statements": []}, "B": {"weights": {"o1": 1}}}}
    )
    with pytest.raises(ValueError, match="a picture holds 24 states; there are 32 -> name one: --target"):
        as_svg(stability(case))
