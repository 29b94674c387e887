"""A ledger in a PostgreSQL database; only imported for such an address, since it needs an extra."""
