"""`detente read --llm`: never by default, never without an address, never a key in sight."""

import json
import sys

import pytest

from reading.llm.chat_server import Reply, answer, running
from reading.llm.texts import GERMAN

TEXT = "Talks on a dam\n\nKenya was to lift its tariffs by spring. So it went with the dam of Tanzania.\n"
SENTENCE = "Kenya was to lift its tariffs by spring."
LEGS = [{"giver": "Kenya", "receiver": "Tanzania", "gives": "lift its tariffs"}]
DEAL = {"sentence": SENTENCE, "legs": LEGS, "status": "asserted"}
KEY = "sk-a-key-that-nobody-sees"


@pytest.fixture
def server():
    """A chat server."""
    with running() as chat:
        yield chat


@pytest.fixture
def article(tmp_path):
    """A short article."""
    path = tmp_path / "dam.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_added_to_the_rules_records(server, detente, article):
    """Fails where a model's records take the place of the rules', or come without saying whose they are."""
    server.says(answer(deal=[DEAL]))
    alone = detente("read", article, "--as-of", "2024-01-01")
    both = detente("read", article, "--as-of", "2024-01-01", "--llm", "m", "--llm-url", server.url)
    new = [line for line in both.out.splitlines() if line not in alone.out.splitlines()]
    head, deal = map(json.loads, new)
    assert (head["kind"], head["note"][:15], both.code, both.err) == ("doc", "llm:m added 1; ", 0, "")
    assert (deal["by"], deal["legs"][0]["giver"]) == ("llm:m", "S:KEN")


def test_the_key(server, detente, article, monkeypatch):
    """Fails where the key is not sent, or is seen anywhere but in the header that needs it."""
    monkeypatch.setenv("MY_KEY", KEY)
    server.says(Reply({"error": {"message": f"wrong key {KEY}"}}, status=401))
    arguments = ("--llm", "m", "--llm-url", server.url, "--llm-key-env", "MY_KEY")
    seen = detente("read", article, *arguments)
    assert server.headers[0]["authorization"] == f"Bearer {KEY}"
    assert seen.code == 0
    assert seen.err == "detente: dam.txt read by rules alone: llm:m: the server said 401\n"
    assert KEY not in seen.out


def test_keys_of_other_programs_stay_here(server, detente, article, monkeypatch):
    """Fails where a key, an account or a proxy that the user did not name is used all the same."""
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_ORG_ID", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://192.0.2.1/v1")
    monkeypatch.setenv("ALL_PROXY", "http://192.0.2.1:3128")
    server.says(answer())
    assert detente("read", article, "--llm", "m", "--llm-url", server.url).code == 0
    assert KEY not in str(server.headers)


def test_same_bytes_on_two_processes(server, process, article):
    """Fails where a model's records depend on which process asked."""
    server.says(answer(deal=[DEAL]))
    article.with_name("other.txt").write_text(TEXT, encoding="utf-8")
    call = ("read", article.parent, "--as-of", "2024-01-01", "--llm", "m", "--llm-url", server.url)
    assert process(*call, "--jobs", 2) == process(*call)


def test_a_text_that_nobody_read(server, detente, tmp_path):
    """Fails where a foreign text of which the model says nothing passes for read."""
    (tmp_path / "de.txt").write_text(GERMAN, encoding="utf-8")
    server.says(Reply({"error": {}}, status=404))
    seen = detente("read", tmp_path / "de.txt", "--llm", "m", "--llm-url", server.url)
    said = "skipped de.txt: the text is not English (de); llm:m: the server said 404"
    assert (seen.code, seen.err) == (0, f"detente: {said}\n")


def test_a_dead_server_is_told_once(detente, article):
    """Fails where a thousand documents are a thousand lines about one server that is not there."""
    for number in range(5):
        article.with_name(f"{number}.txt").write_text(TEXT, encoding="utf-8")
    seen = detente("read", article.parent, "--llm", "m", "--llm-url", "http://127.0.0.1:1/v1")
    said = "read by rules alone: llm:m: no connection"
    assert seen.code == 0
    assert seen.err.splitlines() == [
        *(f"detente: {number}.txt {said}" for number in range(3)),
        f"detente: 3.txt {said} for 3 documents in a row, so it is not asked any more",
    ]


FAULTS = {
    "--llm: no address to ask -> --llm-url, such as http://localhost:8080/v1": ("--llm", "m"),
    "--llm-url: no model is named -> add --llm MODEL": ("--llm-url", "http://localhost/v1"),
    "--llm-url: not an address such as http://localhost:8080/v1": ("--llm", "m", "--llm-url", "file:///v1"),
    "--llm-url: an address holds no key -> give the address alone; the key by --llm-key-env": (
        "--llm", "m", "--llm-url", f"http://me:{KEY}@localhost/v1",
    ),
    "--llm-key-env: no such variable with a key in it -> give the name of the one that holds the key": (
        "--llm", "m", "--llm-url", "http://localhost/v1", "--llm-key-env", KEY,
    ),
    "--llm: a model gives records -> leave out --as and --compare": ("--llm", "m", "--compare"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_bad_input(fault, detente, article):
    """Fails where something is sent to a wrong place, or a key given by mistake is printed."""
    seen = detente("read", article, *FAULTS[fault])
    assert (seen.code, seen.out) == (2, "")
    option, _, what = fault.partition(": ")
    assert option in seen.err
    assert what in seen.err
    assert KEY not in seen.err


def test_without_the_extra(detente, article, monkeypatch):
    """Fails where a user without the extra gets a traceback instead of its name."""
    for name in ("detente.reading.llm.chat", "detente.reading.llm.second"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setitem(sys.modules, "openai", None)
    seen = detente("read", article, "--llm", "m", "--llm-url", "http://localhost/v1")
    assert (seen.code, seen.err) == (
        2,
        "detente: --llm: the extra llm is not installed -> pip install 'detente[llm]'\n",
    )


def test_not_loaded_unless_asked(process, article):
    """Fails where every reading waits for libraries that only --llm needs, or could reach for the network."""
    seen = process("read", article, PYTHONPROFILEIMPORTTIME="1")
    assert seen.code == 0
    assert b" detente.reading.bulk" in seen.err
    assert not [name for name in (b"openai", b"pydantic_ai", b"httpx2") if b" " + name in seen.err]
