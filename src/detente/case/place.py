"""Where a case's ledger is, and under which name the case stands in it."""

import datetime
import importlib.metadata
import platform
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from detente.case.target import STANDARD_INPUT, file_of, is_packaged, name_of
from detente.ledger import Ledger, LedgerError, open_ledger
from detente.ledger.address import Address, address_of
from detente.ledger.forecasts import cases

FILE_NAME = "detente.db"
_DECIDING = ("numpy", "scipy", "numba")


@dataclass(frozen=True)
class Place:
    """Where a ledger is, and the name under which a case stands in it."""

    file: Address
    case: str

    def to_read(self) -> Ledger:
        """The ledger, opened to be read.

        Raises
        ------
        LedgerError
            Where there is none, or it does not know the case.
        """
        ledger = open_ledger(self.file, writable=False)
        try:
            known = cases(ledger)
            if self.case not in known:
                fix = f"--case {known[-1]}" if known else "record one: detente forecast TARGET --record"
                raise LedgerError(f"{self.file}: no forecast of '{self.case}' -> {fix}")
        except BaseException:
            ledger.close()
            raise
        return ledger

    def to_write(self) -> Ledger:
        """The ledger, opened to be written; made where there is none."""
        if isinstance(self.file, Path) and self.file == _of_the_user():
            self.file.parent.mkdir(parents=True, exist_ok=True)
        return open_ledger(self.file)


def place_of(target: str, ledger: str | Path | None, case: str | None) -> Place:
    """The ledger that TARGET means: beside a scenario file; of a packaged case in the user's data folder.

    Raises
    ------
    ValueError
        Where TARGET means no scenario, or standard input with no ledger named.
    """
    if ledger is not None and case is not None:
        return Place(address_of(ledger), case)
    if target == STANDARD_INPUT:
        raise ValueError("standard input has no folder and no name -> add --ledger FILE --case NAME")
    file = file_of(target)
    beside = _of_the_user() if is_packaged(target, file) else file.with_name(FILE_NAME)
    return Place(address_of(ledger or beside), case or name_of(target, file))


def now() -> str:
    """The present moment, ISO time in UTC."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def environment() -> dict[str, str]:
    """What besides detente decides the bytes of a forecast."""
    versions = {name: importlib.metadata.version(name) for name in _DECIDING}
    return {"python": platform.python_version(), "machine": platform.machine(), **versions}


def _of_the_user() -> Path:
    return platformdirs.user_data_path("detente") / FILE_NAME
