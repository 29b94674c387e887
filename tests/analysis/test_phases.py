"""What is handed over, in what steps, and what people are told of it."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from functools import partial

import pytest

from build import RIVER, scenario
from detente.analysis.phases import phases
from detente.catalogue import scenario_file
from detente.forecasting import phase_bands
from detente.forecasting.bands import over_worlds
from detente.report.gantt import as_svg
from detente.report.phases import as_text
from detente.scenario import load

SVG = "{http://www.w3.org/2000/svg}"
TREATY = {"water": "full", "tolls": "lifted"}
BONDED = {"A": {"bond": 1}, "B": {"bond": 1}}
ITEMS = [
    {"id": "relief", "giver": "A", "receiver": "B", "cost": 4, "value": 9},
    {"id": "retreat", "giver": "B", "receiver": "A", "cost": 5, "value": 6},
]


def exchange(**blocks):
    """A scenario of two items, between two sides with a bond of 1."""
    return scenario(**{"parties": BONDED, "exchange_in_phases": {"items": ITEMS}} | blocks)


def told(result):
    """The report as one line."""
    return " ".join(as_text(result).split())


@pytest.fixture(scope="module")
def detente():
    """The packaged New Detente case, planned."""
    return phases(load(scenario_file("new-detente-2019")))


def test_items_of_the_file_are_planned():
    """Fails where what is delivered does not add up, or steps have other dates than the file's step."""
    process = {"step_months": 3}
    result = phases(exchange(exchange_in_phases={"items": ITEMS, "process": process}))
    delivered = {item.id: sum(step.deliver.get(item.id, 0) for step in result.plan) for item in result.items}
    assert delivered == pytest.approx({"relief": 1, "retreat": 1})
    assert [step.by for step in result.plan][:2] == ["2024-04-01", "2024-07-01"]
    assert (result.feasible, result.deal, result.chosen) == (True, None, "block")


def test_terms_of_a_deal_become_items():
    """Fails where a term costs its giver, or brings the other, something else than the file says."""
    issues = RIVER["issues"] | {"tolls": RIVER["issues"]["tolls"] | {"via": {"party": "C", "delivers": 0.5}}}
    parties = BONDED | {"C": {"role": "third party"}}
    water, tolls = phases(scenario(**RIVER | {"issues": issues, "parties": parties}), package=TREATY).items
    assert (water.giver, water.cost, dict(water.value)) == ("A", 5, {"B": 7})
    assert (tolls.giver, tolls.cost, dict(tolls.value)) == ("B", 3, {"A": 3})
    assert (water.lumpy, tolls.lumpy, water.revocable) == (False, True, 1)


def test_a_cost_is_never_below_nothing():
    """Fails where what a giver likes to give counts as a concession taken back."""
    worth = RIVER["worth"] | {"B": RIVER["worth"]["B"] | {"tolls": {"lifted": 2}}}
    result = phases(scenario(**RIVER | {"worth": worth, "parties": BONDED}), package=TREATY)
    assert result.items[1].cost == 0
    assert result.net == {"A": 1, "B": 9}
    assert any("tolls takes nothing from the giver" in warning for warning in result.warnings)


def test_terms_that_nobody_gives_are_told():
    """Fails where a term without giver is dropped in silence."""
    issues = RIVER["issues"] | {"patrols": {"options": ["none", "joint"]}}
    worth = {"A": RIVER["worth"]["A"] | {"patrols": {"joint": 1}}, "B": RIVER["worth"]["B"]}
    deal = TREATY | {"patrols": "joint"}
    result = phases(scenario(issues=issues, worth=worth, parties=BONDED), package=deal)
    assert [item.id for item in result.items] == ["water", "tolls"]
    assert any(warning.startswith("patrols: joint has no giver") for warning in result.warnings)
    assert result.net["A"] == 2


def test_three_principals_each_want_to_stay():
    """Fails where a third principal's gain from an item, or its wish to leave, is passed over."""
    issues = RIVER["issues"] | {"fish": {"options": ["kept", "shared"], "giver": "C"}}
    worth = RIVER["worth"] | {"C": {"water": {"full": 4}, "fish": {"shared": -2}}}
    case = scenario(issues=issues, worth=worth, parties=BONDED | {"C": {"bond": 1}})
    result = phases(case, package=TREATY | {"fish": "shared"})
    assert list(result.slack) == ["A", "B", "C"]
    assert dict(result.items[0].value) == {"B": 7, "C": 4}
    assert any(warning.startswith("3 parties") for warning in result.warnings)


def test_a_rule_between_terms_orders_them():
    """Fails where a term is delivered ahead of what the scenario says must stand with it."""
    rule = [{"if": {"water": "full"}, "then": {"tolls": "lifted"}}]
    case = scenario(**RIVER, parties={name: {"bond": 5} for name in "AB"}, requires=rule)
    result = phases(case, package=TREATY, steps=3)
    assert result.items[0].after == ("tolls",)
    assert result.complete["tolls"] <= min(s.step for s in result.plan if "water" in s.deliver)


@pytest.mark.parametrize("bond", [0, 0.25])
def test_without_a_plan_the_needs_make_one(bond):
    """Fails where what is told to be enough is not."""
    block = {"items": [item | {"lumpy": True} for item in ITEMS]}
    case = exchange(exchange_in_phases=block)
    bonds = {"A": bond, "B": bond}
    result = phases(case, bonds=bonds)
    assert (result.feasible, result.steps, result.plan) == (False, None, ())
    enough = {name: needed for name, needed in result.needs.items() if needed is not None}
    assert enough
    for name, needed in enough.items():
        assert phases(case, bonds=bonds | {name: needed}).feasible
    assert "It cannot be carried out safely in up to 10 steps" in told(result)
    assert f"a guarantor who adds {result.remedies.top_up:.3g}" in told(result)


def test_who_loses_by_the_whole_is_named():
    """Fails where a bad bargain is blamed on the order of its steps."""
    losing = [ITEMS[0] | {"value": 1}, ITEMS[1]]
    result = phases(exchange(exchange_in_phases={"items": losing}))
    assert "even all at once it leaves B by 4 worse off" in told(result)


def test_asked_for_more_steps_it_takes_them():
    """Fails where `steps` is passed over, or a plan in too few is given."""
    assert len(phases(exchange(), steps=9).plan) == 9
    assert not phases(exchange(), steps=1).feasible


def test_moving_in_turns_names_who_is_first():
    """Fails where the quicker order of moves is not found, or not told."""
    result = phases(exchange(), alternating=True)
    assert result.first in ("A", "B")
    assert result.steps <= phases(exchange()).steps
    assert f"{result.first} moves first in every step" in told(result)


def test_no_deal_is_asked_for_only_when_told():
    """Fails where a plan that nobody would begin passes `over_no_deal`."""
    parties = {name: {"bond": 1, "patience": 0.9, "no_deal": 3} for name in "AB"}
    case = exchange(parties=parties)
    assert phases(case).feasible
    assert not phases(case, over_no_deal=True).feasible
    assert "less than by walking away before it begins" in told(phases(case))


@pytest.mark.parametrize(
    ("blocks", "options", "expected"),
    [
        ({}, {}, "no `exchange_in_phases` and no `issues` block"),
        (RIVER | {"status_quo": "none"}, {}, "give an `exchange_in_phases` block"),
        (RIVER, {"package": {"water": "as now"}}, "the deal changes nothing"),
        (RIVER, {"steps": 41}, "41 steps -> give 1 to 40"),
        (RIVER, {"prefer": "speed"}, "no preference 'speed'"),
        (RIVER, {"bonds": {"C": 1}}, "'C' has a bond but takes no part -> give one of 'A', 'B'"),
        (RIVER, {"bonds": {"A": -1}}, "a bond of -1 for A -> give a finite number of 0 or more"),
    ],
)
def test_refused(blocks, options, expected):
    """Fails where a question without an answer gets one, or the reader is not told what would be right."""
    with pytest.raises(ValueError, match=expected):
        phases(scenario(**blocks), **options)


def test_the_new_detente_in_three_steps(detente):
    """Fails where the worked case is no longer one of progressive relief against phased withdrawal."""
    assert (detente.steps, detente.plan[-1].by) == (3, "2020-02-17")
    assert [step.deliver["relief"] > 0 for step in detente.plan] == [True, True, True]
    assert detente.complete["relief"] == detente.complete["china"] == 3
    assert detente.exposure == pytest.approx({"US": 2, "RU": 1.5})
    assert (detente.weakest.party, detente.weakest.step) == ("US", 2)


def test_third_parties_are_paid_for_what_they_lose(detente):
    """Fails where delivery that others must make is taken for granted."""
    ukraine, iran = detente.third_parties
    assert (ukraine.party, iran.party, iran.payer) == ("UA", "IR", "US")
    assert (iran.loss, iran.delivers, iran.payment > iran.loss) == (4, 0.3, True)
    assert iran.at_stake == pytest.approx({"US": 4.9})


def test_a_payment_that_takes_more_steps_says_so(detente):
    """Fails where a side payment is told by steps that the plan beside it does not have."""
    iran = detente.third_parties[1]
    longer = replace(detente, third_parties=(replace(iran, steps=6, by_step=(0, 0, 0, 1, 1, 1.0)),))
    told = " ".join(as_text(longer).split())
    assert "1 in step 6; that takes a plan of 6 steps, not 3;" in told


def test_every_phase_of_a_plan_is_a_stable_state(detente):
    """Fails where the Graph Model breaks a plan that the programme calls safe, or by another margin."""
    assert [phase.step for phase in detente.stability] == [0, 1, 2, 3, 4]
    assert [phase.concept for phase in detente.stability] == ["nash", "nash", "seq", "seq", "seq"]
    leaves = detente.stability[2].tempted[0]
    assert (leaves.move.party, leaves.move.keeps_back["relief"]) == ("US", detente.plan[1].deliver["relief"])
    assert [answer.party for answer in leaves.answers] == ["RU"]
    assert leaves.margin == pytest.approx(detente.slack["US"][1])
    assert "step 2: US would gain 1.2 by leaving, but RU would take back 8.3 % of china" in told(detente)


def test_a_bare_threat_is_called_one():
    """Fails where an answer that helps nobody to give it passes for one that does."""
    nod = {"id": "nod", "giver": "A", "receiver": "B", "cost": 0, "value": 3, "revocable": 1}
    pay = {"id": "pay", "giver": "A", "receiver": "B", "cost": 1, "value": 1.5, "after": ["nod"]}
    cut = {"id": "cut", "giver": "B", "receiver": "A", "cost": 2, "value": 3, "after": ["pay"]}
    items = [item | {"lumpy": True} for item in (nod, pay, cut)]
    result = phases(exchange(exchange_in_phases={"items": items}))
    assert [phase.concept for phase in result.stability] == ["nash", "nash", "gmr", "gmr", "nash"]
    assert "(GMR: a bare threat, since carrying it out would gain nothing)" in told(result)


def test_where_a_plan_breaks_without_its_guarantor():
    """Fails where nobody is told who would leave, and when, were there no guarantor."""
    whole = [item | {"lumpy": True} for item in ITEMS]
    result = phases(exchange(exchange_in_phases={"items": whole}), steps=2)
    first = next(phase for phase in result.stability if phase.concept is None)
    (leaver,) = [found for found in first.tempted if found.held_by is None]
    assert -leaver.margin == pytest.approx(result.remedies.top_up)
    assert f"without one, the plan breaks in step {first.step}: {leaver.move.party} would gain" in told(
        result
    )


def test_a_crowd_is_not_judged():
    """Fails where more parties than can be judged end a question that has an answer."""
    names = [f"P{place}" for place in range(11)]
    items = [
        {"id": f"i{place}", "giver": name, "receiver": names[place - 1], "cost": 1, "value": 2}
        for place, name in enumerate(names)
    ]
    case = scenario(parties={name: {"bond": 2} for name in names}, exchange_in_phases={"items": items})
    assert (phases(case).steps, phases(case).stability) == (1, ())


def test_shares_of_worlds_by_steps():
    """Fails where worlds are lost between those with a plan and those without, or a deal changes."""
    case = scenario(**RIVER, parties={name: {"bond": [0, 1, 3]} for name in "AB"})
    result = over_worlds(case, ask=partial(phases, package=TREATY), draws=64, seed=1, plan=phase_bands.plan)
    shares = result.bands["feasible"]
    assert sum(result.bands["by_steps"].values()) == pytest.approx(shares.get("true", 0))
    assert sum(shares.values()) == 1
    assert "64 worlds · seed 1 · there is a plan in" in told(result)


def test_the_picture_tells_who_delivers_what_when(detente):
    """Fails where the picture leaves an item or a step out, or cannot be read aloud."""
    root = ElementTree.fromstring(as_svg(detente))
    assert root.find(f"{SVG}title").text.endswith("who delivers what, when")
    assert root.find(f"{SVG}desc").text.startswith("3 steps. step 1: relief 18 %, minsk all")
    texts = {"".join(text.itertext()) for text in root.iter(f"{SVG}text")}
    assert texts >= {"US relief", "RU china", "step 3", "by 2020-02-17"}
    assert any(text.startswith("stable (SEQ)") for text in texts)


def test_names_in_a_picture_are_text():
    """Fails where an item's name could put markup into a picture."""
    names = [ITEMS[0] | {"id": "<script>&"}, ITEMS[1]]
    picture = as_svg(phases(exchange(exchange_in_phases={"items": names})))
    assert "<script>" not in picture
    assert "A <script>&" in {
        "".join(t.itertext()) for t in ElementTree.fromstring(picture).iter(f"{SVG}text")
    }


def test_no_plan_is_no_picture():
    """Fails where an empty picture is drawn instead of told why."""
    with pytest.raises(ValueError, match="there is no plan to draw"):
        as_svg(phases(exchange(), steps=1))
