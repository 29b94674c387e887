"""Files in and out: caps on what is read, all or nothing on what is written."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from detente.formats.faults import Fault, FormatError

MAX_BYTES = 10_000_000
MAX_FILES = 1_000


def files_in(arguments: Iterable[str | Path]) -> list[Path]:
    """The files meant: files as given, and those of folders in the order of their names.

    Raises
    ------
    FormatError
        Where a file is not there, or a folder is empty.
    """
    found: list[Path] = []
    faults = []
    for path in map(Path, arguments):
        inside = sorted(file for file in path.iterdir() if _readable(file)) if path.is_dir() else [path]
        if not inside:
            faults.append(Fault(str(path), "folder", "no files in it", "give a folder with a domain"))
        elif not path.is_dir() and not path.is_file():
            faults.append(Fault(str(path), "file", "not there", "give files, or a folder"))
        found += inside
    if len(found) > MAX_FILES:
        what = f"{len(found):,} files"
        faults.append(Fault(str(found[0].parent), "folder", what, f"give at most {MAX_FILES:,}"))
    if faults:
        raise FormatError(faults)
    return list(dict.fromkeys(found))


def _readable(file: Path) -> bool:
    return file.is_file() and not file.name.startswith((".", "~$"))


def content(file: Path, *, limit: int = MAX_BYTES) -> bytes:
    """Bytes of a file of sane size.

    Raises
    ------
    FormatError
        Where the file is larger than the limit.
    """
    with file.open("rb") as stream:
        raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise FormatError(
            [Fault(str(file), "file", f"more than {limit:,} bytes", f"at most {limit:,} are read")]
        )
    return raw


def is_blank(file: Path) -> bool:
    """Whether nothing but blanks and line ends stands in a file."""
    return file.stat().st_size <= MAX_BYTES and not file.read_bytes().removeprefix(b"\xef\xbb\xbf").strip()


def single(files: Sequence[Path], what: str) -> Path:
    """The one file.

    Raises
    ------
    FormatError
        Where there are several.
    """
    if len(files) > 1:
        fault = Fault(str(files[0].parent), "folder", f"{len(files)} {what}", "import one at a time")
        raise FormatError([fault])
    return files[0]


def title_of(files: Sequence[Path], otherwise: Path) -> str:
    """The folder's name where all files share one that has a name, else a file's."""
    folders = {file.resolve().parent for file in files}
    folder = folders.pop()
    return folder.name if not folders and folder.name else otherwise.stem


def write_folder(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write files into a folder, all or none.

    Raises
    ------
    FormatError
        Where the folder holds other files and force is not given, or is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise FormatError([Fault(str(folder), "folder", "a file stands there", "give a new folder")])
    if folder.is_dir() and any(folder.iterdir()) and not force:
        raise FormatError([Fault(str(folder), "folder", "not empty", "give a new folder, or --force")])
    with made(folder, for_=folder), tempfile.TemporaryDirectory(dir=folder, prefix=".detente-") as scratch:
        for name, raw in files.items():
            (Path(scratch) / name).write_bytes(raw)
        for name in files:
            os.replace(Path(scratch) / name, folder / name)


def write_file(file: Path, raw: bytes, *, force: bool) -> None:
    """Write a file, whole or not at all.

    Raises
    ------
    FormatError
        Where something stands there and force is not given.
    """
    if file.is_dir():
        raise FormatError([Fault(str(file), "file", "a folder stands there", "give another name")])
    if file.exists() and not force:
        raise FormatError([Fault(str(file), "file", "already there", "give another name, or --force")])
    with made(file.parent, for_=file):
        scratch = Path(tempfile.mkdtemp(dir=file.parent, prefix=".detente-"))
        try:
            (scratch / "part").write_bytes(raw)
            os.replace(scratch / "part", file)
        finally:
            shutil.rmtree(scratch)


@contextlib.contextmanager
def made(folder: Path, *, for_: Path) -> Iterator[None]:
    """A folder, made with those above it; where what follows fails, those made are gone again.

    What fails is told of the file that was asked for, not of one that stood beside it on the way.
    """
    new = [each for each in (folder, *folder.parents) if not os.path.lexists(each)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException as error:
        for each in new:
            with contextlib.suppress(OSError):
                each.rmdir()
        if isinstance(error, OSError):
            error.filename, error.filename2 = str(for_), None
        raise
