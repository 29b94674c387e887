"""What pages show, with JavaScript and without, of sound cases and faulty ones."""

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

import detente.web
from detente import catalogue
from detente.web.case import ServedCase, slug
from detente.web.changes import digest_of
from web.served import whole

WEB = Path(detente.web.__file__).parent
VENDORED = {"htmx.min.js": "a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130"}
PARTS = ("/forecast/stability", "/forecast/phases", "/forecast/waterfall", "/forecast/assumptions")


class Tags(HTMLParser):
    """Tags of a page with their attributes, and what is bound to run in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "path",
    [
        "/forecast",
        "/packages",
        "/packages/1.1.1",
        "/evidence",
        "/evidence/inbox",
        "/scenario",
        "/scenario/text",
        "/what-if",
        "/what-if?given=deal&find=Arda",
        "/what-if/counted?given=deal",
        "/what-if/needed?percent=60",
        "/what-if/variant?branch=A: tolls=1",
        "/blocs",
        "/blocs/timing",
        "/blocs/precedent",
        "/ledger",
        "/record",
        *PARTS,
    ],
)
def test_a_page_is_whole_without_javascript(path, opened, small):
    """Fails where a page has no single first heading, or runs or styles something within itself."""
    client = opened(small)
    if path.startswith("/packages/"):
        issues = client.app.app.state.served.case.scenario().issues
        path = "/packages/" + ".".join("1" for _ in issues)
    found = Tags(whole(client, path)).found
    assert [tag for tag, _ in found].count("h1") == 1
    assert not [tag for tag, has in found if tag == "style" or (tag == "script" and "src" not in has)]
    assert not [name for _, has in found for name in has if name == "style" or re.match("on|hx-on", name)]
    ids = [has["id"] for _, has in found if "id" in has]
    assert len(ids) == len(set(ids))


def test_htmx_gets_the_middle_alone(opened, small):
    """Fails where a page is put inside a page."""
    client = opened(small)
    whole(client, "/forecast/stability")
    part = client.get("/forecast/stability", headers={"HX-Request": "true", "HX-Target": "section#stability"})
    assert "<html" not in part.text
    assert "<h1" not in part.text
    restored = client.get("/forecast", headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored.text


def test_text_from_a_file_is_never_markup(opened, case_folder, few_draws):
    """Fails where a scenario's words can run a script in the page."""
    file = case_folder / "scenario.yaml"
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    text = file.read_text(encoding="utf-8")
    text = re.sub("(?m)^title: .*$", f"title: '{hostile}'", text, count=1)
    text = text.replace("name: United States", f"name: '{hostile}'")
    text = text.replace("title: Nord Stream II", f"title: '{hostile}'")
    file.write_text(text, encoding="utf-8")
    client = opened(case_folder)
    for path in ("/forecast", "/packages", "/packages/1.1.1.1.0.1.0.0.0.0.1.0.0.1", *PARTS):
        found = Tags(whole(client, path)).found
        assert not [tag for tag, has in found if tag == "img" or (tag == "script" and "src" not in has)]


def test_no_template_lets_text_through():
    """Fails where a template switches escaping off, or holds a script or a style of its own."""
    for file in (WEB / "templates").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|<style|style=|hx-on|\son\w+=", text), file.name
        assert not re.search(r"<script(?![^>]* src=)", text), file.name
    code = "\n".join(file.read_text(encoding="utf-8") for file in WEB.rglob("*.py"))
    assert "Markup(" not in code


@pytest.mark.parametrize("name", VENDORED)
def test_what_others_wrote_is_as_they_published_it(name):
    """Fails where a vendored file was changed, or stands there without its licence."""
    folder = WEB / "static" / "vendor"
    assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == VENDORED[name]
    assert (folder / f"{name.partition('.')[0]}-LICENSE").is_file()


def test_work_can_be_stopped_and_asked_for_again(opened, case_folder):
    """Fails where a stopped answer begins anew by itself, or never again."""
    client = opened(case_folder)
    waiting = client.get("/forecast")
    assert waiting.status_code == 202
    assert '<meta http-equiv="refresh"' in waiting.text
    job = re.search(r"/jobs/([\w-]+)/stop", waiting.text)[1]
    stopped = client.post(f"/jobs/{job}/stop", data={"back": "/forecast"})
    assert (stopped.status_code, stopped.url.path) == (200, "/forecast")
    assert "Stopped." in stopped.text
    assert "Stopped." in client.get("/forecast").text
    again = client.post(f"/jobs/{job}/again", data={"back": "/forecast"})
    assert again.status_code == 202
    client.app.app.state.served.work.close()


def test_a_changed_file_is_read_again(opened, case_folder):
    """Fails where the page shows a scenario that is no more."""
    client = opened(case_folder)
    before = client.get("/packages.json").json()
    file = case_folder / "scenario.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("as_of: 2019-05-17", "as_of: 2019-05-18"))
    after = client.get("/packages.json").json()
    assert before["scenario"]["digest"] != after["scenario"]["digest"]


def test_faults_are_listed_one_by_one(opened, case_folder):
    """Fails where a slip in the file gives a server's fault in the place of what to mend."""
    client = opened(case_folder)
    file = case_folder / "scenario.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("giver: US\n", "givr: US\n", 2), encoding="utf-8")
    answer = client.get("/forecast")
    assert answer.status_code == 422
    assert answer.text.count("givr") >= 2
    file.write_text(text, encoding="utf-8")
    assert client.get("/packages").status_code in (200, 202)


@pytest.mark.parametrize("name", catalogue.names())
def test_every_packaged_case_is_shown(name, opened, few_draws):
    """Fails where a packaged case has a page that is a server's fault."""
    client = opened(name)
    for path in ("/forecast", "/packages", *PARTS):
        whole(client, path)


@pytest.mark.parametrize(
    "path",
    [
        "/packages/9.9",
        "/packages/x",
        "/packages/1",
        "/packages/1.1.1/none",
        "/packages?one=none",
        "/packages?sort=none",
        "/nothing",
    ],
)
def test_what_is_not_there_is_said_in_one_line(path, opened, small):
    """Fails where a mistyped or outdated address is a server's fault."""
    client = opened(small)
    whole(client, "/packages")
    answer = client.get(path)
    assert answer.status_code == 404
    assert "<h1>Not here</h1>" in answer.text


def test_a_packaged_case_is_copied_before_it_is_changed(tmp_path, monkeypatch):
    """Fails where the page writes into the installed package, or over a user's folder."""
    monkeypatch.chdir(tmp_path)
    case = ServedCase(catalogue.DEMO)
    with pytest.raises(ValueError, match="copy it first"):
        case.write("detente: 1", made_from="", by=None)
    case.copy_to("../My détente")
    assert (case.packaged, case.folder) == (False, tmp_path / "my-detente")
    text = case.file.read_text(encoding="utf-8")
    made_from = digest_of(case.file.read_bytes())
    case.write(text.replace("as_of: 2019-05-17", "as_of: 2019-05-18"), made_from=made_from, by=None)
    assert str(case.scenario().as_of) == "2019-05-18"
    with pytest.raises(ValueError, match="already there"):
        case.copy_to("my détente")


@pytest.mark.parametrize("name", ["", "..", "/", "\x00", "!!!", "中"])
def test_a_name_without_letters_names_no_folder(name):
    """Fails where a folder's name could lead out of the folder it is made in."""
    with pytest.raises(ValueError, match="no name"):
        slug(name)
