"""What changed between two forecasts of a ledger: what went in, and what came out."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from detente.ledger.evidence import evidence_of
from detente.ledger.forecasts import kept
from detente.ledger.store import Ledger
from detente.records.evidence import EvidenceItem
from detente.records.ledger import Comparison, Moved, MovedKind


def compare(ledger: Ledger, case: str, a: int, b: int) -> Comparison:
    """Set forecast `b` beside forecast `a`.

    Raises
    ------
    LedgerError
        Where the case lacks one of them.
    """
    one, other = kept(ledger, case, a), kept(ledger, case, b)
    here, there = json.loads(one.result)["result"], json.loads(other.result)["result"]
    return Comparison(
        a=one,
        b=other,
        moved=tuple(_moved(here, there)),
        settings=_changes(
            {**one.settings, "version": one.version}, {**other.settings, "version": other.version}
        ),
        scenario=_changes(_without_evidence(one.scenario), _without_evidence(other.scenario)),
        evidence_added=tuple(_left_out(_items(ledger, b, other.scenario), _items(ledger, a, one.scenario))),
        evidence_removed=tuple(_left_out(_items(ledger, a, one.scenario), _items(ledger, b, other.scenario))),
    )


def _moved(here: Mapping[str, Any], there: Mapping[str, Any]) -> Iterator[Moved]:
    """Every probability that either forecast gives, with what the other says of it."""
    one, other = dict(_probabilities(here)), dict(_probabilities(there))
    for key in dict.fromkeys([*one, *other]):
        yield Moved(kind=key[0], name=key[1], a=one.get(key), b=other.get(key))


def _probabilities(result: Mapping[str, Any]) -> Iterator[tuple[tuple[MovedKind, str], float]]:
    for day, chance in result["by"].items():
        yield ("deal", f"deal-by-{day}"), chance["p"]
    for question in result["questions"]:
        yield ("question", question["id"]), question["p"]
    for term in result["terms"]:
        yield ("term", f"{term['issue']}={term['option']}"), term["p"]


def _items(ledger: Ledger, forecast: int, scenario: str) -> dict[str, Any]:
    """What each item says, whether it stood in the scenario or beside it, and however it was written."""
    own = map(EvidenceItem.model_validate, json.loads(scenario).get("evidence", ()))
    items = (*own, *evidence_of(ledger, forecast))
    return {item.id: item.model_dump(mode="json", exclude_defaults=True) for item in items}


def _left_out(items: Mapping[str, Any], known: Mapping[str, Any]) -> Iterator[str]:
    return (name for name, item in items.items() if known.get(name) != item)


def _without_evidence(content: str) -> dict[str, Any]:
    return {key: part for key, part in json.loads(content).items() if key != "evidence"}


def _changes(one: Any, other: Any) -> dict[str, tuple[Any, Any]]:
    """Path to (in one, in the other), where they differ."""
    return dict(_differing(one, other, ""))


def _differing(one: Any, other: Any, path: str) -> Iterator[tuple[str, tuple[Any, Any]]]:
    if isinstance(one, dict) and isinstance(other, dict):
        for key in dict.fromkeys([*one, *other]):
            yield from _differing(one.get(key), other.get(key), f"{path}.{key}" if path else key)
    elif one != other:
        yield path, (one, other)
