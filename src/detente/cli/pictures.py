"""Pictures beside an answer, as files."""

from pathlib import Path

from detente.cli.new_files import wrote
from detente.cli.output import remark
from detente.formats.files import write_file


def drawn(picture: Path, svg: str) -> None:
    """Write a picture, whole or not at all, over one that stands there, and say so.

    Raises
    ------
    FormatError
        Where it cannot stand there.
    """
    new = not picture.parent.exists()
    write_file(picture, svg.encode(), force=True)
    remark(wrote(picture, in_new_folder=new))
