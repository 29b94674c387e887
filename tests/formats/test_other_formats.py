"""GeniusWeb, NegMAS and NegoLog files as their programs read them."""

import json

import pytest

from formats.small import utility
from formats.test_bad_files import LOG, MAS, MAS_DOMAIN, SPACE, WEB, WEB_DOMAIN, edited

BID = {"issuevalues": {"price": "high", "days": 2}}
OLD = edited(
    WEB,
    f"{SPACE}/issueUtilities",
    {
        "price": {"discreteutils": {"valueUtilities": {"low": 1.0, "high": 0.5}}},
        "days": {"numberutils": {"lowValue": "1", "lowUtility": "0", "highValue": "3", "highUtility": "1"}},
    },
)


@pytest.mark.parametrize("profile", [WEB, OLD], ids=["today", "2019"])
@pytest.mark.parametrize("with_domain", [True, False])
def test_geniusweb(profile, with_domain, tmp_path, read):
    """Fails off the utilities of a listed and of a numeric issue, in either dialect."""
    (tmp_path / "profile.json").write_text(json.dumps(edited(profile, f"{SPACE}/reservationBid", BID)))
    if with_domain:
        (tmp_path / "domain.json").write_text(json.dumps(WEB_DOMAIN))
    scenario, remarks = read(tmp_path)
    assert remarks == []
    assert scenario.title == "sale"
    assert [x.mode for x in scenario.worth["buyer"]["price"].values()] == [0.75, 0.375]
    assert {option: x.mode for option, x in scenario.worth["buyer"]["days"].items()} == {
        "1": 0,
        "2": 0.125,
        "3": 0.25,
    }
    assert scenario.parties["buyer"].no_deal.mode == 0.5


def test_geniusweb_decimals_are_exact(tmp_path, read):
    """Fails where 0.07 times 0.1 is the product of two rounded numbers."""
    profile = edited(WEB, f"{SPACE}/issueWeights", {"price": 0.93, "days": 0.07})
    profile = edited(profile, f"{SPACE}/issueUtilities/days/NumberValueSetUtilities/highUtility", 0.1)
    (tmp_path / "p.json").write_text(json.dumps(profile))
    assert read(tmp_path)[0].worth["buyer"]["days"]["3"].mode == 0.007 != 0.07 * 0.1


def test_geniusweb_weights_that_do_not_sum_to_one(tmp_path, read):
    """Fails where GeniusWeb would refuse a profile and nothing is said."""
    (tmp_path / "p.json").write_text(json.dumps(edited(WEB, f"{SPACE}/issueWeights/days", 0.5)))
    assert read(tmp_path)[1] == ["p: weights sum to 1.25 and not to 1"]


def test_geniusweb_long_range(tmp_path, read):
    """Fails where a range of a million values becomes a million options."""
    text = json.dumps(WEB).replace('["1", "3", "1"]', '["0", "10", "0.00001"]')
    (tmp_path / "p.json").write_text(text)
    scenario, remarks = read(tmp_path, real_steps=3)
    assert scenario.issues["days"].options == ("0", "5", "10")
    assert remarks == ["ranges of more than 2,000 values stand as 3 of them: issue 'days'"]


def test_geniusweb_steps_of_a_range(tmp_path, read):
    """Fails where steps of a tenth gather rounding errors in the options' names."""
    (tmp_path / "p.json").write_text(json.dumps(WEB).replace('["1", "3", "1"]', "[1, 1.35, 0.1]"))
    assert read(tmp_path)[0].issues["days"].options == ("1", "1.1", "1.2", "1.3")


NEGMAS_DOMAIN = """
name: rental
type: negmas.outcomes.DiscreteCartesianOutcomeSpace
issues:
- {name: rooms, type: negmas.outcomes.CategoricalIssue, values: [no, 2, 3.5]}
- {name: months, type: ContiguousIssue, values: [1, 3]}
- {name: rent, type: DiscreteCardinalIssue, values: [100, 200]}
"""
NEGMAS = """
name: tenant
type: negmas.preferences.crisp.linear.LinearAdditiveUtilityFunction
weights: {rooms: 0.5, rent: 0.2, months: 0.3}
bias: 0.1
reserved_value: 0.25
values:
- {type: negmas.preferences.value_fun.TableFun, mapping: {no: 0, 2: 0.4, 3.5: 1}}
- {type: AffineFun, slope: 0.5, bias: -0.5}
- {type: IdentityFun}
"""


def test_negmas(tmp_path, read):
    """Fails off NegMAS's sum of weights times functions plus bias, types with or without modules."""
    (tmp_path / "rental.yml").write_text(NEGMAS_DOMAIN)
    (tmp_path / "tenant.yml").write_text(NEGMAS)
    (tmp_path / "rental_info.yml").write_text("a: 1")
    scenario, remarks = read(tmp_path)
    assert (scenario.title, remarks) == ("rental", [])
    assert scenario.issues["rooms"].options == ("no", "2", "3.5")
    package = {"rooms": "2", "months": "3", "rent": "200"}
    assert utility(scenario, "tenant", package) == pytest.approx(0.5 * 0.4 + 0.3 * 1 + 0.2 * 200 + 0.1)
    assert scenario.parties["tenant"].no_deal.mode == 0.25


FUNCTIONS = {
    "{type: ConstFun, bias: 0.4}": (0.4, 0.4, 0.4),
    "{type: LinearFun, slope: 2}": (2, 4, 6),
    "{type: TriangularFun, start: 1, middle: 2, end: 4, scale: 2, bias: 1}": (1, 3, 2),
    "{type: QuadraticFun, a2: 1, a1: -1, bias: 1}": (1, 3, 7),
    "{type: PolynomialFun, coefficients: [1, 1], bias: 1}": (3, 7, 13),
    "{1: 0.1, 2: 0.2, 3.0: 0.3}": (0.1, 0.2, 0.3),
}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_negmas_functions(function, tmp_path, read):
    """Fails off the values of a function of one issue."""
    (tmp_path / "d.yml").write_text("issues: [{name: n, type: ContiguousIssue, values: [1, 3]}]")
    (tmp_path / "p.yml").write_text(
        f"type: LinearAdditiveUtilityFunction\nweights: [1]\nvalues: [{function}]\nreserved_value: 0"
    )
    scenario, _ = read(tmp_path)
    assert tuple(x.mode for x in scenario.worth["p"]["n"].values()) == FUNCTIONS[function]


def test_negmas_json(tmp_path, read):
    """Fails where the JSON of a domain reads unlike its YAML."""
    domain = {
        "name": "sale",
        "issues": [{"name": "price", "type": "CategoricalIssue", "values": ["low", "high"]}],
    }
    party = {
        "type": "LinearAdditiveUtilityFunction",
        "weights": [1.0],
        "values": [{"type": "TableFun", "mapping": {"low": 1, "high": 0}}],
        "reserved_value": -0.5,
    }
    (tmp_path / "sale.json").write_text(json.dumps(domain))
    (tmp_path / "buyer.json").write_text(json.dumps(party))
    scenario, _ = read(tmp_path)
    assert [x.mode for x in scenario.worth["buyer"]["price"].values()] == [1, 0]
    assert scenario.parties["buyer"].no_deal.mode == -0.5


@pytest.mark.parametrize("reserved", ["", "reserved_value: -.inf\n", "reserved_value: null\n"])
def test_negmas_without_a_reserved_value(reserved, tmp_path, read):
    """Fails where a party that agrees to anything is given a no deal that it may prefer."""
    (tmp_path / "sale.yml").write_text(MAS_DOMAIN)
    (tmp_path / "buyer.yml").write_text(MAS.replace("high: 0", "high: -2") + reserved)
    scenario, remarks = read(tmp_path)
    assert scenario.parties["buyer"].no_deal.mode == -2
    assert remarks == ["buyer: no reserved_value, so no deal is worth what the worst package is"]


def test_negmas_continuous_issue(tmp_path, read):
    """Fails where a continuous issue passes without a word on its steps."""
    (tmp_path / "d.yml").write_text("issues: [{name: n, type: ContinuousIssue, values: [0.0, 1.0]}]")
    (tmp_path / "p.yml").write_text("type: AffineUtilityFunction\nweights: [2]\nbias: 1\nreserved_value: 0")
    scenario, remarks = read(tmp_path, real_steps=3)
    assert {option: x.mode for option, x in scenario.worth["p"]["n"].items()} == {"0": 1, "0.5": 2, "1": 3}
    assert remarks == ["continuous issues stand as 3 equally spaced options: issue 'n'"]


def test_negolog(tmp_path, read):
    """Fails off the weights, values and reservation of NegoLog, or where its specs are a party."""
    (tmp_path / "a.json").write_text(json.dumps(LOG))
    (tmp_path / "b.json").write_text(json.dumps(edited(LOG, "issueWeights/price", 0.5)))
    (tmp_path / "specs.json").write_text('{"size": 2}')
    scenario, remarks = read(tmp_path)
    assert [x.mode for x in scenario.worth["b"]["price"].values()] == [0.5, 0]
    assert [party.no_deal.mode for party in scenario.parties.values()] == [0.1, 0.1]
    assert remarks == ["not a profile, left out: specs.json"]
