"""The doors of a case: its scenario, evidence, answers to questions, values set, outcomes, fitted files."""

import json
from functools import cache
from pathlib import Path

from detente.catalogue.fitted import packaged_positions
from detente.cli.evidence import evidence_in
from detente.cli.fitted import fitted_pooling, fitted_positions
from detente.cli.settled_cases import settled_cases
from detente.eliciting.merging import merged_codings
from detente.eliciting.questions import answers_of, as_yaml, questions
from detente.eliciting.worths import elicited
from detente.eliciting.writing import with_worths
from detente.reading import glossary, read_text
from detente.scenario import Scenario, dumps, load, loads
from detente.scenario.setting import with_values
from fuzz.door import Door

VALID = Path(__file__).parent.parent / "scenarios" / "valid"
TREATY = (VALID / "sluice-treaty.yaml").read_bytes()
ITEM = (
    b'{"kind": "evidence", "id": "a", "says": "offer", "term": {"tolls": "lifted"}, "party": "Arda", '
    b'"lr": [1.5, 2, 3], "hedge": "likely", "date": "2024-02-01", "known": "2024-02-02", "quote": "We may.", '
    b'"reliability": {"hit": 0.9, "false_alarm": 0.1}, "storyline": "s"}\n'
)
ARTICLE = (
    "Arda offered to release more water in exchange for the lifting of tolls, an official of Brel said on "
    "Monday. Brel wants the tolls kept. Arda refused. The accord may be signed by June, if Cestia agrees."
)
OUTCOME = b"{outcome: yes, resolved: 2024-09-01, source: Gazette}\n"
POOLING = (
    b'{"pool": "log", "weights": {"packages": 0.5, "base rate": 0.5}, "d": 1.2, "shift": 0.1, "slope": 0.9}'
)


@cache
def treaty() -> Scenario:
    """A small scenario."""
    return loads(TREATY)


def _scenario(path: Path) -> None:
    """A scenario that is read can be written, and is read as the same."""
    found = load(path)
    assert loads(dumps(found)) == found


def _answers(path: Path) -> None:
    told = answers_of(path.read_bytes(), treaty(), name=path.name)
    with_worths(TREATY.decode(), elicited(treaty(), told), name="scenario.yaml")


def _coding(path: Path) -> None:
    raw = path.read_bytes()
    coding = loads(raw, name=path.name)
    merged_codings({"a": (TREATY.decode(), treaty()), "b": (raw.decode(), coding)})


def _values(path: Path) -> None:
    """Lines of `--set`, as they are typed."""
    lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    with_values(treaty(), dict(line.split("=", 1) for line in lines if "=" in line))


def _lines() -> tuple[bytes, ...]:
    """Evidence coded by hand, and as the reader writes it."""
    records = read_text(ARTICLE, doc="a.txt", glossary=glossary(treaty()), as_of=treaty().as_of)
    told = [json.dumps(record).encode() for record in records]
    return (ITEM, b"\n".join(told), *(line for line in told if b'"sentence"' not in line[:40]))


def _questions() -> tuple[bytes, ...]:
    """The form as it is handed out, and filled in."""
    asked = questions(treaty(), "Arda")
    filled = [
        each.model_copy(
            update={"better": rank > 1, "rank": rank, "swing": (100, 100, 100) if rank == 1 else (40, 50, 60)}
        )
        for rank, each in enumerate(asked.terms, start=1)
    ]
    told = asked.model_copy(update={"terms": filled})
    return tuple(as_yaml(each).encode() for each in (asked, told))


DOORS = (
    Door(
        "scenario",
        "scenario.yaml",
        lambda: tuple(file.read_bytes() for file in sorted(VALID.iterdir())),
        _scenario,
        examples=40,
    ),
    Door("evidence", "a.jsonl", _lines, lambda path: evidence_in(path, treaty())),
    Door("answers", "answers.yaml", _questions, _answers, examples=40),
    Door("second-coding", "b.yaml", lambda: (TREATY,), _coding, examples=15),
    Door(
        "set",
        "set.txt",
        lambda: (
            b"parties.Arda.no_deal=[1, 2, 3]\nworth.Brel.tolls.lifted=-4\ndeadlines[0].date=2024-05-01\n",
        ),
        _values,
        examples=30,
    ),
    Door(
        "outcomes",
        "outcomes.yaml",
        lambda: (b"deal: " + OUTCOME + b"tolls=lifted: " + OUTCOME,),
        lambda path: settled_cases([str(path.parent)], fitted=packaged_positions()),
        beside={"scenario.yaml": TREATY},
        examples=30,
    ),
    Door(
        "seal",
        "frozen.yaml",
        lambda: (f"{{scenario: '{treaty().digest}', evidence: null, on: 2024-03-01, by: Ann}}\n".encode(),),
        lambda path: settled_cases([str(path.parent)], fitted=packaged_positions()),
        beside={"scenario.yaml": TREATY, "outcomes.yaml": b"deal: " + OUTCOME},
        examples=30,
    ),
    Door("fitted-positions", "fitted.json", lambda: (_fitted(),), fitted_positions),
    Door("fitted-pooling", "pooling.json", lambda: (POOLING,), fitted_pooling),
)


def _fitted() -> bytes:
    return packaged_positions().model_dump_json().encode()
