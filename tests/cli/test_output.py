"""Answers on standard output, all else on standard error, and no traceback however a command ends."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from detente.cli.output import progress

LONG = [
    ["forecast", "new-detente-2019", "--draws", "5000000"],
    ["packages", "new-detente-2019", "--draws", "100000"],
]
SHORT = ["forecast", Path(__file__).parent.parent / "scenarios/valid/sluice-treaty.yaml", "--draws", "2000"]


def test_no_progress_off_a_terminal(process):
    """Fails where a log fills with the frames of a bar."""
    done = process(*SHORT, TERM="xterm-256color")
    assert (done.code, done.err) == (0, b"")


def rest_of(shown):
    """Everything more that comes on a terminal, until its other end is closed."""
    seen = b""
    try:
        while part := os.read(shown, 65536):
            seen += part
    except OSError:
        pass
    os.close(shown)
    return seen


def on_a_terminal(command, *arguments, **environment):
    """What `detente` writes to standard output (a pipe) and to standard error (a terminal)."""
    shown, terminal = pytest.importorskip("pty").openpty()
    prepared = command(*arguments, TERM="xterm-256color", COLUMNS="100", **environment)
    with subprocess.Popen(**prepared, stdout=subprocess.PIPE, stderr=terminal, stdin=terminal) as child:
        os.close(terminal)
        with ThreadPoolExecutor(1) as beside:  # a full terminal stops who writes to it
            err = beside.submit(rest_of, shown)
            out = child.stdout.read()
    return out, err.result()


def test_progress_on_a_terminal(command, process):
    """Fails where a person waits before a blank screen, or the bar gets into the answer."""
    out, err = on_a_terminal(command, *SHORT)
    assert b"drawing worlds" in err
    assert out == process(*SHORT).out


def test_quiet_on_a_terminal(command):
    """Fails where `--quiet` is not."""
    assert on_a_terminal(command, *SHORT, "--quiet")[1] == b""


def test_no_colour_where_none_is_wanted(command):
    """Fails where NO_COLOR is not honoured."""
    coloured, plain = b"\x1b[38;5;", b"\x1b[3"
    assert coloured in on_a_terminal(command, *SHORT)[1]
    assert plain not in on_a_terminal(command, *SHORT, NO_COLOR="1")[1]


def test_no_escape_in_an_answer(process, valid):
    """Fails where colour codes get into what is stored or piped on."""
    for call in (["packages", valid / "sluice-treaty.yaml"], ["--help"], ["demo", "--help"]):
        assert b"\x1b" not in process(*call, FORCE_COLOR="1", TERM="xterm-256color").out


def test_progress_counts_to_the_end(capsys):
    """Fails where progress prints to standard output."""
    with progress("drawing", quiet=False) as tick:
        tick(1, 2)
        tick(2, 2)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("environment", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("call", ["schema", "check new-detente-2019", "packages new-detente-2019 --json"])
def test_reader_who_has_gone(call, environment, command):
    """Fails where `| head -1` ends in a traceback or an error."""
    out, into = os.pipe()
    os.close(out)
    child = subprocess.run(
        **command(*call.split(), **environment), stdout=into, stderr=subprocess.PIPE, timeout=300, check=False
    )
    os.close(into)
    assert (child.returncode, child.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT between processes")
@pytest.mark.parametrize("call", LONG, ids=[call[0] for call in LONG])
def test_interrupt(call, command):
    """Fails where Ctrl-C ends in a traceback, without a word, or as if all were well."""
    shown, terminal = pytest.importorskip("pty").openpty()
    prepared = command(*call, TERM="xterm-256color")
    with subprocess.Popen(**prepared, stdout=subprocess.PIPE, stderr=terminal) as child:
        os.close(terminal)
        err = b""
        while b"drawing worlds" not in err:
            err += os.read(shown, 65536)
        child.send_signal(signal.SIGINT)
        err += rest_of(shown)
    assert child.returncode == 130
    assert err.endswith(b"detente: stopped; nothing was written\r\n")
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    "environment",
    [
        {"LANG": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "POSIX", "PYTHONIOENCODING": "latin-1"},
    ],
    ids=["LANG=C", "ASCII", "Latin-1"],
)
def test_utf_8_in_any_locale(environment, process, valid):
    """Fails where names in other scripts stop the command, or come out as something else."""
    done = process("packages", valid / "names-in-many-scripts.yaml", **environment)
    assert (done.code, done.err) == (0, b"")
    assert done.out.decode("utf-8").startswith("Договор о шлюзе · 水闸条约\n")


def test_file_name_that_is_not_text(process, tmp_path):
    """Fails where a file name of bytes that are no text stops the message about it."""
    if sys.platform in ("win32", "darwin"):
        pytest.skip("file names are text on this system")
    done = process("packages", os.fsdecode(b"caf\xe9.yaml"), LC_ALL="C")
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith(rb"detente: caf\udce9.yaml: no such file, folder or catalogue case -> ")


def test_version(detente, process):
    """Fails where the version that is told is not that of the package."""
    assert detente("--version").out.startswith("detente 0.")
    assert process("--version").out.decode() == detente("--version").out


def test_start_loads_no_model():
    """Fails where showing help loads numpy, because a verb is imported before it is called."""
    code = "import sys, detente.cli.main; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
