"""Where a ledger is: a file, or a PostgreSQL database by its URL."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from detente.ledger.errors import LedgerError

_SHOWN = re.compile(
    r"postgres(?:ql)?://(?:(?P<user>[^:@/?#]*)(?::[^@/?#]*)?@)?(?P<place>[^@?#]*)(?:\?[^@#]*)?", re.DOTALL
)


@dataclass(frozen=True)
class DatabaseUrl:
    """A PostgreSQL URL as libpq reads it; told without its password and its settings."""

    secret: str = field(repr=False)

    def __str__(self) -> str:
        """User, host and database; nothing at all where a password cannot be told from them."""
        parts = _SHOWN.fullmatch(self.secret)
        if parts is None:
            return "postgresql://..."
        user = f"{parts['user']}@" if parts["user"] else ""
        return f"postgresql://{user}{parts['place']}"


Address = Path | DatabaseUrl


def address_of(text: str | Path) -> Address:
    """What `--ledger` means.

    Raises
    ------
    LedgerError
        Where it is the URL of something else.
    """
    scheme, sign, _ = str(text).partition("://")
    if not sign:
        return Path(text)
    if scheme not in ("postgresql", "postgres"):
        raise LedgerError(f"{scheme}://...: no ledger -> give a file, or postgresql://USER@HOST/DATABASE")
    return DatabaseUrl(str(text))
