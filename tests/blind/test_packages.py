"""Ours and the second implementation agree on random scenarios."""

from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blind import packages as blind
from build import scenario
from detente.analysis.packages import packages

POINTS = st.integers(-12, 12).map(lambda x: x / 2)


@st.composite
def files(draw):
    """Small scenarios with everything that packages know: third parties, delivery, linkages, rules."""
    parties = [f"P{n}" for n in range(draw(st.integers(2, 4)))]
    roles = {p: draw(st.sampled_from(["principal", "principal", "third party"])) for p in parties}
    roles[parties[0]] = "principal"
    issues = {
        f"I{n}": [f"o{m}" for m in range(draw(st.integers(2, 3)))] for n in range(draw(st.integers(1, 4)))
    }
    some = st.dictionaries(
        st.sampled_from(list(issues)),
        st.sets(st.sampled_from(["o0", "o1"]), min_size=1),
        min_size=1,
        max_size=2,
    )
    principals = [p for p in parties if roles[p] == "principal"]
    return {
        "roles": roles,
        "issues": issues,
        "givers": draw(st.dictionaries(st.sampled_from(list(issues)), st.sampled_from(parties))),
        "delivers": draw(st.dictionaries(st.sampled_from(list(issues)), st.sampled_from([0.25, 0.5, 1.0]))),
        "worth": {
            p: {i: {o: draw(POINTS) for o in options[1:]} for i, options in issues.items()} for p in parties
        },
        "no_deal": {p: draw(POINTS) for p in parties},
        "linkages": draw(
            st.lists(st.tuples(some, st.dictionaries(st.sampled_from(parties), POINTS, min_size=1)))
        ),
        "requires": draw(st.lists(st.tuples(some, some), max_size=2)),
        "veto": draw(st.none() | st.lists(st.sampled_from(principals), min_size=1, unique=True)),
        "quorum": draw(st.none() | st.integers(1, len(principals))),
    }


def ours(file):
    """The generated file as a scenario."""

    def listed(condition):
        return {issue: sorted(options) for issue, options in condition.items()}

    rule = {"veto": file["veto"] or [], "quorum": file["quorum"]}
    return scenario(
        parties={p: {"role": role, "no_deal": file["no_deal"][p]} for p, role in file["roles"].items()},
        issues={
            name: {
                "options": options,
                "giver": file["givers"].get(name),
                "via": {"party": "P0", "delivers": file["delivers"][name]}
                if name in file["delivers"]
                else None,
            }
            for name, options in file["issues"].items()
        },
        worth=file["worth"],
        linkages=[{"when": listed(when), "worth": worth} for when, worth in file["linkages"]],
        requires=[{"if": listed(if_), "then": listed(then)} for if_, then in file["requires"]],
        acceptance=rule if file["veto"] or file["quorum"] else None,
    )


def theirs(file):
    """The generated file as a case of the second implementation."""
    return blind.Case(
        issues=file["issues"],
        worth=file["worth"],
        parties=list(file["roles"]),
        principals=[p for p, role in file["roles"].items() if role == "principal"],
        givers=file["givers"],
        delivers=file["delivers"],
        linkages=file["linkages"],
        requires=file["requires"],
        no_deal=file["no_deal"],
        veto=file["veto"],
        quorum=file["quorum"],
    )


@settings(max_examples=200)
@given(files())
def test_both_implementations_agree(file):
    """Fails where counts, frontier, ideals or a solution differ between the two."""
    case = theirs(file)
    everything = blind.packages(case)
    if not everything:
        with pytest.raises(ValueError, match="rule out every"):
            packages(ours(file))
        return
    result = packages(ours(file))
    assert (len(everything), len(blind.acceptable(case))) == (result.n_packages, result.n_acceptable)
    assert [(point.package, point.count) for point in blind.frontier(case)] == [
        (tuple(point.package.values()), point.ties) for point in result.frontier
    ]
    for party, best in blind.ideal(case).items():
        assert result.ideal[party] == (None if best is None else pytest.approx(best))
    for name in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
        agree(getattr(blind, name)(case), result.solutions[name])


@settings(max_examples=200)
@given(files())
def test_merging_agrees_with_brute_force(file):
    """Fails where the frontier merged from the issues, as for large scenarios, is not the listed one.

    Of packages with equal worths the merge may name another than the first where linked issues stand apart.
    """
    case = theirs(file)
    with mock.patch("detente.analysis.space.LIST_UP_TO", 0):
        if not blind.packages(case):
            with pytest.raises(ValueError, match="rule out every"):
                packages(ours(file))
            return
        result = packages(ours(file))
    principals = list(result.principals)
    assert len(blind.packages(case)) == result.n_packages
    assert result.n_acceptable in (None, len(blind.acceptable(case)))
    if not (file["linkages"] or file["requires"] or file["veto"] or file["quorum"]):
        assert result.n_acceptable is not None
    found = {tuple(p.worth[name] for name in principals): p.ties for p in result.frontier}
    assert found == {tuple(p.worth[name] for name in principals): p.count for p in blind.frontier(case)}
    for party, best in blind.ideal(case).items():
        assert result.ideal[party] == (None if best is None else pytest.approx(best))
    for name in ("nash", "kalai_smorodinsky", "egalitarian", "utilitarian"):
        expected, actual = getattr(blind, name)(case), result.solutions[name]
        assert (expected is None) == (actual is None)
        if expected is not None and expected.value:
            assert actual.value == pytest.approx(expected.value)


def agree(expected, actual):
    """One solution of both; where all Nash products are 0 the two differ, as both document."""
    assert (expected is None) == (actual is None)
    if expected is None or not expected.value:
        return
    assert expected.package == tuple(actual.package.values())
    assert actual.value == pytest.approx(expected.value)
    assert actual.worth == pytest.approx(expected.worth)
