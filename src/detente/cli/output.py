"""Standard output for answers, standard error for progress and remarks."""

import contextlib
import sys
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from detente.cli.compiling import compiling
from detente.cli.faults import visible


def say(text: str) -> None:
    """Print an answer, at once, so that a reader who has gone is noticed here."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")
    sys.stdout.flush()


def remark(text: str) -> None:
    """Print a remark on standard error."""
    print(visible(text), file=sys.stderr)


@contextlib.contextmanager
def progress(what: str, *, quiet: bool) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error, shown only to people."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield lambda done, total: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f}%"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar, compiling(_beside(console)):
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextlib.contextmanager
def waiting(what: str, *, quiet: bool) -> Iterator[None]:
    """A sign of life on standard error, shown only to people, while something of unknown length goes on."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield
        return
    with console.status(what), compiling(_beside(console)):
        yield


def _beside(console: Console) -> Callable[[str], None]:
    """A line above what moves."""
    return lambda text: console.print(text, markup=False, highlight=False)
