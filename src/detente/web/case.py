"""The case that is served: its file, read again when it changes, and its ledger."""

import re
import shutil
import unicodedata
from os import environ
from pathlib import Path

from detente.case.place import Place, place_of
from detente.case.target import STANDARD_INPUT, file_of, is_packaged, name_of
from detente.formats.files import write_file
from detente.formats.locking import locked
from detente.scenario import Scenario, load
from detente.scenario.source import MAX_BYTES
from detente.web.changes import ChangedMeanwhileError, changed_by, digest_of, note

Stamp = tuple[int, int, int]


class ServedCase:
    """One case, by a scenario file, a folder that holds one, or the name of a packaged case.

    Parameters
    ----------
    target : str
        As the command line's TARGET; a packaged case is read-only until it is copied.
    ledger, case : str, optional
        As the command line's `--ledger` and `--case`.

    Raises
    ------
    ValueError
        Where there is no such file, folder or case.
    """

    def __init__(self, target: str, *, ledger: str | None = None, case: str | None = None) -> None:
        if target == STANDARD_INPUT:
            raise ValueError("standard input is no case to serve -> give a file, a folder or a case's name")
        self.target = target
        self.file = file_of(target)
        self._ledger, self._case = ledger, case
        self._read: tuple[Stamp, Scenario] | None = None

    @property
    def packaged(self) -> bool:
        """Whether it stands in the catalogue, where nothing is changed."""
        return is_packaged(self.target, self.file)

    @property
    def name(self) -> str:
        """What it is called."""
        return name_of(self.target, self.file)

    @property
    def folder(self) -> Path:
        """Where its files are."""
        return self.file.resolve().parent

    @property
    def place(self) -> Place:
        """Its ledger: the one named, else where DETENTE_LEDGER says, else beside the file."""
        return place_of(self.target, self._ledger or environ.get("DETENTE_LEDGER") or None, self._case)

    def scenario(self) -> Scenario:
        """The scenario as its file says now.

        Raises
        ------
        ScenarioError
            With every fault, where the file has any.
        """
        stamp = _stamp(self.file)
        if self._read is None or self._read[0] != stamp:
            self._read = stamp, load(self.file)
        return self._read[1]

    @property
    def changed_by(self) -> str:
        """Who wrote what its file says now, ` by NAME at TIME`; empty where no member of a team did."""
        with locked(self.file):  # whoever has just written it is about to say so
            return changed_by(self.file)

    def write(self, text: str, *, made_from: str, by: str | None) -> None:
        """Write the scenario's file, whole or not at all, and over nobody else's change.

        Parameters
        ----------
        text : str
            The whole file.
        made_from : str
            Digest of the file that the change was made from.
        by : str, optional
            Who writes, in a team.

        Raises
        ------
        ChangedMeanwhileError
            Where the file says something else by now, whichever process wrote it; nothing is written.
        ValueError
            Where the case is a packaged one, or the text is longer than a scenario may be.
        """
        if self.packaged:
            raise ValueError(f"{self.name}: a packaged case is not changed -> copy it first")
        data = text.encode()
        if len(data) > MAX_BYTES:
            raise ValueError(f"{self.name}: {len(data):,} bytes -> at most {MAX_BYTES:,}")
        with locked(self.file):
            if digest_of(self.file.read_bytes()) != made_from:
                raise ChangedMeanwhileError(
                    f"{self.file.name} was changed meanwhile{changed_by(self.file)}; nothing was written"
                )
            write_file(self.file, data, force=True)
            if by is not None:
                note(self.file, by=by)

    def copy_to(self, name: str) -> None:
        """Copy the case's folder into a new one here, and serve that from now on.

        Raises
        ------
        ValueError
            Where the name is no plain name, or something stands there already.
        """
        folder = Path.cwd() / slug(name)
        if folder.exists():
            raise ValueError(f"{folder.name}: already there -> give another name")
        shutil.copytree(self.folder, folder)
        self.target, self.file, self._read = str(folder), file_of(str(folder)), None


def slug(name: str) -> str:
    """A user's name for something as a file's or folder's name: letters, digits, hyphens.

    Raises
    ------
    ValueError
        Where nothing is left of it.

    >>> slug("../New Détente: 2")
    'new-detente-2'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")
    if not found:
        raise ValueError(f"'{name}' is no name -> give letters and digits")
    return found


def _stamp(file: Path) -> Stamp:
    told = file.stat()
    return told.st_mtime_ns, told.st_size, told.st_ino
