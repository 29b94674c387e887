"""The second reader: asks the model, checks what it says, adds what the rules did not find."""

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from detente.reading.glossary import Glossary
from detente.reading.llm import NOT_ASKED, RULES_ALONE
from detente.reading.llm.chat import NoAnswerError, NoServerError, Server, answers
from detente.reading.llm.questions import instructions, windows
from detente.reading.llm.quotations import Quotations, RefusedError
from detente.reading.llm.records import Context, body
from detente.reading.llm.schema import FINDINGS, Found
from detente.reading.reader import KINDS
from detente.reading.sentences import Sentence

MOST = 200
"""Records of one answer that are looked at."""
PATIENCE = 3
"""Documents in a row without an answer from the server, after which it is not asked any more."""
_SAME = ""
_FORM = "not of the form asked for"
Record = dict[str, Any]


@dataclass(frozen=True)
class SecondReader:
    """Adds a model's records to those of the rules, document by document.

    A model's record has the keys of the rules' records and `by`, `llm:` and the name of the model. Of its
    records those are kept whose sentence and quotations stand in the text word for word and whose parties the
    text names; where the rules have a record of the same kind and sentence, theirs stays alone. A server that
    is silent for `PATIENCE` documents in a row is taken for dead; `silences` holds why each had no answer.
    """

    server: Server
    words: Glossary = field(repr=False)
    silences: list[str] = field(default_factory=list, repr=False, compare=False)

    def __call__(self, records: list[Record]) -> list[Record]:
        """Records of one document with the model's behind them; its `doc` record says how it went."""
        head, *others = records
        by = f"llm:{self.server.model}"
        texts, whole = windows(r for r in others if r["kind"] == "sentence")
        try:
            said = self._asked(texts)
        except NoAnswerError as fault:
            return [head | {"note": _unanswered(head["note"], f"{by}: {fault}")}, *others]
        new, tally = self._checked(head, others, said)
        added = [record | {"by": by} for record in new]
        return [head | {"note": _note(head, by, len(added), tally, whole=whole)}, *others, *added]

    def _asked(self, texts: list[str]) -> list[Record]:
        """What the model says to each text, as long as the server is there."""
        if len(self.silences) >= PATIENCE:
            raise NoAnswerError(f"{self.silences[-1]} for {PATIENCE} documents in a row, {NOT_ASKED}")
        before = [*self.silences]
        self.silences.clear()
        try:
            return answers(self.server, instructions(self.words), texts)
        except NoServerError as fault:
            self.silences.extend([*before, str(fault)])
            raise

    def _checked(
        self, head: Record, others: list[Record], said: list[Record]
    ) -> tuple[list[Record], Counter[str]]:
        """Records that hold, by kind, and how many do not, by reason."""
        day = datetime.date.fromisoformat(head["anchor"])
        context = Context(Quotations(others, self.words), self.words, head["author"], day)
        told = {(record["kind"], record["sid"]) for record in others if record["kind"] in FINDINGS}
        tally: Counter[str] = Counter()
        kept: dict[str, list[Record]] = {kind: [] for kind, _ in KINDS}
        for kind, item in (pair for answer in said for pair in _items(answer, tally)):
            try:
                found = _of_schema(kind, item)
                sentence = context.quotations.sentence(found.sentence)
                record = {"sid": sentence.sid, "sentence": _place(sentence)} | body(found, sentence, context)
            except RefusedError as why:
                tally[str(why)] += 1
                continue
            if (kind, sentence.sid) in told or record in kept[kind]:
                tally[_SAME] += 1
            else:
                kept[kind].append(record)
        new = [
            {"kind": kind, "id": f"{letters}-M{number}", "doc": head["doc"]} | record
            for kind, letters in KINDS
            for number, record in enumerate(kept[kind], start=1)
        ]
        return new, tally


def _place(sentence: Sentence) -> Record:
    return {"start": sentence.start, "end": sentence.end, "text": sentence.text}


def _items(answer: Record, tally: Counter[str]) -> Iterator[tuple[str, Any]]:
    """What an answer claims to have found, kind by kind, up to a limit."""
    items = [(kind, item) for kind in FINDINGS for item in _listed(answer.get(kind))]
    if len(items) > MOST:
        tally["too many in one answer"] += len(items) - MOST
    yield from items[:MOST]


def _listed(items: Any) -> list[Any]:
    return items if isinstance(items, list) else [] if items is None else [items]


def _of_schema(kind: str, item: Any) -> Found:
    try:
        return FINDINGS[kind].model_validate(item)
    except ValidationError:
        raise RefusedError(_FORM) from None


def _unanswered(note: str | None, why: str) -> str:
    return f"{note}; {why}" if note else RULES_ALONE + why


def _note(head: Record, by: str, added: int, tally: Counter[str], *, whole: bool) -> str:
    """How many records a model added and how many were refused, and why; no word of it is the model's."""
    same = tally[_SAME]
    refused = {why: n for why, n in sorted(tally.items()) if why}
    parts = [f"{by} added {added}"]
    if head["note"]:
        parts.insert(0, f"not read by rules: the text is not English ({head['language']})")
    if same:
        parts.append(f"{same} had already")
    if refused:
        why = ", ".join(f"{n} {why}" for why, n in refused.items())
        parts.append(f"{sum(refused.values())} refused ({why})")
    if not whole:
        parts.append("the end of the text was not sent")
    return "; ".join(parts) + "; a model's answer may differ next time"
