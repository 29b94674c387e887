"""Whether a file lies on another machine, where SQLite's write-ahead log must not be used."""

from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
_REMOTE = ("nfs", "cifs", "smb", "9p", "afs", "fuse.sshfs", "ncpfs", "ceph", "glusterfs", "lustre")


def is_remote(file: Path, *, mounts: Path = MOUNTS) -> bool:
    """Whether the file system that holds a file is a network's, where the system tells (Linux)."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    above = [str(folder) for folder in file.resolve().parents]
    kinds = {fields[1]: fields[2] for line in lines if len(fields := line.split()) > 2}
    kind = next((kinds[folder] for folder in above if folder in kinds), "")
    return kind.startswith(_REMOTE)
