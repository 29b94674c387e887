"""The application of a case, as tests open it."""

from playwright.sync_api import Page as Tab
from playwright.sync_api import expect

from detente.web.app import application
from detente.web.case import ServedCase
from detente.web.security import Guard, Key

PATIENCE = 300_000  # ms: a machine under load is slow; a page that waits for ever is not right
TOKEN = "a-token-that-stands-for-scripts"


def guarded(target: object, **options: object) -> Guard:
    """The application of a case, which the standing token opens."""
    return application(ServedCase(str(target)), Key(TOKEN, port=8765, standing=True), **options)


def ready(tab: Tab) -> Tab:
    """Wait until nothing on the page is still to come."""
    expect(tab.locator(".waiting, .later")).to_have_count(0, timeout=PATIENCE)
    return tab
