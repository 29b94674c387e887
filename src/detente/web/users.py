"""The people of a team: a file with a line for each, which holds what a token is known by, and no token."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from detente.formats.locking import locked

Role = Literal["reader", "editor"]
ROLES: tuple[Role, ...] = get_args(Role)
LONGEST = 64
_MARK = "sha256:"


@dataclass(frozen=True)
class User:
    """Somebody who has opened the page; without a name on a machine of their own."""

    name: str | None
    role: Role
    signed_in: bool = False
    """Whether a cookie of ours lets them in, which they can hand back."""

    @property
    def edits(self) -> bool:
        """Whether they may change something."""
        return self.role == "editor"


ALONE = User(None, "editor")


class Users:
    """The users in a file, read again when it changes.

    Parameters
    ----------
    file : Path
        Lines `NAME ROLE HASH`; blank ones and those that begin with `#` are passed over.

    Raises
    ------
    ValueError
        Where a line is none of these.
    OSError
        Where the file cannot be read.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        self._stamp = _stamp(file)
        self._lines = _read(file)

    def holder(self, session: str) -> User | None:
        """Whose session it is; it takes as long to say so of one as of none.

        Nobody's where the file has gone, or has been given a fault: better closed than open.
        """
        offered = _hash(session)
        matching = [user for user, kept in self._now() if hmac.compare_digest(kept, offered)]
        return matching[0] if matching else None

    def _now(self) -> list[tuple[User, str]]:
        try:
            stamp = _stamp(self.file)
            if stamp != self._stamp:
                self._stamp, self._lines = stamp, []
                self._lines = _read(self.file)
        except (OSError, ValueError):
            return []
        return self._lines


def session_of(token: str) -> str:
    """What a browser keeps in place of a token, 64 hex digits.

    The token cannot be told from it, nor it from what the file holds; and any process can make it anew.
    """
    return hmac.new(token.encode(), b"detente session", "sha256").hexdigest()


def new_token(file: Path, name: str, role: Role) -> str:
    """Add a user to a file, which is made where there is none, and return the token that opens for them.

    Raises
    ------
    ValueError
        Where the name is none, or stands there already.
    """
    if not is_name(name):
        raise ValueError(f"'{name}' is no user's name -> 1 to {LONGEST} letters, without commas")
    token = secrets.token_urlsafe(32)
    with locked(file):
        known = _read(file) if file.exists() else []
        if name in [user.name for user, _ in known]:
            raise ValueError(f"{file}: {name} is there already -> take that line out first")
        ended = not file.exists() or file.read_bytes()[-1:] in (b"", b"\n")
        with file.open("a", encoding="utf-8") as lines:
            lines.write(f"{'' if ended else chr(10)}{name} {role} {_hash(session_of(token))}\n")
    return token


def is_name(name: str) -> bool:
    """Whether a text can be a user's name: it fits on a line, and into a header, as one."""
    plain = name.isprintable() and name == " ".join(name.split())
    return plain and 0 < len(name) <= LONGEST and "," not in name and not name.startswith("#")


def _hash(session: str) -> str:
    """Plain SHA-256 is enough: nobody guesses 256 random bits."""
    return _MARK + hashlib.sha256(session.encode()).hexdigest()


def _read(file: Path) -> list[tuple[User, str]]:
    lines = file.read_text(encoding="utf-8").splitlines()
    told = [(n, line.strip()) for n, line in enumerate(lines, 1)]
    users = [_user(f"{file}:{n}", line) for n, line in told if line and not line.startswith("#")]
    names = [user.name for user, _ in users]
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{file}: {name} stands there twice -> take one line out")
    return users


def _user(where: str, line: str) -> tuple[User, str]:
    name, role, kept = ["", "", *line.rsplit(maxsplit=2)][-3:]
    if not is_name(name) or len(kept) != len(_hash("")) or not kept.startswith(_MARK) or not kept.isascii():
        raise ValueError(f"{where}: no user -> NAME ROLE HASH, as detente serve --new-token writes it")
    for known in ROLES:
        if role == known:
            return User(name, known), kept
    raise ValueError(f"{where}: role '{role}' -> {' or '.join(ROLES)}")


def _stamp(file: Path) -> tuple[int, int, int]:
    told = file.stat()
    return told.st_mtime_ns, told.st_size, told.st_ino
