"""Whatever is asked of the page, it answers, and the case's file stays one that can be read."""

import re
from dataclasses import replace
from urllib.parse import quote

import lxml.html
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Route
from starlette.testclient import TestClient

from detente.scenario import load
from detente.web.answers import QUESTIONS
from fuzz.changes import ODD, changed
from fuzz.scenario_doors import ARTICLE, ITEM, TREATY, VALID
from fuzz.test_doors import TIMES
from web.served import TOKEN, guarded

GATE = {"base_url": "http://127.0.0.1:8765", "headers": {"Sec-Fetch-Site": "same-origin"}}
ROUTES = [route for route in guarded(VALID / "sluice-treaty.yaml").app.routes if isinstance(route, Route)]
SHOWN = sorted({route.path for route in ROUTES if "POST" not in route.methods})
SENT = sorted({route.path for route in ROUTES if "POST" in route.methods})
WORDS = [
    "",
    "water",
    "full",
    "tolls=lifted",
    "Arda",
    "no_deal",
    "deal",
    "1",
    "-1",
    "1e400",
    "nan",
    "2024-02-30",
]
VALUES = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([word.decode("utf-8", "replace") for word in ODD]),
    st.text(max_size=40),
    changed((TREATY, ITEM)).map(lambda raw: raw[:4_000].decode("utf-8", "replace")),
)
_PLACE = re.compile(r"\{[^}]+\}")
SETTINGS = settings(max_examples=TIMES * 6, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def case(tmp_path, monkeypatch):
    """A small case with an article, in a folder of its own, answered out of few worlds."""
    monkeypatch.chdir(tmp_path)
    for verb, question in QUESTIONS.items():
        if "draws" in question.settings:
            monkeypatch.setitem(QUESTIONS, verb, replace(question, settings={"draws": 16, "seed": 1}))
    folder = tmp_path / "case"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "scenario.yaml").write_bytes(TREATY)
    return folder


@pytest.fixture
def client(case):
    """A browser that holds the key."""
    with TestClient(guarded(case), **GATE, follow_redirects=False) as opened:
        assert opened.get("/", params={"token": TOKEN}).status_code == 200
        yield opened


def address(path, draw):
    """A route's path with its places filled, each by one segment."""
    return _PLACE.sub(lambda place: quote(draw(VALUES)[:200] or "x", safe=""), path)


def form_for(path, client):
    """What the form that is sent to a path holds, where a page has one."""
    found = {}
    for page in ("/scenario", "/scenario/text", "/what-if", "/ledger", "/evidence"):
        for form in lxml.html.fromstring(client.get(page).text).forms:
            if re.fullmatch(_PLACE.sub("[^/]+", path), form.action or page):
                found |= dict(form.form_values())
    return found


def answered(reply):
    """Hold that an answer is one."""
    assert reply.status_code < 500, (reply.status_code, reply.text[:500])


@pytest.mark.parametrize("path", SHOWN)
def test_pages(path, client, case):
    """Fails where an odd address or query is a crash."""

    @SETTINGS
    @given(data=st.data())
    def asked(data):
        names = [
            "given",
            "variant",
            "term",
            "for",
            "party",
            "parts",
            "q",
            "says",
            "source",
            "package",
            "a",
            "b",
        ]
        query = data.draw(st.dictionaries(st.sampled_from(names), VALUES, max_size=3))
        answered(client.get(address(path, data.draw), params=query))

    asked()
    assert (case / "scenario.yaml").read_bytes() == TREATY


@pytest.mark.parametrize("path", SENT)
def test_forms(path, client, case):
    """Fails where an odd form is a crash, or writes a scenario that cannot be read."""
    filled = form_for(path, client)
    names = sorted({*filled, "articles", "back", "do", "lr-0", "name", "plan", "says-0", "text"})

    @SETTINGS
    @given(data=st.data())
    def sent(data):
        (case / "scenario.yaml").write_bytes(TREATY)
        typed = data.draw(st.dictionaries(st.sampled_from(names), VALUES, max_size=6))
        form = data.draw(st.sampled_from(({}, filled, filled))) | typed
        where = address(path, data.draw)
        kind = data.draw(st.sampled_from(("form", "form", "files", "raw")))
        if kind == "form":
            answered(client.post(where, data=form))
        elif kind == "files":
            files = [
                ("articles", (name[:30] or "a", value.encode("utf-8", "replace")))
                for name, value in form.items()
            ]
            answered(client.post(where, files=files or None))
        else:
            head = data.draw(
                st.sampled_from(("multipart/form-data; boundary=b", "multipart/form-data", "text/plain"))
            )
            raw = "&".join(form.values()).encode("utf-8", "replace")
            answered(client.post(where, content=raw, headers={"Content-Type": head}))
        load(case / "scenario.yaml")

    sent()
