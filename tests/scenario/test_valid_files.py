"""Files that people may write, and what each of them says."""

from pathlib import Path

import pytest

from detente.scenario import dumps, load, loads

FOLDER = Path(__file__).parent.parent / "scenarios" / "valid"
DOCS = Path(__file__).parent.parent.parent / "docs" / "scenario.md"

FACTS = [
    ("minimal.yaml", lambda s: s.principals, ("Arda", "Brel")),
    ("minimal.yaml", lambda s: (s.status_quo, s.issues, s.parties["Arda"].patience.mode), ("first", {}, 1)),
    ("two-disputes.yaml", lambda s: s.positions["fee"].parties["Brel"].position.params, (0, 1, 3)),
    ("two-disputes.yaml", lambda s: s.positions["quota"].reference.mode, 20),
    ("sluice-treaty.yaml", lambda s: s.principals, ("Arda", "Brel")),
    ("sluice-treaty.yaml", lambda s: s.worth["Arda"]["water"]["full"].params, (-9, -6, -3)),
    ("sluice-treaty.yaml", lambda s: s.worth["Brel"]["water"]["half"].params, (3, 4, 5)),
    ("sluice-treaty.yaml", lambda s: s.parties["Brel"].no_deal.because, "its ports can wait"),
    ("every-block.yaml", lambda s: [n for n in type(s).model_fields if not getattr(s, n)], []),
    ("every-block.yaml", lambda s: s.principals, ("US", "RU")),
    ("every-block.yaml", lambda s: s.race.flows["RU+CN"][2].mode, 1.5),
    ("every-block.yaml", lambda s: s.race.flows[""][0].mode, 0),
    ("every-block.yaml", lambda s: s.conflict.preferences["US"].ranking, (3, ">>", (1, 2))),
    ("every-block.yaml", lambda s: s.conflict.attitudes, {"US": {"RU": "-", "US": "+"}, "RU": {"US": "0"}}),
    ("every-block.yaml", lambda s: s.domestic["US"].chamber.groups[0][1].mode, 0.97),
    ("every-block.yaml", lambda s: s.evidence[0].quote, 'He said: "We could talk about sanctions."'),
    ("every-block.yaml", lambda s: s.requires[0].then["iran_in_syria"][1], "full withdrawal"),
    ("between-two-rivers.yaml", lambda s: s.alignment.poles, ("Arda", "Brel")),
    ("between-two-rivers.yaml", lambda s: s.alignment.shifts[0].propensity["Brel|Cest"].mode, 3),
    ("between-two-rivers.yaml", lambda s: s.leverage.routes[0].capacity, None),
    ("between-two-rivers.yaml", lambda s: s.leverage.relief.opens[0][2].mode, 4),
    ("many-parties.yaml", lambda s: (s.acceptance.quorum, s.acceptance.veto), (4, ("NO", "EU"))),
    ("many-parties.yaml", lambda s: len(s.principals), 5),
    ("no-status-quo.yaml", lambda s: s.issues["price"].options, ("100", "110.5", "120")),
    ("no-status-quo.yaml", lambda s: s.issues["2015"].options, ("true", "false")),
    ("no-status-quo.yaml", lambda s: len(list(s.terms())), 7),
    ("no-status-quo.yaml", lambda s: s.worth["buyer"]["price"]["110.5"].mode, 0.5),
    ("written-as-json.json", lambda s: s.title, "The Sluice Treaty 🌊"),
    ("written-as-json.json", lambda s: s.worth["Brel"]["water"]["half"].mode, 3.5),
    ("names-in-many-scripts.yaml", lambda s: s.issues["مياه"].via.party, "Côte"),
    ("names-in-many-scripts.yaml", lambda s: list(s.parties)[2:], ["Cote d’Ivoire", "Côte"]),
    ("names-in-many-scripts.yaml", lambda s: s.worth["Россия"]["🌊"]["1️⃣"].mode, 3),
    ("variants.yaml", lambda s: list(s.variants), ["hasty", "no tolls", "Cest must accept"]),
    ("variants.yaml", lambda s: s.parties["Arda"].patience.mode, 0.97),
    ("distributions.yaml", lambda s: s.parties["pair"].no_deal.mode, 6),
    ("distributions.yaml", lambda s: s.parties["point"].no_deal.certain, True),
    ("distributions.yaml", lambda s: s.parties["beta"].patience.mode, 2 / 3),
    ("distributions.yaml", lambda s: s.parties["cited"].no_deal.because, ("e1", "e2")),
    ("words-that-yaml-once-changed.yaml", lambda s: s.principals, ("NO", "SE", "y", "n")),
    ("words-that-yaml-once-changed.yaml", lambda s: (s.title, s.issues["switch"].reversible), ("yes", False)),
    (
        "words-that-yaml-once-changed.yaml",
        lambda s: s.issues["consent"].options,
        ("no", "yes", "null", "~", "1000.0"),
    ),
    ("words-that-yaml-once-changed.yaml", lambda s: s.worth["NO"]["when"]["2025-03-01"].mode, 1),
    ("conflict-of-many-levels.yaml", lambda s: s.conflict.options[0].levels, 3),
    ("conflict-of-many-levels.yaml", lambda s: s.conflict.requires[0].then, {"water released": "1"}),
    (
        "conflict-of-many-levels.yaml",
        lambda s: s.conflict.preferences["Arda"].weights["water released"].mode,
        -2,
    ),
    ("states-that-are-one.yaml", lambda s: (s.conflict.same, s.conflict.coalesce), (("-Y",), True)),
    ("answers-to-a-deal.yaml", lambda s: s.conflict.answers[0].worth["Cest"].mode, -0.5),
    ("race-that-adds-up.yaml", lambda s: s.race.tracks["Brel"].issues, ("water", "tolls")),
    ("race-that-adds-up.yaml", lambda s: s.race.gains["Cest"]["Arda"].mode, 2),
    ("race-that-adds-up.yaml", lambda s: (s.race.left_out["Brel|Dorn"].mode, s.race.flows), (-1.5, {})),
    ("arms-race.yaml", lambda s: (s.arms.x, s.arms.y, s.arms.x_now.mode), ("Brel", "Arda", 30)),
    ("tied-hands.yaml", lambda s: s.domestic["Arda"].veto[0].because, "they said so in public"),
    ("tied-hands.yaml", lambda s: s.domestic["Brel"].chamber.slope.mode, 4),
    ("tied-hands.yaml", lambda s: s.timing.events[1].until, None),
    ("anchors-and-aliases.yaml", lambda s: s.parties["Brel"].patience.mode, 0.97),
    ("anchors-and-aliases.yaml", lambda s: s.issues["tolls"].options, ("as now", "half", "full")),
]


@pytest.mark.parametrize(("file", "fact", "expected"), FACTS)
def test_fact(file, fact, expected):
    """Fails where a file is read as saying something else than a person reads in it."""
    assert expected == fact(load(FOLDER / file))


@pytest.mark.parametrize("file", sorted(FOLDER.iterdir()), ids=lambda file: file.stem)
def test_written_and_read_again(file):
    """Fails where a scenario changes by being saved."""
    scenario = load(file)
    again = loads(dumps(scenario))
    assert (scenario, scenario.digest) == (again, again.digest)


def test_every_file_has_a_fact():
    """Fails where a file is added that no test reads for its meaning."""
    assert {file.name for file in FOLDER.iterdir()} == {file for file, _, _ in FACTS}


@pytest.mark.parametrize(
    ("variant", "fact", "expected"),
    [
        ("hasty", lambda s: s.parties["Arda"].patience.mode, 0.5),
        ("no tolls", lambda s: (list(s.issues), list(s.worth["Brel"])), (["water"], ["water"])),
        (
            "Cest must accept",
            lambda s: (s.principals, s.acceptance.veto),
            (("Arda", "Brel", "Cest"), ("Cest",)),
        ),
    ],
)
def test_variant(variant, fact, expected):
    """Fails where a what-if answers for another world than the one named."""
    base, changed = load(FOLDER / "variants.yaml"), load(FOLDER / "variants.yaml", variant=variant)
    assert expected == fact(changed)
    assert base.digest != changed.digest
    assert changed.variants == {}
