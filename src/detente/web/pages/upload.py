"""Articles given to the case: each is read before it is kept, and a bad one does not hold up the rest."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.formats.files import write_file
from detente.formats.locking import locked
from detente.reading import ReadingError
from detente.reading.inputs import Source, open_source
from detente.web.articles import folder_of
from detente.web.case import slug
from detente.web.page import back, patient, pending, served, show
from detente.web.pages.proposals import changeable
from detente.web.pages.work import job_of
from detente.web.work import Tick

PATH = "/evidence/upload"
MAX_BATCH = 200_000_000
MAX_DOCUMENT = 10_000_000
MAX_FILES = 500
SUFFIXES = {"text": ".txt", "markdown": ".md", "html": ".html", "pdf": ".pdf", "docx": ".docx"}
CAPS = {PATH: MAX_BATCH}


@dataclass(frozen=True)
class Kept:
    """What became of a batch: names of the articles kept, and why others were not."""

    names: tuple[str, ...]
    skipped: tuple[str, ...]


async def upload(request: Request) -> Response:
    """Take a batch of documents, and begin to read them."""
    case = changeable(request)
    skipped: list[str] = []
    given: list[tuple[str, bytes]] = []
    async with request.form(max_files=MAX_FILES, max_fields=4) as form:
        for each in form.getlist("articles"):
            if not isinstance(each, UploadFile) or not each.filename:
                continue
            if (each.size or 0) > MAX_DOCUMENT:
                size = f"{(each.size or 0) / 1e6:.0f} MB"
                skipped.append(f"{each.filename[:80]}: {size}; at most {MAX_DOCUMENT // 1_000_000} MB")
            else:
                given.append((each.filename, await each.read()))
    if not (given or skipped):
        raise HTTPException(422, "no document was chosen; choose text, Markdown, HTML, PDF or Word files")
    folder = folder_of(case)
    job = served(request).work.start("reading documents", lambda tick: kept(folder, given, skipped, tick))
    return back(f"/evidence/uploads/{job.id}")


def kept(folder: Path, given: Sequence[tuple[str, bytes]], skipped: Sequence[str], tick: Tick) -> Kept:
    """Keep every document that can be read in the folder of articles.

    Parameters
    ----------
    folder : Path
        Made where there is none.
    given : sequence of (str, bytes)
        Names as users gave them, and contents.
    skipped : sequence of str
        What was turned down before.
    tick : callable
        Told documents done and in all; raises where the work was stopped, and what was kept stays.
    """
    names, faults = [], list(skipped)
    for done, (name, data) in enumerate(given):
        tick(done, len(given))
        try:
            names.append(_keep(folder, name, data))
        except (ReadingError, ValueError) as fault:
            faults.append(str(fault))
    return Kept(tuple(names), tuple(faults))


def _keep(folder: Path, given: str, data: bytes) -> str:
    """Keep one document under a plain name that says what it is by its content."""
    document = open_source(Source(doc=given[:80], data=data, size=len(data)))
    if not document.text.strip():
        raise ReadingError(f"{given[:80]}: no text in it")
    if document.format not in SUFFIXES:
        raise ReadingError(
            f"{given[:80]}: a {document.format} file holds many documents; give one text a file"
        )
    try:
        stem = slug(Path(given).stem)
    except ValueError:
        stem = f"article-{hashlib.sha256(data).hexdigest()[:8]}"
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / stem):
        return _placed(folder, stem, SUFFIXES[document.format], given, data)


def _placed(folder: Path, stem: str, suffix: str, given: str, data: bytes) -> str:
    """Write a document beside the others, under a name that none of them has."""
    if any(_same(file, data) for file in folder.glob(f"*{suffix}")):
        raise ReadingError(f"{given[:80]}: is among the articles already")
    taken = {file.name.casefold() for file in folder.glob("*")}
    names = (f"{stem}{suffix}", *(f"{stem}-{number}{suffix}" for number in range(2, MAX_FILES + 2)))
    name = next(name for name in names if name not in taken)
    write_file(folder / name, data, force=False)
    return name


def _same(file: Path, data: bytes) -> bool:
    return file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data


async def uploaded(request: Request) -> Response:
    """What became of a batch, once it is read."""
    job = await patient(job_of(request))
    if job.state in ("waiting", "running", "failed"):
        return pending(request, job, heading="Reading what you gave")
    return show(request, "uploaded.html", kept=job.result() if job.state == "done" else None)


ROUTES = (
    Route(PATH, upload, methods=["POST"]),
    Route("/evidence/uploads/{job}", uploaded),
)
