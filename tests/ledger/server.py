"""A PostgreSQL server of its own, in a temporary folder, reached by a socket there and by nothing else."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

USER = "detente"
GUARDED = "guarded"
"""A user who needs a password."""
_SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "shared_buffers": "64MB",
    "max_connections": "40",
    "dynamic_shared_memory_type": "mmap",
}


class Server:
    """A server that runs in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def url(self, database: str, user: str = USER) -> str:
        """Where one of its databases is."""
        host = quote(str(self.folder), safe="")
        return f"postgresql://{user}@/{database}?host={host}&connect_timeout=300"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = " ".join(f"-c {name}='{value}'" for name, value in _SETTINGS.items())
        socket = f"-c unix_socket_directories='{self.folder}'"
        log = self.folder / "log"
        _run("pg_ctl", "start", "-w", "-t", "300", "-D", self.data, "-l", log, "-o", f"{settings} {socket}")

    def stop(self) -> None:
        """Stop it as a power cut would."""
        _run("pg_ctl", "stop", "-m", "immediate", "-w", "-t", "300", "-D", self.data)

    @property
    def data(self) -> Path:
        """Where it keeps its files."""
        return self.folder / "data"


def programs() -> Path:
    """Folder of the newest server's programs, where Debian has them."""
    return max(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: int(folder.parent.name))


@contextlib.contextmanager
def running() -> Iterator[Server]:
    """A server for as long as it is needed."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))
    server = Server(folder)
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres", "postgres")
        _run("initdb", "-U", USER, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C", "-D", server.data)
        hba = server.data / "pg_hba.conf"
        hba.write_text(f"local all {GUARDED} scram-sha-256\n{hba.read_text()}", encoding="utf-8")
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


def _run(program: str, *arguments: str | Path) -> None:
    """Run one of the server's programs; as its own user where we are root, which it refuses."""
    command = [programs() / program, *arguments]
    user = "postgres" if os.geteuid() == 0 else None
    subprocess.run(
        command, check=True, user=user, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
