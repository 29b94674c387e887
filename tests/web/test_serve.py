"""`detente serve`: one line that says where, one line that says why not, an end by Ctrl-C."""

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from detente.web.server import listening

LONG = 300


@pytest.fixture
def started():
    """Start `detente serve` in a process of its own; stop it whatever happens."""
    running = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        call = [sys.executable, "-m", "detente.cli.main", "serve", "--no-open", *arguments]
        process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        running.append(process)
        return process

    yield start
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate(timeout=LONG)


def said(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """How a process ended, and what it said."""
    out, err = process.communicate(timeout=LONG)
    return process.returncode, out, err


def test_serve_says_where_and_ends_cleanly(started, small):
    """Fails where a newcomer does not find the page, or the terminal is left with a traceback."""
    process = started(small, "--port", "0")
    line = process.stdout.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+/\?token=[\w-]{40,}", line)
    assert address, line
    assert "sluice-treaty" in line
    with httpx2.Client(timeout=LONG, follow_redirects=True) as browser:
        assert browser.get(address[0]).status_code == 200
        assert browser.get(address[0].partition("?")[0] + "forecast").status_code in (200, 202)
    assert httpx2.get(address[0], timeout=LONG).status_code == 403
    process.send_signal(signal.SIGINT)
    code, out, err = said(process)
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "ended"


def test_a_second_page_on_one_port_is_told_so(started, small):
    """Fails where a second instance takes over the port, or ends in a traceback."""
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        code, out, err = said(started(small, "--port", str(port)))
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert f"port {port} of 127.0.0.1" in err
    assert "--port 0" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--host", "192.0.2.1"], "add --i-know"),
        (["--host", "192.0.2.1", "--i-know"], "add --token"),
        (["--host", "0.0.0.0", "--i-know", "--token", "a" * 16], "give the one that people will type"),
        (["--host", "192.0.2.1", "--i-know", "--token", "a" * 16], "192.0.2.1"),
        (["--token", "short"], "give 16 letters or more"),
        (["--port", "70000"], "--port"),
        (["none-such"], "no such file"),
        (["-"], "standard input is no case"),
    ],
)
def test_what_cannot_be_served_is_said_in_one_line(arguments, told, detente):
    """Fails where a risky or mistaken call opens a port, or says nothing clear."""
    answer = detente("serve", "--no-open", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1
    assert told in answer.err


def test_a_socket_is_shared_with_nobody():
    """Fails where a program of another user could answer in the page's place."""
    with listening("127.0.0.1", 0) as ours, socket.socket() as theirs:
        theirs.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        with pytest.raises(OSError, match="in use"):
            theirs.bind(ours.getsockname())


def test_evidence_that_the_page_does_not_show_is_told(started, small, tmp_path):
    """Fails where evidence beside the case is missing from its page without a word."""
    case = tmp_path / "case"
    case.mkdir()
    (case / "scenario.yaml").write_bytes(Path(small).read_bytes())
    line = '{"kind": "evidence", "id": "e", "says": "threat", "term": {}, "date": "2024-01-01"}'
    (case / "evidence.jsonl").write_text(line, encoding="utf-8")
    process = started(str(case), "--port", "0")
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    told = f"not used: 1 item of evidence in {case / 'evidence.jsonl'} -> to take it into the scenario: "
    assert told in said(process)[2]
