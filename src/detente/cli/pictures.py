"""Pictures beside an answer, as files."""

from pathlib import Path

from detente.cli.output import remark
from detente.formats.faults import FormatError
from detente.formats.files import write_file


def drawn(picture: Path, svg: str) -> None:
    """Write a picture, whole or not at all, over one that stands there, and say so.

    Raises
    ------
    ValueError
        Where it cannot stand there.
    """
    try:
        write_file(picture, svg.encode(), force=True)
    except FormatError as error:
        raise ValueError(error.in_one_line) from None
    remark(f"wrote {picture}")
