"""Stances over several documents: where somebody reverses between two of them, and tone over time."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any, Literal

from detente.reading.matters import Matters

_WAYS = {"want": 1, "offer": 1, "accept": 1, "refuse": -1}
_PLAIN = ("asserted", "reported")


By = Literal["speaker", "party", "outlet"]
About = Literal["entity", "issue", "matter"]


@dataclass(frozen=True)
class Stance:
    """What one speaker showed towards one object in one document, from -2 to 2, and the words for it."""

    day: datetime.date
    who: str
    value: float
    record: dict[str, Any] = field(repr=False)
    span: dict[str, Any] = field(repr=False)


@dataclass
class Comparison:
    """Dated stances of many documents, by who shows them and towards what, with their sentences.

    Who speaks for a state has a series of their own, and a part in that of the state.
    """

    heads: dict[str, dict[str, Any]] = field(default_factory=dict)
    series: dict[tuple[By, str, About, str], list[Stance]] = field(default_factory=lambda: defaultdict(list))
    _states: dict[str, str] = field(default_factory=dict, repr=False)
    _matters: defaultdict[tuple[By, str], Matters] = field(
        default_factory=lambda: defaultdict(Matters), repr=False
    )

    def add(self, records: Iterable[dict[str, Any]]) -> None:
        """Take up the records of one document."""
        for record in records:
            if record["kind"] == "doc":
                self.heads[record["doc"]] = record
            elif record["kind"] == "entity" and record["country"]:
                self._states[record["id"]] = f"S:{record['country']}"
            elif record["kind"] == "statement" and record["status"] == "asserted":
                self._put_statement(record)
            elif record["kind"] == "position" and record["status"] in _PLAIN:
                self._put_position(record)

    def shifts(self) -> Iterator[dict[str, Any]]:
        """A shift wherever a speaker's stance has another sign than in the document before.

        Several stances of one document and day are averaged; a mean of 0 says nothing. A state shifts where
        another of its speakers says the opposite of the one before.
        """
        number = 0
        for (by, who, kind, about), stances in self._of("speaker", "party"):
            steps = [step for step in _by_document(stances) if step.value]
            for earlier, later in pairwise(steps):
                told = by == "party" and earlier.who == later.who
                if earlier.value * later.value < 0 and not told:
                    number += 1
                    yield _shift(number, who, kind, about, earlier, later)

    def tones(self) -> Iterator[dict[str, Any]]:
        """Tone towards each entity, of every speaker, state and outlet: its mean by document, in time."""
        for (by, who, kind, about), stances in self._of("speaker", "party", "outlet"):
            alone = by == "party" and all(stance.who == who for stance in stances)
            if kind == "entity" and not alone:
                yield _tone(by, who, self._states.get(who) if by == "speaker" else None, about, stances)

    def _of(self, *wanted: By) -> Iterator[tuple[tuple[By, str, About, str], list[Stance]]]:
        for by in wanted:
            yield from ((key, stances) for key, stances in self.series.items() if key[0] == by)

    def _put_statement(self, record: dict[str, Any]) -> None:
        day = self._day(record)
        if day is None:
            return
        outlet = self.heads.get(record["doc"], {}).get("outlet")
        for by, voice, who in self._voices(record["speaker"]):
            for target, value in record["stance"].items():
                if target != self._states.get(who):
                    stance = Stance(day, who, value, record, record["content"])
                    self.series[by, voice, "entity", target].append(stance)
                    if outlet and by == "speaker":
                        self.series["outlet", outlet, "entity", target].append(stance)

    def _put_position(self, record: dict[str, Any]) -> None:
        """Take up a position; what is wanted one way and refused the other is one stance."""
        day, issue = self._day(record), record["issue"]
        if day is None:
            return
        for by, voice, who in self._voices(record["party"]):
            matter, turn = self._matters[by, voice].place(record["wants"]["text"], issue)
            if turn:
                stance = Stance(day, who, turn * _WAYS[record["way"]], record, record["wants"])
                self.series[by, voice, "issue" if issue else "matter", matter].append(stance)

    def _voices(self, who: str | list[str]) -> Iterator[tuple[By, str, str]]:
        """Every speaker, and once the state that each speaks for: by, whose series, and who speaks."""
        speakers = [who] if isinstance(who, str) else who
        yield from (("speaker", one, one) for one in speakers)
        states = {self._states.get(one, one): one for one in reversed(speakers)}
        yield from (("party", state, one) for state, one in states.items() if state.startswith("S:"))

    def _day(self, record: dict[str, Any]) -> datetime.date | None:
        head = self.heads.get(record["doc"], {})
        said = (record.get("date") or head.get("date") or head.get("anchor") or "")[:10]
        return datetime.date.fromisoformat(said) if len(said) == 10 else None


def _by_document(stances: list[Stance]) -> list[Stance]:
    """One stance for every day and document, in time."""
    groups: dict[tuple[datetime.date, str], list[Stance]] = defaultdict(list)
    for stance in stances:
        groups[stance.day, stance.record["doc"]].append(stance)
    return [
        replace(group[0], value=sum(stance.value for stance in group) / len(group))
        for _, group in sorted(groups.items())
    ]


def _shift(number: int, who: str, kind: About, about: str, earlier: Stance, later: Stance) -> dict[str, Any]:
    record = later.record
    cue = [record["cue"]] if record["cue"] else []
    voices = "" if earlier.who == later.who else f"; {earlier.who} then, {later.who} now"
    positive = later.value > 0 if kind == "entity" else _WAYS[record["way"]] > 0
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
        "direction": "positive" if positive else "negative",
        "date": later.day.isoformat(),
        "status": "asserted",
        "issues": [about] if kind == "issue" else record["issues"],
        "note": f"between documents: since {earlier.day.isoformat()}{voices}",
    }


def _tone(by: By, who: str, party: str | None, about: str, stances: list[Stance]) -> dict[str, Any]:
    counts: dict[tuple[datetime.date, str], int] = defaultdict(int)
    for stance in stances:
        counts[stance.day, stance.record["doc"]] += 1
    return {
        "kind": "tone",
        "by": by,
        "who": who,
        "party": party,
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
        speaker, state and outlet the mean stance towards an entity, -2 to 2, by day and document. A speaker's
        `party` is the state spoken for.
    """
    comparison = Comparison()
    comparison.add(records)
    return [*comparison.shifts(), *comparison.tones()]
