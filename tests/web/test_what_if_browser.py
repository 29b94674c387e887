"""What if, the ledger and the record in a real browser: by the mouse, by the keyboard, without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from web.served import PATIENCE, ready

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("few_draws")]

expect.set_options(timeout=PATIENCE)
MINE = "parties.Arda.no_deal"


def field(tab):
    """The number that the tests change."""
    return tab.locator(f"input[name='v:{MINE}']")


def chances(tab):
    """Of a deal, branch by branch."""
    return tab.locator(".chance")


def test_a_number_is_told_at_once_and_the_way_back_leads_back(browse, small):
    """Fails where typing changes nothing until a button is pressed, or the address does not follow."""
    tab = ready(browse(small, "/what-if"))
    expect(chances(tab)).to_have_count(2)
    before = chances(tab).nth(1).inner_text()
    field(tab).fill("0.5")
    expect(chances(tab).nth(1)).not_to_have_text(before)
    expect(tab).to_have_url(re.compile(r"branch=changed%3A\+parties\.Arda\.no_deal%3D0\.5"))
    expect(field(tab)).to_be_focused()
    changed = chances(tab).nth(1).inner_text()
    field(tab).fill("5")
    expect(tab).to_have_url(re.compile("no_deal%3D5"))
    expect(chances(tab).nth(1)).not_to_have_text(changed)
    tab.go_back()
    expect(tab).to_have_url(re.compile("no_deal%3D0.5"))
    expect(chances(tab).nth(1)).to_have_text(changed)
    expect(field(tab)).to_have_value("0.5")


def test_a_slider_and_its_number_move_together(browse, small):
    """Fails where a slider is not paired with its number, or cannot be moved by the keyboard."""
    tab = ready(browse(small, "/what-if"))
    slider = tab.locator(f"input[type=range][data-for='n{MINE}']")
    expect(slider).to_be_visible()
    slider.focus()
    tab.keyboard.press("Home")
    expect(field(tab)).to_have_value(slider.get_attribute("min"))
    expect(tab).to_have_url(re.compile("no_deal"))
    field(tab).fill("2")
    expect(slider).to_have_value("2")


def test_a_branch_is_added_counted_and_removed(browse, small):
    """Fails where branches do not stand side by side, or the exact count does not come."""
    tab = ready(browse(small, f"/what-if?branch=changed: {MINE}=1"))
    tab.get_by_role("button", name="Another branch like it").click()
    expect(chances(tab)).to_have_count(3)
    field(tab).fill("4")
    expect(tab).to_have_url(re.compile("branch=B.*no_deal%3D4"))
    tab.get_by_role("link", name="Count it in all worlds").click()
    expect(tab.get_by_text("as the command line draws them")).to_be_visible()
    tab.get_by_role("link", name="What if").click()
    tab.go_back()
    ready(tab)
    tab.get_by_role("link", name="Remove").first.click()
    expect(chances(tab)).to_have_count(2)


def test_a_branch_is_saved_by_the_keyboard_alone(browse, sluice):
    """Fails where somebody without a mouse cannot keep what he found."""
    tab = ready(browse(sluice, "/what-if"))
    field(tab).focus()
    tab.keyboard.type("1")
    save = tab.get_by_role("link", name="Save as a variant")
    expect(save).to_be_visible()
    save.focus()
    tab.keyboard.press("Enter")
    name = tab.get_by_label("Name of the variant")
    expect(name).to_be_visible()
    name.focus()
    tab.keyboard.type("cheaper")
    tab.keyboard.press("Enter")
    expect(tab.get_by_label("Begin from a variant of the file")).to_have_value("cheaper")
    assert "cheaper: {parties: {Arda: {no_deal: 1" in (sluice / "scenario.yaml").read_text(encoding="utf-8")


def test_what_if_works_without_javascript(browse, small):
    """Fails where a browser without JavaScript cannot ask, or waits for ever."""
    tab = browse(small, "/what-if", java_script_enabled=False)
    expect(chances(tab)).to_have_count(2)
    before = chances(tab).nth(1).inner_text()
    field(tab).fill("0.5")
    tab.get_by_label("Suppose that").select_option("tolls=lifted")
    tab.get_by_role("button", name="Show").first.click()
    expect(chances(tab).nth(1)).not_to_have_text(before)
    expect(tab.get_by_text("the parts make the whole").first).to_be_visible()
    tab.get_by_role("button", name="Remove tolls=lifted").click()
    expect(tab.get_by_text("the parts make the whole")).to_have_count(0)
    tab.get_by_role("button", name="Search").click()
    expect(tab.get_by_role("heading", name="What would have to be true").first).to_be_visible()
    expect(tab.locator("#inverse")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with", "without"])
def test_a_forecast_is_recorded_resolved_and_compared(javascript, browse, sluice):
    """Fails where the way from a forecast to its score cannot be gone on the page."""
    tab = browse(sluice, "/ledger", java_script_enabled=javascript)
    for number in (1, 2):
        tab.get_by_role("button", name="Record today's forecast").click()
        expect(tab.get_by_role("heading", level=1)).to_have_text(f"Recorded as forecast {number}")
        tab.get_by_role("link", name="To the ledger").click()
    tab.get_by_role("button", name="What moved, and why").click()
    expect(tab.get_by_role("heading", name="From #1 to #2")).to_be_visible()
    tab.get_by_role("link", name="Back to the ledger").click()
    tab.get_by_role("link", name="Resolve: tolls-by-june").click()
    tab.get_by_label("yes, it came about").check()
    tab.get_by_label("Where that can be read").fill("the gazette")
    tab.get_by_role("button", name="Write it into the ledger").click()
    expect(tab.get_by_role("link", name="Correct: tolls-by-june")).to_be_visible()
    tab.get_by_role("link", name="Record", exact=True).click()
    expect(tab.get_by_role("heading", name="Reliability")).to_be_visible()


def test_the_parts_of_blocs_follow_by_themselves(browse):
    """Fails where a part of the page never comes, or cannot be reached from the list of parts."""
    tab = ready(browse("new-detente-2019", "/blocs"))
    expect(tab.get_by_role("heading", name="Who settles first", exact=True)).to_be_visible()
    tab.get_by_role("navigation", name="On this page").get_by_role("link", name="Does it pass").click()
    expect(tab).to_have_url(re.compile("#ratify"))
    expect(tab.locator("#ratify")).to_be_in_viewport()
