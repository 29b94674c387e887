"""The application of a case, as tests open it."""

import re

from playwright.sync_api import Page as Tab
from playwright.sync_api import expect
from starlette.testclient import TestClient

from detente.web.app import application
from detente.web.case import ServedCase
from detente.web.security import Guard, Key

PATIENCE = 300_000  # ms: a machine under load is slow; a page that waits for ever is not right
TOKEN = "a-token-that-stands-for-scripts"


def guarded(target: object, **options: object) -> Guard:
    """The application of a case, which the standing token opens."""
    return application(ServedCase(str(target)), Key(TOKEN, port=8765, standing=True), **options)


def whole(client: TestClient, path: str) -> str:
    """A page once its answer is there."""
    work = client.app.app.state.served.work
    while (answer := client.get(path)).status_code == 202:
        job = re.search(r"/jobs/([\w-]+)/stop", answer.text)
        work.job(job[1]).future.exception(300)
    assert answer.status_code == 200
    return answer.text


def ready(tab: Tab) -> Tab:
    """Wait until nothing on the page is still to come."""
    expect(tab.locator(".waiting, .later")).to_have_count(0, timeout=PATIENCE)
    return tab
