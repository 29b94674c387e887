"""Every result as HTML: whole, readable without seeing the picture, and safe to stand in any page."""

import re
from dataclasses import replace

import html5lib
import pytest

import detente
from detente.case.target import source_of
from detente.forecasting.scoring import score
from detente.records.ledger import Claim, Comparison, Entry, History, Moved, Resolution, Settled
from detente.records.result import Result
from detente.report.html import SECTIONS, section_html, sections_of
from detente.report.html.frontier import frontier
from detente.report.html.section import Figure, Section, Text
from detente.scenario.files import resolve

XHTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("x")</script>{{ 7 * 7 }}'


def tree(html):
    """The elements of a fragment; broken HTML is an error."""
    page = f'<!doctype html><html lang="en"><head><title>x</title></head><body>{html}</body></html>'
    return html5lib.HTMLParser(strict=True).parse(page)


def shown(briefing):
    """Sections of every answer of a case."""
    return [section for found in briefing.answers.values() for section in sections_of(found)]


def test_every_section_is_valid_html(briefing):
    """Else a browser guesses, and another browser guesses otherwise."""
    for section in shown(briefing):
        assert tree(section_html(section)).find(f".//{XHTML}section").get("id") == section.id


def test_every_figure_has_a_name_a_caption_and_a_table(briefing):
    """Else who does not see the picture learns nothing from it."""
    figures = [block for section in shown(briefing) for block in section.blocks if isinstance(block, Figure)]
    assert len(figures) > 15
    for figure in figures:
        assert figure.title
        assert figure.caption.endswith(".")
        assert figure.table.rows
        assert all(len(row) == len(figure.table.columns) for row in figure.table.rows)


def test_ids_are_unique_and_what_is_named_is_there(briefing):
    """Else a picture takes its title or its arrows from another."""
    for section in shown(briefing):
        html = section_html(section)
        ids = re.findall(r'\bid="([^"]+)"', html)
        named = re.findall(r"url\(#([^)]+)\)", html)
        named += [name for names in re.findall(r'aria-labelledby="([^"]+)"', html) for name in names.split()]
        assert len(ids) == len(set(ids))
        assert set(named) <= set(ids)


def test_nothing_needs_a_script_a_style_or_another_host(briefing):
    """Else the page's content security policy breaks it, or a reader is seen by somebody."""
    for section in shown(briefing):
        for element in tree(section_html(section)).iter():
            assert element.tag not in {f"{XHTML}script", f"{XHTML}style", f"{XHTML}img", f"{XHTML}iframe"}
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
            assert not [
                value
                for name, value in element.attrib.items()
                if not name.endswith("xmlns") and re.match(r"\w+://|//|javascript:", value)
            ]


def test_pictures_follow_the_theme(briefing):
    """Else dark letters stand on dark paper."""
    for section in shown(briefing):
        for text in tree(section_html(section)).iter(f"{SVG}text"):
            assert text.get("fill") is None or text.get("class"), text.get("fill")


def test_the_same_result_gives_the_same_bytes(briefing):
    """Else two people who compare reports see changes that are none."""
    first = [section_html(section) for section in shown(briefing)]
    assert first == [section_html(section) for section in shown(briefing)]


def test_titles_with_markup_are_shown_as_they_are_written():
    """Else whoever names a party runs a script in the reader's browser."""
    source = source_of("new-detente-2019")
    parties = {name: {**party, "name": HOSTILE} for name, party in source.data["parties"].items()}
    issues = {name: {**issue, "title": HOSTILE} for name, issue in source.data["issues"].items()}
    data = {**source.data, "title": HOSTILE, "parties": parties, "issues": issues}
    found = detente.forecast(resolve(replace(source, data=data)), draws=32, seed=1)
    html = "".join(section_html(section) for section in sections_of(found))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "{{ 7 * 7 }}" in html


def test_headings_stand_at_the_level_asked_for():
    """Else a page of sections has no order of headings."""
    section = Section("x", "Title", (Text("a"),))
    assert "<h3" in section_html(section, level=3)
    assert "<h2" not in section_html(section, level=3)


def test_every_kind_of_result_has_sections_or_a_table(briefing):
    """Else a notebook shows a result as nothing."""
    for found in briefing.answers.values():
        assert type(found) in SECTIONS
        assert sections_of(found)


def test_a_pair_that_is_not_there_is_refused(briefing):
    """Else a chart of two parties silently shows others."""
    packages = briefing.answers["packages"]
    with pytest.raises(ValueError, match="no party 'Atlantis'"):
        frontier(packages, (packages.parties[0], "Atlantis"))


ENTRY = Entry(
    number=1,
    case="sluice",
    recorded="2024-03-02T10:00:00+00:00",
    version="0.1.0",
    as_of="2024-03-01",
    title="Sluice",
    digest="sha256:0",
    settings={"draws": 64, "seed": 1},
    environment={},
    p_deal=0.4,
    n_dates=1,
)
LATER = replace(ENTRY, number=2, as_of="2024-04-01", p_deal=0.5)
RESOLVED = Resolution(
    number=1,
    case="sluice",
    question="tolls",
    by="2024-06-01",
    status="yes",
    outcome=1.0,
    date="2024-05-02",
    source="Gazette",
    recorded="2024-05-03",
)
CLAIM = Claim(question="tolls", ask="Are tolls cut?", by="2024-06-01", p=0.7, low=0.5, high=0.8)
SETTLED = Settled(resolution=RESOLVED, forecasts=((ENTRY, CLAIM), (LATER, CLAIM)))
KEPT = {
    "history": History(case="sluice", forecasts=(ENTRY, LATER), resolutions=(RESOLVED,)),
    "comparison": Comparison(
        a=ENTRY,
        b=LATER,
        moved=(Moved(kind="deal", name="a deal", a=0.4, b=0.5),),
        settings={},
        scenario={"as_of": ("2024-03-01", "2024-04-01")},
        evidence_added=("e1",),
        evidence_removed=(),
    ),
    "score": score([SETTLED], seed=1),
}


@pytest.mark.parametrize("found", KEPT.values(), ids=KEPT)
def test_what_a_ledger_holds_is_valid_html_with_a_figure(found):
    """Else the pages of the ledger and of the record are the only ones without pictures."""
    html = "".join(section_html(section) for section in sections_of(found))
    assert len(tree(html).findall(f".//{XHTML}figure")) >= 1


def test_a_result_says_what_it_is_in_a_line(invented):
    """Else a notebook prints a page of numbers for every variable."""
    for found in invented.answers.values():
        assert isinstance(found, Result)
        assert repr(found).startswith(f"<{type(found).__name__}: ")
        assert len(repr(found)) < 2_000
