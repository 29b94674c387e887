"""What other programs call Nash, Kalai and so on, where their definitions part from ours; numbers by hand."""

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import scenario, swaps
from detente.analysis.packages import packages
from detente.report.packages import as_text

PARTIES = "ABCD"


def bids(*points, no_deal=(0, 0, 0, 0), **blocks):
    """A scenario of one issue, each option of which is a package with these worths."""
    names = PARTIES[: len(points[0])]
    options = ["/".join(f"{x:g}" for x in point) for point in points]
    worth = {
        name: {"bid": dict(zip(options, (point[place] for point in points), strict=True))}
        for place, name in enumerate(names)
    }
    parties = {name: {"no_deal": x} for name, x in zip(names, no_deal, strict=False)}
    issues = {"bid": {"options": options}}
    return scenario(parties=parties, issues=issues, worth=worth, status_quo="none", **blocks)


def called(case, program, **options):
    """What a program calls its solutions: option, value and whether it is our deal."""
    found = packages(case, compat=program, **options).compat.solutions
    return {
        name: solution and (solution.package["bid"], pytest.approx(solution.value), solution.same_deal)
        for name, solution in found.items()
    }


NICE_OR_DIE = bids((1000, 160), (299, 299), (160, 1000))


def test_negmas_counts_gains_from_the_least_worth_of_any_package():
    """Fails where NegMAS's start of 160 for both is read as no deal: then 160,000 would beat 89,401."""
    result = packages(NICE_OR_DIE, compat="negmas")
    found = called(NICE_OR_DIE, "negmas")
    assert result.solutions["nash"].package == {"bid": "1000/160"}
    assert found["nash"] == ("299/299", 139 * 139, False)
    assert found["kalai"] == ("299/299", 139, True)
    assert found["ks"] == ("299/299", 0, True)
    assert found["max_welfare"] == ("1000/160", 1160, True)
    assert "NegMAS counts the gains of A from 160 instead of 0 and of B from 160 instead of 0" in (
        result.compat.differs
    )


def test_negmas_makes_shares_equal_and_not_the_smallest_large():
    """Fails where shares of 0.5 and 0.7 lose to 0.9 and 0.6, as they do in Kalai and Smorodinsky."""
    case = bids((10, 0), (9, 6), (5, 7), (0, 10))
    assert packages(case).solutions["kalai_smorodinsky"].package == {"bid": "9/6"}
    assert called(case, "negmas")["ks"] == ("5/7", 0.2, False)


def test_negmas_hopes_for_packages_that_others_refuse():
    """Fails where A's hope is 8, its best acceptable worth, instead of 20: shares of 0.4 and 0.8."""
    case = bids((20, -9), (8, 8), (4, 10), (0, 10), no_deal=(0, 0))
    assert called(case, "negmas")["ks"] == ("8/8", 0.4, True)
    assert called(case, "negmas")["max_relative_welfare"][:2] == ("8/8", 8 / 20 + 17 / 10)


def test_negmas_finds_nothing_where_nothing_is_acceptable():
    """Fails where a deal is shown that NegMAS, which asks everybody, does not return."""
    case = bids((1, 5), (5, 1), no_deal=(3, 3))
    assert set(called(case, "negmas").values()) == {None}
    assert any("gives no nash" in line for line in packages(case, compat="negmas").compat.differs)


def test_negmas_returns_ties_together_and_ours_is_shown_among_them():
    """Fails where a tie on the smallest gain is told as another deal: NegMAS does not look at the next."""
    case = bids((1, 2, 9), (1, 5, 5), (0, 0, 0))
    assert called(case, "negmas")["kalai"] == ("1/5/5", 1, True)
    a_gains_nothing = bids((4, 2, 5), (4, 3, 3), (0, 9, 9), no_deal=(4, 0, 0))
    assert called(a_gains_nothing, "negmas")["ks"] == ("4/2/5", 1 / 3, True)


def test_genius_multiplies_losses():
    """Fails where GENIUS, which reports a Nash point without any acceptable package, is given none."""
    case = bids((4, 0), (3, 3), (0, 4), no_deal=(5, 5))
    result = packages(case, compat="genius")
    assert result.solutions["nash"] is None
    assert called(case, "genius")["nash"] == ("0/4", 5, False)
    assert "GENIUS's nash leaves A and B below no deal here" in result.compat.differs


def test_genius_makes_worths_equal_and_meets_the_worst_for_the_first_party_first():
    """Fails where a difference of 2 loses to a larger smallest worth, or a tie goes to another deal."""
    case = bids((10, 0), (9, 6), (5, 7), (0, 10))
    assert called(case, "genius")["kalai"] == ("5/7", 2, False)
    tied = bids((6, 4), (4, 6))
    assert called(tied, "genius") == {
        "nash": ("4/6", 24, False),
        "kalai": ("4/6", 2, False),
        "social_welfare": ("4/6", 10, False),
    }


def test_genius_looks_only_at_differences_below_two():
    """Fails where four parties on GENIUS's own scale, 4 apart in all, get the point that GENIUS misses."""
    case = bids((1, 1, 0, 0), (0, 0, 1, 1))
    assert called(case, "genius")["kalai"] is None
    assert called(bids((1, 1, 0.4, 0.4), (0, 0, 1, 1)), "genius")["kalai"] is None
    assert called(bids((1, 1, 0.6, 0.6), (0, 0, 1, 1)), "genius")["kalai"][:2] == ("1/1/0.6/0.6", 1.6)
    assert called(bids((9, 9, 0, 0), (0, 0, 9, 9)), "genius")["kalai"][:2] == ("0/0/9/9", 36)


def test_negolog_adds_where_it_says_kalai_and_asks_nobody():
    """Fails where NegoLog's Kalai point, the largest sum, is read as the egalitarian one."""
    assert called(NICE_OR_DIE, "negolog") == {
        "nash": ("1000/160", 160_000, True),
        "kalai": ("1000/160", 1160, False),
    }
    assert called(bids((9, 1), (4, 4), no_deal=(0, 3)), "negolog")["kalai"] == ("9/1", 10, False)


def test_negolog_multiplies_two_losses_where_it_can_look_at_all_packages():
    """Fails where 25, the product of a package bad for both, is guessed at or left out without a word."""
    case = bids((-5, -5), (1, 1))
    assert called(case, "negolog")["nash"] == ("-5/-5", 25, False)
    with mock.patch("detente.analysis.space.LIST_UP_TO", 0):
        compat = packages(case, compat="negolog").compat
        assert called(bids((-5, -5), (6, 6)), "negolog")["nash"] == ("6/6", 36, True)
    assert compat.solutions["nash"] is None
    assert any("too many packages" in line for line in compat.differs)


def test_without_a_frontier_nothing_is_guessed():
    """Fails where a solution is made up from the few packages that a search has seen."""
    case = swaps({"I": (3, 4), "J": (5, 2), "K": (2, 2)})
    with (
        mock.patch("detente.analysis.space.LIST_UP_TO", 0),
        mock.patch.dict("detente.analysis.merging.MAX_SUMS", {2: 1}),
    ):
        compat = packages(case, compat="negmas").compat
    assert set(compat.solutions.values()) == {None}
    assert "even the frontier is too large" in compat.differs[0]


@pytest.mark.parametrize(
    ("program", "case", "words"),
    [
        ("negmass", NICE_OR_DIE, "unknown program 'negmass' -> did you mean 'negmas'?"),
        ("negolog", bids((1, 2, 3), (3, 2, 1)), "two parties only, and 3 must accept here -> give 'negmas'"),
        ("genius", bids((1,), (2,)), "GENIUS needs two principals"),
    ],
)
def test_a_program_that_cannot_be_compared_is_refused_in_words(program, case, words):
    """Fails where nothing says which programs there are, or what they cannot do."""
    with pytest.raises(ValueError, match=words.replace("?", r"\?")):
        packages(case, compat=program)


def test_what_a_program_cannot_be_told_is_said():
    """Fails where a difference that comes from a weight or a quorum looks like one of definitions."""
    case = bids((1, 2, 3), (3, 2, 1), acceptance={"quorum": 2})
    told = packages(case, compat="negmas", weights={"A": 2}).compat.differs
    assert "NegMAS knows no vetoes and no quorum" in told
    assert "NegMAS knows no bargaining weights" in told


def test_the_report_says_which_deals_are_ours():
    """Fails where a reader does not see what the other program would pick instead."""
    told = as_text(packages(NICE_OR_DIE, compat="negmas")).splitlines()
    start = told.index("what NegMAS calls")
    assert told[start + 1 : start + 4] == [
        "  nash (largest product of gains over the start), value 1.932e+04: not the deal of our nash",
        "    bid: 299/299",
        "    worth A 299, B 299",
    ]
    assert told[start + 4].endswith("value 139: the deal of our egalitarian")
    assert not any("NegMAS" in line for line in as_text(packages(NICE_OR_DIE)).splitlines())


@st.composite
def tables(draw, *, parties=(2, 3)):
    """Worths of three issues to two or three parties, a linkage, and what walking away is worth."""
    names = PARTIES[: draw(st.integers(*parties))]
    points = st.integers(-9, 9)
    return scenario(
        parties={name: {"no_deal": draw(st.integers(-12, 6))} for name in names},
        issues={issue: {"options": ["o", "x", "y"]} for issue in "IJK"},
        worth={p: {issue: {o: draw(points) for o in "oxy"} for issue in "IJK"} for p in names},
        linkages=[{"when": {"I": "x", "K": "o"}, "worth": {"A": draw(points)}}],
        status_quo="none",
    )


@settings(max_examples=60)
@given(tables())
def test_negmas_and_the_textbook_agree_on_nash_where_no_deal_is_within_reach(case):
    """Fails where the two differ though nobody's no deal lies below its least worth."""
    result = packages(case, compat="negmas")
    raised = any("counts the gains of" in line for line in result.compat.differs)
    nash, theirs = result.solutions["nash"], result.compat.solutions["nash"]
    assert (nash is None) == (theirs is None)
    if nash and not raised and min(nash.worth[p] - result.no_deal[p] for p in result.principals) > 0:
        assert theirs.same_deal
        assert theirs.value == pytest.approx(nash.value)


@settings(max_examples=60)
@given(tables(parties=(2, 2)), st.sampled_from(["negmas", "genius", "negolog"]))
def test_listed_and_merged_packages_give_the_same_solutions(case, program):
    """Fails where the least worth or a solution is not exact once packages are too many to list."""
    listed = packages(case, compat=program).compat
    with mock.patch("detente.analysis.space.LIST_UP_TO", 0):
        merged = packages(case, compat=program).compat
    for name, solution in merged.solutions.items():
        here = listed.solutions[name]
        inexact = (program, name, solution) == ("negolog", "nash", None)
        assert inexact or (solution and solution.value) == (here and pytest.approx(here.value))
