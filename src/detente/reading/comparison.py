"""Stances over several documents: where a speaker reverses between two of them, and tone over time."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

_WAYS = {"want": 1, "offer": 1, "accept": 1, "refuse": -1}
_PLAIN = ("asserted", "reported")


@dataclass(frozen=True)
class Stance:
    """What one speaker showed towards one object in one document, from -2 to 2, and the words for it."""

    day: datetime.date
    value: float
    record: dict[str, Any] = field(repr=False)
    span: dict[str, Any] = field(repr=False)


@dataclass
class Comparison:
    """Dated stances of many documents, by speaker and object, with the sentences they stand in."""

    heads: dict[str, dict[str, Any]] = field(default_factory=dict)
    series: dict[tuple[str, str, str], list[Stance]] = field(default_factory=lambda: defaultdict(list))

    def add(self, records: Iterable[dict[str, Any]]) -> None:
        """Take up the records of one document."""
        for record in records:
            if record["kind"] == "doc":
                self.heads[record["doc"]] = record
            elif record["kind"] == "statement" and record["status"] == "asserted":
                for target, value in record["stance"].items():
                    self._put(record, record["speaker"], "entity", target, value, record["content"])
            elif record["kind"] == "position" and record["status"] in _PLAIN and record["issue"]:
                value = _WAYS[record["way"]]
                self._put(record, record["party"], "issue", record["issue"], value, record["wants"])

    def shifts(self) -> Iterator[dict[str, Any]]:
        """A shift wherever a speaker's stance has another sign than in the document before.

        Several stances of one document and day are averaged; a mean of 0 says nothing.
        """
        number = 0
        for (who, kind, about), stances in self.series.items():
            steps = [step for step in _by_document(stances) if step.value]
            for earlier, later in pairwise(steps):
                if earlier.value * later.value < 0:
                    number += 1
                    yield _shift(number, who, kind, about, earlier, later)

    def tones(self) -> Iterator[dict[str, Any]]:
        """Tone of every speaker, and of every outlet, towards each entity: its mean by document, in time."""
        for (who, kind, about), stances in self.series.items():
            if kind == "entity":
                yield _tone("speaker", who, about, stances)
        outlets: dict[tuple[str, str], list[Stance]] = defaultdict(list)
        for (_, kind, about), stances in self.series.items():
            for stance in stances if kind == "entity" else ():
                outlet = self.heads.get(stance.record["doc"], {}).get("outlet")
                if outlet:
                    outlets[outlet, about].append(stance)
        for (outlet, about), stances in outlets.items():
            yield _tone("outlet", outlet, about, stances)

    def _put(
        self,
        record: dict[str, Any],
        who: str | list[str],
        kind: str,
        about: str,
        value: float,
        span: dict[str, Any],
    ) -> None:
        head = self.heads.get(record["doc"], {})
        said = (record.get("date") or head.get("date") or head.get("anchor") or "")[:10]
        if len(said) == 10:
            day = datetime.date.fromisoformat(said)
            for one in [who] if isinstance(who, str) else who:
                self.series[one, kind, about].append(Stance(day, value, record, span))


def _by_document(stances: list[Stance]) -> list[Stance]:
    """One stance for every day and document, in time."""
    groups: dict[tuple[datetime.date, str], list[Stance]] = defaultdict(list)
    for stance in stances:
        groups[stance.day, stance.record["doc"]].append(stance)
    return [
        Stance(day, sum(s.value for s in group) / len(group), group[0].record, group[0].span)
        for (day, _), group in sorted(groups.items())
    ]


def _shift(number: int, who: str, kind: str, about: str, earlier: Stance, later: Stance) -> dict[str, Any]:
    record = later.record
    cue = [record["cue"]] if record["cue"] else []
    return {
        "kind": "shift",
        "id": f"X-{number}",
        "doc": record["doc"],
        "sid": record["sid"],
        "sentence": record["sentence"],
        "subtype": "reversal",
        "who": who,
        "from": {"doc": earlier.record["doc"], **earlier.span},
        "to": {"doc": record["doc"], **later.span},
        "cue": cue,
        "toward": [about] if kind == "entity" else None,
        "direction": "positive" if later.value > 0 else "negative",
        "date": later.day.isoformat(),
        "status": "asserted",
        "issues": [about] if kind == "issue" else record["issues"],
        "note": f"between documents: since {earlier.day.isoformat()}",
    }


def _tone(by: str, who: str, about: str, stances: list[Stance]) -> dict[str, Any]:
    counts: dict[tuple[datetime.date, str], int] = defaultdict(int)
    for stance in stances:
        counts[stance.day, stance.record["doc"]] += 1
    return {
        "kind": "tone",
        "by": by,
        "who": who,
        "toward": about,
        "series": [
            {
                "date": step.day.isoformat(),
                "doc": step.record["doc"],
                "stance": step.value,
                "n": counts[step.day, step.record["doc"]],
            }
            for step in _by_document(stances)
        ],
    }


def compare(records: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Shifts between documents, then tone over time, of what :func:`detente.reading.read_text` returned.

    Parameters
    ----------
    records : iterable of dict
        Records of several documents, one document after the other, each with its `doc` record first.

    Returns
    -------
    list of dict
        Records of kind `shift` whose `from` stands in an earlier document, then of kind `tone`: for every
        speaker and outlet the mean stance towards an entity, -2 to 2, by day and document.
    """
    comparison = Comparison()
    comparison.add(records)
    return [*comparison.shifts(), *comparison.tones()]
