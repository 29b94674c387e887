"""A team: two processes of `detente serve` behind one proxy, one case, one ledger on a PostgreSQL server."""

import itertools
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from threading import Barrier, Event
from typing import NamedTuple

import httpx2
import pytest

from detente.scenario import load
from detente.web.changes import digest_of
from detente.web.changes import file_beside as changes
from detente.web.users import new_token
from ledger.conftest import SERVER
from ledger.server import running
from web.conftest import SCENARIOS
from web.reverse_proxy import LONG, in_front_of

pytestmark = [
    SERVER,
    pytest.mark.skipif(sys.platform == "win32", reason="a team is served on Linux and macOS"),
]
DETENTE = (sys.executable, "-m", "detente.cli.main")
PEOPLE = {"Ana Soto": "editor", "Ben": "editor", "Cleo": "reader"}
QUESTION = {"question": "tolls-by-june", "by": "2024-06-30"}
OUTCOME = {**QUESTION, "status": "yes", "date": "2024-06-20"}
TITLE = re.compile(r"^title: .*$", re.MULTILINE)


READS = 200
MORE_EDITS = 3
PATHS = (
    "/forecast",
    "/packages",
    "/scenario",
    "/scenario/text",
    "/scenario.json",
    "/ledger",
    "/static/page.css",
)


class Team(NamedTuple):
    """A case that is served, and the ways to it."""

    folder: Path
    address: str
    processes: list[subprocess.Popen[str]]
    ports: list[int]
    tokens: dict[str, str]
    ledger: str

    @property
    def file(self) -> Path:
        """The scenario."""
        return self.folder / "scenario.yaml"

    @contextmanager
    def browser(self, name: str) -> Iterator[httpx2.Client]:
        """Somebody who has signed in."""
        form = {"Sec-Fetch-Site": "same-origin"}
        with httpx2.Client(base_url=self.address, headers=form, timeout=LONG, trust_env=False) as client:
            assert client.post("/sign-in", data={"token": self.tokens[name]}).status_code == 303
            yield client


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    """Two processes on one case behind a proxy."""
    with running() as server, _team(tmp_path_factory.mktemp("team"), server.url("postgres")) as made:
        yield made


@contextmanager
def _team(folder: Path, ledger: str) -> Iterator[Team]:
    shutil.copy(SCENARIOS / "sluice-treaty.yaml", folder / "scenario.yaml")
    users = folder / "users.txt"
    tokens = {name: new_token(users, name, role) for name, role in PEOPLE.items()}
    serve = (
        *DETENTE,
        "serve",
        folder,
        "--port",
        "0",
        "--behind-proxy",
        "--tokens",
        users,
        "--ledger",
        ledger,
    )
    with ExitStack() as stack:
        processes = [stack.enter_context(_started(*serve)) for _ in range(2)]
        ports = [int(re.search(r":(\d+)/$", process.stdout.readline())[1]) for process in processes]
        address = stack.enter_context(in_front_of(ports))
        yield Team(folder, address, processes, ports, tokens, ledger)


@contextmanager
def _started(*call: object) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen([*map(str, call)], stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def _made_from(client: httpx2.Client) -> str:
    return re.search(r'name="made_from" value="(\w+)"', client.get("/scenario/text").text)[1]


def _edit(team: Team, client: httpx2.Client, title: str, made_from: str) -> httpx2.Response:
    """Save the file with another title, as the page's form does."""
    text = TITLE.sub(f"title: {title}", team.file.read_text())
    sent = {"text": (None, text), "made_from": (None, made_from), "do": (None, "save")}
    return client.post("/scenario/text", files=sent)


def _record(client: httpx2.Client) -> None:
    """Write a forecast into the ledger: one process does so, and the other says that it does not."""
    there = client.post("/ledger/record").headers["location"]
    seen = set()
    while not seen >= {200, 404}:
        answer = client.get(there)
        seen.add(answer.status_code)
        assert answer.status_code != 404 or "under way in another process of a team" in answer.text


def _resolve(client: httpx2.Client, source: str, **more: str) -> httpx2.Response:
    """Say how the question turned out; again where the ledger was busy, as the page advises."""
    while True:
        answer = client.post("/ledger/resolve/write", data={**OUTCOME, "source": source, **more})
        if "has been writing to it" not in answer.text:
            return answer


def _at_once(*calls):
    """Call several functions at the same moment; what each returned."""
    gate = Barrier(len(calls))

    def call(function):
        gate.wait(LONG)
        return function()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(call, calls))


def test_who_may_do_what(team):
    """Fails where a reader changes the case, an editor cannot, or a page does not say whose it is."""
    with team.browser("Cleo") as reader, team.browser("Ana Soto") as editor:
        made_from = _made_from(reader)
        refused = _edit(team, reader, "Mine", made_from)
        told = "detente: Cleo may read, not change -> an editor may\n"
        assert (refused.status_code, refused.text) == (403, told)
        assert _edit(team, editor, "The Treaty of Ana", made_from).status_code == 303
        for _ in team.processes:
            assert "The Treaty of Ana</p>" in reader.get("/scenario").text
            assert "Ana Soto</p>" in editor.get("/scenario").text


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no 127.0.0.2")
def test_nobody_else_speaks_for_the_proxy(team):
    """Fails where a program at another address reaches a process, with a token and a forged header."""
    elsewhere = httpx2.HTTPTransport(local_address="127.0.0.2")
    sent = {"Authorization": f"Bearer {team.tokens['Ben']}", "X-Forwarded-For": "127.0.0.1"}
    with httpx2.Client(transport=elsewhere, headers=sent, timeout=LONG) as client:
        answer = client.get(f"http://127.0.0.1:{team.ports[0]}/scenario")
    assert (answer.status_code, answer.text) == (
        403,
        "detente: this process answers its proxy alone -> ask the proxy\n",
    )


def test_of_two_who_edit_at_once_one_is_told(team):
    """Fails where the slower of two editors overwrites the faster, is not told by whom, or loses his text."""
    with team.browser("Ana Soto") as ana, team.browser("Ben") as ben:
        made_from = _made_from(ana)
        edits = [(each, f"Draft {n}") for n, each in enumerate((ana, ben, ana, ben))]
        answers = _at_once(*(partial(_edit, team, each, title, made_from) for each, title in edits))
        assert Counter(answer.status_code for answer in answers) == {303: 1, 409: len(edits) - 1}
        for (_, title), answer in zip(edits, answers, strict=True):
            if answer.status_code == 303:
                assert f"title: {title}\n" in team.file.read_text()
            else:
                assert f"title: {title}\n" in answer.text
                assert re.search(
                    r"changed meanwhile by (Ana Soto|Ben) at 2\d{3}-.* UTC; nothing", answer.text
                )


def test_of_two_who_resolve_at_once_one_is_told(team):
    """Fails where a question is resolved twice, in another's name, or what the slower typed is lost."""
    with team.browser("Ana Soto") as ana, team.browser("Ben") as ben:
        _record(ana)
        sent = [partial(_resolve, ana, "Gazette 12"), partial(_resolve, ben, "Herald 7", who="Somebody else")]
        first, second = _at_once(*sent)
        assert sorted((first.status_code, second.status_code)) == [303, 409]
        slower, source, faster = (
            (first, "Gazette 12", "Ben") if first.status_code == 409 else (second, "Herald 7", "Ana Soto")
        )
        assert f"Changed meanwhile by {faster} at 2" in slower.text
        assert f'value="{source}"' in slower.text
        rows = ana.get("/ledger.json").json()["result"]["resolutions"]
        assert [row["who"] for row in rows] == [faster]


def test_parallel_reads(team, tell):
    """Fails where many readers at once get errors."""
    with team.browser("Cleo") as reader, ThreadPoolExecutor(32) as pool:
        asked = [PATHS[n % len(PATHS)] for n in range(READS)]
        found = Counter(answer.status_code for answer in pool.map(reader.get, asked))
    tell(f"a team's two processes: {READS} parallel reads, {READS - found[200] - found[202]} errors")
    assert set(found) <= {200, 202}


def test_a_killed_process_loses_nothing_acknowledged(team, tmp_path, tell):
    """Fails where a crash takes back what was said to be saved, or keeps the others from saving."""
    with _team(tmp_path, team.ledger) as own, own.browser("Ana Soto") as ana, ThreadPoolExecutor(1) as pool:
        first, killed = Event(), Event()
        editing = pool.submit(_edit_on, own, ana, first, killed)
        first.wait(LONG)
        own.processes[0].kill()
        own.processes[0].wait(LONG)
        killed.set()
        acknowledged = editing.result(LONG)
        listed = [json.loads(line)["digest"] for line in changes(own.file).read_text().splitlines()]
        lost = [digest for digest in acknowledged if digest not in listed]
        tell(f"a team's process killed: {len(acknowledged)} edits acknowledged, {len(lost)} lost")
        assert lost == []
        assert digest_of(own.file.read_bytes()) == acknowledged[-1]
        assert load(own.file).title in ana.get("/scenario").text


def _edit_on(team: Team, client: httpx2.Client, first: Event, killed: Event) -> list[str]:
    """Edit until a process is dead and some edits more; digests of what was acknowledged."""
    acknowledged: list[str] = []
    left = MORE_EDITS
    for number in itertools.count():
        made_from = digest_of(team.file.read_bytes())
        answer = _edit(team, client, f"Draft {number}", made_from)
        if answer.status_code == 303:
            acknowledged.append(digest_of(team.file.read_bytes()))
            first.set()
            left -= killed.is_set()
        if not left:
            return acknowledged
        assert answer.status_code in (303, 502)
    raise AssertionError
