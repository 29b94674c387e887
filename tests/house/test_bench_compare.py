"""Two runs of the benchmarks are compared by what they did, not by the machine they had."""

import json
import subprocess
import sys

import pytest

RUN = {
    "date": "2026-01-01T00:00:00+00:00",
    "detente": "1.0",
    "commit": None,
    "python": "3.11",
    "machine": "M",
}


@pytest.fixture
def compared(root, tmp_path):
    """Compare two runs, each given as processor seconds by path, on machines of some speed."""

    def compare(old, new, *, speed=1.0):
        files = []
        for name, seconds, slow in (("a", old, 1.0), ("b", new, 1 / speed)):
            rows = [
                {
                    "path": path,
                    "size": "10",
                    "rounds": 5,
                    "cpu_s": s * slow,
                    "yardsticks": s / 0.02,
                    "peers": {},
                }
                for path, s in seconds.items()
            ]
            files.append(tmp_path / f"{name}.jsonl")
            files[-1].write_text("".join(json.dumps(entry) + "\n" for entry in (RUN, *rows)))
        call = [sys.executable, "benchmarks/compare.py", *files]
        return subprocess.run(call, cwd=root, capture_output=True, text=True, check=False)

    return compare


def test_a_path_that_became_a_quarter_slower_is_named(compared):
    """Fails where a release that made people wait longer passes unseen."""
    done = compared({"read": 1.0, "forecast": 2.0}, {"read": 1.25, "forecast": 2.1})
    assert done.returncode == 1
    named = [line.split()[0] for line in done.stdout.splitlines() if line.endswith("  slower")]
    assert named == ["read"]
    assert done.stdout.endswith("1 of 2 more than 20% slower\n")


def test_a_slower_machine_slows_no_path(compared):
    """Fails where the same program on a machine of half the speed is called slower."""
    done = compared({"read": 1.0}, {"read": 1.0}, speed=0.5)
    assert done.returncode == 0
    assert "1.00\n" in done.stdout


def test_paths_of_one_run_only_are_named_and_not_judged(compared):
    """Fails where a path that is new, or was left out, is compared with nothing or passed over in silence."""
    done = compared({"read": 1.0, "gone": 1.0}, {"read": 1.0, "new": 9.0})
    assert done.returncode == 0
    assert "gone, 10: in one run only\nnew, 10: in one run only\n" in done.stdout


def test_one_run_is_told_what_to_do(root, tmp_path):
    """Fails where comparing before there is anything to compare ends in a traceback."""
    call = [sys.executable, "benchmarks/compare.py", "--results", str(tmp_path)]
    done = subprocess.run(call, cwd=root, capture_output=True, text=True, check=False)
    assert done.stderr == "0 runs to compare -> give two, or run make bench before and after a change\n"
    assert done.returncode == 1
