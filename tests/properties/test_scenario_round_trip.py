"""Whatever can be said in a scenario survives being written; whatever else is given is refused in words."""

import datetime
import json
import unicodedata
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from detente.scenario import ScenarioError, dumps, json_schema, loads
from detente.scenario.files import resolve
from detente.scenario.source import Source, parse_source, read_source

VALID = Path(__file__).parent.parent / "scenarios" / "valid"
PLAIN = {file.name: read_source(file).data for file in sorted(VALID.iterdir())}
SPECIAL = (
    *(
        "NO",
        "yes",
        "off",
        "y",
        "null",
        "~",
        "true",
        "1e3",
        "0x10",
        "010",
        "1_000",
        ".inf",
        "2019-01-01",
        "12:30",
    ),
    *(
        "- x",
        "? x",
        "# x",
        "x #y",
        "a: b",
        "a:",
        "'",
        '"',
        "it's",
        '"q"',
        "{a}",
        "[a]",
        "&a",
        "*a",
        "!a",
        "%a",
    ),
    *(
        "@a",
        "`a",
        "> a",
        "| a",
        "<<",
        "=",
        "---",
        "...",
        "a\\b",
        "été",
        "Ελλάδα",
        "中国",
        "🌊",
        "٣",
        "a b",
        "1.0",
    ),
)
BLOCKS = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
FUZZ = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])

letters = st.characters(exclude_categories=("C", "Z"))
names = st.sampled_from(SPECIAL) | st.text(letters, min_size=1, max_size=12)
ids = names.map(lambda name: name.translate({ord("|"): "/", ord("+"): "/"}))
texts = names | st.text(st.characters(exclude_categories=("Cs",)), max_size=40).filter(
    lambda text: "\x00" not in text
)
days = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)).map(str)
reasons = st.none() | texts | st.lists(texts, max_size=3)


def nfc(name):
    return unicodedata.normalize("NFC", name)


def unalike(names, **sizes):
    """Lists of names that differ in more than case, spacing and the way in which accents are coded."""
    return st.lists(names, unique_by=lambda name: nfc(name).casefold(), **sizes)


def floats(low, high):
    return st.floats(low, high, allow_nan=False) | st.integers(int(low), int(high))


@st.composite
def numbers(draw, low=-1e12, high=1e12):
    """Every form of a number within a range."""
    ends = sorted(draw(st.lists(floats(low, high), min_size=3, max_size=3)))
    forms = [ends[0], [ends[0], ends[2]], ends]
    if ends[0] < ends[2]:
        forms.append({"dist": "uniform", "low": ends[0], "high": ends[2]})
        forms.append(dict(zip(("dist", "low", "mode", "high"), ("triangular", *ends), strict=True)))
    positive = draw(st.floats(1e-9, 1e3))
    if (low, high) == (-1e12, 1e12):
        forms.append({"dist": "normal", "mean": ends[0], "sd": positive})
    if high > 1:
        forms.append({"dist": "lognormal", "median": positive, "sigma": positive})
    forms.append({"dist": "beta", "a": positive, "b": positive})
    form = draw(st.sampled_from(forms))
    return draw(st.sampled_from([form, {"value": form}, {"value": form, "because": draw(reasons)}]))


shares = numbers(0, 1)
amounts = numbers(0, 1e12)


@st.composite
def parties_of(draw):
    optional = {
        "name": names,
        "aliases": st.lists(names, max_size=2),
        "no_deal": numbers(),
        "patience": shares,
        "bond": amounts,
        "exposure_cap": amounts,
        "because": reasons,
    }
    parties = {
        name: draw(st.fixed_dictionaries({}, optional=optional))
        for name in draw(unalike(ids, min_size=1, max_size=4))
    }
    for name in list(parties)[1:]:
        parties[name]["role"] = draw(st.sampled_from(["principal", "third party"]))
    return parties


@st.composite
def terms_of(draw, issues):
    chosen = draw(st.lists(st.sampled_from(sorted(issues)), min_size=1, max_size=2, unique=True))
    option = {name: st.sampled_from(issues[name]["options"]) for name in chosen}
    return {name: draw(option[name] | st.lists(option[name], min_size=1, max_size=2)) for name in chosen}


@st.composite
def scenarios(draw):
    """Plain data of a scenario in which every name is known."""
    parties = draw(parties_of())
    party = st.sampled_from(sorted(parties))
    issues = {}
    for name in draw(unalike(names, min_size=1, max_size=3)):
        issues[name] = {"options": draw(unalike(names, min_size=2, max_size=4)), "giver": draw(party)}
        issues[name]["via"] = {"party": draw(party), "delivers": draw(shares)}
        issues[name]["keywords"] = draw(st.lists(names, max_size=2))
    worths = {
        name: st.dictionaries(st.sampled_from(issue["options"]), numbers(), max_size=2)
        for name, issue in issues.items()
    }
    terms, worth = terms_of(issues), st.dictionaries(party, numbers(), min_size=1, max_size=2)
    linkage = st.fixed_dictionaries({"when": terms, "worth": worth}, optional={"because": reasons})
    question = st.fixed_dictionaries({"ask": names, "term": terms, "by": days, "without_deal": shares})
    item = st.fixed_dictionaries(
        {"says": st.sampled_from(["offer", "threat"])},
        optional={"quote": texts, "party": party, "date": days, "lr": st.floats(1e-6, 1e6), "author": texts},
    )
    return {
        "detente": 1,
        "title": draw(names),
        "as_of": "1900-01-01",
        "status_quo": draw(st.sampled_from(["first", "none"])),
        "parties": parties,
        "issues": issues,
        "worth": {draw(party): draw(st.fixed_dictionaries({}, optional=worths))},
        "linkages": draw(st.lists(linkage, max_size=2)),
        "requires": draw(st.lists(st.fixed_dictionaries({"if": terms, "then": terms}), max_size=2)),
        "deadlines": draw(st.lists(st.fixed_dictionaries({"date": days, "event": names}), max_size=2)),
        "questions": [{"id": f"q{n}", **draw(question)} for n in range(draw(st.integers(0, 2)))],
        "evidence": [{"id": f"e{n}", **draw(item)} for n in range(draw(st.integers(0, 2)))],
        "variants": {draw(names): {"parties": {draw(party): {"bond": draw(floats(0, 1e12))}}}},
    }


@BLOCKS
@given(scenarios())
def test_written_and_read_again_is_the_same(plain):
    """Fails where a scenario, or its fingerprint, changes by being saved."""
    scenario = loads(json.dumps(plain))
    text = dumps(scenario)
    again = loads(text)
    assert scenario == again
    assert scenario.digest == again.digest
    assert text == dumps(again)


@BLOCKS
@given(scenarios())
def test_names_are_read_as_they_were_meant(plain):
    """Fails where a name such as NO or 2019-01-01 comes back as a truth value, a date or a number."""
    scenario = loads(dumps(loads(json.dumps(plain))))
    meant = {name: issue["options"] for name, issue in plain["issues"].items()}
    composed = {nfc(name): [nfc(option) for option in options] for name, options in meant.items()}
    assert composed == {name: list(issue.options) for name, issue in scenario.issues.items()}


@BLOCKS
@given(scenarios(), st.randoms(use_true_random=False))
def test_digest_knows_nothing_of_the_way_of_writing(plain, random):
    """Fails where the same scenario, its keys in another order, has another fingerprint."""
    keys = random.sample(sorted(plain), len(plain))
    assert loads(json.dumps(plain)).digest == loads(json.dumps({key: plain[key] for key in keys})).digest


def refused_or_read(raw):
    """Read; where that fails, it fails in words, one printable line a fault."""
    refused_or_resolved(parse_source, raw.encode() if isinstance(raw, str) else raw, name="<text>")


def refused_or_resolved(source, *args, **options):
    told = []
    try:
        resolve(source(*args, **options))
    except ScenarioError as error:
        told = [str(fault) for fault in error.faults]
        told = told or ["no fault\n"]
    assert [line for line in told if not line.isprintable()] == []


@FUZZ
@given(st.binary(max_size=200))
def test_any_bytes(raw):
    """Fails where a file that is no text brings the program down."""
    refused_or_read(raw)


SIGNS = st.sampled_from(
    (
        *(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "-",
            "?",
            "#",
            "&",
            "*",
            "!",
            "|",
            ">",
            "'",
            '"',
            "%",
            "@",
            "`",
            "\\",
            "<",
        ),
        *(
            "=",
            "~",
            ".",
            " ",
            "\n",
            "\t",
            "\n  ",
            "- ",
            ": ",
            "&a ",
            "*a",
            "<<: ",
            "!!",
            "---\n",
            "...\n",
            "a",
        ),
        *("!!int ", "!!binary ", "!!timestamp ", "!!set ", "%YAML 1.1\n", "%TAG ! x\n", "\\U0011", "\\x"),
        *("9" * 400, "9" * 5000, "0x" + "f" * 300, "1e999", ".nan", "2019-02-30", "0o9", "1:60", "parties"),
        *("\ufeff", "\x85", "\u2028", "\x07", "\x00"),
    )
)


@FUZZ
@given(st.lists(SIGNS, max_size=30).map("".join))
def test_any_yaml_like_text(text):
    """Fails where a file that is nearly YAML brings the program down."""
    refused_or_read(text)


def places(part, path=()):
    """Every place inside nested plain data."""
    inside = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for step, value in inside:
        yield (*path, step)
        yield from places(value, (*path, step))


ODD = st.sampled_from(
    (
        *(None, True, 0, -1, 10**30, 10**400, 1e308, 0.5, "", " ", "x", "\x07", "NO", "2019-01-01", [], {}),
        *([[]], [None], [1, 2, 3, 4], {"": None}, {"a": {"b": [1]}}, {"dist": "normal"}, {"value": {}}),
        *({"dist": []}, {"dist": "beta", "a": {}, "b": "1"}, {"value": 1, "because": {}}),
    )
)


def mutated(plain, path, change):
    """A copy with one part removed (`...`) or exchanged."""
    part = whole = deepcopy(plain)
    for step in path[:-1]:
        part = part[step]
    if change is ...:
        del part[path[-1]]
    else:
        part[path[-1]] = change
    return whole


@FUZZ
@given(st.data())
def test_a_valid_file_with_a_part_removed_or_exchanged(data):
    """Fails where a slip in an otherwise good file brings the program down."""
    plain = PLAIN[data.draw(st.sampled_from(sorted(PLAIN)))]
    path = data.draw(st.sampled_from(list(places(plain))))
    refused_or_read(json.dumps(mutated(plain, path, data.draw(ODD | st.just(...)))))


@FUZZ
@given(st.sampled_from(sorted(PLAIN)), st.integers(0), st.integers(0, 20), SIGNS)
def test_a_valid_file_with_some_of_its_text_overwritten(name, start, length, sign):
    """Fails where a torn file brings the program down."""
    text = (VALID / name).read_text(encoding="utf-8")
    start %= len(text)
    refused_or_read(text[:start] + sign + text[start + length :])


@pytest.mark.parametrize("path", list(places(PLAIN["every-block.yaml"])), ids=str)
def test_every_part_exchanged_for_every_kind_of_value(path):
    """Fails where some place in the format takes some kind of value badly."""
    for odd in (..., None, True, 10**18, -0.0, "x", [], {}, [[]], {"a": {"b": 1}}):
        refused_or_resolved(Source, "<data>", mutated(PLAIN["every-block.yaml"], path, odd))


def test_schema_is_json():
    """Fails where editors cannot read the schema."""
    assert json.loads(json.dumps(json_schema())) == json_schema()
