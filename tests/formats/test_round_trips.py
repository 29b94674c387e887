"""What is exported means the same when it comes back."""

import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build import scenario
from detente import formats
from detente.formats.names import file_names
from detente.formats.scaling import worths
from formats.small import DAY

OTHERS = ("genius", "geniusweb", "negmas", "negolog")
NAMES = st.text("abÄß漢 '&<>\"=-+@:#{}[]!%é\\/0.5,|", min_size=1, max_size=8).filter(str.strip)
NUMBERS = st.integers(-1000, 1000).map(lambda n: n / 7) | st.sampled_from([0.0, 1e-3, 1e6])


def different(names):
    return st.lists(names, min_size=2, max_size=4, unique_by=lambda name: " ".join(name.casefold().split()))


@st.composite
def scenarios(draw):
    """Additive and certain, without a status quo, of principals only."""
    parties = draw(different(NAMES.map(lambda name: name.replace("|", "/").replace("+", "-"))))
    issues = {name: draw(different(NAMES)) for name in draw(different(NAMES))}
    return scenario(
        parties={party: {"no_deal": draw(NUMBERS)} for party in parties},
        issues={name: {"options": options} for name, options in issues.items()},
        worth={
            party: {name: {option: draw(NUMBERS) for option in options} for name, options in issues.items()}
            for party in parties
        },
        status_quo="none",
    )


def exchanged(given, format):
    """Written for another program and read again."""
    with tempfile.TemporaryDirectory() as place, warnings.catch_warnings():
        warnings.simplefilter("ignore", formats.FormatWarning)
        folder = Path(place) / "exported"
        lost = formats.write(given, format, folder)
        return formats.read([folder], as_of=DAY, format=format), lost


def moved(given, party):
    """Worths of a party with every issue's least at 0 and the best package at 1, and no deal likewise."""
    rows = worths(given, party)
    least = {name: min(row.values()) for name, row in rows.items()}
    span = sum(max(row.values()) - least[name] for name, row in rows.items())
    no_deal = given.parties[party].no_deal.mode - sum(least.values())
    if not span:
        return {name: dict.fromkeys(row, 0.0) for name, row in rows.items()}, float(no_deal > 0)
    return {
        name: {option: (x - least[name]) / span for option, x in row.items()} for name, row in rows.items()
    }, no_deal / span


@pytest.mark.parametrize("format", OTHERS)
@settings(max_examples=40)
@given(given=scenarios())
def test_worths_on_a_scale_from_0_to_1(format, given):
    """Fails where another program would compute anything but (worth - least) / (most - least)."""
    back, _ = exchanged(given, format)
    reserved = {"genius": ["domain"], "negolog": ["specs"]}.get(format)
    names = (
        file_names(given.parties, reserved=reserved) if reserved else {name: name for name in given.parties}
    )
    for party, found in names.items():
        rows, no_deal = moved(given, party)
        for name, row in rows.items():
            got = {option: x.mode for option, x in back.worth[found][name].items()}
            assert got == pytest.approx(row, abs=1e-12)
        if format != "geniusweb":
            assert back.parties[found].no_deal.mode == pytest.approx(no_deal, rel=1e-12, abs=1e-12)


@pytest.mark.parametrize("format", OTHERS)
@settings(max_examples=15)
@given(given=scenarios())
def test_a_second_round_trip_changes_nothing(format, given):
    """Fails where what has been imported is exported as something else."""
    once, _ = exchanged(given, format)
    twice, lost = exchanged(once, format)
    assert not any(line.startswith("scale") for line in lost) or any(
        not any(x.mode for row in rows.values() for x in row.values()) for rows in once.worth.values()
    )
    assert once.issues == twice.issues
    for party, rows in once.worth.items():
        for name, row in rows.items():
            got = {option: x.mode for option, x in twice.worth[party][name].items()}
            assert got == pytest.approx({option: x.mode for option, x in row.items()}, abs=1e-12)


@settings(max_examples=40)
@given(given=scenarios())
def test_a_reservation_bid_accepts_what_the_party_accepts(given):
    """Fails where a party of GeniusWeb would take, or leave, a package that ours would not."""
    party = next(iter(given.parties))
    back, _ = exchanged(given, "geniusweb")
    rows, no_deal = moved(given, party)
    sums = [0.0]
    for row in rows.values():
        sums = [total + x for total in sums for x in row.values()]
    stated = back.parties[party].no_deal.mode
    if max(sums) < no_deal:
        assert stated == pytest.approx(max(sums))
    elif no_deal > 0:
        assert stated == pytest.approx(min(total for total in sums if total >= no_deal - 1e-12), abs=1e-9)
    else:
        assert stated == 0


def test_imported_domains_come_back(reference_data, read):
    """Fails where worths of a real domain, moved to 0 to 1, are not the same after export and import."""
    for folder in ("Jobs", "Grandma", "Kitchen"):
        once, _ = exchanged(read(reference_data / "packages" / folder)[0], "genius")
        twice, _ = exchanged(once, "negmas")
        for party in once.parties:
            for name, row in once.worth[party].items():
                got = {option: x.mode for option, x in twice.worth[party][name].items()}
                assert got == pytest.approx({option: x.mode for option, x in row.items()}, abs=1e-12)


RICH = scenario(
    parties={"A": {"no_deal": [0, 1, 2], "patience": 0.9}, "B": {"bond": 2}, "C": {"role": "third party"}},
    issues={
        "x": {
            "options": ["as is", "more"],
            "giver": "A",
            "via": {"party": "C", "delivers": 0.5},
            "reversible": False,
        },
        "y": {"options": ["as is", "more"]},
    },
    worth={"A": {"x": {"more": -4}, "y": {"more": 6}}, "B": {"x": {"more": 8}, "y": {"more": -4}}},
    linkages=[{"when": {"x": "more", "y": "more"}, "worth": {"A": 1}}],
    requires=[{"if": {"x": "more"}, "then": {"y": "more"}}],
    deadlines=[{"date": "2025-01-01", "event": "the end"}],
)


def test_what_is_lost_is_told(tmp_path):
    """Fails where another program cannot say something and nobody is told."""
    lost = formats.write(RICH, "negmas", tmp_path / "out")
    assert lost == [
        "scale: each party's worths become 0 to 1, from A -4 to 6, B -4 to 4",
        "ranges: the modes stand for 1 uncertain numbers",
        "linkages: 1 left out",
        "requires: 1 left out",
        "third parties: left out: C",
        "via: worths are times the chance of delivery: x",
        "giver: not said: x",
        "reversible: not said: x",
        "patience: not said: A",
        "bond and exposure_cap: not said: B",
        "status_quo: first options become options like the others",
        "blocks: left out: deadlines",
    ]


def test_delivery_counts_as_in_packages(tmp_path, read):
    """Fails where B, to whom C must deliver, is exported as if C surely did."""
    formats.write(RICH, "genius", tmp_path / "out")
    back, remarks = read(tmp_path / "out")
    assert [x.mode for x in back.worth["B"]["x"].values()] == [0, 0.5]
    assert [x.mode for x in back.worth["A"]["x"].values()] == [0.4, 0]
    assert [party.no_deal.mode for party in back.parties.values()] == [0.5, 0.5]
    assert remarks == ["A: discount_factor 0.9, per session, stands as patience, per step"]


def test_nothing_is_written_over(tmp_path):
    """Fails where an export destroys what stood there, or cannot be forced."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "A.xml").write_text("mine")
    (tmp_path / "a.csv").write_text("mine")
    refusals = {
        ("genius", "full"): "folder: not empty -> give a new folder, or --force",
        ("genius", "a.csv"): "folder: a file stands there -> give a new folder",
        ("csv", "a.csv"): "file: already there -> give another name, or --force",
        ("xlsx", "full"): "file: a folder stands there -> give another name",
    }
    for (format, name), line in refusals.items():
        with pytest.raises(formats.FormatError) as refused:
            formats.write(RICH, format, tmp_path / name)
        assert str(refused.value) == f"{tmp_path / name}: {line}"
    assert [file.name for file in (tmp_path / "full").iterdir()] == ["A.xml"]
    assert (tmp_path / "full" / "A.xml").read_text() == (tmp_path / "a.csv").read_text() == "mine"
    formats.write(RICH, "genius", tmp_path / "full", force=True)
    assert sorted(file.name for file in (tmp_path / "full").iterdir()) == ["A.xml", "B.xml", "domain.xml"]
