"""Explicit conditions of the GUM discourse treebank: what is read of them, and how much of that is right."""

import csv
import datetime
import hashlib
import re
from collections import Counter

from detente.reading import read_text

DAY = datetime.date(2024, 1, 1)
_CUES = (
    "if unless when whenever where once by provided assuming until without case event long should had "
    "depending"
)
_CONJUNCTIONS = re.compile(
    r"^\W*(?:\w+\W+){0,3}?(?:if|unless|whenever|(?:as|so) long as|provided|in case|in the event)\b",
    re.IGNORECASE,
)


def conditions(folder, *, held_out):
    """Sentences with the texts of their conditions; a fixed 30 % of the documents is held out."""
    path = folder / "reading" / "gdtb_conditions_half.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: dict[str, set[str]] = {}
    for row in rows:
        if row["rel_type"] == "explicit" and _held_out(row["doc"]) == held_out:
            found.setdefault(_sentence(row), set()).add(_condition(row))
    return found


def scores(found, words, *, conjunctions=False):
    """Precision and recall of antecedents that share half their words with the gold ones."""
    n: Counter[str] = Counter()
    for text, wanted in found.items():
        gold = [c for c in wanted if not conjunctions or _CONJUNCTIONS.search(c)]
        records = read_text(_plain(text), doc="gold", glossary=words, as_of=DAY)
        ours = [r["antecedent"]["text"] for r in records if r["kind"] == "conditional"]
        n["gold"] += len(gold)
        n["found"] += sum(any(_alike(one, other) for other in ours) for one in gold)
        n["ours"] += len(ours)
        n["right"] += sum(any(_alike(one, other) for other in wanted) for one in ours)
    return n["right"] / n["ours"], n["found"] / n["gold"], n["gold"]


def _sentence(row):
    if row["unit1_sent"] == row["unit2_sent"]:
        return row["unit1_sent"]
    first, second = (int(re.match(r"\d+", row[f"unit{n}_toks"]).group()) for n in (1, 2))
    both = (row["unit1_sent"], row["unit2_sent"])
    return " ".join(both if first < second else both[::-1])


def _condition(row):
    """The unit that opens with the cue; which of the two it is, the labels do not say."""
    one, other = row["unit1_txt"], row["unit2_txt"]
    return other if _cue(other) <= _cue(one) else one


def _cue(text):
    opening = re.findall(r"[a-z]+", text.lower())[:5]
    return next((n for n, word in enumerate(opening) if word in _CUES.split()), 9)


def _held_out(name):
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 10 < 3


def _plain(text):
    text = re.sub(r" ([,.;:?!)\]’])", r"\1", text)
    text = re.sub(r"([(\[]) ", r"\1", text)
    return re.sub(r" (n['’]t|['’](?:s|re|ll|ve|d|m))\b", r"\1", text)


def _alike(one, other):
    one, other = (
        set(re.findall(r"[a-z0-9]+", re.sub(r" (n[’']t)", r"\1", text.lower()))) for text in (one, other)
    )
    return len(one & other) >= 0.5 * len(one | other)
