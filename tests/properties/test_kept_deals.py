"""When a deal of concessions is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build import scenario
from detente.analysis.stability import stability

POINTS = st.integers(1, 9)


@st.composite
def concessions(draw):
    """Terms of two or three parties, each a cost to its giver and a help to the others."""
    parties = ["A", "B", "C"][: draw(st.integers(2, 3))]
    givers = [*parties, *draw(st.lists(st.sampled_from(parties), max_size=3))]
    worth = {
        party: {
            f"I{place}": {"yes": -draw(POINTS) if party == giver else draw(POINTS)}
            for place, giver in enumerate(givers)
        }
        for party in parties
    }
    issues = {f"I{place}": {"options": ["no", "yes"], "giver": giver} for place, giver in enumerate(givers)}
    return {"parties": {name: {} for name in parties}, "issues": issues, "worth": worth}


@given(concessions())
def test_reversible_concessions_are_kept_by_those_who_prefer_the_deal(blocks):
    """Fails where such a deal holds though somebody prefers no deal, or breaks though nobody does."""
    at = stability(scenario(**blocks), package=dict.fromkeys(blocks["issues"], "yes")).judged
    stays = {party: standing.stable["seq"] for party, standing in at.standing.items()}
    assert stays == {party: gain >= 0 for party, gain in at.over_no_deal.items()}


@given(concessions())
def test_what_others_cannot_take_back_deters_nobody(blocks):
    """Fails where a party keeps the one term that can be withdrawn though nobody could answer."""
    issues = {
        name: issue | {"reversible": place == 0}
        for place, (name, issue) in enumerate(blocks["issues"].items())
    }
    result = stability(scenario(**blocks | {"issues": issues}), package=dict.fromkeys(issues, "yes"))
    standing = result.judged.standing["A"]
    assert standing.stable["seq"] is False
    assert standing.leaving.gain == pytest.approx(-blocks["worth"]["A"]["I0"]["yes"])


@given(concessions(), st.permutations(["A", "B", "C"]))
def test_the_order_of_parties_and_terms_changes_nothing(blocks, order):
    """Fails where what is asked first is answered differently."""
    package = dict.fromkeys(blocks["issues"], "yes")
    turned = blocks | {
        "parties": {name: {} for name in order if name in blocks["parties"]},
        "issues": dict(reversed(blocks["issues"].items())),
    }
    one, other = (stability(scenario(**each), package=package).judged for each in (blocks, turned))
    assert one.holds == other.holds
    for party, standing in one.standing.items():
        assert standing.margin == pytest.approx(other.standing[party].margin)
