"""What can go wrong with a ledger."""


class LedgerError(ValueError):
    """A ledger that cannot be read or written, or an entry that is not there."""


class NoLedgerError(LedgerError):
    """No ledger stands there yet."""
