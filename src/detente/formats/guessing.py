"""Which program's files these are."""

from collections.abc import Sequence
from pathlib import Path

from detente.formats import actors_csv, decide, deu, geniusweb, gmcr, ktab, negmas, negolog
from detente.formats.faults import Fault, Findings, FormatError
from detente.formats.files import content
from detente.formats.graph_csv import is_graph
from detente.formats.plain import parsed

# Format to the endings of its files; the first that fits wins.
ENDINGS = {
    "graph-csv": (".csv",),
    "ktab": (".csv", ".xml"),
    "decide": (".txt", ".csv", ".tsv"),
    "deu": (".csv",),
    "actors-csv": (".csv", ".tsv"),
    "genius": (".xml",),
    "geniusweb": (".json",),
    "negolog": (".json",),
    "negmas": (".yml", ".yaml", ".json"),
    "gmcr": (".gmcr", ".json"),
    "csv": (".csv",),
    "xlsx": (".xlsx", ".xlsm"),
}
# Formats that share an ending with another: told by what is in a file.
_TOLD = {
    "graph-csv": is_graph,
    "ktab": ktab.is_ktab,
    "decide": decide.is_decide,
    "deu": deu.is_deu,
    "actors-csv": actors_csv.is_actors,
}
# What a file of an ending should hold.
_MEANT = {
    ".csv": "a table, with the names of its columns first",
    ".gmcr": "a conflict of GMCR+",
    ".tsv": "a table, with the names of its columns first",
    ".txt": "rows that begin with #A, #P, #M or #D",
    ".xlsx": "a workbook",
    ".xlsm": "a workbook",
    ".xml": "a domain or a profile of GENIUS, or a scenario of KTAB",
}
_JSON = {
    "geniusweb": (geniusweb.is_domain, geniusweb.is_profile),
    "negolog": (negolog.is_profile,),
    "negmas": (negmas.is_domain, negmas.is_party),
    "gmcr": (gmcr.is_conflict,),
}


def format_of(files: Sequence[Path]) -> str:
    """The format that the files' endings say, and for JSON what is in them.

    Raises
    ------
    FormatError
        Where no format fits.
    """
    endings = {file.suffix.lower() for file in files}
    for name, known in ENDINGS.items():
        if name in _TOLD and not any(_TOLD[name](file) for file in files if file.suffix.lower() in known):
            continue
        if endings.intersection(known) - {".json"}:
            return name
        if ".json" in known and ".json" in endings and name == "geniusweb" and (found := _of_json(files)):
            return found
    fix = f"give files of one of {', '.join(ENDINGS)}, or --from FORMAT"
    raise FormatError([Fault(str(files[0]), "file", "no known format", fix)])


def _of_json(files: Sequence[Path]) -> str | None:
    """The format of the first JSON file that has one; unreadable files have none."""
    faults = Findings()
    for file in files:
        if file.suffix.lower() == ".json":
            data = parsed(content(file), file, faults)
            for name, tests in _JSON.items():
                if any(test(data) for test in tests):
                    return name
    faults.stop()
    return None


def meant(file: Path) -> str:
    """What a file should hold, going by its ending."""
    return _MEANT.get(file.suffix.lower(), "a domain or a profile")


def files_of(files: Sequence[Path], name: str) -> tuple[list[Path], list[Path]]:
    """The files that are of a format by their endings, and the others."""
    fitting = [file for file in files if file.suffix.lower() in ENDINGS[name]]
    return fitting, [file for file in files if file not in fitting]
