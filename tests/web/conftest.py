"""Opens the page of a case: by Starlette's client, or on a real server in a real browser."""

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from detente.catalogue import DEMO, scenario_file
from detente.web.app import application
from detente.web.case import ServedCase
from detente.web.security import Key
from detente.web.server import listening
from web.served import TOKEN, guarded

SCENARIOS = Path(__file__).parent.parent / "scenarios" / "valid"
CHROMIUM = "chromium"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage")
PATIENCE = 300_000  # ms: a machine under load is slow, a page that waits for ever is not


@pytest.fixture
def small() -> str:
    """A case that is answered at once."""
    return str(SCENARIOS / "sluice-treaty.yaml")


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    """A copy of the demo case that may be changed."""
    folder = tmp_path / "case"
    shutil.copytree(scenario_file(DEMO).parent, folder)
    return folder


@pytest.fixture
def opened() -> Iterator[Callable[[object], TestClient]]:
    """Open a case's page as a browser that holds its cookie and asks from its own pages."""
    clients = []

    def open_(target: object) -> TestClient:
        client = TestClient(
            guarded(target), base_url="http://127.0.0.1:8765", headers={"Sec-Fetch-Site": "same-origin"}
        )
        client.__enter__()
        clients.append(client)
        assert client.get("/", params={"token": TOKEN}).status_code == 200
        return client

    yield open_
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def serving() -> Iterator[Callable[[object], str]]:
    """Serve a case on a free port of this machine; its start address."""
    running = []

    def serve(target: object) -> str:
        bound = listening("127.0.0.1", 0)
        port = bound.getsockname()[1]
        app = application(ServedCase(str(target)), Key(TOKEN, port=port, standing=True))
        server = uvicorn.Server(uvicorn.Config(app, log_config=None, ws="none", timeout_graceful_shutdown=5))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        running.append((server, thread, bound))
        return f"http://127.0.0.1:{port}/?token={TOKEN}"

    yield serve
    for server, thread, bound in running:
        server.should_exit = True
        thread.join()
        bound.close()


@pytest.fixture
def browse(serving, tmp_path):
    """Open a case's page in Chromium; console errors and requests to other hosts fail the test."""
    from playwright.sync_api import sync_playwright

    troubles: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which(CHROMIUM), args=list(ARGUMENTS), timeout=PATIENCE
        )

        def open_(target, path="/forecast", *, dark=False, width=1280, javascript=True, zoom=1):
            context = browser.new_context(
                color_scheme="dark" if dark else "light",
                viewport={"width": width, "height": 900},
                java_script_enabled=javascript,
                device_scale_factor=zoom,
                reduced_motion="reduce",
            )
            context.set_default_timeout(PATIENCE)
            tab = context.new_page()
            start = serving(target)
            home = start.partition("/?")[0]
            tab.on("console", lambda said: said.type == "error" and troubles.append(said.text))
            tab.on("pageerror", lambda error: troubles.append(str(error)))
            tab.on("request", lambda asked: _own(asked.url, home) or troubles.append(asked.url))
            tab.goto(start)
            tab.wait_for_url(f"{home}/forecast")
            tab.goto(home + path)
            return tab

        yield open_
        browser.close()
    assert troubles == []


def _own(url: str, home: str) -> bool:
    return url.startswith((home + "/", "data:", "about:"))
