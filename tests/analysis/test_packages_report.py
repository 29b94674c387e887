"""What people read of offers, trades and packages near Nash's."""

from build import RIVER, scenario
from detente.analysis.packages import packages
from detente.report.packages import as_text

LINK = [{"when": {"water": ["half", "full"], "tolls": "lifted"}, "worth": {"A": 1}}]
LONG = {
    "issues": {f"A long name of issue {n}": {"options": ["no", "yes, and gladly"]} for n in range(15)},
    "worth": {
        "A": {f"A long name of issue {n}": {"yes, and gladly": n - 5} for n in range(15)},
        "B": {f"A long name of issue {n}": {"yes, and gladly": 9 - n} for n in range(15)},
    },
}


def lines(result, **options):
    return as_text(result, **options).splitlines()


def test_trades_are_told_giver_by_giver_where_asked_for():
    """Fails where a reader does not see who gives what against what, or sees it unasked."""
    case = scenario(**RIVER, linkages=LINK)
    told = lines(packages(case), trades=True)
    start = told.index("Nash's package, term by term:")
    assert told[start + 1 : start + 4] == [
        "  A gives water: full (worth -5 to A, 7 to B)",
        "  against that B gives tolls: lifted (worth 6 to A, -3 to B)",
        "  linkage water: half or full with tolls: lifted (worth 1 to A)",
    ]
    assert not any("term by term" in line for line in lines(packages(case)))


def test_offers_begin_with_the_most_that_the_others_accept():
    """Fails where the first offer is not called by its name, or its steps are left out."""
    told = lines(packages(scenario(**RIVER), side="B"))
    start = told.index("what B should offer next, from the status quo:")
    assert told[start + 1 : start + 3] == [
        "  1. the most that the others would accept: 2 terms, gains over no deal A 1, B 4",
        "    A gives water: full (worth -5 to A, 7 to B)",
    ]
    assert "  closest to the status quo of all that is acceptable: offer 1" in told


def test_where_nothing_is_acceptable_the_report_says_what_would_open_it():
    """Fails where a side asks for offers and gets neither any nor the reason."""
    stuck = scenario(**RIVER, parties={"A": {"no_deal": 3}, "B": {"no_deal": 3}})
    told = lines(packages(stuck, side="A"))
    assert "It would take a fall of one no deal alone: A's to 1 (now 3) or B's to 1 (now 3)" in told
    assert "Nothing that A could offer would be accepted by all who must accept." in told


def test_packages_near_nash_say_what_is_settled():
    """Fails where the reader cannot see which issues are still open."""
    told = lines(packages(scenario(**RIVER), within=1))
    assert told[told.index("within 1 % of Nash's product, 2 packages, by that product:") + 3 :][:2] == [
        "  the same in all of them: tolls: lifted",
        "  open: water",
    ]


def test_long_accounts_fit_the_page():
    """Fails where a line is too long for a terminal, or many terms are all printed in one sentence."""
    told = lines(packages(scenario(**LONG), side="A", within=5), trades=True)
    assert [line for line in told if len(line) > 110 or line != line.rstrip()] == []
    account = " ".join(told[told.index("Nash's package, term by term:") + 1 :]).split("  open")[0]
    assert "and 3 more" in account
