"""Invented sentences with who says, wants and changes what; read from a table, scored record by record."""

import csv
import datetime
from dataclasses import dataclass
from pathlib import Path

from detente.reading import glossary, read_text

DAY = datetime.date(2023, 6, 14)
WORDS = glossary()
REFUSING = "refuse"


@dataclass
class Score:
    """Right, found and wanted records of one kind."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def precision(self):
        return self.right / max(self.found, 1)

    @property
    def recall(self):
        return self.right / max(self.wanted, 1)


def rows(name):
    """Rows: sentence, statements `who=words`, positions `who+=words`, `who-=words`, shifts `who=subtype`."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def wanted(cell):
    return [tuple(part.split("=", 1)) for part in (cell or "").split(" ; ") if part.strip()]


def found(sentence):
    """Statements, positions and shifts of a text, as (who, words)."""
    records = read_text(sentence, doc="case.txt", glossary=WORDS, as_of=DAY)
    got = {"statements": [], "positions": [], "shifts": []}
    for r in records:
        if r["kind"] == "statement":
            got["statements"].append((_who(r["speaker"]), r["content"]["text"]))
        elif r["kind"] == "position" and r["status"] not in ("historical", "hypothetical"):
            sign = "-" if r["way"] == REFUSING else "+"
            got["positions"].append((_who(r["party"]) + sign, r["wants"]["text"]))
        elif r["kind"] == "shift" and r["status"] != "negated":
            got["shifts"].append((_who(r["who"]), r["subtype"]))
    return got


def _who(who):
    return "&".join(who) if isinstance(who, list) else who


def agree(ours, theirs):
    """The same party (a bare word: any identity that holds it) on the same side, and overlapping words."""
    (who, words), (wanted_who, wanted_words) = ours, theirs
    sign, wanted_sign = who[len(who.rstrip("+-")) :], wanted_who[len(wanted_who.rstrip("+-")) :]
    name = wanted_who.rstrip("+-")
    identities = who.rstrip("+-").split("&")
    same = name in identities or (":" not in name and name.replace(" ", "-").upper() in who.upper())
    return same and sign == wanted_sign and (wanted_words in words or words in wanted_words)


def scores(name):
    """Scores of a table by kind, and what went wrong."""
    totals = {"statements": Score(), "positions": Score(), "shifts": Score()}
    wrong = []
    for row in rows(name):
        got = found(row["sentence"])
        for kind, total in totals.items():
            want = wanted(row[kind])
            hits = [t for t in want if any(agree(o, t) for o in got[kind])]
            ours = [o for o in got[kind] if any(agree(o, t) for t in want)]
            total.right += len(hits)
            total.found += len(got[kind]) - len(ours) + len(hits)
            total.wanted += len(want)
            if len(hits) < len(want) or len(ours) < len(got[kind]):
                wrong.append((row["sentence"], kind, got[kind], want))
    return totals, wrong
