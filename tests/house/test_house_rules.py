"""The house is in order: style, types, one direction of imports, documentation that builds."""

import subprocess
import sys

import pytest

BIN = sys.executable.rsplit("/", 1)[0]
RULES = {
    "style": ["ruff", "check", "."],
    "format": ["ruff", "format", "--check", "."],
    "types": ["mypy"],
    "imports in one direction": ["lint-imports", "--no-cache"],
    "documentation": ["sphinx-build", "-W", "-q", "-b", "html", "docs"],
}


@pytest.mark.parametrize("rule", RULES)
def test_rule_holds(rule, root, tmp_path):
    """Fails with the tool's own words where a rule of the house is broken."""
    program, *arguments = RULES[rule]
    if rule == "documentation":
        arguments.append(str(tmp_path))
    done = subprocess.run(
        [f"{BIN}/{program}", *arguments], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
