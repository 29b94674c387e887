"""Who may speak to the page, and what every answer carries."""

import itertools

import pytest
from starlette.testclient import TestClient

from detente.web.security import HEADERS, Guard, Key
from web.served import TOKEN, guarded

PATHS = (
    "/",
    "/forecast",
    "/packages",
    "/packages.json",
    "/static/page.css",
    "/static/none",
    "/none",
    "/jobs/x/stop",
)


def client_of(app: Guard, **headers: str) -> TestClient:
    return TestClient(app, base_url="http://127.0.0.1:8765", headers=headers, follow_redirects=False)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.",
        "",
        "[::1",
        "127.0.0.1:x",
        "localhost@evil.example",
        "2130706433",
    ],
)
def test_another_host_is_refused_everywhere(host, path, small):
    """Fails where a name that somebody else controls leads to the page: DNS rebinding."""
    client = client_of(guarded(small), Host=host, Authorization=f"Bearer {TOKEN}")
    for method in ("GET", "POST"):
        assert client.request(method, path).status_code == 400


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8765", "LOCALHOST:9000", "[::1]:8765", "localhost"])
def test_this_machine_is_let_in(host, small):
    """Fails where the page does not answer to a name of this machine."""
    client = client_of(guarded(small), Host=host, Authorization=f"Bearer {TOKEN}")
    assert client.get("/static/page.css").status_code == 200


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_shown_without_the_key(path, small):
    """Fails where another user of this machine could read the page."""
    client = client_of(guarded(small))
    for asked in (path, f"{path}?token=wrong"):
        answer = client.get(asked)
        assert answer.status_code == 403
        assert "set-cookie" not in answer.headers


def test_a_token_opens_once(small):
    """Fails where an address found in a history or a list of processes opens the page again."""
    app = guarded(small)
    app.key = Key("made-for-one-browser", port=8765)
    first, second = client_of(app), client_of(app)
    assert first.get("/?token=made-for-one-browser").status_code == 200
    assert first.get("/packages.json").status_code == 200
    assert second.get("/?token=made-for-one-browser").status_code == 403
    assert client_of(app, Authorization="Bearer made-for-one-browser").get("/packages").status_code == 403


def test_the_cookie_is_kept_from_scripts_and_other_sites(opened, small):
    """Fails where a script or another site could use the browser's cookie."""
    answer = opened(small).get("/", params={"token": TOKEN})
    told = answer.headers["set-cookie"]
    name, _, rest = told.partition("=")
    assert name == "detente-8765"
    assert {part.strip().lower() for part in rest.split(";")[1:]} == {"httponly", "path=/", "samesite=strict"}


def test_the_key_is_not_led_elsewhere(opened, small):
    """Fails where the start address could send the browser to another site."""
    answer = opened(small).get("/", params={"token": TOKEN, "next": "https://evil.example"})
    assert "evil" not in answer.text + str(answer.headers)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 404),
        ({"Sec-Fetch-Site": "none"}, 404),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://127.0.0.1:8765"}, 403),
        ({"Origin": "http://127.0.0.1:8765"}, 404),
        ({"Origin": "http://127.0.0.1:9000"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://[::1"}, 403),
        ({}, 403),
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_its_own_pages_change_something(method, headers, status, small):
    """Fails where a form on another site can make the browser change the case."""
    client = client_of(guarded(small), Authorization=f"Bearer {TOKEN}", **headers)
    answer = client.request(
        method,
        "/jobs/none/stop",
        data={"back": "/"} if method != "DELETE" else None,
        headers={"Content-Length": "0"} if method == "DELETE" else None,
    )
    assert answer.status_code in (status, 405 if status == 404 else status)


def test_every_answer_carries_the_policy(opened, small):
    """Fails where one kind of answer, an error among them, could run a foreign script."""
    client = opened(small)
    others = [client_of(guarded(small)), client_of(guarded(small), Host="evil.example")]
    asked = [*itertools.product([client, *others], ["GET", "POST", "OPTIONS"], PATHS)]
    for sender, method, path in asked:
        answer = sender.request(method, path, follow_redirects=False)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, (method, path)
        assert answer.headers["cache-control"] in ("no-store", "no-cache")
        assert "access-control-allow-origin" not in answer.headers


def test_no_route_both_reads_and_changes(small):
    """Fails where one function answers to GET and to POST, so that a link could change something."""
    routes = guarded(small).app.routes
    assert [route for route in routes if {"GET", "POST"} <= set(getattr(route, "methods", None) or ())] == []


@pytest.mark.parametrize(
    "path",
    [
        "/static/../case.py",
        "/static/%2e%2e/case.py",
        "/static/..%2f..%2fapp.py",
        "/static//etc/passwd",
        "/static/%2fetc/passwd",
        "/static/report/../../section.py",
        "/static/..\\case.py",
        "/static/%00",
    ],
)
def test_files_outside_are_out_of_reach(path, opened, small):
    """Fails where a request reads a file beside those that are meant."""
    assert opened(small).get(path).status_code in (400, 404)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Length": "2500001"}, 413),
        ({"Content-Length": "9" * 40}, 413),
        ({"Content-Length": "-1"}, 411),
        ({"Transfer-Encoding": "chunked"}, 411),
    ],
)
def test_large_bodies_are_refused_unread(headers, status, opened, small):
    """Fails where a request can fill the memory."""
    client = opened(small)
    assert client.post("/jobs/none/stop", headers=headers, content=b"back=/").status_code == status


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        ("application/x-www-form-urlencoded", 404),
        ("application/x-www-form-urlencoded; charset=UTF-8", 404),
        ("multipart/form-data; boundary=b; charset=utf-7", 415),
        ('multipart/form-data; charset="punycode"; boundary=b', 415),
        ("multipart/form-data; charset=utf-8; charset=utf-16; boundary=b", 415),
    ],
)
def test_forms_in_other_signs_are_refused(kind, status, opened, small):
    """Fails where a form brings half of a sign, which no file can hold, or names a codec that breaks."""
    client = opened(small)
    headers = {"Content-Type": kind}
    assert client.post("/jobs/none/stop", headers=headers, content=b"back=/").status_code == status


@pytest.mark.parametrize(
    "back", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:1"]
)
def test_forms_lead_nowhere_else(back, opened, small):
    """Fails where a form of ours sends the browser to another site."""
    client = opened(small)
    page = client.get("/forecast")
    work = client.app.app.state.served.work
    job = work.start("something", lambda tick: None)
    answer = client.post(f"/jobs/{job.id}/stop", data={"back": back}, follow_redirects=False)
    assert (page.status_code in (200, 202), answer.status_code, answer.headers["location"]) == (
        True,
        303,
        "/",
    )
