"""Invented articles annotated by hand before the rules had met them, and scores against the annotation.

A line of `articles/wanted.jsonl` quotes words of its article that stand there once (`at`), and says who
gives, says, wants or presses. `who` and `to` are identities, parts of names, several joined by "|" where any
will do and by "&" where all are meant, or "*". What is `optional` counts neither as missed nor as invented.
"""

import datetime
import json
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from detente.reading import glossary, read_text
from detente.reading.names import slug

FOLDER = Path(__file__).with_name("articles")
DAY = datetime.date(2024, 12, 31)


@dataclass
class Score:
    """Wanted records hit, wanted, found records that are right, found."""

    hit: int = 0
    wanted: int = 0
    right: int = 0
    found: int = 0

    @property
    def precision(self):
        return self.right / max(self.found, 1)

    @property
    def recall(self):
        return self.hit / max(self.wanted, 1)


def scores(names=None):
    """Scores by kind over all articles, and what was missed or invented, one line each."""
    totals, faults = defaultdict(Score), []
    annotated = defaultdict(list)
    for line in (FOLDER / "wanted.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        annotated[record["article"]].append(record)
    words = glossary()
    for article in sorted(names or annotated):
        text = (FOLDER / article).read_text(encoding="utf-8")
        records = read_text(text, doc=article, glossary=words, as_of=DAY)
        people = {r["id"]: slug(r["name"]) for r in records if r["kind"] == "entity"}
        found = _by_kind(records)
        for kind, matches in MATCHES.items():
            wanted = [w | {"span": _span(text, w["at"])} for w in annotated[article] if w["kind"] == kind]
            faults += _score(totals[kind], article, kind, wanted, found[kind], matches, text, people)
    return totals, faults


def _score(total, article, kind, wanted, found, matches, text, people):
    faults = []
    for w in wanted:
        if w.get("optional"):
            continue
        hit = any(matches(w, f, text, people) for f in found)
        total.wanted += 1
        total.hit += hit
        if not hit:
            faults.append(f"{article} missed {kind}: {w.get('who', '')} {w['at']!r}")
    for f in found:
        same = [w for w in wanted if matches(w, f, text, people)]
        if same and all(w.get("optional") for w in same):
            continue
        total.found += 1
        total.right += bool(same)
        if not same:
            faults.append(f"{article} invented {kind}: {_told(f)}")
    return faults


def _by_kind(records):
    found = defaultdict(list)
    for record in records:
        if record["kind"] == "deal":
            found["leg"] += [leg | {"deal": record["id"]} for leg in record["legs"]]
        elif record.get("status") != "negated" or record["kind"] == "position":
            found[record["kind"]].append(record)
    return found


def _span(text, words):
    start = text.index(words)
    return start, start + len(words)


def _over(span, other):
    return other is not None and span[0] < other["end"] and other["start"] < span[1]


def is_one(wanted, who, people):
    """Whether an identity, or several, are whom an annotation means."""
    given = [one for one in (who if isinstance(who, list) else [who]) if one]
    if wanted == "*":
        return True
    return any(all(_means(part, given, people) for part in either.split("&")) for either in wanted.split("|"))


def _means(part, given, people):
    if ":" in part:
        return part in given
    return any(slug(part) in f"{one} {people.get(one, '')}".upper() for one in given)


def _leg(w, f, text, people):
    return (
        _over(w["span"], f["give"])
        and is_one(w["who"], f["giver"], people)
        and is_one(w["to"], f["receiver"], people)
    )


def _conditional(w, f, text, people):
    then = w["then"] == "*" or _over(_span(text, w["then"]), f["consequent"])
    return _over(w["span"], f["antecedent"]) and then and w["level"] in ("*", f["hedge"]["level"])


def _forecast(w, f, text, people):
    return _over(w["span"], f["content"]) and w["level"] in ("*", f["hedge"]["level"])


def _statement(w, f, text, people):
    return _over(w["span"], f["content"]) and is_one(w["who"], f["speaker"], people)


def _pressure(w, f, text, people):
    return _over(w["span"], f["span"]) and is_one(w["who"], f["actor"], people)


def _shift(w, f, text, people):
    return any(_over(w["span"], cue) for cue in f["cue"]) and is_one(w["who"], f["who"], people)


def _position(w, f, text, people):
    same_way = (w["sign"] == "-") == (f["way"] == "refuse")
    return _over(w["span"], f["wants"]) and same_way and is_one(w["who"], f["party"], people)


def _event(w, f, text, people):
    named = w["type"] == "*" or f["plover"] in w["type"].split("|")
    return named and any(_over(w["span"], cue) for cue in f["cue"]) and is_one(w["who"], f["actor"], people)


MATCHES = {
    "leg": _leg,
    "conditional": _conditional,
    "forecast": _forecast,
    "statement": _statement,
    "position": _position,
    "pressure": _pressure,
    "shift": _shift,
    "event": _event,
}


def _told(record):
    who = next((record[key] for key in ("giver", "speaker", "party", "who", "actor") if key in record), "")
    spans = [record.get(key) for key in ("give", "content", "wants", "span", "antecedent")]
    words = next((s["text"] for s in spans if isinstance(s, dict)), None) or [
        c["text"] for c in record["cue"]
    ]
    return f"{who} {str(words)[:80]!r} {record.get('plover') or record.get('subtype') or ''}"
