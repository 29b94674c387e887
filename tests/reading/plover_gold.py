"""The gold standard records of PLOVER: who did what to whom by country, read and gold."""

import datetime
import hashlib
import json
from collections import Counter

from detente.reading import read_text
from detente.reading.event_tables.codes import OLD_NAMES

DAY = datetime.date(2000, 1, 2)
_TYPING_SLIPS = {"ITL": "ITA", "JAP": "JPN", "VTN": "VNM"}
_NO_STATE = {"IGO", "NGO", "IMG", "MNC", "NGM"}
_AT_HOME = {"O:PKK": "TUR", "O:TALIBAN": "AFG", "O:PLO": "PSE", "O:HAMAS": "PSE", "O:HEZBOLLAH": "LBN"}


def sentences(folder, *, held_out):
    """A fixed 30 % of the sentences, on which no cue was written, or the others."""
    rows = json.loads((folder / "reading" / "plover_gsr_half.json").read_text(encoding="utf-8"))
    return [row for row in rows if row["event"] != "DOCUMENT" and _held_out(row["id"]) == held_out]


def scores(rows, words):
    """Shares: type found, actor's country right, actor and recipient and type right."""
    n: Counter[str] = Counter()
    for row in rows:
        records = read_text(row["text"], doc="gold", glossary=words, as_of=DAY)
        known = {r["id"]: r for r in records if r["kind"] == "entity"}
        events = [
            (e["plover"], _countries(e["actor"], known, words), _countries(e["recipient"], known, words))
            for e in records
            if e["kind"] == "event"
        ]
        sources, targets = _gold(row.get("source")), _gold(row.get("target"))
        wanted = OLD_NAMES.get(row["event"], row["event"])
        right = [event for event in events if event[0] == wanted]
        actors = set().union(*(actor for _, actor, _ in events))
        n["sentences"] += 1
        n["type"] += bool(right)
        n["actors"] += len(actors)
        n["actors right"] += len(actors & sources)
        n["dyad"] += any(_same_dyad(sources, targets, *parties) for _, *parties in right)
    return n["type"] / n["sentences"], n["actors right"] / n["actors"], n["dyad"] / n["sentences"]


def _same_dyad(sources, targets, actors, recipients):
    if not targets:
        return sources <= actors
    return bool(sources & actors) and bool(targets & (recipients or (actors if len(actors) > 1 else set())))


def _held_out(name):
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 < 3


def _gold(parties):
    codes = [party["code"] for party in parties or [] if isinstance(party, dict) and party.get("code")]
    return {"IGO" if code in _NO_STATE else _TYPING_SLIPS.get(code, code) for code in codes}


def _countries(entities, known, words):
    """Countries of some parties; "the rebels" without a name are of none unless the text gives theirs."""
    found = set()
    for entity in entities:
        side = words.side(entity) if entity in words.entities else None
        country = known.get(entity, {}).get("country")
        if entity[:2] in ("O:", "G:") and entity not in words.entities:
            found |= {country} if country else set()
        elif entity[:2] in ("O:", "G:"):
            found.add(_AT_HOME.get(entity, "IGO"))
        elif side:
            found.add(side[2:] if side.startswith("S:") else "IGO")
        elif country:
            found.add(country)
    return found
