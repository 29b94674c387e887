"""Other programs' files to and from a scenario.

`read` gives a scenario and warns (`FormatWarning`) of what it cannot hold; `write` gives what is lost.
"""

import datetime
import importlib
import warnings
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from detente.extras import lacking
from detente.formats.faults import Fault, FormatError, FormatWarning, listed
from detente.formats.files import files_in, is_blank, write_file, write_folder
from detente.formats.game import Semantics, Settings
from detente.formats.guessing import ENDINGS, files_of, format_of, meant
from detente.formats.scaling import Export
from detente.nearest import nearest
from detente.scenario import Scenario

__all__ = ["FORMATS", "FormatError", "FormatWarning", "guessed", "read", "write"]

# Format to the module that reads and writes it, which is loaded when it is asked for.
FORMATS = {
    "genius": "genius",
    "geniusweb": "geniusweb",
    "negmas": "negmas",
    "negolog": "negolog",
    "gmcr": "gmcr",
    "graph-csv": "graph_csv",
    "ktab": "ktab",
    "decide": "decide",
    "deu": "deu",
    "actors-csv": "actors_csv",
    "csv": "csv_files",
    "xlsx": "xlsx_files",
}
# Tables choose for themselves whether they become one file or a folder.
TABLES = ("csv", "xlsx")


def guessed(arguments: Iterable[str | Path]) -> str:
    """The format of files or folders.

    Raises
    ------
    FormatError
        Where no format fits.
    """
    return format_of(files_in(arguments))


def read(
    arguments: Iterable[str | Path],
    *,
    as_of: datetime.date,
    format: str | None = None,
    title: str | None = None,
    proposal: str | None = None,
    semantics: Semantics = "genius",
    real_steps: int = 11,
) -> Scenario:
    """Read files or folders of another program into a scenario, every party of which is a principal.

    Parameters
    ----------
    arguments : iterable of path
        A domain and its profiles, or folders that hold them.
    as_of : date
        The scenario's day.
    format : str, optional
        One of `FORMATS`; default what the files look like.
    title : str, optional
        Default what the files or their folder are called.
    proposal : str, optional
        Which proposal of a table of DEU; needed where it has several.
    semantics : {"genius", "raw"}
        Whether GENIUS evaluations are divided by the issue's largest, as GENIUS does, or stand as they are.
    real_steps : int
        How many equally spaced options stand for a continuous issue, 2 to 1,000.

    Raises
    ------
    FormatError
        With every fault found.

    Warns
    -----
    FormatWarning
        Of whatever the scenario cannot hold exactly.
    """
    settings = Settings(
        as_of=as_of, title=title, proposal=proposal, semantics=semantics, real_steps=real_steps
    )
    files = files_in(arguments)
    name = format or format_of(files)
    module = _module(name)
    fitting, others = files_of(files, name)
    if not fitting:
        fix = f"give {' or '.join(ENDINGS[name])}"
        raise FormatError([Fault(str(files[0]), "file", f"not a file of {name}", fix)])
    if all(is_blank(file) for file in fitting):
        raise FormatError([Fault(str(fitting[0]), "file", "it is empty", f"give {meant(fitting[0])}")])
    if others:
        warnings.warn(f"left out: {listed(file.name for file in others)}", FormatWarning, stacklevel=2)
    scenario: Scenario = module.read(fitting, settings)
    return scenario


def write(scenario: Scenario, format: str, path: str | Path, *, force: bool = False) -> list[str]:
    """Write a scenario for another program, all files or none.

    Parameters
    ----------
    scenario : Scenario
        With at least one issue; for gmcr and graph-csv, with a conflict.
    format : str
        One of `FORMATS`.
    path : path
        A new or empty folder; or a new file, for xlsx, and for csv, gmcr, graph-csv and the tables of
        positions where it ends as they do.
    force : bool
        Whether files that stand there may be written over.

    Returns
    -------
    list of str
        What the format cannot hold, one line each.

    Raises
    ------
    FormatError
        Where something stands in the way.
    """
    module = _module(format)
    if format in TABLES:
        lost: list[str] = module.write(scenario, Path(path), force=force)
        return lost
    export: Export = module.exported(scenario)
    ending = Path(path).suffix.lower()
    if len(export.files) == 1 and ending in ENDINGS[format]:
        raw = export.instead.get(ending) or next(iter(export.files.values()))
        write_file(Path(path), raw, force=force)
        return export.lost
    write_folder(Path(path), export.files, force=force)
    return export.lost


def _module(name: str) -> ModuleType:
    if name not in FORMATS:
        raise ValueError(f"no format '{name}' -> {nearest(name, FORMATS)}")
    try:
        return importlib.import_module(f"detente.formats.{FORMATS[name]}")
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("detente"):
            raise
        raise ValueError(f"{name}: {lacking('spreadsheet')}") from None
