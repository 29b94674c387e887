"""A table of treaties: id, date, parties, and a column of 0 and 1 for each term."""

import datetime
import gzip
import hashlib
import io
import re
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.files import MAX_BYTES, content
from detente.formats.text_table import as_text, delimiter_of
from detente.formats.text_table import rows as table_rows
from detente.records.treaties import Corpus, Treaty

ABOUT = ("id", "date", "parties", "title", "source", "process", "stage")
NEEDED = ("id", "date", "parties")
HELD = {"1": True, "1.0": True, "yes": True, "0": False, "0.0": False, "no": False, "": None}
MAX_CELLS = 20_000_000
MAX_FAULTS = 100
_GZIP = b"\x1f\x8b"
_YEAR = re.compile(r"\d{4}(\.0)?")
_BETWEEN = re.compile(r"[|;]")


@dataclass(frozen=True)
class Table:
    """The rows of a file, and what is wrong with them."""

    file: Path
    digest: str
    names: list[str]
    rows: Iterator[tuple[int, list[str]]]
    findings: Findings


def opened(file: Path) -> Table:
    """A CSV file, gzipped or not, with commas or semicolons.

    Raises
    ------
    FormatError
        Where it is not there, too large, or not text.
    """
    findings = Findings()
    if not file.is_file():
        findings.fault(file, "file", "not there", "give a table of treaties")
        findings.stop()
    raw = inflated(file, content(file), findings)
    findings.stop()
    text = as_text(raw)
    rows = table_rows(text, delimiter_of(text), file, findings)
    names = next(rows, (1, []))[1]
    digest = "sha256:" + hashlib.sha256(raw).hexdigest()
    return Table(file, digest, names, rows, findings)


def inflated(file: Path, raw: bytes, findings: Findings) -> bytes:
    """The bytes of a file, out of gzip where they are in it; a fault where they are too many."""
    if not raw.startswith(_GZIP):
        return raw
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(raw)) as stream:
            found = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        findings.fault(file, "file", "not a whole gzip file", "compress it again")
        return b""
    if len(found) > MAX_BYTES:
        findings.fault(file, "file", f"more than {MAX_BYTES:,} bytes", "give a smaller table")
    return found


def read_corpus(file: Path) -> Corpus:
    """Read a table of treaties.

    Parameters
    ----------
    file : Path
        Columns `id`, `date` (an ISO date or a year), `parties` (with `|` or `;` between them), and if you
        like `title`, `source`, `process` (the talks that it belongs to) and `stage`; every other column is a
        term, 1 where the treaty holds it, 0 where not, blank where it was not coded.

    Returns
    -------
    Corpus

    Raises
    ------
    FormatError
        With every fault found.
    """
    table = opened(file)
    findings, names = table.findings, [_column(name) for name in table.names]
    _checked(file, names, findings)
    findings.stop()
    terms = tuple(name for name in names if name not in ABOUT)
    treaties: dict[str, Treaty] = {}
    for line, cells in table.rows:
        where = f"line {line}"
        if len(findings.faults) >= MAX_FAULTS:
            break
        if len(cells) != len(names):
            what = f"{len(cells)} cells under {len(names)} names"
            findings.fault(file, where, what, "give a cell for each column")
            continue
        row = dict(zip(names, cells, strict=True))
        treaty = _treaty(row, terms, file, where, findings)
        if treaty is not None and treaty.id in treaties:
            findings.fault(file, where, f"'{treaty.id[:60]}' stands twice", "give each treaty its own id")
        elif treaty is not None:
            treaties[treaty.id] = treaty
    findings.stop()
    return corpus_of(table, terms, treaties.values())


def corpus_of(
    table: Table,
    terms: tuple[str, ...],
    treaties: Collection[Treaty],
    left_out: Mapping[str, int] | None = None,
) -> Corpus:
    """Treaties in order of their dates, those that nothing is coded of left out.

    Raises
    ------
    FormatError
        Where none is left.
    """
    coded = [treaty for treaty in treaties if any(held is not None for held in treaty.terms)]
    if not coded:
        table.findings.fault(table.file, "table", "no treaty with a coded term", "give a row for each treaty")
        table.findings.stop()
    missing = {"without any coded term": len(treaties) - len(coded)}
    return Corpus(
        name=table.file.name,
        digest=table.digest,
        terms=terms,
        treaties=tuple(sorted(coded, key=lambda treaty: (treaty.first_day, treaty.last_day, treaty.id))),
        left_out={reason: count for reason, count in {**(left_out or {}), **missing}.items() if count},
    )


def _column(name: str) -> str:
    """What a column is called: those about the treaty in small letters, `year` for `date`."""
    folded = "date" if name.casefold() == "year" else name.casefold()
    return folded if folded in ABOUT else name


def _checked(file: Path, names: list[str], findings: Findings) -> None:
    for needed in NEEDED:
        if needed not in names:
            fix = "name the columns id, date, parties, then one for each term"
            findings.fault(file, "line 1", f"no column '{needed}'", fix)
    if not set(names) - set(ABOUT):
        findings.fault(file, "line 1", "no column of a term", "add one for each term, of 0 and 1")
    for place, name in enumerate(names):
        if not name:
            findings.fault(file, "line 1", f"column {place + 1} has no name", "name it, or leave it out")
        elif name in names[:place]:
            findings.fault(file, "line 1", f"column '{name[:60]}' stands twice", "keep one")


def _treaty(
    row: dict[str, str], terms: tuple[str, ...], file: Path, where: str, findings: Findings
) -> Treaty | None:
    days = days_of(row["date"])
    parties = tuple(sorted({name.strip() for name in _BETWEEN.split(row["parties"]) if name.strip()}))
    if not row["id"]:
        findings.fault(file, where, "no id", "give each treaty one")
    if days is None:
        what = f"date is '{row['date'][:40]}'"
        findings.fault(file, where, what, "give an ISO date such as 1972-05-26, or a year")
    if not parties:
        findings.fault(file, where, "no parties", "name them with | between them")
    held = held_terms(row, terms, file, where, findings)
    if days is None or not row["id"] or not parties:
        return None
    return Treaty(
        id=row["id"],
        date=row["date"],
        first_day=days[0],
        last_day=days[1],
        parties=parties,
        terms=held,
        process=row.get("process") or None,
        stage=row.get("stage") or None,
    )


def held_terms(
    row: dict[str, str], terms: tuple[str, ...], file: Path, where: str, findings: Findings
) -> tuple[bool | None, ...]:
    """Cells of 0 and 1; the first that is neither is a fault."""
    wrong = next((term for term in terms if row[term].casefold() not in HELD), None)
    if wrong is not None:
        what = f"{wrong[:60]} is '{row[wrong][:40]}'"
        findings.fault(file, where, what, "give 1 or 0, or leave it blank where not coded")
        return ()
    return tuple(HELD[row[term].casefold()] for term in terms)


def days_of(text: str) -> tuple[datetime.date, datetime.date] | None:
    """First and last day that a date may mean; None where it is none."""
    try:
        if _YEAR.fullmatch(text):
            year = int(text[:4])
            return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        day = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return day, day
