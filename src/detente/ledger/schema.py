"""The tables of a ledger, and the steps from each earlier form of them to today's.

Written once, in SQLite's words; `detente.ledger.sqlite.schema` adds its search, and
`detente.ledger.postgres.schema` puts them into PostgreSQL's.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """From form k to form k + 1: statements, and which new tables only grow."""

    tables: str
    only_grow: tuple[str, ...]


_FIRST = """
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

_SECOND_PERSON = """
ALTER TABLE resolution ADD COLUMN who TEXT;
ALTER TABLE resolution ADD COLUMN needs_second INTEGER NOT NULL DEFAULT 0;
CREATE TABLE confirmation (
    resolution INTEGER PRIMARY KEY REFERENCES resolution (number),
    who TEXT NOT NULL,
    recorded TEXT NOT NULL
);
"""

STEPS = (
    Step(_FIRST, ("scenario", "forecast", "claim", "evidence", "forecast_evidence", "resolution")),
    Step(_SECOND_PERSON, ("confirmation",)),
)
"""A step that was released is never changed."""

COLUMNS = {
    "scenario": "id, content",
    "forecast": "number, case_name, recorded, version, as_of, title, digest, settings, environment, p_deal, "
    "result, scenario",
    "claim": "forecast, question, ask, by_day, p, low, high, base_rate, status_quo",
    "evidence": "number, case_name, item_id, recorded, known, body, corrects",
    "forecast_evidence": "forecast, place, evidence, given",
    "resolution": "number, case_name, question, by_day, status, outcome, date, source, recorded, corrects, "
    "who, needs_second",
    "confirmation": "resolution, who, recorded",
}
"""What the tables of today's form hold, each after those that it refers to; the index of words aside."""
