"""The page in a real browser: it loads, says nothing wrong, and is usable in every way."""

import re
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from detente.web.answers import QUESTIONS
from web.axe import findings
from web.served import PATIENCE, ready

pytestmark = [pytest.mark.needs("chromium"), pytest.mark.usefixtures("few_draws")]

ISSUES = "0.0.0.0.0.1.0.0.0.0.1.0.0.0"
PATHS = (
    "/forecast",
    "/packages",
    f"/packages/{ISSUES}",
    "/evidence",
    "/what-if?branch=changed: parties.US.no_deal=3; evidence[3]=null&given=deal&find=patience",
    "/what-if/variant?branch=changed: parties.US.no_deal=3",
    "/blocs",
    "/ledger",
    "/record",
    "/scenario",
    "/scenario/text",
)
expect.set_options(timeout=PATIENCE)


def home(tab) -> str:
    """Scheme, host and port of the page."""
    return "/".join(tab.url.split("/")[:3])


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_serious_for_readers_with_aids(dark, browse):
    """Fails where somebody who cannot see, or sees few colours, is shut out."""
    tab = browse("new-detente-2019", dark=dark)
    for path in PATHS:
        tab.goto(home(tab) + path)
        ready(tab)
        for fold in tab.locator("details").all():
            fold.evaluate("fold => fold.open = true")
        assert findings(tab) == [], path


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_no_page_is_wider_than_its_window(width, browse):
    """Fails where a narrow screen, or a zoom of 400 % (which is 320 wide), needs scrolling to the side."""
    tab = browse("new-detente-2019", width=width)
    for path in PATHS:
        tab.goto(home(tab) + path)
        ready(tab)
        assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, path


def test_everything_is_there_without_javascript(browse, small):
    """Fails where a browser without JavaScript waits for ever, or lacks a way to a part."""
    tab = browse(small, java_script_enabled=False)
    expect(tab.locator("h1 .number")).to_contain_text("%")
    for heading in ("Would it hold", "Step by step"):
        tab.get_by_role("heading", name=heading).locator("..").get_by_role("link", name="Show this").click()
        expect(tab.get_by_role("link", name="Back to the whole page")).to_be_visible()
        expect(tab.locator(".waiting")).to_have_count(0)
        tab.get_by_role("link", name="Back to the whole page").click()
    tab.get_by_role("link", name="Packages", exact=True).click()
    expect(tab.get_by_role("heading", level=1)).to_contain_text("possible")


def test_pages_are_reached_by_the_keyboard_alone(browse, small):
    """Fails where somebody without a mouse cannot get about."""
    tab = ready(browse(small))
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Skip to the answer")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()
    tab.keyboard.press("?")
    expect(tab.locator("#keys")).to_be_focused()
    tab.keyboard.press("g")
    tab.keyboard.press("p")
    expect(tab.get_by_role("heading", level=1)).to_contain_text("possible")
    tab.locator("tbody a").first.focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", name="Who gives what")).to_be_visible()
    ready(tab)


def test_another_pair_is_drawn_at_once(browse):
    """Fails where choosing another party changes nothing, or loses the way back."""
    tab = ready(browse("new-detente-2019", "/packages"))
    tab.get_by_label("against worth to").select_option("CN")
    expect(tab.locator("#frontier")).to_contain_text("worth to CN")
    expect(tab).to_have_url(re.compile("other=CN"))
    tab.go_back()
    expect(tab.locator("#frontier")).to_contain_text("worth to RU")


def test_the_table_is_sorted_by_a_partys_worth(browse):
    """Fails where a heading does not sort by its party's worth, the most first."""
    tab = ready(browse("new-detente-2019", "/packages"))
    tab.get_by_role("columnheader", name="Russia").get_by_role("link").click()
    expect(tab.locator("th[aria-sort=descending]")).to_contain_text("Russia")
    told = [float(x.replace("−", "-")) for x in tab.locator("#table tbody td:nth-child(3)").all_inner_texts()]
    assert told == sorted(told, reverse=True)


def test_work_can_be_stopped(browse, case_folder, monkeypatch):
    """Fails where a reader has to wait for an answer that he no longer wants."""
    long = replace(QUESTIONS["forecast"], settings={"draws": 2_000_000, "seed": 1})
    monkeypatch.setitem(QUESTIONS, "forecast", long)
    tab = browse(case_folder)
    tab.get_by_role("button", name="Stop").click()
    expect(tab.get_by_role("status")).to_contain_text("Stopped")
    expect(tab.get_by_role("button", name="Ask again")).to_be_visible()
