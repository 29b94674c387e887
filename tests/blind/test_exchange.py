"""The second implementation of the exchange model reproduces the public program; ours agrees with it."""

import csv
import itertools
import json
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest

from blind import exchange as blind
from detente.models.exchange.rounds import exchange_round

FILES = ("sample_data.txt", "cop21.csv")
CLOSE = {"rel": 0, "abs": 1e-9}
TIE = Decimal("1e-9")


def read(path):
    """A file of the public program: actors (#A), issues (#P), their bounds (#M), who wants what (#D)."""
    with path.open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter="\t", quotechar="'"))
    listed = {mark: [row[1:] for row in rows if row[0] == mark] for mark in ("#A", "#P", "#M", "#D")}
    bounds = {
        issue: [bound for name, bound, *_ in listed["#M"] if name == issue] for issue, *_ in listed["#P"]
    }
    case = blind.Case([row[0] for row in listed["#A"]], list(bounds), {}, {}, {})
    for actor, issue, position, salience, power, *_ in listed["#D"]:
        case.positions.setdefault(issue, {})[actor] = blind.normalised(position, *bounds[issue])
        case.saliences.setdefault(issue, {})[actor] = Decimal(salience)
        case.powers.setdefault(issue, {})[actor] = Decimal(power)
    return case


def table(case, grid):
    """A mapping of issue to actor to number as an array, 0 where an actor takes no part."""
    return np.array([[float(grid[issue].get(actor, 0)) for actor in case.actors] for issue in case.issues])


def numbers(outcomes):
    """Outcomes of issues as floats."""
    return {issue: float(outcome) for issue, outcome in outcomes.items()}


def terms(deal):
    """A deal as the public program's outputs list it."""
    sides = [
        [side.actor, side.gives, float(side.stands), float(side.offers), float(side.goal)]
        for side, _ in deal.sides()
    ]
    return [*sides[0], *sides[1], float(deal.gain)]


@pytest.fixture(scope="module")
def reference(reference_data):
    """What the public program put out, and ten rounds of ours on the same files."""
    folder = reference_data / "positions" / "exchange"
    expected = json.loads((folder / "exchange_reference_outputs.json").read_text())
    return {name: (expected[name], blind.rounds(read(folder / name), 10)) for name in FILES}


@pytest.mark.parametrize("file", FILES)
def test_ten_rounds_are_those_of_the_public_program(reference, file):
    """Fails where a tie falls otherwise than in that program, or anything else differs in any round."""
    for expected, found in zip(*reference[file], strict=True):
        assert numbers(found.before) == pytest.approx(expected["nbs_before"], **CLOSE)
        assert numbers(found.after) == pytest.approx(expected["nbs_after"], **CLOSE)
        assert (found.n_candidates, len(found.deals)) == (expected["candidates"], expected["realized"])


@pytest.mark.parametrize("file", FILES)
def test_deals_of_the_first_round_are_those_of_the_public_program(reference, file):
    """Fails where the first round strikes other deals, in another order or on other terms."""
    expected, found = reference[file]
    assert len(found[0].deals) == len(expected[0]["exchanges"])
    for deal, listed in zip(found[0].deals, expected[0]["exchanges"], strict=True):
        for value, printed in zip(terms(deal), listed, strict=True):
            assert value == (printed if isinstance(printed, str) else pytest.approx(printed, **CLOSE))
    for issue, row in expected[0]["positions"].items():
        assert numbers(found[0].votes[issue]) == pytest.approx(row, **CLOSE)


def hand_case():
    """Two actors on opposite ends of two issues; saliences in per cent."""
    return blind.Case(
        actors=["A1", "A2"],
        issues=["p", "q"],
        positions={issue: {"A1": Decimal(0), "A2": Decimal(100)} for issue in "pq"},
        saliences={
            "p": {"A1": Decimal(10), "A2": Decimal(60)},
            "q": {"A1": Decimal(90), "A2": Decimal(50)},
        },
        powers={issue: {"A1": Decimal(1), "A2": Decimal(1)} for issue in "pq"},
    )


def test_two_actors_gain_as_by_hand():
    """Fails where an outcome, who demands what, or the most that either side can gain is wrong."""
    case = hand_case()
    assert numbers(case.outcomes()) == pytest.approx({"p": 600 / 7, "q": 250 / 7})
    [pair] = blind.pairs(case)
    exchange = blind.proposed(case, *pair)
    assert [(side.actor, side.wants) for side, _ in exchange.sides()] == [("A2", "p"), ("A1", "q")]
    assert [float(gain) for gain in blind.largest_gains(exchange)] == pytest.approx([7000 / 9, 1400])


def test_two_actors_exchange_until_gains_are_equal():
    """Fails where the shifts of both outcomes do not repay both sides the same."""
    found = blind.exchange_round(hand_case())
    up, down = (float(found.after[issue] - found.before[issue]) for issue in "pq")
    assert (up, down) == pytest.approx((100 / 7, -50 / 7))
    assert (
        float(found.deals[0].gain)
        == pytest.approx(up * 60 + down * 50)
        == pytest.approx(-down * 90 - up * 10)
    )


def random_case(seed):
    """A random case of 3 to 8 actors and 2 to 5 issues."""
    random = np.random.default_rng(seed)
    n_actors, n_issues = random.integers(3, 9), random.integers(2, 6)
    actors, issues = [f"A{n}" for n in range(n_actors)], [f"I{n}" for n in range(n_issues)]
    grids = [
        {issue: {actor: Decimal(repr(random.uniform(*ends))) for actor in actors} for issue in issues}
        for ends in ((0, 100), (0.05, 1), (0.1, 2))
    ]
    return blind.Case(actors, issues, *grids)


def played_by_ours(case):
    """One round of ours."""
    positions, saliences, powers = (
        table(case, grid) for grid in (case.positions, case.saliences, case.powers)
    )
    return exchange_round(positions, saliences, saliences * powers)


def agree(case, expected):
    """One round of ours and of the second implementation."""
    found = played_by_ours(case)
    assert (found.n_candidates, len(found.realised)) == (expected.n_candidates, len(expected.deals))
    for outcomes, theirs in ((found.before, expected.before), (found.after, expected.after)):
        assert outcomes == pytest.approx([float(theirs[issue]) for issue in case.issues], abs=1e-7)
    taking_part = table(case, case.powers) > 0
    theirs = table(case, expected.positions)
    assert found.next_positions[taking_part] == pytest.approx(theirs[taking_part], abs=1e-7)


def test_both_implementations_agree_where_no_tie_decides(tell):
    """Fails where ours strikes other deals on one of 200 random cases without ties."""
    seeds = itertools.count()
    cases = map(random_case, seeds)
    played = ((case, blind.exchange_round(case)) for case in cases)
    without_ties = ((case, found) for case, found in played if found.margin > TIE)
    for case, found in itertools.islice(without_ties, 200):
        agree(case, found)
    tell(f"exchange: 200 random cases without ties out of {next(seeds)}")


def test_both_implementations_agree_on_the_sample(reference, reference_data):
    """Fails where ours leaves the second implementation before the fourth round, which a tie decides.

    There an outcome stands exactly on the position of who demands it; the program, by its last digit, lets it
    move on, ours does not. From then on outcomes differ, at first by less than .003.
    """
    case = read(reference_data / "positions" / "exchange" / "sample_data.txt")
    for found in reference["sample_data.txt"][1][:3]:
        agree(case, found)
        case = replace(case, positions=found.positions)
