"""Benchmarks run; what they measure is compared before a release, never here."""

import subprocess
import sys


def test_every_benchmark_runs_at_its_smallest_size(root):
    """Fails where a hot path has changed its name and nobody would notice a slowdown."""
    done = subprocess.run(
        [sys.executable, "benchmarks/run.py", "--quick"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 9
