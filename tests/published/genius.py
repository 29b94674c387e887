"""Enough of GENIUS XML to check the reference table: additive, discrete and integer issues."""

from pathlib import Path
from xml.etree import ElementTree

from build import scenario
from detente.scenario import Scenario


def genius_folder(folder: Path, *, profiles: int | None = None) -> Scenario:
    """A folder of a domain and one profile per party, in GENIUS semantics."""
    trees = {file.stem: ElementTree.parse(file).getroot() for file in sorted(folder.glob("*.xml"))}
    domain = next(tree for tree in trees.values() if tree.tag == "negotiation_template")
    parties = {name: tree for name, tree in trees.items() if tree.tag == "utility_space"}
    parties = dict(list(parties.items())[:profiles])
    return scenario(
        parties={name: {"no_deal": _reservation(tree)} for name, tree in parties.items()},
        issues={issue.get("name"): {"options": _options(issue)} for issue in domain.iter("issue")},
        worth={name: _worths(tree, domain) for name, tree in parties.items()},
        status_quo="none",
    )


def _options(issue: ElementTree.Element) -> list[str]:
    if issue.get("vtype", issue.get("type")) == "integer":
        low, high = _range(issue)
        return [str(x) for x in range(low, high + 1)]
    return list(dict.fromkeys(item.get("value") for item in issue.iter("item")))


def _range(issue: ElementTree.Element) -> tuple[int, int]:
    inner = issue.find("range")
    bounds = issue if inner is None else inner
    return int(bounds.get("lowerbound")), int(bounds.get("upperbound"))


def _reservation(tree: ElementTree.Element) -> float:
    found = tree.find(".//reservation")
    return 0.0 if found is None else float(found.get("value"))


def _worths(tree: ElementTree.Element, domain: ElementTree.Element) -> dict[str, dict[str, float]]:
    names = {issue.get("index"): issue.get("name") for issue in domain.iter("issue")}
    weights = {weight.get("index"): float(weight.get("value")) for weight in tree.iter("weight")}
    worth = {}
    for issue in tree.iter("issue"):
        weight = weights[issue.get("index")]
        if issue.get("vtype", issue.get("type")) == "integer":
            low, high = _range(issue)
            evaluator = issue.find("evaluator")
            offset = float(evaluator.get("offset", evaluator.get("parameter0")))
            slope = float(evaluator.get("slope", evaluator.get("parameter1")))
            values = {str(x): min(max(offset + slope * (x - low), 0), 1) for x in range(low, high + 1)}
        else:
            raw = {item.get("value"): float(item.get("evaluation")) for item in issue.iter("item")}
            values = {value: points / max(raw.values()) for value, points in raw.items()}
        worth[names[issue.get("index")]] = {value: weight * share for value, share in values.items()}
    return worth
