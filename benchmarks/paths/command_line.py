"""What a person waits for before anything happens."""

import subprocess
import sys

from detente.catalogue import DEMO
from paths.case import Case

COMMANDS = (("--help",), ("check", DEMO), ("packages", DEMO))


def started(number: int) -> Case:
    """A command from its start to its end."""
    arguments = COMMANDS[number]
    call = [sys.executable, "-m", "detente.cli.main", *arguments]
    return Case(" ".join(arguments), lambda: subprocess.run(call, check=True, capture_output=True))
