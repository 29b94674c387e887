"""Every example of the documentation runs and prints what the page says."""

import pytest

from detente.scenario import loads
from docs.pages import GAP, PAGES, ROOT, blocks, played, refreshed

NAMES = [str(page.relative_to(ROOT)) for page in PAGES]
BY_HAND = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md")


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_examples_print_what_the_page_says(page, tmp_path, monkeypatch, request):
    """A reader who types what a page shows would get something else; `pytest --accept` rewrites the page."""
    monkeypatch.chdir(tmp_path)
    told = page.read_text(encoding="utf-8")
    seen = played(told)
    if request.config.getoption("--accept", default=False) and seen != told:
        page.write_text(seen, encoding="utf-8")
        return
    assert seen == told


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_scenarios_on_a_page_have_no_faults(page):
    """A reader who copies a scenario from a page would be told that it is wrong; files are for commands."""
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.language == "yaml" and not block.caption and block.text.startswith("detente:"):
            assert loads(block.text, name=f"{page.name}:{block.first + 1}").parties


@pytest.mark.parametrize("page", BY_HAND, ids=lambda page: page.name)
def test_links_beside_the_docs_lead_somewhere(page):
    """Sphinx checks the links of docs/; a dead link in these pages would go unseen."""
    text = page.read_text(encoding="utf-8")
    links = [part.split(")")[0] for part in text.split("](")[1:]]
    files = [link.split("#")[0] for link in links if not link.startswith(("http", "#"))]
    assert [file for file in files if not (ROOT / file).exists()] == []


def test_a_gap_stands_for_any_lines():
    """A shortened output that still fits would be rewritten in full."""
    told = ["first", GAP, "p is 12 %", GAP]
    assert refreshed(told, ["first", "second", "p is 12 %", "last"]) == told


def test_a_changed_line_beside_a_gap_is_rewritten():
    """An outdated number would hide behind the gap next to it."""
    told = ["first", GAP, "p is 12 %", GAP]
    assert refreshed(told, ["first", "second", "p is 14 %", "last"]) == ["first", GAP, "p is 14 %", GAP]
