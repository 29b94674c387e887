"""What a file leaves unsaid is said beside every result."""

import pytest

from build import scenario
from detente.scenario import caveats, loads
from detente.scenario.caveats import FROM_TEXT

BASE = """
detente: 1
title: The Sluice Treaty
as_of: 2024-03-01
parties: {Arda: {}, Brel: {}, Cest: {role: third party}}
issues: {water: {options: [as now, half, full]}}
"""
WHOLE = "worth: {Arda: {water: {half: -2, full: -6}}, Brel: {water: {half: 4, full: 9}}}\n"
PHASES = """exchange_in_phases:
  items:
    - {{id: water, giver: {}, receiver: {}, cost: 1, value: 2}}
    - {{id: tolls, giver: Brel, receiver: Arda, cost: 1, value: 2}}
"""
RELIEF = "leverage: {users: {Brel: 1}, relief: {when: {water: full}, points: {Brel: 2}, counts: true}}\n"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        pytest.param(WHOLE, [], id="all said; the third party may be indifferent"),
        pytest.param(
            "worth: {Arda: {water: {half: -2, full: -6}}, Brel: {water: {half: 4}}}\n",
            ["1 worth is not given and counts as 0: Brel water 'full'"],
            id="one worth not given",
        ),
        pytest.param(
            "",
            [
                "4 worths are not given and count as 0: "
                "Arda water 'half', Arda water 'full', Brel water 'half', Brel water 'full'"
            ],
            id="no worth given",
        ),
        pytest.param(
            WHOLE.replace("{half: 4,", "{as now: 1, half: 4,"),
            ["worth of the status quo is not 0 for Brel water"],
            id="worth of the status quo",
        ),
        pytest.param(WHOLE.replace("{half: 4,", "{as now: 0, half: 4,"), [], id="status quo said to be 0"),
        pytest.param(
            WHOLE + "alignment: {sizes: {Arda: 1, Dorn: 2}}\nleverage: {users: {Elve: 1}}\n",
            ["alignment or leverage names actors that are not parties: Dorn, Elve"],
            id="actors that are not parties",
        ),
        pytest.param(
            WHOLE + RELIEF,
            [
                "water 'full' is worth more to Brel than worth says: leverage.relief counts, "
                "see detente leverage"
            ],
            id="relief that counts",
        ),
        pytest.param(WHOLE + RELIEF.replace("true", "false"), [], id="relief that does not count"),
        pytest.param(
            WHOLE + PHASES.format("Brel", "Arda"),
            ["in exchange_in_phases Brel gives everything: nobody gives anything in return"],
            id="one party gives everything",
        ),
        pytest.param(WHOLE + PHASES.format("Arda", "Brel"), [], id="both give"),
    ],
)
def test_caveats(rest, expected):
    """Fails where a default stands in for a judgement and nobody is told, or is told without need."""
    assert expected == caveats(loads(BASE + rest))


def test_long_lists_are_cut_short():
    """Fails where a warning fills the screen."""
    text = BASE.replace("[as now, half, full]", f"[as now, {', '.join(f'level {n}' for n in range(50))}]")
    (line,) = caveats(loads(text))
    assert line.startswith("100 worths are not given and count as 0: Arda water 'level 0'")
    assert line.endswith("'level 3', ...")


def test_a_lone_principal_and_talks_in_the_future_are_remarked():
    """Fails where a deal with nobody to refuse it, or a clock that starts tomorrow, passes without a word."""
    text = BASE.replace("Brel: {}", "Brel: {role: third}") + "timing: {start: 2030-01-01}\n"
    told = caveats(loads(text))
    assert any("only Arda must accept" in line for line in told)
    assert any("talks begin on 2030-01-01" in line for line in told)


def test_drafted_numbers_are_counted_until_somebody_judges_them():
    """Defaults out of texts would pass for judgement, or stay accused of it for ever."""
    drafted = {"value": [-2, 1, 4], "because": f"{FROM_TEXT}a demand"}
    both = scenario(parties={"A": {"no_deal": drafted}, "B": {"no_deal": drafted}})
    one = scenario(parties={"A": {"no_deal": drafted}, "B": {"no_deal": 1}})
    assert caveats(both)[0].startswith("all 2 numbers rest on text alone")
    assert caveats(one)[0].startswith("1 of 2 numbers rest on text alone")
    assert not any("text alone" in line for line in caveats(scenario(parties={"A": {"no_deal": 1}, "B": {}})))
