"""What a machine has of all that detente can use."""

import importlib.metadata
import platform
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from detente.extras import installing
from detente.ledger import LedgerError, NoLedgerError, open_ledger
from detente.ledger.address import address_of
from detente.ledger.sqlite.copying import sound
from detente.ledger.sqlite.opening import CARRIES_OVER_SAFELY
from detente.report.words import counted

State = Literal["fine", "absent", "broken"]

MIN_FREE_BYTES = 200_000_000
_FOR_DEVELOPERS = ("dev", "docs", "lint", "test")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_REQUIRED = re.compile(r"(?P<name>[\w.-]+)(?:.*extra == ['\"](?P<extra>[\w-]+)['\"])?")


@dataclass(frozen=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    state: State
    """`absent`: something that detente can do without."""
    found: str
    fix: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """As `--json` prints it."""
        return dict(vars(self))


def checks(ledger: str | None, folder: Path) -> list[Check]:
    """Look at the installation, at a ledger if one is named, and at a folder's disk."""
    return [
        Check(name="Python", state="fine", found=f"{platform.python_version()} on {platform.platform()}"),
        *_libraries(),
        _sqlite(),
        _disk(folder),
        *([_ledger(ledger)] if ledger else []),
        *_extras(),
        _browser(),
        _fonts(),
    ]


def _libraries() -> Iterator[Check]:
    versions = {name: _version(name) for name in _requirements()[None]}
    missing = [name for name, version in versions.items() if version is None]
    if missing:
        fix = "install detente again"
        yield Check(name="libraries", state="broken", found=f"missing: {', '.join(missing)}", fix=fix)
    told = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
    yield Check(name="libraries", state="fine", found=told)


def _sqlite() -> Check:
    version = sqlite3.sqlite_version
    with sqlite3.connect(":memory:") as connection:
        options = [option for (option,) in connection.execute("PRAGMA compile_options")]
    connection.close()
    if "ENABLE_FTS5" not in options:
        fix = "install a Python whose SQLite has FTS5"
        return Check(name="SQLite", state="broken", found=f"{version} without full-text search", fix=fix)
    gate = "3.51.3 mends a loss of rows when two processes empty the log at once; detente lets no two do so"
    safe = sqlite3.sqlite_version_info >= CARRIES_OVER_SAFELY
    return Check(name="SQLite", state="fine", found=version if safe else f"{version} ({gate})")


def _disk(folder: Path) -> Check:
    free = shutil.disk_usage(folder).free
    found = f"{free / 1e9:.1f} GB free in {folder}"
    if free < MIN_FREE_BYTES:
        return Check(name="disk", state="broken", found=found, fix="free some space")
    return Check(name="disk", state="fine", found=found)


def _ledger(named: str) -> Check:
    try:
        address = address_of(named)
        with open_ledger(address, writable=False) as opened, opened.reading() as rows:
            if isinstance(address, Path):
                sound(address, rows)
            n = rows.execute("SELECT count(*) FROM forecast").fetchone()[0]
    except LedgerError as error:
        found, _, fix = str(error).partition(" -> ")
        state: State = "absent" if isinstance(error, NoLedgerError) else "broken"
        return Check(name="ledger", state=state, found=found, fix=fix)
    return Check(name="ledger", state="fine", found=f"{address}: sound, {counted(n, 'forecast')}")


def _extras() -> Iterator[Check]:
    for extra, names in sorted((extra, names) for extra, names in _requirements().items() if extra):
        versions = {name: _version(name) for name in names}
        missing = [name for name, version in versions.items() if version is None]
        told = ", ".join(f"{name} {version}" for name, version in versions.items() if version)
        if missing:
            fix = installing(extra)
            found = f"without {', '.join(missing)}"
            yield Check(name=f"extra {extra}", state="absent", found=found, fix=fix)
        else:
            yield Check(name=f"extra {extra}", state="fine", found=told)


def _browser() -> Check:
    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        fix = "install chromium"
        return Check(name="browser", state="absent", found="none to test the page with", fix=fix)
    return Check(name="browser", state="fine", found=found)


def _fonts() -> Check:
    program = shutil.which("fc-list")
    if program is None:
        return Check(name="fonts", state="absent", found="no fontconfig to ask", fix="install fontconfig")
    listed = subprocess.run([program, ":", "family"], capture_output=True, text=True, check=False).stdout
    families = {line for line in listed.splitlines() if line}
    if not families:
        return Check(name="fonts", state="absent", found="none", fix="install fonts-dejavu")
    return Check(name="fonts", state="fine", found=f"{len(families)} families")


def _requirements() -> dict[str | None, list[str]]:
    """Names of required packages by extra; None: always."""
    by_extra: dict[str | None, list[str]] = {None: []}
    for line in importlib.metadata.requires("detente") or ():
        parts = _REQUIRED.match(line)
        if parts and parts["name"] != "detente" and parts["extra"] not in _FOR_DEVELOPERS:
            by_extra.setdefault(parts["extra"], []).append(parts["name"])
    return by_extra


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None
