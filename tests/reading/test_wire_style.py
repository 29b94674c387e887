"""Constructions of agency reports that the first articles broke: relatives, names behind offices, turns."""

import pytest

from reading.attribution_cases import agree, found

STATEMENTS = [
    ("“It is over,” said the group's director, Olaf Brandt.", ("BRANDT", "It is over")),
    ("“We said no,” union leader Ann Leek said.", ("LEEK", "We said no")),
    ("Peru, which had accused Chile of theft, stayed away.", ("S:PER", "Chile of theft")),
    ("Its deputy spoke on Friday of “positive signals from Lima”.", ("DEPUTY", "positive signals from Lima")),
    ("The Peruvian side let it be understood that talks would fail.", ("S:PER", "talks would fail")),
    ("Officials there deny any link.", ("OFFICIALS", "any link")),
    ("Lee Sang-min told a briefing that talks were off.", ("LEE", "talks were off")),
]
POSITIONS = [
    ("Peru hopes for relief, which Chile has so far refused.", ("S:CHL-", "relief")),
    ("Under discussion is a change Peru has demanded since May.", ("S:PER+", "a change")),
    ("Chile turned the offer down.", ("S:CHL-", "offer")),
    ("Peru asked Chile to reopen the port.", ("S:PER+", "reopen the port")),
]
SHIFTS = [
    ("Armenia has grown more distant from Moscow.", ("S:ARM", "distancing")),
    ("Peru is growing impatient with the talks.", ("S:PER", "hardening")),
    ("Chile and Peru have come closer.", ("S:CHL", "rapprochement")),
    ("Peru breaks with its allies.", ("S:PER", "distancing")),
    ("Peru met Chile. Its line has eased since May.", ("S:PER", "softening")),
    ("Chile is running out of patience.", ("S:CHL", "hardening")),
]
NOTHING = [
    ("Chile insists that no bargain is being discussed.", "positions"),
    ("Chile drafted a package in which Peru softens its stance.", "shifts"),
    ("The news was neither confirmed nor denied.", "statements"),
]


@pytest.mark.parametrize(("sentence", "wanted"), STATEMENTS)
def test_who_said_it(sentence, wanted):
    """The words would be nobody's, or the office's instead of its holder's."""
    assert any(agree(one, wanted) for one in found(sentence)["statements"]), found(sentence)


@pytest.mark.parametrize(("sentence", "wanted"), POSITIONS)
def test_what_is_wanted_may_stand_before_the_verb(sentence, wanted):
    """The relative clause would be taken for the thing wanted, or nothing would."""
    assert any(agree(one, wanted) for one in found(sentence)["positions"]), found(sentence)


@pytest.mark.parametrize(("sentence", "wanted"), SHIFTS)
def test_turns_in_the_present_tense(sentence, wanted):
    """Only changes that are over would be seen."""
    assert wanted in found(sentence)["shifts"] or any(
        wanted[0] in who.split("&") and kind == wanted[1] for who, kind in found(sentence)["shifts"]
    )


@pytest.mark.parametrize(("sentence", "kind"), NOTHING)
def test_nothing_of_the_kind_is_told(sentence, kind):
    """A claim is no wish, a draft no turn, and what nobody says no statement."""
    assert found(sentence)[kind] == []
