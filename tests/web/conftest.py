"""Opens the page of a case: by Starlette's client, or on a real server in a real browser."""

import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest
import uvicorn
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab
from starlette.testclient import TestClient

from detente.catalogue import DEMO, scenario_file
from detente.cli.main import run
from detente.web import planning
from detente.web.answers import QUESTIONS
from detente.web.app import application
from detente.web.case import ServedCase
from detente.web.security import Key
from detente.web.server import listening
from web.served import PATIENCE, TOKEN, guarded

SCENARIOS = Path(__file__).parent.parent / "scenarios" / "valid"
CHROMIUM = "chromium"
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage")


class Said(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def own_ledgers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ledgers of packaged cases stand in the test's folder, whatever the user has."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("DETENTE_LEDGER", raising=False)


@pytest.fixture
def small() -> str:
    """A case that is answered at once."""
    return str(SCENARIOS / "sluice-treaty.yaml")


@pytest.fixture
def detente(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run the command line in this process."""

    def call(*arguments: object) -> Said:
        monkeypatch.setattr(sys, "argv", ["detente", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            run()
        return Said(stopped.value.code, *capsys.readouterr())

    return call


@pytest.fixture
def few_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages as ever, but of few worlds: for tests that look at the page and not at the numbers."""
    for verb, question in QUESTIONS.items():
        if "draws" in question.settings:
            monkeypatch.setitem(QUESTIONS, verb, replace(question, settings={"draws": 64, "seed": 1}))
    monkeypatch.setattr(planning, "DRAWS", 64)


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    """A copy of the demo case that may be changed."""
    folder = tmp_path / "case"
    shutil.copytree(scenario_file(DEMO).parent, folder)
    return folder


@pytest.fixture
def sluice(tmp_path: Path) -> Path:
    """A folder with a small case that may be changed, and two articles on it, one of them hostile."""
    folder = tmp_path / "sluice"
    shutil.copytree(Path(__file__).parent / "articles", folder / "articles")
    shutil.copy(SCENARIOS / "sluice-treaty.yaml", folder / "scenario.yaml")
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


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser with an empty profile that fetches nothing by itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which(CHROMIUM), args=list(ARGUMENTS), timeout=PATIENCE
        )
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium: Browser, serving: Callable[[object], str]) -> Iterator[Callable[..., Tab]]:
    """Open a case's page in Chromium; console errors and requests to other hosts fail the test."""
    troubles: list[str] = []
    contexts = []

    def open_(target: object, path: str = "/forecast", *, dark: bool = False, width: int = 1280, **options):
        context = chromium.new_context(
            color_scheme="dark" if dark else "light",
            viewport={"width": width, "height": 900},
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
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
    for context in contexts:
        context.close()
    assert troubles == []


def _own(url: str, home: str) -> bool:
    return url.startswith((home + "/", "data:", "about:"))
