"""The tables of a ledger in SQLite, with a full-text index."""

from detente.ledger.schema import STEPS, Step

APPLICATION_ID = 0x44_54_4E_54
"""`DTNT`, which says to SQLite and to `file` whose database it is."""

_SEARCH = """
CREATE VIRTUAL TABLE evidence_words USING fts5 (
    words, content = 'evidence', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
"""


def _script(step: Step) -> str:
    return step.tables + "".join(map(_guards, step.only_grow))


def _guards(table: str) -> str:
    return "".join(
        f"CREATE TRIGGER {table}_keeps_on_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;\n"
        for verb in ("UPDATE", "DELETE")
    )


MIGRATIONS: tuple[str, ...] = (_script(STEPS[0]) + _SEARCH, *map(_script, STEPS[1:]))
"""Step k takes a ledger from form k to form k + 1."""
