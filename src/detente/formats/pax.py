"""PA-X, the table of peace agreements: texts by process and stage, codes of 0 to 3."""

from pathlib import Path

from detente.formats.treaty_table import Table, corpus_of, days_of, opened
from detente.records.treaties import Corpus, Treaty

ID, DAY, COUNTRY, PROCESS, STAGE = "AgtId", "Dat", "Con", "PPName", "Stage"
# fmt: off
ABOUT = frozenset({
    "Con", "Contp", "PP", "PPName", "Reg", "AgtId", "Ver", "Agt", "Dat", "Status", "Lgt",
    "N_characters", "Agtp", "Stage", "StageSub", "Part", "ThrdPart", "OthAgr", "Loc1ISO", "Loc2ISO",
    "Loc1GWNO", "Loc2GWNO", "UcdpCon", "UcdpAgr", "PamAgr", "CowWar",
})
# fmt: on
"""Columns about a text that code none of its terms."""
CODES = {"0": False, "1": True, "2": True, "3": True, "": None}


def is_pax(file: Path) -> bool:
    """Whether a table names the columns of PA-X."""
    return set(opened(file).names) >= {ID, DAY, COUNTRY, PROCESS}


def read_pax(file: Path) -> Corpus:
    """Read PA-X's table of peace agreements.

    Parameters
    ----------
    file : Path
        `AgtId`, `Dat`, `Con` (countries, a `/` between them), `PPName` and, where it has one, `Stage`; every
        other column whose cells are 0 to 3 is a term, held where above 0. Columns of text or larger numbers
        are no terms.

    Returns
    -------
    Corpus
        The parties are the countries, the process and the stage are PA-X's own.

    Raises
    ------
    FormatError
        With every fault found.

    References
    ----------
    Bell and Badanjak (2019), "Introducing PA-X: a new peace agreement database and dataset", Journal of Peace
    Research 56(3).
    """
    table = opened(file)
    rows = _rows(table)
    terms = tuple(
        name
        for name in table.names
        if name not in ABOUT and all(_plain(row[name]) in CODES for _, row in rows)
    )
    treaties: dict[str, Treaty] = {}
    for line, row in rows:
        days = days_of(row[DAY])
        countries = tuple(sorted({name.strip() for name in row[COUNTRY].split("/") if name.strip()}))
        if days is None:
            what = f"{DAY} is '{row[DAY][:40]}'"
            table.findings.fault(file, f"line {line}", what, "give an ISO date such as 1972-05-26, or a year")
        elif not countries:
            table.findings.fault(file, f"line {line}", f"no country in {COUNTRY}", "name them with / between")
        elif not row[ID] or row[ID] in treaties:
            what = f"'{row[ID][:60]}' stands twice" if row[ID] else f"no {ID}"
            table.findings.fault(file, f"line {line}", what, "give each text its own id")
        else:
            treaties[row[ID]] = Treaty(
                id=row[ID],
                date=row[DAY],
                first_day=days[0],
                last_day=days[1],
                parties=countries,
                terms=tuple(CODES[_plain(row[name])] for name in terms),
                process=row[PROCESS] or None,
                stage=row.get(STAGE) or None,
            )
    table.findings.stop()
    return corpus_of(table, terms, treaties.values())


def _rows(table: Table) -> list[tuple[int, dict[str, str]]]:
    """Line and cells by name; a line of another length is a fault."""
    rows = []
    for line, cells in table.rows:
        if len(cells) == len(table.names):
            rows.append((line, dict(zip(table.names, cells, strict=True))))
        else:
            what = f"{len(cells)} cells under {len(table.names)} names"
            table.findings.fault(table.file, f"line {line}", what, "give a cell for each column")
    table.findings.stop()
    return rows


def _plain(cell: str) -> str:
    """A code without the `.0` that some programs add."""
    return cell.removesuffix(".0")
