"""Invented articles annotated by hand before the rules had met them, and scores against the annotation.

`articles/seen` were then learnt from, `articles/unseen` never. A line of `wanted.jsonl` quotes words of
its article that stand there once (`at`), and says who gives, says, wants or presses. `who` and `to` are
identities, parts of names, several joined by "|" where any will do and by "&" where all are meant, or "*".
What is `optional` counts neither as missed nor as invented. `tier` 1 is explicit, 2 should be found, 3 needs
inference; a `trap` is nothing that may be read as a deal.
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


def annotations(part):
    """Annotated records of `seen` or `unseen`, by article."""
    found = defaultdict(list)
    for line in (FOLDER / part / "wanted.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        found[record["article"]].append(record)
    return found


def read(part, article):
    """An article and what is read in it."""
    text = (FOLDER / part / article).read_text(encoding="utf-8")
    return text, read_text(text, doc=article, glossary=glossary(), as_of=DAY)


def on_traps(part):
    """Phrases that are no deal and were read as one."""
    for article, wanted in annotations(part).items():
        text, records = read(part, article)
        deals = [r for r in records if r["kind"] == "deal" and r["form"] != "failed_exchange"]
        gives = [leg["give"] for deal in deals for leg in deal["legs"]]
        for trap in (record for record in wanted if record["kind"] == "trap"):
            span = _span(text, trap["at"])
            if any(_over(span, give) for give in gives):
                yield f"{article}: {trap['at']!r}"


def scores(part, *, tier=3):
    """Scores by kind over all articles, and what was missed or invented, one line each.

    What is of a higher tier counts as optional.
    """
    totals, faults = defaultdict(Score), []
    annotated = annotations(part)
    for article in sorted(annotated):
        text, records = read(part, article)
        people = {r["id"]: slug(r["name"]) for r in records if r["kind"] == "entity"}
        found = _by_kind(records)
        for kind, matches in MATCHES.items():
            wanted = [
                w | {"span": _span(text, w["at"]), "optional": w.get("optional") or w.get("tier", 1) > tier}
                for w in annotated[article]
                if w["kind"] == kind
            ]
            faults += _score(totals[kind], article, kind, wanted, found[kind], matches, text, people)
    return totals, faults


def _score(total, article, kind, wanted, found, matches, text, people):
    faults = []
    for w in wanted:
        if w["optional"]:
            continue
        hit = any(matches(w, f, text, people) for f in found)
        total.wanted += 1
        total.hit += hit
        if not hit:
            faults.append(f"{article} missed {kind}: {w.get('who', '')} {w['at']!r}")
    for f in found:
        same = [w for w in wanted if matches(w, f, text, people)]
        if same and all(w["optional"] for w in same):
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
