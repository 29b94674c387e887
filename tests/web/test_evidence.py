"""The evidence page: what articles say, judged by people, moves the forecast once it is written."""

import json
import re
import threading
from html.parser import HTMLParser

import pytest

from detente.scenario import load
from detente.web.pages import reading
from web.forms import Form
from web.served import whole

pytestmark = pytest.mark.usefixtures("few_draws")

PROPOSAL = re.compile(r"/evidence/proposals/(\w+)/verdict")
SPEAKS = "Arda may open the sluice for a full release of water in exchange for Brel lifting its tolls."


def first(client) -> str:
    """The address of the first proposal in the inbox."""
    return "/evidence/proposals/" + PROPOSAL.search(whole(client, "/evidence/inbox"))[1]


def open_proposals(client) -> int:
    return int(re.search(r"(\d+) to judge", whole(client, "/evidence/inbox"))[1])


def written(client) -> str:
    """Plan what is accepted, write it, and give the page that says so."""
    plan = Form(whole(client, "/evidence/plan")).sent["plan"]
    answer = client.post("/evidence/write", data={"plan": plan})
    assert (answer.status_code, answer.url.path) == (200, f"/evidence/written/{plan}")
    return answer.text


def test_accepted_evidence_moves_the_forecast(opened, sluice, detente):
    """Fails where what was accepted is not in the file, the ledger and the next forecast."""
    client = opened(sluice)
    before = client.get("/forecast.json").json()["result"]["p_deal"]["p"]
    address = first(client)
    client.post(address, data=Form(client.get(address).text).sent | {"lr-0": "9"})
    assert "1 sentence accepted, not yet written" in whole(client, "/evidence/inbox")
    assert "forecast 1 is in the ledger" in written(client)
    (item,) = load(sluice / "scenario.yaml").evidence
    assert (item.quote, item.lr) == (SPEAKS, 9)
    result = client.get("/forecast.json").json()["result"]
    assert result["p_deal"]["p"] > before
    assert [each["id"] for each in result["evidence"]] == [item.id]
    assert detente("history", sluice, "--json").code == 0


def test_a_plan_writes_nothing(opened, sluice):
    """Fails where looking at what would move changes the file or makes a ledger."""
    text = (sluice / "scenario.yaml").read_bytes()
    client = opened(sluice)
    client.post(f"{first(client)}/verdict", data={"verdict": "accept"})
    plan = whole(client, "/evidence/plan")
    assert SPEAKS in plan
    assert "Nothing is written yet" in plan
    assert (sluice / "scenario.yaml").read_bytes() == text
    assert not (sluice / "detente.db").exists()


def test_a_rejection_is_kept_with_its_reason_and_can_be_taken_back(opened, sluice):
    """Fails where what a person turned down comes back by itself, or for ever is lost."""
    client = opened(sluice)
    n_open, address = open_proposals(client), first(client)
    client.post(f"{address}/verdict", data={"verdict": "reject", "why": "hearsay"})
    assert open_proposals(client) == n_open - 1
    again = opened(sluice)
    assert "hearsay" in whole(again, "/evidence/inbox")
    again.post(f"{address}/verdict", data={"verdict": "back"})
    assert open_proposals(again) == n_open


def test_a_judgement_that_no_longer_fits_is_asked_for_again(opened, sluice):
    """Fails where a term that is renamed leaves the whole inbox unreadable."""
    client = opened(sluice)
    address = first(client)
    client.post(address, data=Form(client.get(address).text).sent | {"term-0": '["tolls", "kept"]'})
    file = sluice / "scenario.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("kept, lifted", "held, lifted"), encoding="utf-8"
    )
    inbox = whole(client, "/evidence/inbox")
    assert "judged before, but" in inbox
    assert "1 sentence accepted" not in inbox


def test_reading_can_be_stopped_and_begun_anew(opened, sluice, monkeypatch):
    """Fails where a reader waits for articles that he no longer wants, or cannot have them read after all."""
    stopped = threading.Event()

    def slowly(folder, scenario, tick):
        stopped.wait()
        tick(0, 1)

    client = opened(sluice)
    with monkeypatch.context() as patched:
        patched.setattr(reading, "read_shelf", slowly)
        job = re.search(r"/jobs/([\w-]+)/stop", client.get("/evidence/inbox").text)[1]
        client.post(f"/jobs/{job}/stop", data={"back": "/evidence/inbox"})
        stopped.set()
    assert "Stopped." in client.get("/evidence/inbox").text
    client.post(f"/jobs/{job}/again", data={"back": "/evidence/inbox"})
    assert SPEAKS in whole(client, "/evidence/inbox")


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[1", "not a file of judgements"),
        ("[" * 100_000, "not a file of judgements"),
        ('{"a": {"verdict": "accept", "parts": [1]}}', "not a file of judgements"),
        (" " * 10_000_001, "more than 10,000,000 bytes"),
    ],
)
def test_a_broken_file_of_judgements_is_said(content, told, opened, sluice):
    """Fails where a damaged or endless file makes the page a server's fault."""
    (sluice / "scenario.judged.json").write_text(content, encoding="utf-8")
    client = opened(sluice)
    assert told in whole(client, "/evidence/inbox")
    assert client.get("/evidence/plan").status_code == 409


def test_a_sentence_that_says_two_things_becomes_two_items(opened, sluice):
    """Fails where a split is lost, or its whole is offered again once the parts are written."""
    client = opened(sluice)
    address = first(client)
    form = Form(client.get(address, params={"parts": 2}).text).sent
    form["term-1"] = json.dumps(["tolls", "lifted"])
    form["quote-1"] = "Brel lifting its tolls"
    assert client.post(address, data=form).url.path == "/evidence"
    written(client)
    items = load(sluice / "scenario.yaml").evidence
    assert [item.term for item in items] == [{"water": "full"}, {"tolls": "lifted"}]
    assert [item.id[-2:] for item in items] == ["/1", "/2"]
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("lr-0", "twice", "is no number"),
        ("lr-0", "-2", "not a likelihood ratio"),
        ("says-0", "gossip", "demand"),
        ("term-0", '["water", "none"]', "none"),
        ("term-0", "[", "none of the scenario"),
        ("party-0", "Nobody", "unknown party"),
    ],
)
def test_a_fault_stands_beside_its_field(field, typed, told, opened, sluice):
    """Fails where a slip is a server's fault, loses what was typed, or is told elsewhere."""
    client = opened(sluice)
    address = first(client)
    form = Form(client.get(address).text).sent | {"storyline-0": "my storyline", field: typed}
    answer = client.post(address, data=form)
    assert answer.status_code == 422
    assert re.search(rf'id="{field}-fault">[^<]*{told}|role="alert">[^<]*{told}', answer.text)
    assert 'value="my storyline"' in answer.text
    assert open_proposals(client) == open_proposals(opened(sluice))


def test_a_file_that_changed_meanwhile_is_not_written_over(opened, sluice):
    """Fails where a plan made from one file is written over another."""
    client = opened(sluice)
    client.post(f"{first(client)}/verdict", data={"verdict": "accept"})
    plan = Form(whole(client, "/evidence/plan")).sent["plan"]
    file = sluice / "scenario.yaml"
    changed = file.read_text(encoding="utf-8").replace("The Sluice Treaty", "Another treaty")
    file.write_text(changed, encoding="utf-8")
    answer = client.post("/evidence/write", data={"plan": plan})
    assert (answer.status_code, "changed meanwhile" in answer.text) == (409, True)
    assert file.read_text(encoding="utf-8") == changed


def test_the_text_of_an_article_is_shown_with_its_sentences_marked(opened, sluice):
    """Fails where a reader cannot see which words say what."""
    client = opened(sluice)
    inbox = whole(client, "/evidence/inbox")
    texts = [client.get(path).text for path in re.findall(r"/evidence/articles/\w+(?=\")", inbox)]
    assert any(re.search(rf'<mark class="for" id="s1">{re.escape(SPEAKS)}', text) for text in texts)
    assert all("What each says" in text for text in texts)


def test_what_articles_hold_never_runs(opened, sluice):
    """Fails where a script, a picture or a frame in an article reaches the reader's browser."""

    class Running(HTMLParser):
        found = ()

        def handle_starttag(self, tag, attrs):
            has = dict(attrs)
            if tag in ("img", "iframe") or (tag == "script" and "src" not in has):
                self.found = (*self.found, tag)

    client = opened(sluice)
    inbox = whole(client, "/evidence/inbox")
    paths = [
        "/evidence/inbox",
        "/evidence",
        *re.findall(r"/evidence/(?:articles|proposals)/\w+(?=\")", inbox),
    ]
    for path in paths:
        page = Running()
        page.feed(whole(client, path))
        assert page.found == (), path


def test_the_twin_is_what_the_command_line_plans(opened, sluice, detente, monkeypatch):
    """Fails where the page proposes or plans otherwise than `detente update` does."""
    monkeypatch.undo()
    told = opened(sluice).get("/evidence.json")
    said = detente("update", sluice, sluice / "articles", "--plan", "--json")
    assert (told.status_code, told.text) == (200, said.out)


def test_search_and_filters_show_what_fits(opened, case_folder):
    """Fails where a search hides what fits, or shows what does not."""
    client = opened(case_folder)

    def count(**asked):
        return int(re.search(r'role="status">(\d+) sentence', whole_with(client, asked))[1])

    items = load(case_folder / "scenario.yaml").evidence
    assert count() == len(items)
    assert count(q="silk road china") == 1
    assert count(issue="SANCTIONS") == sum("SANCTIONS" in item.term for item in items)
    assert count(says="threat") == sum(item.says == "threat" for item in items)
    assert count(until="2019-05-14") == sum(str(item.known_on) <= "2019-05-14" for item in items)
    assert count(q="no such words") == 0


def whole_with(client, asked) -> str:
    whole(client, "/evidence")
    return client.get("/evidence", params=asked).text


def test_the_matrix_adds_up_to_the_evidence(opened, case_folder):
    """Fails where a cell of the matrix says something else than the forecast's evidence."""
    client = opened(case_folder)
    row = re.search(r'<tr><th scope="row">A deal, whatever.*?</tr>', whole(client, "/evidence"), re.DOTALL)[0]
    together = float(re.search(r"<strong>([^<]*)", row)[1].replace("−", "-"))
    items = client.get("/forecast.json").json()["result"]["evidence"]
    assert together == pytest.approx(
        sum(item["log_lr"] * item["weight"] for item in items if not item["term"]), abs=0.005
    )


@pytest.mark.parametrize(
    "path",
    [
        "/evidence/articles/none",
        "/evidence/articles/..%2Fscenario",
        "/evidence/proposals/none",
        "/evidence/uploads/x",
    ],
)
def test_what_is_not_there_is_said(path, opened, sluice):
    """Fails where an address leads to a file, or a mistyped one to a server's fault."""
    client = opened(sluice)
    whole(client, "/evidence/inbox")
    answer = client.get(path)
    assert (answer.status_code, "<h1>Not here</h1>" in answer.text) == (404, True)


def test_a_packaged_case_is_copied_first(opened, tmp_path, monkeypatch):
    """Fails where the page offers to change the installed package, or a copy cannot be worked on."""
    monkeypatch.chdir(tmp_path)
    client = opened("new-detente-2019")
    assert "Copy to my folder" in whole(client, "/evidence")
    refused = client.post("/evidence/upload", files={"articles": ("a.txt", b"Brel refuses.")})
    assert refused.status_code == 409
    client.post("/copy", data={"name": "Mine", "back": "/evidence"})
    assert (tmp_path / "mine" / "scenario.yaml").is_file()
    assert "Add articles" in whole(client, "/evidence")
