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
