"""How fast worlds were solved, on standard error."""

import contextlib
import math
import sys
import time
from collections.abc import Iterator

from detente.cli.output import remark
from detente.scenario import Scenario


@contextlib.contextmanager
def timed(scenario: Scenario, *, worlds: int, quiet: bool) -> Iterator[None]:
    """Tell people how many worlds times packages a second were dealt with; nothing where cut short."""
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    if not quiet and sys.stderr.isatty():
        packages = math.prod(len(issue.options) for issue in scenario.issues.values())
        pace = f"{worlds * packages / seconds:.1e}" if packages < 1e300 else "more than 1e300"
        size = f"{worlds:,} worlds of {_short(packages)} combinations of options"
        remark(f"{size} in {seconds:.1f} s: {pace} a second")


def _short(count: int) -> str:
    return f"{count:,}" if count < 1e9 else f"{float(count):.1e}" if count < 1e300 else "1e300 and more"
