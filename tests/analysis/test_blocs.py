"""What the landscape says of a scenario, in its own names, in words and as a picture."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from build import scenario
from detente.analysis.blocs import blocs
from detente.catalogue import scenario_file
from detente.report.bloc_map import as_svg
from detente.report.blocs import as_text
from detente.scenario import load

SVG = "{http://www.w3.org/2000/svg}"
RIVERS = Path(__file__).parent.parent / "scenarios" / "valid" / "between-two-rivers.yaml"
CASES = {"syria-2016": (None, "weak-syria"), "wwii-1939": (None, "sizes-of-1936", "right-not-alike")}


@pytest.fixture
def rivers():
    """A scenario with every part of the block."""
    return load(RIVERS)


@pytest.fixture
def syria():
    return blocs(load(scenario_file("syria-2016")))


def friends(*pairs, **block):
    """A scenario of actors of size 1 and what they think of each other."""
    propensity = dict(pairs)
    names = {end for pair in propensity for end in pair.split("|")}
    return scenario(alignment={"sizes": dict.fromkeys(sorted(names), 1), "propensity": propensity, **block})


def test_packaged_cases_come_out_as_published(syria):
    """Fails where a case is coded otherwise than its source."""
    assert (syria.sides.optimum.energy, syria.sides.n_minima) == (-83_200, 1)
    weak = blocs(load(scenario_file("syria-2016"), variant="weak-syria"))
    assert weak.sides.optimum.energy == -65_600
    war = blocs(load(scenario_file("wwii-1939")))
    assert war.present.out_of_place == ("Poland", "Portugal")
    early = blocs(load(scenario_file("wwii-1939"), variant="sizes-of-1936"))
    assert [round(minimum.division.energy, 1) for minimum in early.sides.minima] == [-2651.4, -2490.3]


def test_the_price_of_turning_is_what_frustration_would_rise_by():
    """A likes B by 2 and dislikes C by 3: changing sides would cost A 5."""
    told = blocs(friends(("A|B", 2), ("A|C", -3), ("B|C", -1)))
    assert told.sides.optimum.blocs == (("A", "B"), ("C",))
    assert told.sides.flip_price == {"A": 5, "B": 3, "C": 4}


def test_three_enemies_need_three_blocs():
    """Fails where a third bloc's relief, its members or their loss by an ultimatum is told wrongly."""
    told = blocs(friends(("A|B", -1), ("A|C", -1), ("B|C", -1)))
    assert told.frustration == {2: 1, 3: 0}
    third = told.third_bloc
    assert (third.index, len(third.joins)) == (1, 1)
    assert list(third.loss.values()) == [1]


def test_an_ultimatum_puts_everybody_on_a_side():
    """Fails where somebody is neither with nor against."""
    told = blocs(friends(("A|B", 2), ("A|C", -3), ("B|C", -1)), ultimatum="C").ultimatum
    assert (told.with_it, told.against) == ((), ("A", "B"))


def test_a_premium_keeps_neutral_whom_both_sides_court():
    """B likes both enemies: it is neutral where staying out is worth something, and only then."""
    pairs = ("A|B", 1), ("B|C", 1), ("A|C", -5)
    assert blocs(friends(*pairs)).sides.optimum.neutral == ()
    assert blocs(friends(*pairs, neutral_premium={"B": 0.5})).sides.optimum.neutral == ("B",)


def test_a_deal_moves_whom_it_reconciles(rivers):
    """Fails where what a deal shifts does not count, or nobody is said to move."""
    told = blocs(rivers, package={"tolls": "lifted"})
    assert told.after.sides.optimum.blocs == (("Arda", "Dorn", "Esk"), ("Brel", "Cest"))
    assert "Cest" in told.after.moved
    assert blocs(rivers).after is None


def test_equidistance_is_measured_between_the_poles(rivers):
    """Cest stands half-way; a file of ideal points takes the place of the scenario's own."""
    assert blocs(rivers).equidistance["Cest"] == 1
    points = {"Arda": 0.0, "Brel": 4.0, "Cest": 1.0}
    assert blocs(rivers, ideal_points=points).equidistance == {"Cest": 0.5}


def test_many_actors_are_searched_and_not_claimed_to_be_solved():
    """Fails where a landscape too large to list is said to be listed."""
    names = [f"s{number}" for number in range(70)]
    propensity = {
        f"{one}|{other}": (i * 7 + j * 11) % 5 - 2
        for i, one in enumerate(names)
        for j, other in enumerate(names[:i])
    }
    told = blocs(scenario(alignment={"sizes": dict.fromkeys(names, 1), "propensity": propensity}))
    assert (told.sides.exact, told.sides.proven) == (False, False)
    assert len(told.warnings) == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"n_blocs": 0}, "0 blocs -> give 1 to 12"),
        ({"ultimatum": "Ard"}, "--ultimatum: no actor 'Ard' -> did you mean 'Arda'?"),
        ({"package": {"patrols": "joint"}}, "the deal shifts no propensity -> "),
        ({"package": {"tols": "lifted"}}, "unknown issue 'tols' -> did you mean 'tolls'?"),
        ({"ideal_points": {"Arda": 1.0}}, "the poles need ideal points that differ -> "),
    ],
)
def test_what_cannot_be_asked_is_told(options, told, rivers):
    """Fails where a wrong question is answered, or refused without what would be right."""
    with pytest.raises(ValueError, match="->") as caught:
        blocs(rivers, **options)
    assert str(caught.value).startswith(told)


def test_the_answer_comes_first(syria):
    """Fails where a reader must look for who sides with whom."""
    lines = as_text(syria).splitlines()
    assert lines[2] == "2 blocs of 11 actors (energy -83,200):"
    assert lines[4] == "  2  Turkey, ISIS, Nusra"


def test_the_picture_names_every_actor_and_is_always_the_same(syria):
    """Fails where an actor is left out, or the picture cannot be read aloud."""
    picture = as_svg(syria)
    root = ElementTree.fromstring(picture)
    assert {text.text for text in root.iter(f"{SVG}text")} >= set(syria.actors)
    assert root.find(f"{SVG}desc").text.startswith("11 actors; bloc 1: US, Russia, Syria")
    assert picture == as_svg(blocs(load(scenario_file("syria-2016"))))


def test_names_in_a_picture_are_text():
    """Fails where an actor's name could put markup into a picture."""
    picture = as_svg(blocs(friends(("<script>|R&D", -1))))
    assert "<script>" not in picture
    assert "<script>" in {text.text for text in ElementTree.fromstring(picture).iter(f"{SVG}text")}


def test_the_new_detente_says_who_would_join_a_third_bloc():
    """Fails where 'nobody' goes unsaid, or who comes nearest to it."""
    told = " ".join(as_text(blocs(load(scenario_file("new-detente-2019")))).split())
    assert "who would join a third bloc: nobody" in told
    assert "SY would begin one most cheaply: the energy would rise by 11.8." in told


def test_the_new_detente_moves_russia():
    """The bargain in full, relief for distance from China and peace with Kiev, takes Russia across."""
    deal = {
        "SANCTIONS": "full lifting",
        "RUS-CHN": "distance / back out",
        "UKR-MINSK": "US gets Kiev to comply",
    }
    told = blocs(load(scenario_file("new-detente-2019")), package=deal, ultimatum="US")
    assert told.after.moved == ("RU",)
    assert "RU" in told.ultimatum.against
    assert told.after.joins == ()


def test_who_joins_is_named_first():
    """Fails where members of a third bloc stand anywhere but beside the question."""
    told = as_text(blocs(friends(("A|B", -1), ("A|C", -1), ("B|C", -1))))
    assert "who would join a third bloc: B. Best three blocs" in told


def test_two_who_would_rather_move_together_are_named():
    """Two friends held apart by lesser friends: neither would go alone, both would go together."""
    pairs = ("A|B", 3), ("A|C", 4), ("B|D", 4), ("C|D", -9), ("A|D", -6), ("B|C", -6)
    told = blocs(friends(*pairs), n_blocs=3)
    text = as_text(told)
    assert (told.pair_switches == ()) == ("changing sides at the same time" not in text)
