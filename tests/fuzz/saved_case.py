"""A case that is served to a team of one, and what holds of its files whatever is sent to the page."""

import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, chdir, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from unittest.mock import patch

from starlette.testclient import TestClient

from detente.case.recording import record
from detente.forecasting.forecast import forecast
from detente.formats.locking import locked
from detente.ledger import open_ledger
from detente.ledger.resolutions import resolutions
from detente.scenario import load
from detente.web import planning
from detente.web.answers import QUESTIONS
from detente.web.app import application
from detente.web.case import ServedCase
from detente.web.changes import digest_of
from detente.web.judgements import file_beside
from detente.web.judgements import load as judgements
from detente.web.team import TokenDoor
from detente.web.users import Users, new_token
from fuzz.scenario_doors import ARTICLE, TREATY, treaty

MOMENT = "2024-03-02T10:00:00+00:00"
FEW = 16
STRANGER, ELSEWHERE = "stranger", "elsewhere"
_PLAN = re.compile(r'name="plan" value="([0-9a-f]{24})"')
_KEY = re.compile(r"/evidence/proposals/([0-9a-f]{12})")
_JOB = re.compile(r"/(?:jobs|uploads|recording)/([\w-]+)")
_PATIENCE = 300


@dataclass
class SavedCase:
    """A browser that is signed in at the page of a case, in a folder of its own.

    Attributes
    ----------
    client : TestClient
    folder : Path
        Of the case.
    told : mapping of str to str
        What the browser has seen, and forms send along: `version` of the file, `plan`, `key` of a proposal,
        `token`.
    seen : bytes
        The file as it was then.
    """

    client: TestClient
    folder: Path
    told: dict[str, str]
    seen: bytes = b""

    @property
    def file(self) -> Path:
        """The scenario."""
        return self.folder / "scenario.yaml"

    def look(self) -> None:
        """Open the pages whose forms are filled in next."""
        self.seen = self.file.read_bytes()
        self.told["version"] = digest_of(self.seen)
        self.told["key"] = next(iter(_KEY.findall(self._page("/evidence/inbox"))), "none")
        self.told["plan"] = next(iter(_PLAN.findall(self._page("/evidence/plan"))), "none")

    def other(self, line: bytes) -> None:
        """Somebody else adds a remark to the file."""
        with locked(self.file):
            self.file.write_bytes(self.file.read_bytes() + b"# " + line.hex().encode() + b"\n")

    def post(self, path: str, body: bytes, kind: str, *, sender: str) -> None:
        """Send a form, and hold that it was answered, and that no file lost anything by it.

        A `stranger` sends no cookie; a page from `elsewhere` has the browser send it.

        Raises
        ------
        AssertionError
            Where the answer is a crash, something was written over another's edit, or by a stranger, or half.
        """
        before, whole = self.file.read_bytes(), self._kept()
        self._answered(path, body, kind, sender)
        after = self.file.read_bytes()
        if after != before:
            planned = path == "/evidence/write" and before == self.seen
            assert planned or digest_of(before).encode() in body, f"{path}: another's edit is lost"
        assert not (sender and (after != before or self._kept() != whole)), f"{path}: {sender} wrote"
        load(self.file)
        judgements(file_beside(self.file))
        kept = self._kept()
        assert {name: kept.get(name) for name in whole} == whole, f"{path}: what stood there is gone"
        assert not list(self.folder.rglob(".detente-*")), f"{path}: half-written"

    def _answered(self, path: str, body: bytes, kind: str, sender: str) -> None:
        headers = {
            "Content-Type": kind,
            "Sec-Fetch-Site": "cross-site" if sender == ELSEWHERE else "same-origin",
        }
        signed_in = list(self.client.cookies.jar)
        if sender == STRANGER:
            self.client.cookies.clear()
        try:
            reply = self.client.post(path, content=body, headers=headers)
            for job in _JOB.findall(reply.headers.get("location", "")):
                self.client.app.app.state.served.work.job(job).future.exception(_PATIENCE)
                reply = self.client.get(reply.headers["location"])
        except Exception as error:
            raise AssertionError(f"{path}: {type(error).__name__}: {error}") from error
        if sender:
            self.client.cookies.clear()
            for cookie in signed_in:
                self.client.cookies.jar.set_cookie(cookie)
        assert reply.status_code < 500, f"{path}: {reply.status_code}"

    def _page(self, path: str) -> str:
        while (answer := self.client.get(path)).status_code == 202:
            (job,) = set(_JOB.findall(answer.text))
            self.client.app.app.state.served.work.job(job).future.exception(_PATIENCE)
        return answer.text

    def _kept(self) -> dict[str, object]:
        """What may only grow: the articles by name, and the rows that say how claims turned out."""
        with open_ledger(self.folder / "detente.db", writable=False) as ledger:
            rows = {
                f"resolution {row.number}": replace(row, confirmed_by=None)
                for row in resolutions(ledger, "case")
            }
        articles = {str(file): file.read_bytes() for file in (self.folder / "articles").iterdir()}
        return rows | articles


@contextmanager
def saved_case() -> Iterator[SavedCase]:
    """A small case with an article and a recorded forecast, answered out of few worlds."""
    few = {
        verb: replace(question, settings=question.settings | {"draws": FEW})
        for verb, question in QUESTIONS.items()
        if "draws" in question.settings
    }
    with ExitStack() as stack:
        stack.enter_context(patch.dict(QUESTIONS, few))
        stack.enter_context(patch.object(planning, "DRAWS", FEW))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "case"
        stack.enter_context(chdir(folder.parent))  # where a copy of the case would be made
        (folder / "articles").mkdir(parents=True)
        (folder / "articles" / "a.txt").write_text(ARTICLE, encoding="utf-8")
        (folder / "scenario.yaml").write_bytes(TREATY)
        _record(folder / "detente.db")
        token = new_token(folder.parent / "users", "Ana", "editor")
        guard = application(
            ServedCase(str(folder)), TokenDoor(Users(folder.parent / "users")), hosts=["testserver"]
        )
        client = stack.enter_context(TestClient(guard, follow_redirects=False))
        client.post("/sign-in", data={"token": token}, headers={"Sec-Fetch-Site": "same-origin"})
        yield SavedCase(client, folder, {"token": token})


def _record(file: Path) -> None:
    with open_ledger(file) as ledger:
        made = forecast(treaty(), draws=FEW, seed=1)
        record(ledger, made, case="case", scenario=treaty(), evidence=(), recorded=MOMENT)


def filled(body: bytes, told: Mapping[str, str]) -> bytes:
    """A form with what the browser has seen in the place of `{version}` and the like."""
    for name, value in told.items():
        body = body.replace(f"{{{name}}}".encode(), value.encode())
    return body
