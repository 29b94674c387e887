"""The tables of a ledger in PostgreSQL, in a schema of their own."""

from detente.ledger.schema import STEPS, Step

SCHEMA = "detente"
_SAID_OTHERWISE = {
    " WITHOUT ROWID": "",
    "words TEXT": "words TSVECTOR",
    "TEXT": 'TEXT COLLATE "C"',  # compared and put in order as SQLite does
    "REAL": "DOUBLE PRECISION",
}
_FORM = """
CREATE TABLE form (number INTEGER NOT NULL);
INSERT INTO form VALUES (0);
CREATE FUNCTION keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a ledger only grows' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
"""
_SEARCH = """
CREATE INDEX evidence_words ON evidence USING gin (words);
CREATE INDEX evidence_of_case ON evidence (case_name, number);
"""


def _script(step: Step) -> str:
    tables = step.tables
    for here, there in _SAID_OTHERWISE.items():
        tables = tables.replace(here, there)
    return tables + "".join(map(_guards, step.only_grow))


def _guards(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_keeps BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "EXECUTE FUNCTION keeps();\n"
    )


MIGRATIONS: tuple[str, ...] = (_FORM + _script(STEPS[0]) + _SEARCH, *map(_script, STEPS[1:]))
"""Step k takes a ledger from form k to form k + 1."""
