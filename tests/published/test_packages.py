"""Published negotiations, to the printed precision."""

import datetime
import json

import pytest

from build import scenario, swaps
from detente import formats
from detente.analysis.packages import packages

PANAMA = {
    "US defense rights": (22, 9),
    "use rights": (22, 15),
    "land and water": (15, 15),
    "expansion rights": (14, 3),
    "duration": (11, 15),
    "expansion routes": (6, 5),
    "compensation": (4, 11),
    "jurisdiction": (2, 7),
    "US military rights": (2, 7),
    "defense role of Panama": (2, 13),
}
CAMP_DAVID = {
    "Sinai": (35, 55),
    "recognition": (10, 5),
    "West Bank and Gaza": (20, 10),
    "linkage": (10, 5),
    "Palestinian rights": (5, 20),
    "Jerusalem": (20, 5),
}
# Name: points, vectors on the frontier, packages that share them, Nash worths.
SWAPS = {
    "panama-raiffa_1982-ch12": (PANAMA, 20, 26, (64, 68)),
    "camp_david-brams_togman_1996": (CAMP_DAVID, 11, 16, (60, 75)),
}


@pytest.mark.parametrize("case", SWAPS)
def test_win_or_lose_issues(case):
    """Fails off the published points: number of efficient deals and Nash's solution."""
    points, n_vectors, n_packages, worths = SWAPS[case]
    result = packages(swaps(points))
    assert n_vectors == len(result.frontier)
    assert n_packages == sum(point.ties for point in result.frontier)
    for name in ("nash", "egalitarian"):
        assert worths == tuple(result.solutions[name].worth.values())


def test_panama_largest_sum():
    """Fails off Raiffa (1982), ch. 12: the largest sum is 132."""
    assert packages(swaps(PANAMA)).solutions["utilitarian"].value == 132


def test_panama_with_divisible_terms():
    """Fails off adjusted winner: 66 to each, and the United States keep 2/15 of land and water."""
    found = packages(swaps(PANAMA), divisible=True).divisible.solutions
    for name in ("nash", "egalitarian", "kalai_smorodinsky"):
        assert tuple(found[name].worth.values()) == (66, 66)
        assert found[name].split == ("land and water",)
        assert found[name].mix["land and water"] == {"to A": 2 / 15, "to B": 13 / 15}


def test_camp_david_with_divisible_terms():
    """Fails off the equal shares of 65.83 with a sixth of Sinai yielded, or where Nash splits anything."""
    found = packages(swaps(CAMP_DAVID), divisible=True).divisible.solutions
    assert tuple(found["egalitarian"].worth.values()) == (65 + 5 / 6, 65 + 5 / 6)
    assert found["egalitarian"].split == ("Sinai",)
    assert found["egalitarian"].mix["Sinai"] == {"to A": 1 / 6, "to B": 5 / 6}
    assert (tuple(found["nash"].worth.values()), found["nash"].split) == ((60, 75), ())


FOLDERS = (
    "EnglandZimbabwe",
    "ItexvsCypress",
    "Energy",
    "CameraB",
    "Kitchen",
    "Lunch",
    "group2-politics",
    "group9-killer_robot#first3",
    "group9-killer_robot",
)


@pytest.mark.filterwarnings("ignore::detente.formats.FormatWarning")
@pytest.mark.parametrize("name", FOLDERS)
def test_reference_domains(name, reference_data):
    """Fails off the brute-force table of frontier sizes and solutions in GENIUS semantics."""
    expected = json.loads((reference_data / "packages" / "reference.json").read_text())[name]
    folder, _, first = name.partition("#first")
    files = sorted((reference_data / "packages" / folder).iterdir())
    left_out = [file for file in files if "_util" in file.stem][int(first) :] if first else []
    kept = [file for file in files if file not in left_out]
    result = packages(formats.read(kept, as_of=datetime.date(2024, 1, 1)))
    assert (expected["n"], expected["frontier"]) == (result.n_packages, len(result.frontier))
    for solution in ("nash", "egalitarian", "kalai_smorodinsky"):
        point = result.solutions[solution]
        if solution not in expected:
            assert point is None
            continue
        assert point.value == pytest.approx(expected[solution]["value"], abs=1e-9)
        assert list(point.worth.values()) == pytest.approx(expected[solution]["utils"], abs=1e-9)


NASH_TERMS = {
    "ItexvsCypress": ["$3.47", "45 days", "30 days after delivery", "5% spoilage allowed"],
    "EnglandZimbabwe": [
        "$10 billion",
        "Reduction equal to fund size",
        "Zimbabwe will increase tariffs on imports",
        "England will increase imports",
        "Creation of committee to discuss creation of fund",
    ],
}


@pytest.mark.filterwarnings("ignore::detente.formats.FormatWarning")
@pytest.mark.parametrize("name", NASH_TERMS)
def test_nash_terms(name, reference_data):
    """Fails off the contract that the literature on these cases calls Nash's; mixes would not improve it."""
    files = sorted((reference_data / "packages" / name).iterdir())
    result = packages(formats.read(files, as_of=datetime.date(2024, 1, 1)), divisible=True)
    assert list(result.solutions["nash"].package.values()) == NASH_TERMS[name]
    assert result.divisible.solutions["nash"].split == ()


def scorable(game, *, with_quorum):
    """A scorable game of LLM-Deliberation: issues A, B, ...; two veto parties; all but one must accept."""
    letters = "ABCDEFG"
    names = {
        letter: [f"{letter}{n + 1}" for n in range(len(scores))]
        for letter, scores in zip(letters, next(iter(game.values()))["issues"], strict=False)
    }
    worth = {
        party: {
            letter: dict(zip(names[letter], scores, strict=True))
            for letter, scores in zip(letters, sheet["issues"], strict=False)
        }
        for party, sheet in game.items()
    }
    veto = [party for party, sheet in game.items() if sheet["role"] in ("p1", "p2")]
    return scenario(
        parties={party: {"no_deal": sheet["threshold"]} for party, sheet in game.items()},
        issues={letter: {"options": options} for letter, options in names.items()},
        worth=worth,
        status_quo="none",
        **({"acceptance": {"veto": veto, "quorum": len(game) - 1}} if with_quorum else {}),
    )


GAMES = {
    "base": (720, 12, 55),
    "game1": (None, 21, 57),
    "game2": (None, 18, 57),
    "game3": (None, 35, 55),
    "base_7players": (2880, 52, 204),
}


@pytest.mark.parametrize("name", GAMES)
def test_scorable_games(name, reference_data):
    """Fails off the published scores: deals that all accept, and deals that pass with vetoes and a quorum."""
    game = json.loads((reference_data / "packages" / "llm_deliberation_scores.json").read_text())[name]
    n_packages, n_all, n_quorum = GAMES[name]
    unanimous, by_quorum = (packages(scorable(game, with_quorum=rule)) for rule in (False, True))
    assert n_packages in (None, unanimous.n_packages)
    assert (n_all, n_quorum) == (unanimous.n_acceptable, by_quorum.n_acceptable)


def test_base_game_solutions(reference_data):
    """Fails off the six-party base game: 481 efficient deals, Nash product 6,031,872."""
    game = json.loads((reference_data / "packages" / "llm_deliberation_scores.json").read_text())["base"]
    result = packages(scorable(game, with_quorum=False))
    assert sum(point.ties for point in result.frontier) == 481
    assert result.solutions["nash"].value == pytest.approx(6_031_872)
    assert list(result.solutions["nash"].package.values()) == ["A2", "B3", "C3", "D2", "E3"]
    assert list(result.solutions["egalitarian"].package.values()) == ["A2", "B3", "C4", "D1", "E3"]
