"""A case as its user keeps it: its file, the ledger beside it, and what is asked of it by default."""
