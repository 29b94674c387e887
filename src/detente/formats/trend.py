"""TREND's provisions of trade agreements, with the parties that DESTA lists."""

import re
from collections.abc import Mapping
from pathlib import Path

from detente.formats.treaty_table import corpus_of, days_of, held_terms, opened
from detente.records.treaties import Corpus, Treaty

TREATY, YEAR = "Trade.Agreement", "Year"
NUMBER, PARTIES = "number", "parties_iso_n"
_BASE = re.compile(r"\d+")


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
        Parties are ISO numeric codes.

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
        days, found = days_of(row[YEAR]), _parties(members, name.partition("_")[0])
        if days is None:
            left_out["without a year"] += 1
        elif found is None:
            left_out["that DESTA does not list"] += 1
        else:
            held = held_terms(row, terms, file, f"line {line}", table.findings)
            treaties[row[TREATY]] = Treaty(
                id=row[TREATY], date=year, first_day=days[0], last_day=days[1], parties=found, terms=held
            )
    table.findings.stop()
    return corpus_of(table, terms, treaties.values(), left_out)


def _parties(members: Mapping[str, tuple[str, ...]], number: str) -> tuple[str, ...] | None:
    """Who is listed under a number; one that is not listed, such as 138a, those of its base, 138."""
    base = _BASE.match(number)
    return members.get(number) or (members.get(base[0]) if base else None)


def _members(file: Path) -> dict[str, tuple[str, ...]]:
    table = opened(file)
    missing = [name for name in (NUMBER, PARTIES) if name not in table.names]
    if missing:
        table.findings.fault(file, "line 1", f"no column '{missing[0]}'", "give DESTA's list of treaties")
    table.findings.stop()
    found = {}
    for _, cells in table.rows:
        row = dict(zip(table.names, cells, strict=False))
        if row.get(PARTIES):
            found[row[NUMBER]] = tuple(sorted(set(row[PARTIES].split("|"))))
    table.findings.stop()
    return found
