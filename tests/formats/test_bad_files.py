"""A bad file is refused in one line: the file, the element, what is wrong, what would be right."""

import json

import pytest

from detente import formats
from formats.small import BUYER, DAY, DOMAIN, FILES

WEB_DOMAIN = {
    "name": "sale",
    "issuesValues": {"price": {"values": ["low", "high"]}, "days": {"range": ["1", "3", "1"]}},
}
WEB = {
    "LinearAdditiveUtilitySpace": {
        "name": "buyer",
        "domain": WEB_DOMAIN,
        "issueWeights": {"price": 0.75, "days": 0.25},
        "issueUtilities": {
            "price": {"DiscreteValueSetUtilities": {"valueUtilities": {"low": 1.0, "high": 0.5}}},
            "days": {
                "NumberValueSetUtilities": {"lowValue": 1, "lowUtility": 0, "highValue": 3, "highUtility": 1}
            },
        },
    }
}
MAS_DOMAIN = "name: sale\nissues:\n- {name: price, type: CategoricalIssue, values: [low, high]}\n"
TABLE = "{type: TableFun, mapping: {low: 1, high: 0}}"
MAS = f"name: buyer\ntype: LinearAdditiveUtilityFunction\nweights: [1]\nvalues: [{TABLE}]\n"
FINITE = "and not a number -> give a finite number"
LOG = {"reservationValue": 0.1, "issueWeights": {"price": 1}, "issues": {"price": {"low": 1, "high": 0}}}
GENIUS = {
    "evaluation left out": (
        ("buyer.xml", 'value="low" evaluation="4"', 'value="low"'),
        "buyer.xml: line 7, item 'low' of issue 'price': no evaluation -> add evaluation=\"...\"",
    ),
    "evaluation in words": (
        ("buyer.xml", 'evaluation="4"', 'evaluation="much"'),
        f"buyer.xml: line 7, item 'low' of issue 'price': evaluation is 'much' {FINITE}",
    ),
    "decimal comma": (
        ("buyer.xml", 'evaluation="4"', 'evaluation="4,5"'),
        "buyer.xml: line 7, item 'low' of issue 'price': evaluation is '4,5' and not a number -> write 4.5",
    ),
    "infinite evaluation": (
        ("buyer.xml", 'evaluation="4"', 'evaluation="1e999"'),
        f"buyer.xml: line 7, item 'low' of issue 'price': evaluation is '1e999' {FINITE}",
    ),
    "item misspelt": (
        ("buyer.xml", 'value="high"', 'value="hihg"'),
        "buyer.xml: line 6, issue 'price': no item 'high' -> rename item 'hihg'",
    ),
    "item left out": (
        ("buyer.xml", '<item index="2" value="high" evaluation="1"/>', ""),
        "buyer.xml: line 6, issue 'price': no item 'high' -> add it, with an evaluation",
    ),
    "issue misspelt": (
        ("buyer.xml", 'issue index="1" name="price"', 'issue index="8" name="prize"'),
        "buyer.xml: issue 'price': none of index 1 or of that name -> rename 'prize' to 'price'",
    ),
    "issue left out": (
        ("buyer.xml", BUYER[BUYER.index('<issue index="1"') : BUYER.index('<issue index="2"')], ""),
        "buyer.xml: issue 'price': none of index 1 or of that name -> add it, with its index",
    ),
    "weight left out": (
        ("buyer.xml", '<weight index="1" value="0.5"/>', ""),
        'buyer.xml: line 6, issue \'price\': no weight of index 1 -> add <weight index="1" value="..."/>',
    ),
    "weight of another index": (
        ("buyer.xml", '<weight index="1"', '<weight index="11"'),
        "buyer.xml: line 6, issue 'price': no weight of index 1 -> give the weight in line 4 index 1",
    ),
    "weight in words": (
        ("buyer.xml", 'index="1" value="0.5"', 'index="1" value="half"'),
        f"buyer.xml: line 4, weight of 'price': value is 'half' {FINITE}",
    ),
    "weight without value": (
        ("buyer.xml", '<weight index="1" value="0.5"/>', '<weight index="1"/>'),
        "buyer.xml: line 4, weight of 'price': value is missing -> give a finite number",
    ),
    "reservation in words": (
        ("buyer.xml", 'reservation value="0.3"', 'reservation value="low"'),
        f"buyer.xml: line 17, reservation: value is 'low' {FINITE}",
    ),
    "function misspelt": (
        ("buyer.xml", 'ftype="linear" offset', 'ftype="lineair" offset'),
        "buyer.xml: line 11, evaluator of 'days': ftype 'lineair' is not known -> did you mean 'linear'?",
    ),
    "function without parameters": (
        (
            "buyer.xml",
            'ftype="linear" parameter0="1" parameter1="-2"',
            'ftype="triangular" parameter0="1" parameter1="2"',
        ),
        "buyer.xml: line 14, evaluator of 'share': parameter2 is missing -> give a finite number",
    ),
    "numbers for a list": (
        (
            "buyer.xml",
            '<issue index="1" name="price" type="discrete" etype="discrete">',
            '<issue index="1" name="price" type="real">',
            "item",
            "thing",
        ),
        "buyer.xml: line 6, issue 'price': type 'real', and in the domain 'discrete' -> "
        "give items with evaluations",
    ),
    "type misspelt": (
        ("domain.xml", 'type="integer"', 'type="integr"'),
        "domain.xml: line 9, issue 'days': type 'integr' is not known -> did you mean 'integer'?",
    ),
    "bounds left out": (
        ("domain.xml", 'lowerbound="10" ', ""),
        "domain.xml: line 9, issue 'days': lowerbound is missing -> give a finite number",
    ),
    "bounds swapped": (
        ("domain.xml", 'lowerbound="10" upperbound="14"', 'lowerbound="14" upperbound="10"'),
        "domain.xml: line 9, issue 'days': lowerbound 14 is above upperbound 10 -> swap them",
    ),
    "bounds of halves": (
        ("domain.xml", 'lowerbound="10"', 'lowerbound="10.5"'),
        "domain.xml: line 9, issue 'days': bounds 10.5 and 14 of an integer issue -> give whole numbers",
    ),
    "index left out": (
        ("domain.xml", '<issue index="2" ', "<issue "),
        "domain.xml: line 9, issue 'days': no index -> add index=\"...\"",
    ),
    "index twice": (
        ("domain.xml", '<issue index="2" ', '<issue index="1" '),
        "domain.xml: issue 'price': index '1' stands twice -> give each issue its own index (and 1 more)",
    ),
    "item without value": (
        ("domain.xml", '<item index="2" value="high"/>', '<item index="2"/>'),
        "domain.xml: line 5, issue 'price': an item without value -> add value=\"...\"",
    ),
    "no items": (
        ("domain.xml", "item", "thing"),
        "domain.xml: line 5, issue 'price': no items -> add <item value=\"...\"/>",
    ),
    "cut short": (
        ("domain.xml", "</negotiation_template>", ""),
        "domain.xml: line 14: not XML: no element found -> mend it, or leave the file out",
    ),
    "tags crossed": (
        ("buyer.xml", "</objective>", "</objectiv>"),
        "buyer.xml: line 16: not XML: mismatched tag -> mend it, or leave the file out",
    ),
    "unknown encoding": (
        ("buyer.xml", "<utility_space>", '<?xml version="1.0" encoding="klingon"?><utility_space>'),
        "buyer.xml: line 1: not XML: an unknown encoding -> save the file as UTF-8",
    ),
    "ranks and constraints": (
        ("buyer.xml", "</objective>", '<rules><ranks><issue index="1"/></ranks></rules></objective>'),
        "buyer.xml: rules: ranks and constraints are not a sum -> "
        "leave the file out; sums over issues and hyper-rectangles are read",
    ),
    "two domains": (
        ("seller.xml", FILES["seller.xml"], DOMAIN),
        "folder: 2 domains: domain.xml, seller.xml -> import one domain and its profiles at a time",
    ),
    "no issues": (
        ("domain.xml", "issue", "matter"),
        "domain.xml: domain: no issues -> give an issue with a choice",
    ),
}


def refused(*arguments, **options):
    """How a refusal reads in one line."""
    with pytest.raises(formats.FormatError) as error:
        formats.read(arguments, as_of=DAY, **options)
    return error.value.in_one_line


@pytest.mark.parametrize("case", GENIUS)
def test_genius(case, folder):
    """Fails where a mistake in GENIUS XML passes, or is told in other words."""
    (name, *swaps), line = GENIUS[case]
    text = FILES[name]
    for old, new in zip(swaps[::2], swaps[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    place = folder(**{name.replace(".", "_"): text})
    assert (
        refused(place)
        .replace(f"{place}/", "")
        .replace(f"{place}:", "folder:")
        .replace("folder: folder:", "folder:")
        == line
    )


def edited(data, path, value):
    """A copy of plain data with another value at a path; None takes it out."""
    copy = json.loads(json.dumps(data))
    *steps, last = path.split("/")
    part = copy
    for step in steps:
        part = part[step]
    if value is None:
        del part[last]
    else:
        part[last] = value
    return copy


SPACE = "LinearAdditiveUtilitySpace"
WEB_CASES = {
    "value misspelt": (
        edited(
            WEB,
            f"{SPACE}/issueUtilities/price/DiscreteValueSetUtilities/valueUtilities",
            {"low": 1, "hgih": 0},
        ),
        "issueUtilities 'price': no value 'high' -> rename 'hgih' to 'high'",
    ),
    "issue left out": (
        edited(WEB, f"{SPACE}/issueWeights/days", None),
        "issueWeights: no issue 'days' -> add it",
    ),
    "weights left out": (
        edited(WEB, f"{SPACE}/issueWeights", None),
        'issueWeights: missing -> give "issueWeights" by issue',
    ),
    "kind misspelt": (
        edited(WEB, f"{SPACE}/issueUtilities/price", {"DiscreteValueSetUtility": {"valueUtilities": {}}}),
        "issueUtilities 'price': kind 'DiscreteValueSetUtility' is not known -> "
        "did you mean 'DiscreteValueSetUtilities'?",
    ),
    "words for a number": (
        edited(WEB, f"{SPACE}/issueWeights/days", "much"),
        f"issueWeights 'days': weight is 'much' {FINITE}",
    ),
    "bid on nothing": (
        edited(WEB, f"{SPACE}/reservationBid", {"issuevalues": {"prise": "low"}}),
        "reservationBid: unknown issue 'prise' -> did you mean 'price'?",
    ),
    "bid of no value": (
        edited(WEB, f"{SPACE}/reservationBid", {"issuevalues": {"price": "lo"}}),
        "reservationBid: issue 'price' has no value 'lo' -> did you mean 'low'?",
    ),
    "another kind of profile": (
        {"DefaultPartialOrdering": WEB[SPACE]},
        "profile: kind 'DefaultPartialOrdering' is not linear additive -> "
        "export it from GeniusWeb as LinearAdditiveUtilitySpace",
    ),
    "range backwards": (
        edited(WEB, f"{SPACE}/domain/issuesValues/days/range", ["3", "1", "1"]),
        "issue 'days': range 3 to 1 in steps of 1 -> give low, high and a step above 0",
    ),
    "not a number in JSON": (
        edited(WEB, f"{SPACE}/issueWeights/days", float("nan")),
        f"issueWeights 'days': weight is 'nan' {FINITE}",
    ),
}


@pytest.mark.parametrize("case", WEB_CASES)
def test_geniusweb(case, tmp_path):
    """Fails where a mistake in GeniusWeb JSON passes, or is told in other words."""
    data, line = WEB_CASES[case]
    (tmp_path / "a.json").write_text(json.dumps(data))
    assert refused(tmp_path) == f"{tmp_path / 'a.json'}: {line}"


MAS_CASES = {
    "value misspelt": (
        MAS.replace("high: 0", "hgih: 0"),
        "values 'price': no value 'high' -> rename 'hgih' to 'high'",
    ),
    "weights too many": (
        MAS.replace("[1]", "[1, 2]"),
        "weights: 2 entries for 1 issues -> give one for each issue",
    ),
    "weights left out": (
        MAS.replace("weights: [1]\n", ""),
        "weights: missing -> give weights: one for each issue",
    ),
    "function unknown": (
        MAS.replace(TABLE, "{type: AfineFun, slope: 1}"),
        "values 'price': function 'AfineFun' is not known -> did you mean 'AffineFun'?",
    ),
    "number of words": (
        MAS.replace(TABLE, "{type: IdentityFun}"),
        "values 'price': IdentityFun of 'low', which is not a number -> "
        "give a TableFun for values that are not numbers (and 1 more)",
    ),
    "not additive": (
        MAS.replace("LinearAdditive", "negmas.preferences.Mapping"),
        "type: type 'MappingUtilityFunction' is not a sum over issues -> "
        "export it as LinearAdditiveUtilityFunction",
    ),
    "no YAML": (
        MAS.replace("[1]", "[1"),
        "line 4: not YAML: a comma or a closing bracket is missing before this -> add it",
    ),
    "empty": ("", "file: it is empty -> give a domain or a profile"),
}


@pytest.mark.parametrize("case", MAS_CASES)
def test_negmas(case, tmp_path):
    """Fails where a mistake in NegMAS YAML passes, or is told in other words."""
    text, line = MAS_CASES[case]
    (tmp_path / "sale.yml").write_text(MAS_DOMAIN)
    (tmp_path / "buyer.yml").write_text(text)
    assert refused(tmp_path) == f"{tmp_path / 'buyer.yml'}: {line}"


LOG_CASES = {
    "value misspelt": (
        edited(LOG, "issues/price", {"low": 1, "hgih": 0}),
        "issue 'price': no value 'high' -> rename 'hgih' to 'high'",
    ),
    "weight misspelt": (
        edited(LOG, "issueWeights", {"prise": 1}),
        "issueWeights: no issue 'price' -> rename 'prise' to 'price'",
    ),
    "value in words": (
        edited(LOG, "issues/price/low", "much"),
        f"issue 'price' value 'low': value is 'much' {FINITE}",
    ),
}


@pytest.mark.parametrize("case", LOG_CASES)
def test_negolog(case, tmp_path):
    """Fails where a mistake in NegoLog JSON passes, or is told in other words."""
    data, line = LOG_CASES[case]
    (tmp_path / "a.json").write_text(json.dumps(LOG))
    (tmp_path / "b.json").write_text(json.dumps(data))
    assert refused(tmp_path) == f"{tmp_path / 'b.json'}: {line}"


HEAD = "party,issue,option,low,mode,high"
CSV_CASES = {
    "unknown column": (
        f"{HEAD},moda\nA,i,a,,1,,\n",
        "table line 1: unknown column 'moda' -> did you mean 'mode'?",
    ),
    "number in words": (
        f"{HEAD}\nA,i,a,,much,\nA,i,b,,1,\n",
        f"line 2: mode is 'much' {FINITE}",
    ),
    "low alone": (f"{HEAD}\nA,i,a,1,,\nA,i,b,,1,\n", "line 2: low alone -> give mode, or low and high"),
    "row twice": (
        f"{HEAD},giver\nA,i,a,,1,,A\nA,i,b,,1,,\nA,i,a,,2,,\n",
        "line 4: mode differs from line 2 -> say the same, or leave it blank",
    ),
    "giver unknown": (
        f"{HEAD},giver\nAnna,i,a,,1,,Ana\nAnna,i,b,,1,,\n",
        "tables: issues.i.giver: unknown party 'Ana' -> did you mean 'Anna'?",
    ),
    "via without chance": (
        f"{HEAD},via\nA,i,a,,1,,A\nA,i,b,,1,,\n",
        "line 2: via 'A' without delivers -> give its chance",
    ),
    "range backwards": (
        f"{HEAD}\nA,i,a,3,,1\nA,i,b,,1,\n",
        "tables: worth.A.i.a: low 3 is above high 1 -> swap them: [1, 3]",
    ),
}


@pytest.mark.parametrize("case", CSV_CASES)
def test_csv(case, tmp_path):
    """Fails where a mistake in a table passes, or is told in other words."""
    text, line = CSV_CASES[case]
    (tmp_path / "a.csv").write_text(text)
    assert refused(tmp_path / "a.csv") == f"{tmp_path / 'a.csv'}: {line}"


def test_tables_of_a_folder(tmp_path):
    """Fails where one of the three tables may be absent, or a row names what the others lack."""
    (tmp_path / "parties.csv").write_text("party\nAnna\n")
    (tmp_path / "issues.csv").write_text("issue,option\ni,a\ni,b\n")
    assert refused(tmp_path) == f"{tmp_path}: folder: no worth.csv -> add it"
    (tmp_path / "worth.csv").write_text(f"{HEAD}\nAna,i,a,,1,\n")
    line = "line 2: unknown party 'Ana' -> did you mean 'Anna'?"
    assert refused(tmp_path).startswith(f"{tmp_path / 'worth.csv'}: {line}")


OTHERS = {
    "missing": ("absent", None, "absent: file: not there -> give files, or a folder"),
    "empty folder": ("folder", None, "folder: folder: no files in it -> give a folder with a domain"),
    "unknown ending": (
        "a.txt",
        None,
        "a.txt: file: no known format -> give files of one of "
        "graph-csv, ktab, decide, deu, actors-csv, genius, geniusweb, negolog, negmas, gmcr, csv, xlsx, "
        "or --from FORMAT",
    ),
    "unknown JSON": (
        "a.json",
        None,
        "a.json: file: no known format -> give files of one of "
        "graph-csv, ktab, decide, deu, actors-csv, genius, geniusweb, negolog, negmas, gmcr, csv, xlsx, "
        "or --from FORMAT",
    ),
    "empty table": (
        "empty.csv",
        None,
        "empty.csv: file: it is empty -> give a table, with the names of its columns first",
    ),
    "empty conflict": ("empty.gmcr", None, "empty.gmcr: file: it is empty -> give a conflict of GMCR+"),
    "empty XML": (
        "empty.xml",
        None,
        "empty.xml: file: it is empty -> give a domain or a profile of GENIUS, or a scenario of KTAB",
    ),
    "other format": ("a.txt", "genius", "a.txt: file: not a file of genius -> give .xml"),
    "binary workbook": ("a.xlsx", None, "a.xlsx: file: not a workbook -> save it as .xlsx"),
}


@pytest.mark.parametrize("case", OTHERS)
def test_other_files(case, tmp_path, monkeypatch):
    """Fails where files that no format fits are not told so."""
    name, format, line = OTHERS[case]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    for file in ("a.txt", "a.json", "a.xlsx"):
        (tmp_path / file).write_text("{}")
    for file in ("empty.csv", "empty.gmcr", "empty.xml"):
        (tmp_path / file).write_text(" \n")
    assert refused(name, format=format) == line


def test_every_fault_is_gathered(folder):
    """Fails where the second mistake shows only once the first is mended."""
    place = folder(
        buyer_xml=BUYER.replace('evaluation="4"', "").replace('value="0.2"', 'value="x"'),
        seller_xml=FILES["seller.xml"].replace("high", "higher"),
    )
    with pytest.raises(formats.FormatError) as error:
        formats.read([place], as_of=DAY)
    assert len(error.value.faults) == 3
    assert str(error.value).startswith("3 faults\n  ")


@pytest.mark.parametrize("option", [{"semantics": "java"}, {"real_steps": 1}, {"format": "genuis"}])
def test_options_out_of_range(option, folder):
    """Fails where an option that means nothing is taken."""
    with pytest.raises(ValueError, match=" -> "):
        formats.read([folder()], as_of=DAY, **option)
