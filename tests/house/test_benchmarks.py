"""Benchmarks run; what they measure is compared before a release, never here."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("script", "n_lines"),
    [
        ("run.py", 14),
        ("packages.py", 9),
        ("phases.py", 3),
        ("positions.py", 9),
        ("race.py", 2),
        ("blocs.py", 2),
        ("large.py", 15),
        ("leverage.py", 2),
        ("ledger.py", 7),
        ("precedent_ceiling.py", 6),
        ("read.py", 6),
        ("scaling.py", 4),
        ("stability.py", 2),
        ("web.py", 8),
    ],
)
def test_every_benchmark_runs_at_its_smallest_size(script, n_lines, root):
    """Fails where a hot path has changed its name and nobody would notice a slowdown."""
    done = subprocess.run(
        [sys.executable, f"benchmarks/{script}", "--quick"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == n_lines
