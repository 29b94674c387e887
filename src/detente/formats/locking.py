"""One writer at a time in a folder: threads and processes wait for each other."""

import contextlib
import errno
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_THREADS = threading.Lock()
_CANNOT = {errno.EBADF, errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL}


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Hold a file's folder alone, until the block ends or the process does.

    On Windows, and on a network disk that locks no folders, only the threads of one process wait for each
    other. Not to be nested.

    Raises
    ------
    OSError
        Where there is no such folder.
    """
    with _THREADS, contextlib.ExitStack() as held:
        if sys.platform != "win32":
            folder = os.open(file.resolve().parent, os.O_RDONLY)
            held.callback(os.close, folder)
            try:
                fcntl.flock(folder, fcntl.LOCK_EX)
            except OSError as error:
                if error.errno not in _CANNOT:
                    raise
            else:
                held.callback(fcntl.flock, folder, fcntl.LOCK_UN)
        yield
