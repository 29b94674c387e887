"""Judging evidence and changing the scenario in a real browser: by mouse, by keyboard, without JavaScript."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from detente.scenario import load
from web.axe import findings
from web.served import PATIENCE, ready

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("few_draws")]

expect.set_options(timeout=PATIENCE)
ARTICLES = Path(__file__).parent / "articles"
JAVASCRIPT = pytest.mark.parametrize("javascript", [True, False], ids=["with-javascript", "without"])


def answered(tab):
    """The page, once its own answer is there."""
    expect(tab.locator(".waiting")).to_have_count(0)
    return tab


def inbox(tab):
    """The inbox, once the articles are read."""
    tab.goto(re.match(r"https?://[^/]+", tab.url)[0] + "/evidence/inbox")
    return answered(tab)


@JAVASCRIPT
def test_evidence_is_accepted_and_the_forecast_moves(javascript, browse, sluice):
    """Fails where a reader cannot accept a sentence, see what it moves, write it, find it in the forecast."""
    tab = browse(sluice, java_script_enabled=javascript)
    before = tab.locator("h1 .number").inner_text()
    inbox(tab).get_by_role("link", name="Edit").first.click()
    tab.get_by_label("Likelihood ratio").fill("9")
    tab.get_by_role("button", name="Accept this").click()
    inbox(tab).get_by_role("link", name="See what it moves").click()
    expect(tab.get_by_text("Nothing is written yet")).to_be_visible()
    expect(tab.locator(".moves .said").first).to_contain_text("Arda may open the sluice")
    tab.get_by_role("button", name="Write it").click()
    expect(tab.get_by_text("is in the ledger")).to_be_visible()
    tab.get_by_role("link", name="To the forecast").click()
    expect(tab.locator("h1 .number")).not_to_have_text(before)
    assert len(load(sluice / "scenario.yaml").evidence) == 1


@JAVASCRIPT
def test_articles_are_uploaded_and_read(javascript, browse, sluice):
    """Fails where an article cannot be given to the page, or what it says does not come to the inbox."""
    for file in (sluice / "articles").iterdir():
        file.unlink()
    tab = answered(browse(sluice, "/evidence", java_script_enabled=javascript))
    tab.get_by_label("Add articles").set_input_files([ARTICLES / "envoys.md", ARTICLES / "hostile.html"])
    tab.get_by_role("button", name="Read them").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("2 articles added")
    inbox(tab)
    expect(tab.locator(".proposal").first).to_contain_text("Arda may open the sluice")
    tab.get_by_role("link", name="Envoys speak of the sluice").click()
    expect(tab.locator("mark").first).to_be_visible()


@JAVASCRIPT
def test_a_number_is_changed_by_the_form_and_by_the_text(javascript, browse, sluice):
    """Fails where form and text do not change the same file."""
    tab = browse(sluice, "/scenario", java_script_enabled=javascript)
    tab.get_by_role("textbox", name="worth of lifted to Brel", exact=True).fill("-5, -4, -3")
    tab.get_by_role("button", name="Check and save").click()
    expect(tab.get_by_role("status")).to_contain_text("Saved.")
    tab.get_by_role("link", name="As text").click()
    text = tab.get_by_label("The file")
    expect(text).to_have_value(re.compile(r"lifted: \[-5, -4, -3\]"))
    text.fill(text.input_value().replace("The Sluice Treaty", "Another treaty"))
    tab.get_by_role("button", name="Check and save").click()
    expect(tab.get_by_role("status")).to_contain_text("Saved.")
    assert load(sluice / "scenario.yaml").title == "Another treaty"


def test_a_sentence_is_rejected_by_the_keyboard_alone(browse, sluice):
    """Fails where somebody without a mouse cannot judge."""
    tab = inbox(browse(sluice))
    tab.locator(".reject summary").first.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.type("hearsay")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("status").filter(has_text="1 rejected")).to_be_visible()
    rejected = ready(tab).get_by_text("Rejected (1)")
    rejected.focus()
    expect(rejected).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("hearsay")).to_be_visible()


def test_the_search_shows_what_fits_while_it_is_typed(browse, case_folder):
    """Fails where the search needs the mouse, or loses the way back."""
    tab = ready(browse(case_folder, "/evidence"))
    tab.keyboard.press("/")
    tab.keyboard.type("silk road")
    expect(tab.locator("#found").get_by_role("status")).to_contain_text("found")
    expect(tab.locator(".told-by > li")).to_have_count(1)
    expect(tab.get_by_label("Search", exact=True)).to_be_focused()
    expect(tab).to_have_url(re.compile("q=silk"))


def test_a_packaged_case_is_copied_and_worked_on(browse, tmp_path, monkeypatch):
    """Fails where a newcomer who looks at a packaged case cannot go on from there."""
    monkeypatch.chdir(tmp_path)
    tab = browse("chicken", "/scenario")
    tab.get_by_role("button", name="Copy to my folder").click()
    expect(tab.get_by_role("button", name="Check and save")).to_be_enabled()
    assert (tmp_path / "my-chicken" / "scenario.yaml").is_file()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_of_judging_is_for_all(dark, browse, sluice):
    """Fails where a page shuts out readers with aids, or is wider than a narrow window."""
    tab = inbox(browse(sluice, dark=dark, width=320))
    article = tab.locator(".articles a").first.get_attribute("href")
    edit = tab.get_by_role("link", name="Edit").first.get_attribute("href")
    tab.get_by_role("button", name="Accept").last.click()
    home = re.match(r"https?://[^/]+", tab.url)[0]
    paths = ("/evidence", "/evidence/plan", article, edit, f"{edit}?parts=2", "/scenario", "/scenario/text")
    for path in ("/evidence/inbox", *paths):
        tab.goto(home + path)
        ready(tab)
        for fold in tab.locator("details").all():
            fold.evaluate("fold => fold.open = true")
        assert findings(tab) == [], path
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path
