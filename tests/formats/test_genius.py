"""GENIUS domains become what GENIUS computes."""

import itertools
import re

import pytest

from detente import formats
from formats.small import BUYER, DOMAIN, REAL, SELLER, utility


def test_every_kind_of_issue(folder, read):
    """Fails off GENIUS's arithmetic on a discrete, an integer and a real issue."""
    scenario, remarks = read(folder())
    worth = {
        party: {i: list(row.values()) for i, row in rows.items()} for party, rows in scenario.worth.items()
    }
    days = [0.3 * share for share in (0.2, 0.45, 0.7, 0.95, 1)]
    share = [0.2 * max(1 - 2 * step / 10, 0) for step in range(11)]
    assert [x.mode for x in worth["buyer"]["price"]] == [0.5, 0.125]
    assert [x.mode for x in worth["buyer"]["days"]] == pytest.approx(days)
    assert [x.mode for x in worth["buyer"]["share"]] == pytest.approx(share)
    assert [x.mode for x in worth["seller"]["days"]] == pytest.approx([0.3, 0.27, 0.24, 0.21, 0.18])
    assert {x.mode for x in worth["seller"]["share"]} == {0.1}
    assert (scenario.title, scenario.status_quo, remarks) == ("sale", "none", [REAL])
    assert [party.no_deal.mode for party in scenario.parties.values()] == [0.3, 0]
    assert scenario.issues["days"].options == ("10", "11", "12", "13", "14")


def test_raw_semantics(folder, read):
    """Fails where raw evaluations are divided by the largest, or numbers are not cut at 0 and 1."""
    scenario, _ = read(folder(), semantics="raw")
    assert [x.mode for x in scenario.worth["buyer"]["price"].values()] == [2, 0.5]
    assert scenario.worth["buyer"]["days"]["14"].mode == 0.3


def test_triangular(folder, read):
    """Fails where a triangle has its top elsewhere than at parameter2."""
    shape = 'ftype="triangular" parameter0="0" parameter1="1" parameter2="0.2"'
    buyer = BUYER.replace('ftype="linear" parameter0="1" parameter1="-2"', shape)
    scenario, _ = read(folder(buyer_xml=buyer), real_steps=6)
    row = [x.mode / 0.2 for x in scenario.worth["buyer"]["share"].values()]
    assert row == pytest.approx([0, 1, 0.75, 0.5, 0.25, 0])


def test_real_steps(folder, read):
    """Fails where a real issue has another number of options than asked for."""
    scenario, remarks = read(folder(), real_steps=3)
    assert scenario.issues["share"].options == ("0", "0.5", "1")
    assert remarks == ["real issues stand as 3 equally spaced options: share"]


def nested(text, *, start):
    """The same inside an inner objective that has a weight, indices starting elsewhere, with a gap."""
    indices = {"1": start, "2": start + 1, "3": start + 6}
    text = re.sub(
        r'<(issue|weight) index="(.)"', lambda found: f'<{found[1]} index="{indices[found[2]]}"', text
    )
    inner = f'<weight index="{start + 3}" value="0.9"/><objective index="{start + 3}" name="inner">'
    text = re.sub(r"(<objective [^>]*>)", rf"\1{inner}", text)
    return text.replace("</objective>", "</objective></objective>")


@pytest.mark.parametrize("start", [0, 1, 2, 40])
def test_nested_objectives_and_gaps(start, folder, read):
    """Fails where worths depend on how issues are nested or numbered, or an objective's weight counts."""
    plain, _ = read(folder())
    files = {"domain_xml": DOMAIN, "buyer_xml": BUYER, "seller_xml": SELLER}
    scenario, _ = read(folder(**{name: nested(text, start=start) for name, text in files.items()}))
    assert scenario.worth == plain.worth


VARIANTS = {
    "bounds on a range": (
        'lowerbound="10" upperbound="14"/>',
        '><range lowerbound="10" upperbound="14"/></issue>',
    ),
    "vtype alone": ('type="integer" etype="integer"', 'vtype="integer"'),
    "etype alone": ('type="integer" etype="integer"', 'etype="integer"'),
    "no type on a discrete issue": ('name="price" type="discrete" etype="discrete"', 'name="price"'),
    "capitals": ('type="integer"', 'type="INTEGER"'),
}


@pytest.mark.parametrize("case", VARIANTS)
def test_dialects_of_the_domain(case, folder, read):
    """Fails where a domain written in another of the ways in use reads differently."""
    plain, _ = read(folder())
    changed = DOMAIN.replace(*VARIANTS[case])
    assert changed != DOMAIN
    assert read(folder(domain_xml=changed))[0].issues == plain.issues


def test_later_duplicates_win(folder, read):
    """Fails where the first of two items of one value counts."""
    twice = '<item index="2" value="high" evaluation="1"/><item index="3" value="low" evaluation="2"/>'
    buyer = BUYER.replace('<item index="2" value="high" evaluation="1"/>', twice)
    scenario, _ = read(folder(buyer_xml=buyer))
    assert [x.mode for x in scenario.worth["buyer"]["price"].values()] == [0.5, 0.25]


def test_items_inside_other_parts_do_not_count(folder, read):
    """Fails where items of a similarity function are taken for options."""
    inner = '<similarity_function><item value="none" evaluation="100"/></similarity_function></issue>'
    scenario, _ = read(folder(buyer_xml=BUYER.replace("</issue>", inner, 1)))
    assert [x.mode for x in scenario.worth["buyer"]["price"].values()] == [0.5, 0.125]


def test_an_option_that_only_the_profile_has_scales_the_others(folder, read):
    """Fails where GENIUS's largest evaluation leaves out items that the domain does not have."""
    extra = '<item index="9" value="absurd" evaluation="8"/></issue>'
    scenario, _ = read(folder(buyer_xml=BUYER.replace("</issue>", extra, 1)))
    assert scenario.worth["buyer"]["price"]["low"].mode == 0.25


REMARKS = {
    "patience": (
        BUYER.replace('discount_factor value="1.0"', 'discount_factor value="0.5"'),
        "buyer: discount_factor 0.5, per session, stands as patience, per step",
    ),
    "discount out of range": (
        BUYER.replace('discount_factor value="1.0"', 'discount_factor value="3"'),
        "buyer: discount_factor 3 is left out, as GENIUS does",
    ),
    "weights above 1": (
        BUYER.replace('value="0.5"', 'value="0.9"'),
        "buyer: packages are worth up to 1.4; GENIUS cuts utilities at 1, worths do not",
    ),
    "no evaluator": (
        BUYER.replace('<evaluator ftype="linear" offset="0.2" slope="0.25"/>', ""),
        "buyer: 'days' has no evaluator and counts as 0, as in GENIUS",
    ),
    "issue called otherwise": (
        BUYER.replace('name="days"', 'name="duration"'),
        "buyer: issue 2 is 'duration', in the domain 'days'",
    ),
    "indices differ": (
        BUYER.replace('issue index="2"', 'issue index="7"').replace('weight index="2"', 'weight index="7"'),
        "buyer: issues are matched by name, the domain has other indices",
    ),
    "bare ampersand": (
        BUYER.replace('name="Sale"', 'name="Buy & Sale"'),
        "buyer.xml: not well-formed, a bare & or signs of an old encoding were mended",
    ),
}


@pytest.mark.parametrize("case", REMARKS)
def test_remarks(case, folder, read):
    """Fails where something that a scenario cannot hold passes unsaid."""
    buyer, remark = REMARKS[case]
    assert set(read(folder(buyer_xml=buyer))[1]) == {remark, REAL}


def test_patience(folder, read):
    """Fails where a discount is lost, or one that GENIUS ignores is kept."""
    for value, patience in (("0.5", 0.5), ("1", 1), ("0.0", 1), ("-1", 1)):
        buyer = BUYER.replace('discount_factor value="1.0"', f'discount_factor value="{value}"')
        assert read(folder(buyer_xml=buyer))[0].parties["buyer"].patience.mode == patience


def test_files_that_are_no_domain_are_left_out(folder, read):
    """Fails where the CSV that GENIUS calls pareto.xml, or a repository list, stops the import."""
    place = folder(pareto_xml="0.5, 0.7\n", list_xml="<domainRepository/>")
    (place / "readme.txt").touch()
    scenario, remarks = read(place)
    assert list(scenario.parties) == ["buyer", "seller"]
    assert set(remarks) == {
        "left out: readme.txt",
        "not XML, left out: pareto.xml",
        "neither a domain nor a profile, left out: list.xml",
        REAL,
    }


def test_profiles_without_a_domain(folder, read):
    """Fails where profiles, which name every issue, need a domain beside them."""
    place = folder()
    scenario, remarks = read(place / "seller.xml", place / "buyer.xml")
    assert list(scenario.parties) == ["seller", "buyer"]
    assert "no domain file: the issues are those of seller.xml" in remarks
    assert scenario.issues == read(place)[0].issues


def test_one_option_is_no_issue(folder, read):
    """Fails where the worth of an issue without a choice is lost."""
    one = DOMAIN.replace('<item index="2" value="high"/>\n', "")
    scenario, remarks = read(folder(domain_xml=one))
    assert list(scenario.issues) == ["days", "share"]
    assert scenario.worth["buyer"]["days"]["10"].mode == pytest.approx(0.5 + 0.3 * 0.2)
    assert "'price': left out, there is but one option; its worth went into 'days'" in remarks


def test_names_that_a_scenario_cannot_hold(folder, read):
    """Fails where options that differ in case only, blanks, or signs of ours stop the import."""
    swap = {'"low"': '"Ünder  5 €"', '"high"': '"ünder 5 €"'}
    files = {"domain_xml": DOMAIN, "buyer_xml": BUYER, "seller_xml": SELLER}
    for old, new in swap.items():
        files = {name: text.replace(old, new) for name, text in files.items()}
    place = folder(**files)
    (place / "buyer.xml").rename(place / "big+buyer|1.xml")
    scenario, remarks = read(place)
    assert list(scenario.parties) == ["big-buyer-1", "seller"]
    assert scenario.issues["price"].options == ("Ünder  5 €", "ünder 5 € (2)")
    assert [x.mode for x in scenario.worth["big-buyer-1"]["price"].values()] == [0.5, 0.125]
    assert [line for line in remarks if "renamed" in line] == [
        "renamed: 'big+buyer|1' to 'big-buyer-1', 'ünder 5 €' to 'ünder 5 € (2)'"
    ]


def test_many_profiles(folder, read):
    """Fails where two hundred profiles of one domain are too many, or told one by one."""
    place = folder()
    for number in range(198):
        (place / f"p{number:03}.xml").write_text(REMARKS["patience"][0], encoding="utf-8")
    scenario, remarks = read(place, real_steps=2)
    assert len(scenario.parties) == 200
    assert "p000, p001, p002, p003 and 194 more: discount_factor 0.5, per session, stands as " in remarks[1]


RECTANGLES = """<utility maxutility="50"><ufun type="PlainUfun" weight="3" aggregation="sum">
<hyperRectangle utility="10">
<INCLUDES index="1" min="2" max="3"/><INCLUDES index="2" min="1" max="4"/>
</hyperRectangle>
<hyperRectangle utility="20" weight="0.5"><INCLUDES index="2" min="2" max="2"/></hyperRectangle>
<hyperRectangle utility="5"></hyperRectangle>
<hyperRectangle utility="99"><INCLUDES index="1" min="7" max="9"/></hyperRectangle>
<ufun weight="0.5" aggregation="sum">
<hyperRectangle utility="8"><INCLUDES index="1" min="1" max="1"/></hyperRectangle>
</ufun>
</ufun></utility>"""
NUMBERS = "".join(
    f'<issue index="{place}" name="i{place}" type="integer" etype="integer" lowerbound="1" upperbound="4"/>'
    for place in (1, 2)
)
ROUGH = (
    '<negotiation_template><utility_space><objective index="0" name="root">'
    f"{NUMBERS}</objective></utility_space></negotiation_template>"
)


def rough(rectangles):
    """A nonlinear profile."""
    inside = f'<objective index="0" name="root">{NUMBERS}{rectangles}</objective>'
    return f'<utility_space type="nonlinear">{inside}<reservation value="0.1"/></utility_space>'


def test_hyper_rectangles(tmp_path, read):
    """Fails off GENIUS's sum over rectangles, inner functions weighted, over the largest utility."""
    (tmp_path / "domain.xml").write_text(ROUGH)
    (tmp_path / "p1.xml").write_text(rough(RECTANGLES))
    (tmp_path / "p2.xml").write_text(rough(RECTANGLES.replace('"50"', '"100"')))
    scenario, remarks = read(tmp_path)
    assert (len(scenario.linkages), remarks) == (3, [])
    for first, second in itertools.product(range(1, 5), repeat=2):
        expected = 5 + 10 * (first in (2, 3)) + 10 * (second == 2) + 4 * (first == 1)
        package = {"i1": str(first), "i2": str(second)}
        assert utility(scenario, "p1", package) == pytest.approx(expected / 50)
        assert utility(scenario, "p2", package) == pytest.approx(expected / 100)


def test_too_many_hyper_rectangles(tmp_path, read):
    """Fails where a domain that no linkage can carry is taken in halfway."""
    one = '<hyperRectangle utility="1"><INCLUDES index="1" min="1" max="2"/></hyperRectangle>'
    (tmp_path / "p1.xml").write_text(rough(f'<utility maxutility="1"><ufun>{one * 2001}</ufun></utility>'))
    with pytest.raises(formats.FormatError) as refused:
        read(tmp_path)
    line = "ufun: 2,001 hyper-rectangles -> at most 2,000 can become linkages"
    assert str(refused.value) == f"{tmp_path / 'p1.xml'}: {line}"
