"""The ledger and the record: written by the page as the command line does, and never overwritten."""

import json
import sqlite3
from contextlib import closing

import pytest

from detente.ledger import open_ledger
from detente.ledger.forecasts import entries
from web.served import whole

pytestmark = pytest.mark.usefixtures("few_draws")

CLAIM = {"question": "tolls-by-june", "by": "2024-06-30"}
YES = CLAIM | {"status": "yes", "source": "the gazette", "date": "2024-06-20"}


@pytest.fixture
def recorded(opened, sluice):
    """A page of a case with one forecast in its ledger."""
    client = opened(sluice)
    assert "Recorded as forecast 1" in record(client)
    return client


def record(client) -> str:
    """Record the present forecast, and see that it is told."""
    return whole(client, str(client.post("/ledger/record").url))


def resolved(client, **values: str):
    """Send the form of a claim."""
    return client.post("/ledger/resolve/write", data=YES | values)


def test_a_ledger_begins_empty(opened, sluice):
    """Fails where a case without a ledger is a server's fault, or looking at it makes one."""
    client = opened(sluice)
    assert "Nothing is recorded" in client.get("/ledger").text
    assert "Nothing has turned out yet" in client.get("/record").text
    for path in ("/ledger.json", "/record.json"):
        assert client.get(path).status_code == 422
    assert client.get("/ledger/backup").status_code == 404
    assert not (sluice / "detente.db").exists()


def test_recording_writes_what_the_page_shows(recorded, sluice):
    """Fails where the ledger holds another forecast than the one on the page."""
    with open_ledger(sluice / "detente.db", writable=False) as ledger:
        (entry,) = entries(ledger, sluice.name)
    told = recorded.get("/forecast.json").json()
    assert entry.p_deal == told["result"]["p_deal"]["p"]
    page = recorded.get("/ledger").text
    assert entry.digest[7:15] in page
    assert "64 worlds, seed 1" in page


def test_twins_are_what_the_command_line_prints(recorded, sluice, detente):
    """Fails where a page of the ledger reads it otherwise than the command line."""
    record(recorded)
    resolved(recorded)
    calls = {
        "/ledger.json": ["history", sluice],
        "/ledger.json?search=sluice": ["history", sluice, "--search", "sluice"],
        "/ledger/compare.json?a=1&b=2": ["diff", sluice, 1, 2],
        "/ledger/replay/1.json": ["replay", sluice, 1],
        "/record.json": ["score", sluice],
    }
    for path, call in calls.items():
        assert recorded.get(path).text == detente(*call, "--json").out, path


def test_two_forecasts_are_compared(recorded, sluice):
    """Fails where the page does not say what moved between two forecasts, and what went in."""
    file = sluice / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("no_deal: [0, 2, 6]", "no_deal: [0, 1, 3]"), encoding="utf-8")
    assert "Recorded as forecast 2" in record(recorded)
    page = recorded.get("/ledger/compare?a=1&b=2").text
    assert "parties.Arda.no_deal" in page
    assert "From #1 to #2" in page
    for address in ("a=1&b=9", "a=x&b=1", "a=1"):
        assert recorded.get(f"/ledger/compare?{address}").status_code == 404


def test_a_forecast_is_replayed(recorded):
    """Fails where the page cannot tell whether a forecast can be made again."""
    assert "Forecast 1 comes out the same" in whole(recorded, "/ledger/replay/1")
    assert "no forecast 7" in recorded.get("/ledger/replay/7").text


def test_a_claim_is_resolved_and_scored(recorded):
    """Fails where an outcome does not reach the ledger, or the record does not show its score."""
    form = recorded.get("/ledger/resolve", params=CLAIM).text
    assert "Are the tolls lifted by the end of June?" in form
    answer = resolved(recorded)
    assert answer.url.path == "/ledger"
    assert "the gazette" in answer.text
    page = recorded.get("/record").text
    assert "1 in 1 case" in page
    assert "NOT ENOUGH CASES" in page


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"status": ""}, "choose how it turned out"),
        ({"source": " "}, "say where the outcome can be read"),
        ({"date": "2999-01-01"}, "this day has not come yet"),
        ({"date": "June"}, "give an ISO date"),
        ({"status": "partial", "share": "2"}, "between 0 and 1"),
        ({"needs_second": "1"}, "say who the first is"),
    ],
)
def test_a_slip_is_told_beside_its_field(values, told, recorded):
    """Fails where a faulty outcome is written, or what was typed is lost."""
    answer = resolved(recorded, **values)
    assert (answer.status_code, told in answer.text, "aria-invalid" in answer.text) == (422, True, True)
    assert recorded.get("/ledger.json").json()["result"]["resolutions"] == []


def test_a_day_is_kept_in_one_form(recorded):
    """Fails where a day that was written otherwise stands before or after days that it is not."""
    assert resolved(recorded, date="20240620", expects="²").status_code == 200
    (row,) = recorded.get("/ledger.json").json()["result"]["resolutions"]
    assert row["date"] == "2024-06-20"


def test_a_correction_is_a_new_row(recorded):
    """Fails where an outcome is overwritten, or a correction made from an outdated page is taken."""
    resolved(recorded)
    assert resolved(recorded, status="no").status_code == 409
    assert resolved(recorded, status="no", expects="1").status_code == 200
    assert resolved(recorded, status="void", expects="1").status_code == 409
    rows = recorded.get("/ledger.json").json()["result"]["resolutions"]
    assert [(row["status"], row["corrects"]) for row in rows] == [("yes", None), ("no", 1)]
    assert "corrects row 1" in recorded.get("/ledger").text


def test_a_second_person_confirms(recorded):
    """Fails where one person is enough for an outcome that needs two."""
    resolved(recorded, who="Ann", needs_second="1")
    assert "Nothing has turned out yet" in recorded.get("/record").text
    for who, status in (("", 422), ("Ann", 422), ("Ben", 200)):
        assert recorded.post("/ledger/resolve/confirm", data=CLAIM | {"who": who}).status_code == status
    assert "confirmed by Ben" in recorded.get("/ledger").text
    assert "1 in 1 case" in recorded.get("/record").text


def test_a_backup_is_a_whole_ledger(recorded, tmp_path):
    """Fails where the downloaded file is no ledger, or could be taken for another kind of file."""
    answer = recorded.get("/ledger/backup")
    assert "attachment" in answer.headers["content-disposition"]
    copy = tmp_path / "copy.db"
    copy.write_bytes(answer.content)
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT count(*) FROM forecast").fetchone() == (1,)


def test_a_backtest_beside_the_case_is_shown(recorded, sluice):
    """Fails where a table of scores that stands there is not shown, or a foreign file is a server's fault."""
    file = sluice / "backtest.json"
    row = {"model": "packages", "n": 7, "brier": 0.17, "brier_low": 0.1, "brier_high": 0.25}
    told = {"detente": "0.1.0", "kind": "backtest", "result": {"rows": [row | {"written": "blind"}]}}
    file.write_text(json.dumps(told), encoding="utf-8")
    page = recorded.get("/record").text
    assert "0.17 (0.1 to 0.25)" in page
    assert "written before their outcome" in page
    for text in ("[]", "{", '{"kind": "backtest", "detente": 1, "result": {"rows": [1]}}'):
        file.write_text(text, encoding="utf-8")
        assert "not what detente backtest --json prints" in recorded.get("/record").text


def test_a_damaged_ledger_is_told_in_one_line(opened, sluice):
    """Fails where a broken file is a server's fault."""
    (sluice / "detente.db").write_bytes(b"no ledger at all" * 64)
    answer = opened(sluice).get("/ledger")
    assert answer.status_code == 422
    assert "The ledger cannot be read" in answer.text


def test_what_was_never_asked_cannot_be_resolved(recorded):
    """Fails where a mistyped claim is a server's fault, or written."""
    assert recorded.get("/ledger/resolve?question=none&by=2024-06-30").status_code == 404
    assert resolved(recorded, question="none").status_code == 404
    assert recorded.get("/ledger/recording/none").status_code == 404
