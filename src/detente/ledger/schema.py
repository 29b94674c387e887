"""The tables of a ledger, and the steps from each earlier form of them to today's."""

APPLICATION_ID = 0x44_54_4E_54
"""`DTNT`, which says to SQLite and to `file` whose database it is."""

_ONLY_GROWS = ("scenario", "forecast", "claim", "evidence", "forecast_evidence", "resolution")

_TABLES = """
CREATE TABLE scenario (
    id TEXT PRIMARY KEY,
    content TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE forecast (
    number INTEGER PRIMARY KEY,
    case_name TEXT NOT NULL,
    recorded TEXT NOT NULL,
    version TEXT NOT NULL,
    as_of TEXT NOT NULL,
    title TEXT NOT NULL,
    digest TEXT NOT NULL,
    settings TEXT NOT NULL,
    environment TEXT NOT NULL,
    p_deal REAL NOT NULL,
    result TEXT NOT NULL,
    scenario TEXT NOT NULL REFERENCES scenario (id)
);
CREATE INDEX forecast_of_case ON forecast (case_name, number);

CREATE TABLE claim (
    forecast INTEGER NOT NULL REFERENCES forecast (number),
    question TEXT NOT NULL,
    ask TEXT NOT NULL,
    by_day TEXT NOT NULL,
    p REAL NOT NULL,
    low REAL NOT NULL,
    high REAL NOT NULL,
    base_rate REAL,
    status_quo REAL NOT NULL,
    PRIMARY KEY (forecast, question)
) WITHOUT ROWID;

CREATE TABLE evidence (
    number INTEGER PRIMARY KEY,
    case_name TEXT NOT NULL,
    item_id TEXT NOT NULL,
    recorded TEXT NOT NULL,
    known TEXT,
    body TEXT NOT NULL,
    words TEXT NOT NULL,
    corrects INTEGER REFERENCES evidence (number)
);
CREATE INDEX evidence_of_id ON evidence (case_name, item_id, number);
CREATE VIRTUAL TABLE evidence_words USING fts5 (
    words, content = 'evidence', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE forecast_evidence (
    forecast INTEGER NOT NULL REFERENCES forecast (number),
    place INTEGER NOT NULL,
    evidence INTEGER NOT NULL REFERENCES evidence (number),
    given INTEGER NOT NULL,
    PRIMARY KEY (forecast, place)
) WITHOUT ROWID;

CREATE TABLE resolution (
    number INTEGER PRIMARY KEY,
    case_name TEXT NOT NULL,
    question TEXT NOT NULL,
    by_day TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('yes', 'no', 'void', 'partial')),
    outcome REAL CHECK (outcome BETWEEN 0 AND 1),
    date TEXT NOT NULL,
    source TEXT NOT NULL,
    recorded TEXT NOT NULL,
    corrects INTEGER UNIQUE REFERENCES resolution (number)
);
CREATE INDEX resolution_of_claim ON resolution (case_name, question, by_day);
"""


def _guards(table: str) -> str:
    return "".join(
        f"CREATE TRIGGER {table}_keeps_on_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, 'a ledger only grows'); END;\n"
        for verb in ("UPDATE", "DELETE")
    )


MIGRATIONS: tuple[str, ...] = (_TABLES + "".join(map(_guards, _ONLY_GROWS)),)
"""Step k takes a ledger from form k to form k + 1; a step that was released is never changed."""
