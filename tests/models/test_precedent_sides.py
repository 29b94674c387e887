"""Sides stand together as they did before; analogues are treaties with parties of the same company."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.models.precedent.sides import analogues, company, sides, taking_part

TABLES = st.integers(0, 10_000).map(np.random.default_rng)


def members_of(*treaties, n_parties=6):
    """Rows of treaties, each a text of the places of its parties."""
    return np.array([[str(place) in parties for place in range(n_parties)] for parties in treaties])


def test_a_union_with_a_third_country_has_two_sides():
    """Fails where members of a union pass for as many parties."""
    found = sides(members_of("012", "34"), members_of("0125")[0])
    assert found.tolist() == members_of("012", "5").tolist()


def test_a_treaty_of_exactly_these_parties_is_no_side():
    """Fails where a deal that was made before has one side only."""
    assert len(sides(members_of("01"), members_of("01")[0])) == 2


@given(TABLES)
def test_each_party_is_of_one_side(generator):
    """Fails where a party is on two sides or none."""
    members, parties = generator.random((8, 6)) < 0.4, generator.random(6) < 0.6
    assert sides(members, parties).sum(axis=0).tolist() == parties.astype(int).tolist()


def test_half_a_side_must_take_part():
    """Fails where a treaty of one member counts as one of its union."""
    assert taking_part(members_of("05", "015", "0125"), members_of("0123")[0]).tolist() == [0, 0.5, 0.75]


def test_company_is_alike_where_parties_sign_with_the_same_others():
    """Fails where likeness goes by signing with each other, or a stranger is like anybody."""
    known = company(members_of("02", "12", "34"), np.ones(3))
    assert known[0] @ known[1] == pytest.approx(1)
    assert known[0] @ known[3] == pytest.approx(0)
    assert not known[5].any()


def test_a_treaty_with_a_party_like_the_other_is_the_nearer_analogue():
    """Fails where any treaty of the side counts alike, or one that it did not make counts."""
    members = members_of("02", "12", "34", "50", "53")
    found = analogues(members, company(members, np.ones(5)), *members_of("5", "1"))
    assert found[3] > found[4] > 0
    assert found[:3].tolist() == [0, 0, 0]
