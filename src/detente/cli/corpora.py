"""Tables of past treaties, as users name them."""

from pathlib import Path

from detente.formats.pax import is_pax, read_pax
from detente.formats.treaty_table import read_corpus
from detente.formats.trend import is_trend, read_trend
from detente.records.treaties import Corpus


def corpus_in(file: Path, parties: Path | None) -> Corpus:
    """Read a corpus of any known form.

    Parameters
    ----------
    file : Path
        A table of treaties, TREND's, or PA-X's.
    parties : Path, optional
        DESTA's list of treaties, for TREND.

    Raises
    ------
    ValueError
        Where the table does not fit `parties`.
    FormatError
        With every fault of the table.
    """
    if is_trend(file):
        if parties is None:
            fix = "give DESTA's list of treaties: --members TABLE"
            raise ValueError(f"{file}: TREND's table does not name parties -> {fix}")
        return read_trend(file, parties)
    if parties is not None:
        raise ValueError(f"{parties}: {file} names its parties itself -> leave out --members")
    return read_pax(file) if is_pax(file) else read_corpus(file)
