"""How a team comes in: by tokens, or by the word of a proxy; who is a stranger, and who may do what."""

import re

import pytest
from starlette.testclient import TestClient

from detente.web.app import application
from detente.web.case import ServedCase
from detente.web.proxy import BehindProxy
from detente.web.team import HeaderDoor, TokenDoor
from detente.web.users import Users, new_token
from web.served import whole

HOME = "http://127.0.0.1:8765"
FORM = {"Sec-Fetch-Site": "same-origin"}
CHANGE = "/jobs/none/stop"
LIVE = re.compile(
    r'<button type="submit"(?! disabled)(?! name="do" value="check")[^>]*?(?<! disabled)>([^<]+)</button>'
)
OFFERED = {
    "/scenario": "Check and save",
    "/scenario/text": "Check and save",
    "/ledger": "Record today's forecast",
}


@pytest.fixture
def people(tmp_path):
    """A file of users, and their tokens."""
    file = tmp_path / "users.txt"
    return file, {"Ana Soto": new_token(file, "Ana Soto", "editor"), "Ben": new_token(file, "Ben", "reader")}


def by_tokens(case, file):
    return application(ServedCase(case), TokenDoor(Users(file)))


def by_header(case):
    door = HeaderDoor("X-Forwarded-User", ["Ana Soto", "Zoë"])
    return BehindProxy(application(ServedCase(case), door, hosts=["team.example"]), ["127.0.0.1"])


def browser(app, *, address="127.0.0.1", **headers):
    sent = {**FORM, "Accept": "text/html", **headers}
    return TestClient(app, base_url=HOME, client=(address, 5000), headers=sent, follow_redirects=False)


def signed_in(app, token, **headers):
    client = browser(app, **headers)
    answer = client.post("/sign-in", data={"token": token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    return client


def test_the_file_holds_no_token(people):
    """Fails where whoever reads the file of users can come in."""
    file, tokens = people
    told = file.read_text()
    assert [line.rsplit(" ", 1)[0] for line in told.splitlines()] == ["Ana Soto editor", "Ben reader"]
    assert not any(token in told for token in tokens.values())
    kept = Users(file).holder(told.split()[-1].removeprefix("sha256:"))
    assert kept is None


def test_roles(people, small):
    """Fails where a reader can change something, an editor cannot, or neither is told so in one line."""
    file, tokens = people
    app = by_tokens(small, file)
    assert signed_in(app, tokens["Ana Soto"]).post(CHANGE).status_code == 404
    reader = signed_in(app, tokens["Ben"])
    assert reader.get("/scenario").status_code == 200
    answer = reader.post(CHANGE)
    assert (answer.status_code, answer.text.count("\n")) == (403, 1)
    assert "Ben may read" in answer.text


@pytest.mark.parametrize("page", ["/scenario", "/scenario/text", "/ledger"])
def test_a_reader_is_offered_no_change(page, people, small, few_draws):
    """Fails where a reader is shown a button that they are then refused, or an editor is not shown it."""
    file, tokens = people
    app = by_tokens(small, file)
    shown = {name: signed_in(app, token).get(page).text for name, token in tokens.items()}
    assert [LIVE.findall(shown[name]) for name in ("Ana Soto", "Ben")] == [
        ["Sign out", OFFERED[page]],
        ["Sign out"],
    ]


def test_a_reader_is_not_asked_to_judge(people, sluice, few_draws):
    """Fails where a reader is shown proposals with buttons that they are then refused."""
    file, tokens = people
    app = by_tokens(str(sluice), file)
    offered = {}
    for name, token in tokens.items():
        client = signed_in(app, token)
        inbox = whole(client, "/evidence/inbox")
        articles = [client.get(path).text for path in re.findall(r"/evidence/articles/\w+(?=\")", inbox)]
        offered[name] = {button for page in (inbox, *articles) for button in LIVE.findall(page)}
    assert offered == {"Ana Soto": {"Sign out", "Accept", "Reject"}, "Ben": {"Sign out"}}


def test_signing_out(people, small):
    """Fails where a browser that signed out still comes in."""
    file, tokens = people
    reader = signed_in(by_tokens(small, file), tokens["Ben"])
    assert "Signed out." in reader.post("/sign-out").text
    assert reader.get("/scenario").status_code == 403


def test_each_sees_their_own_name(people, small, few_draws):
    """Fails where a page that is kept for one user is shown to another."""
    file, tokens = people
    app = by_tokens(small, file)
    with browser(app) as first:
        first.post("/sign-in", data={"token": tokens["Ana Soto"]})
        seen = [client.get("/scenario").text for client in (first, signed_in(app, tokens["Ben"]))]
        while first.get("/packages").status_code == 202:
            pass
        seen += [client.get("/packages").text for client in (first, signed_in(app, tokens["Ben"]))]
    assert [("Ana Soto</p>" in page, "Ben, may read</p>" in page) for page in seen] == [
        (True, False),
        (False, True),
    ] * 2


@pytest.mark.parametrize("path", ["/", "/forecast", "/static/page.css", "/packages.json", "/none"])
def test_strangers_see_the_form_alone(path, people, small):
    """Fails where somebody without a token sees more than the form, or a token in an address opens."""
    app = by_tokens(small, people[0])
    for asked in (path, f"{path}?token={people[1]['Ben']}"):
        answer = browser(app).get(asked)
        assert answer.status_code == 403
        assert 'action="/sign-in"' in answer.text
        assert "set-cookie" not in answer.headers
    assert browser(app, Accept="*/*").get(path).text.count("\n") == 1
    assert browser(app).post("/sign-in", data={"token": "wrong"}).status_code == 403
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert browser(app, **foreign).post("/sign-in", data={"token": people[1]["Ben"]}).status_code == 403


def test_scripts_send_a_bearer(people, small):
    """Fails where a script of the team needs a browser, or another's cookie helps a wrong token."""
    app = by_tokens(small, people[0])
    assert browser(app, Authorization=f"Bearer {people[1]['Ben']}").get("/scenario.json").status_code == 200
    assert signed_in(app, people[1]["Ben"], Authorization="Bearer x").get("/scenario.json").status_code == 403


def test_the_cookie_of_an_encrypted_page(people, small):
    """Fails where a cookie goes over an open line, to scripts or with other sites' requests."""
    app = BehindProxy(by_tokens(small, people[0]), ["127.0.0.1"])
    sent = {**FORM, "X-Forwarded-Proto": "https"}
    told = browser(app, **sent).post("/sign-in", data={"token": people[1]["Ben"]}).headers["set-cookie"]
    name, _, rest = told.partition("=")
    assert name == "__Host-detente"
    assert people[1]["Ben"] not in told
    asked = {"httponly", "path=/", "samesite=strict", "secure"}
    assert {part.strip().lower() for part in rest.split(";")[1:]} == asked


@pytest.mark.parametrize("left", ["", "Ana Soto editor\n"])
def test_a_user_who_is_taken_out_is_out(left, people, small):
    """Fails where a cookie outlives its line, or a faulty file lets everybody in."""
    file, tokens = people
    client = signed_in(by_tokens(small, file), tokens["Ana Soto"])
    assert client.get("/scenario").status_code == 200
    file.write_text(left)
    assert client.get("/scenario").status_code == 403


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ana boss sha256:" + "0" * 64, "users.txt:1: role 'boss' -> reader or editor"),
        ("Ana editor secret", "users.txt:1: no user -> NAME ROLE HASH"),
        ("editor sha256:" + "0" * 64, "users.txt:1: no user"),
        (f"Ana editor sha256:{'0' * 64}\n" * 2, "Ana stands there twice"),
    ],
)
def test_a_faulty_file_is_told(line, told, tmp_path):
    """Fails where a slip in the file of users opens the page, or is found only by the user."""
    file = tmp_path / "users.txt"
    file.write_text(line)
    with pytest.raises(ValueError, match=told):
        Users(file)


@pytest.mark.parametrize("name", ["", "a" * 65, "a,b", "#a", "a\nb", " a", "a  b"])
def test_what_is_no_name(name, tmp_path):
    """Fails where a name breaks the file, or two names look alike."""
    with pytest.raises(ValueError, match="no user's name"):
        new_token(tmp_path / "users.txt", name, "reader")


@pytest.mark.parametrize(
    ("named", "method", "status"),
    [
        (["Ana Soto"], "GET", 200),
        (["Ana Soto"], "POST", 404),
        (["Zoë"], "POST", 404),
        (["Ben"], "GET", 200),
        (["Ben"], "POST", 403),
        ([], "GET", 403),
        ([""], "GET", 403),
        (["Ben", "Ana Soto"], "GET", 403),
        (["Ben, Ana Soto"], "GET", 403),
    ],
)
def test_the_name_in_a_header(named, method, status, small):
    """Fails where a header that stands twice, or holds two names, makes somebody an editor."""
    names = [(b"X-Forwarded-User", name.encode()) for name in named]
    headers = [(b"X-Forwarded-Host", b"team.example"), *names]
    path = CHANGE if method == "POST" else "/scenario"
    assert browser(by_header(small)).request(method, path, headers=headers).status_code == status


def test_a_name_that_is_no_text():
    """Fails where bytes that are no UTF-8 name somebody, or end in a traceback."""
    assert HeaderDoor("X-User", []).user({"type": "http", "headers": [(b"x-user", b"\xff")]}) is None


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::ffff:127.0.0.1", {}, 200),
        ("127.0.0.2", {}, 403),
        ("192.0.2.9", {"X-Forwarded-For": "127.0.0.1"}, 403),
        ("::1", {}, 403),
        ("127.0.0.1", {"X-Forwarded-Host": "evil.example"}, 400),
        ("127.0.0.1", {"X-Forwarded-Host": "team.example, evil.example"}, 400),
        ("127.0.0.1", {"X-Forwarded-Proto": "https, http"}, 400),
        ("127.0.0.1", {"X-Forwarded-Proto": "ftp"}, 400),
    ],
)
def test_one_hop_is_believed(address, headers, status, small):
    """Fails where anybody but the proxy is believed, or the proxy more than it can know."""
    sent = {"X-Forwarded-Host": "TEAM.example:443", "X-Forwarded-User": "Ana Soto", **headers}
    assert browser(by_header(small), address=address, **sent).get("/scenario").status_code == status


def test_without_a_proxy_its_headers_mean_nothing(people, small):
    """Fails where a page that has no proxy believes what one would say."""
    client = browser(by_tokens(small, people[0]), **{"X-Forwarded-User": "Ana Soto"})
    assert client.get("/scenario").status_code == 403
    hosted = browser(by_tokens(small, people[0]), Host="evil.example", **{"X-Forwarded-Host": "127.0.0.1"})
    assert hosted.get("/scenario").status_code == 400


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--behind-proxy"], "add --tokens FILE or --auth"),
        (["--auth", "header:X-User"], "add --behind-proxy"),
        (["--proxy", "127.0.0.1"], "add --behind-proxy"),
        (["--behind-proxy", "--auth", "X-User"], "header:NAME"),
        (["--behind-proxy", "--auth", "header:X-User", "--tokens", "none.txt"], "give one of them"),
        (["--behind-proxy", "--auth", "header:X-User", "--proxy", "example.org"], "no IP address"),
        (["--behind-proxy", "--auth", "header:X-User"], "--copy FOLDER"),
        (["--behind-proxy", "--auth", "header:X-User", "--token", "a" * 16], "leave it out for a team"),
        (["--editor", "Ana"], "belongs to --auth"),
        (["--tokens", "none.txt"], "none.txt"),
        (["--host", "192.0.2.1", "--behind-proxy", "--auth", "header:X-User"], "add --i-know"),
        (["--new-token", "Ana"], "add --tokens FILE"),
    ],
)
def test_what_leaves_the_page_open_is_refused(arguments, told, detente):
    """Fails where a mistaken call lets strangers in, or says nothing clear."""
    answer = detente("serve", "new-detente-2019", "--no-open", *arguments)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert told in answer.err
