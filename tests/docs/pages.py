"""Markdown pages as things that run: their fenced blocks, commands and Python sessions."""

import difflib
import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
GAP = "..."
MOVED = 0.6
_FENCE = re.compile(r"(`{3,})(.*)")
_EXIT = re.compile(r"# exit (\d+)$")


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, its caption if it has one, and where its lines stand in the page."""

    language: str
    caption: str | None
    first: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """The block's lines."""
        return "".join(f"{line}\n" for line in self.lines)


def blocks(page: str) -> Iterator[Block]:
    """Every fenced block of a page, `{code-block}` directives included, in order."""
    lines = page.splitlines()
    place = 0
    while place < len(lines):
        opened = _FENCE.fullmatch(lines[place])
        place += 1
        if not opened:
            continue
        end = lines.index(opened[1], place)
        caption = None
        first = place
        while first < end and lines[first].startswith(":"):
            caption = lines[first].removeprefix(":caption: ") if ":caption:" in lines[first] else caption
            first += 1
        language = opened[2].replace("{code-block}", "").strip()
        yield Block(language, caption, first, tuple(lines[first:end]))
        place = end + 1


def played(page: str) -> str:
    """Run a page in the current folder: the page as it reads with today's output.

    A block with a caption is written to the file that the caption names; lines that begin with `$ ` are run,
    in `console` blocks that call detente; `>>>` lines of `python` blocks share one session. A line `...` in
    what follows a command stands for any lines, and stays where the output still fits around it.
    """
    lines = page.splitlines()
    session: dict[str, object] = {}
    shift = 0
    for block in blocks(page):
        new = list(block.lines)
        if block.caption:
            Path(block.caption).parent.mkdir(parents=True, exist_ok=True)
            Path(block.caption).write_text(block.text, encoding="utf-8")
        elif block.language == "console" and "$ detente" in block.text:
            new = _commands(block.lines)
        elif block.language == "python" and ">>>" in block.text:
            new = _session(block.text, session)
        start = block.first + shift
        lines[start : start + len(block.lines)] = new
        shift += len(new) - len(block.lines)
    return "".join(f"{line}\n" for line in lines)


def _commands(told: Sequence[str]) -> list[str]:
    starts = [place for place, line in enumerate(told) if line.startswith("$ ")]
    shown: list[str] = []
    for start, end in zip(starts, [*starts[1:], len(told)], strict=True):
        printed = _printed(told[start].removeprefix("$ "))
        shown += [told[start], *refreshed(told[start + 1 : end], printed)]
    return shown


def _printed(command: str) -> list[str]:
    """Run a command; a comment `# exit 1` says that it should end so."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    wanted = _EXIT.search(command)
    assert done.returncode == (int(wanted[1]) if wanted else 0), f"{command}\n{done.stdout}"
    return done.stdout.splitlines()


def _session(text: str, names: dict[str, object]) -> list[str]:
    """Run `>>>` lines and put what they print in the place of what the page says that they print."""
    lines = text.splitlines()
    test = doctest.DocTest(doctest.DocTestParser().get_examples(text), names, "page", None, 0, text)
    runner = _Runner(optionflags=doctest.ELLIPSIS, verbose=False)
    runner.run(test, clear_globs=False)
    names.update(test.globs)
    for example, got in reversed(runner.differ):
        start = example.lineno + example.source.count("\n")
        lines[start : start + example.want.count("\n")] = got.splitlines()
    return lines


class _Runner(doctest.DocTestRunner):
    """Notes what differs instead of printing it."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]
        self.differ: list[tuple[doctest.Example, str]] = []

    def report_failure(self, out, test, example, got):
        self.differ.append((example, got))

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise exc_info[1]


def refreshed(told: Sequence[str], printed: Sequence[str]) -> list[str]:
    """What was printed, with the gaps of what the page told; the same as told where it still fits.

    A cheapest alignment: a line that changed costs by how much, a line more or less costs `MOVED`, lines
    under a gap cost nothing.
    """
    told = [line.rstrip() for line in told]
    printed = [line.rstrip() for line in printed]
    if GAP not in told:
        return printed
    n, m = len(told), len(printed)
    best: list[list[tuple[float, str]]] = [[(0.0, "end")] * (m + 1) for _ in range(n + 1)]
    for i in range(n, -1, -1):
        for j in range(m, -1, -1):
            if (i, j) != (n, m):
                best[i][j] = min(_moves(told, printed, best, i, j))
    shown: list[str] = []
    i = j = 0
    while (i, j) != (n, m):
        move = best[i][j][1]
        if move in ("same", "more"):
            shown.append(printed[j])
        elif move == "close":
            shown.append(GAP)
        i, j = i + (move in ("same", "close", "less")), j + (move in ("same", "more", "under"))
    return shown


def _moves(told, printed, best, i: int, j: int) -> Iterator[tuple[float, str]]:
    gap = i < len(told) and told[i] == GAP
    if gap:
        yield best[i + 1][j][0], "close"
    if gap and j < len(printed):
        yield best[i][j + 1][0], "under"
    if not gap and i < len(told):
        yield best[i + 1][j][0] + MOVED, "less"
    if not gap and j < len(printed):
        yield best[i][j + 1][0] + MOVED, "more"
    if not gap and i < len(told) and j < len(printed):
        yield best[i + 1][j + 1][0] + _change(told[i], printed[j]), "same"


def _change(one: str, other: str) -> float:
    return 0.0 if one == other else 1 - difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
