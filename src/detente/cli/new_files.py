"""Files that a verb is to write: nothing that stands there is lost."""

from pathlib import Path


def check_free(file: Path | None, *, force: bool) -> None:
    """Refuse a file that stands there before the work begins that would be written to it.

    Raises
    ------
    ValueError
        Where something stands there and force is not given.
    """
    if file is not None and file.exists() and not force:
        raise ValueError(f"{file}: already there -> give another name, or --force")


def wrote(file: Path, *, in_new_folder: bool) -> str:
    """What was written, and whether its folder was made for it.

    >>> wrote(Path("out/report.html"), in_new_folder=True)
    'wrote out/report.html; the folder out is new'
    """
    return f"wrote {file}" + (f"; the folder {file.parent} is new" if in_new_folder else "")
