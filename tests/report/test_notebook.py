"""What a notebook shows of a result."""

import sys

import detente
from detente.report.html import NOTEBOOK


def test_a_result_shows_its_sections_with_their_rules(invented):
    """Else a notebook has other pictures than the report."""
    html = invented.answers["forecast"]._repr_html_()
    assert html.count("<figure") >= 5
    assert f".{NOTEBOOK}" in html
    assert ":root" not in html


def test_without_the_extra_a_result_shows_its_table(invented, monkeypatch):
    """Else who installs the core alone cannot look at a result in a notebook."""
    monkeypatch.setitem(sys.modules, "detente.report.html", None)
    html = invented.answers["forecast"]._repr_html_()
    assert html.startswith("<p>A deal by")
    assert "<table>" in html


def test_the_front_door_gives_what_notebooks_show(invented):
    """Else a page of one's own cannot show a result."""
    found = invented.answers["race"]
    assert detente.notebook_html(found) == found._repr_html_()
