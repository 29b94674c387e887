"""TREND's provisions of trade agreements, with the parties that DESTA lists."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from detente.formats.treaty_table import corpus_of, days_of, held_terms, opened
from detente.records.treaties import Corpus, Treaty

TREATY, YEAR = "Trade.Agreement", "Year"
NUMBER, PARTIES = "number", "parties_iso_n"
FAMILY, ENTRY, MEMBERSHIP, REGION = "base_treaty", "entry_type", "typememb", "regioncon"
MEMBERSHIPS = {
    "1": "bilateral",
    "2": "plurilateral",
    "3": "plurilateral and third country",
    "4": "region to region",
}
_BASE = re.compile(r"\d+")


@dataclass(frozen=True)
class _Listed:
    """What DESTA lists of a treaty: known before it is signed."""

    parties: tuple[str, ...]
    family: str | None
    """Number of the treaty that it amends, or its own."""
    kind: str | None
    """Such as `bilateral, intercontinental`, or `accession`."""


def is_trend(file: Path) -> bool:
    """Whether a table names the columns of TREND."""
    return set(opened(file).names) >= {TREATY, YEAR}


def read_trend(file: Path, parties: Path) -> Corpus:
    """Read TREND's table beside DESTA's list of treaties, which both number alike.

    Treaties that DESTA does not list, and those without a year, are left out and counted.

    Parameters
    ----------
    file : Path
        TREND: `Trade.Agreement`, which begins with DESTA's number, `Year`, and provisions of 0 and 1.
    parties : Path
        DESTA: `number` and `parties_iso_n`, ISO numeric codes with `|` between them.

    Returns
    -------
    Corpus
        Parties are ISO numeric codes, the process is the number of the first treaty of its family, the stage
        its kind: who joins (bilateral, plurilateral, ...), or accession, or protocol or amendment, and
        whether it is intercontinental. Where DESTA's columns for these lack, there is neither.

    Raises
    ------
    FormatError
        With every fault found.

    References
    ----------
    Morin, Dür and Lechner (2018), "Mapping the trade and environment nexus: insights from a new data set",
    Global Environmental Politics 18(1); Dür, Baccini and Elsig (2014), "The design of international trade
    agreements: introducing a new dataset", The Review of International Organizations 9(3).
    """
    members = _members(parties)
    table = opened(file)
    terms = tuple(name for name in table.names if name not in (TREATY, YEAR))
    treaties: dict[str, Treaty] = {}
    left_out = {"without a year": 0, "that DESTA does not list": 0}
    for line, cells in table.rows:
        row = dict(zip(table.names, cells, strict=False))
        if len(cells) != len(table.names):
            what = f"{len(cells)} cells under {len(table.names)} names"
            table.findings.fault(file, f"line {line}", what, "give a cell for each column")
            continue
        name, _, year = row[TREATY].rpartition("_")
        days, found = days_of(row[YEAR]), _listed(members, name.partition("_")[0])
        if days is None:
            left_out["without a year"] += 1
        elif found is None:
            left_out["that DESTA does not list"] += 1
        else:
            held = held_terms(row, terms, file, f"line {line}", table.findings)
            treaties[row[TREATY]] = Treaty(
                id=row[TREATY],
                date=year,
                first_day=days[0],
                last_day=days[1],
                parties=found.parties,
                terms=held,
                process=found.family,
                stage=found.kind,
            )
    table.findings.stop()
    return corpus_of(table, terms, treaties.values(), left_out)


def _listed(members: Mapping[str, _Listed], number: str) -> _Listed | None:
    """What is listed under a number; of one that is not, such as 138a, what its base, 138, is."""
    base = _BASE.match(number)
    return members.get(number) or (members.get(base[0]) if base else None)


def _members(file: Path) -> dict[str, _Listed]:
    table = opened(file)
    missing = [name for name in (NUMBER, PARTIES) if name not in table.names]
    if missing:
        table.findings.fault(file, "line 1", f"no column '{missing[0]}'", "give DESTA's list of treaties")
    table.findings.stop()
    found = {}
    for _, cells in table.rows:
        row = dict(zip(table.names, cells, strict=False))
        if row.get(PARTIES):
            parties = tuple(sorted(set(row[PARTIES].split("|"))))
            found[row[NUMBER]] = _Listed(parties, row.get(FAMILY) or None, _kind(row))
    table.findings.stop()
    return found


def _kind(row: Mapping[str, str]) -> str | None:
    """Kind of treaty; None where DESTA's columns for it lack."""
    entry, region = row.get(ENTRY), row.get(REGION)
    if not entry or not region:
        return None
    kind = MEMBERSHIPS.get(row.get(MEMBERSHIP, ""), entry) if entry == "base_treaty" else entry
    return f"{kind}, intercontinental" if region == "Intercontinental" else kind
