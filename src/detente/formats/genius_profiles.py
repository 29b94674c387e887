"""What a party makes of each option, in a GENIUS profile.

Utility of a package: the sum over issues of weight times share, where the share of a discrete option is its
evaluation over the issue's largest evaluation in this profile, and that of a number lies from 0 to 1.
"""

from collections.abc import Callable
from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.game import Settings, Side
from detente.formats.genius_issues import Topic, called, kind_of, leaves, lower_bound, place
from detente.formats.names import close, folded
from detente.formats.xml_tree import Element
from detente.nearest import nearest

SMALLEST_MAXIMUM = 1e-5  # below it GENIUS takes every share for 0
SHAPES = ("linear", "constant", "triangular")


def side(root: Element, topics: list[Topic], file: Path, settings: Settings, findings: Findings) -> Side:
    """A party's additive profile."""
    parents = list(leaves(root))
    found = Side()
    for topic in topics:
        if matched := _matched(topic, parents, topics, file, findings):
            weight = _weight(root, *matched, topic, file, findings)
            shares = _shares(matched[0], topic, file, settings, findings)
            found.worth[topic.name] = {option: weight * share for option, share in shares.items()}
    frame(root, found, file, findings)
    most = found.bounds()[1]
    if most > 1 + 1e-9:
        text = f"{{who}}: packages are worth up to {most:.4g}; GENIUS cuts utilities at 1, worths do not"
        findings.remark(text, file.stem)
    return found


def frame(root: Element, found: Side, file: Path, findings: Findings) -> None:
    """Reservation and discount, of any kind of profile."""
    for tag in ("reservation", "discount_factor"):
        element = root.first(tag)
        if element is None:
            continue
        value = findings.number(element.get("value"), file, place(element, tag), "value")
        if tag == "reservation":
            found.no_deal = value or 0.0
        elif value is not None:
            found.patience = value if 0 < value <= 1 else 1.0
            if found.patience < 1:
                text = f"{{who}}: discount_factor {value:g}, per session, stands as patience, per step"
                findings.remark(text, file.stem)
            elif value not in (0, 1):
                findings.remark(f"{{who}}: discount_factor {value:g} is left out, as GENIUS does", file.stem)


def _matched(
    topic: Topic, parents: list[tuple[Element, Element]], topics: list[Topic], file: Path, findings: Findings
) -> tuple[Element, Element] | None:
    """A profile's issue of the same index, or else of the same name, with what it stands in."""
    by_index = [pair for pair in parents if (pair[0].get("index") or "").strip() == topic.index]
    by_name = [pair for pair in parents if called(pair[0]).strip() == topic.name]
    if not by_index and not by_name:
        known = {other.name for other in topics}
        extra = close(topic.name, {called(issue).strip() for issue, _ in parents} - known)
        fix = f"rename '{extra}' to '{topic.name}'" if extra else "add it, with its index"
        findings.fault(file, f"issue '{topic.name}'", f"none of index {topic.index} or of that name", fix)
        return None
    if not by_index:
        findings.remark("{who}: issues are matched by name, the domain has other indices", file.stem)
        return by_name[-1]
    there = called(by_index[-1][0]).strip()
    if folded(there) != folded(topic.name) and not by_name:
        text = f"{{who}}: issue {topic.index} is '{there}', in the domain '{topic.name}'"
        findings.remark(text, file.stem)
    return by_index[-1]


def _weight(
    root: Element, issue: Element, parent: Element, topic: Topic, file: Path, findings: Findings
) -> float:
    """The weight of the issue's index beside it, or else anywhere."""
    index = (issue.get("index") or "").strip()
    for weights in (parent.own("weight"), list(root.every("weight"))):
        for weight in reversed(weights):
            if (weight.get("index") or "").strip() == index:
                where = place(weight, f"weight of '{topic.name}'")
                return findings.number(weight.get("value"), file, where, "value") or 0.0
    known = {(other.get("index") or "").strip() for other, _ in leaves(root)}
    spare = [weight for weight in parent.own("weight") if (weight.get("index") or "").strip() not in known]
    fix = f'add <weight index="{index}" value="..."/>'
    if spare:
        fix = f"give the weight in line {spare[0].line} index {index}"
    findings.fault(file, place(issue, f"issue '{topic.name}'"), f"no weight of index {index}", fix)
    return 0.0


def _shares(
    issue: Element, topic: Topic, file: Path, settings: Settings, findings: Findings
) -> dict[str, float]:
    items = issue.own("item")
    if topic.kind == "discrete" or (items and not issue.own("evaluator")):
        if topic.kind == "discrete" and not items and kind_of(issue) != "discrete":
            what = f"type '{kind_of(issue)}', and in the domain 'discrete'"
            findings.fault(file, place(issue, f"issue '{topic.name}'"), what, "give items with evaluations")
            return {}
        return _listed(issue, topic, file, settings, findings)
    share = _function(issue, topic, file, findings)
    return {option: share(point) for option, point in topic.points.items()}


def _listed(
    issue: Element, topic: Topic, file: Path, settings: Settings, findings: Findings
) -> dict[str, float]:
    """Shares of listed options: evaluations over the largest of them, options left out included."""
    points: dict[str, float] = {}
    for item in issue.own("item"):
        option = (item.get("value") or "").strip()
        where = place(item, f"item '{option}' of issue '{topic.name}'")
        if item.get("value") is None:
            findings.fault(file, where, "no value", 'add value="..."')
        elif item.get("evaluation") in (None, "", "null"):
            findings.fault(file, where, "no evaluation", 'add evaluation="..."')
            points.setdefault(option, 0.0)
        else:
            points[option] = findings.number(item.get("evaluation"), file, where, "evaluation") or 0.0
    loose = {folded(option): option for option in points}
    row = {}
    for option in topic.options:
        source = option if option in points else loose.get(folded(option))
        if source is None:
            extra = close(option, set(points) - set(topic.options))
            fix = f"rename item '{extra}'" if extra else "add it, with an evaluation"
            findings.fault(file, place(issue, f"issue '{topic.name}'"), f"no item '{option}'", fix)
        else:
            row[option] = points[source]
    largest = max(points.values(), default=0.0)
    if settings.semantics == "raw":
        return row
    return {option: value / largest if largest >= SMALLEST_MAXIMUM else 0.0 for option, value in row.items()}


def _function(issue: Element, topic: Topic, file: Path, findings: Findings) -> Callable[[float], float]:
    """Share of a number, from 0 to 1: linear, constant or triangular."""
    evaluators = issue.own("evaluator")
    if not evaluators:
        findings.remark(
            "{who} has no evaluator and counts as 0, as in GENIUS", f"{file.stem}: '{topic.name}'"
        )
        return lambda point: 0.0
    evaluator = evaluators[0]
    shape = (evaluator.get("ftype", "type") or "linear").strip().lower()
    where = place(evaluator, f"evaluator of '{topic.name}'")
    if shape not in SHAPES:
        findings.fault(file, where, f"ftype '{shape}' is not known", nearest(shape, SHAPES))
        return lambda point: 0.0

    def parameter(*names: str, default: str | None = None) -> float:
        given = evaluator.get(*names)
        return findings.number(default if given is None else given, file, where, names[-1]) or 0.0

    if shape == "constant":
        level = parameter("offset", "parameter0")
        return lambda point: level
    if shape == "triangular":
        foot, end, top = (parameter(f"parameter{number}") for number in range(3))
        return lambda point: triangular(point, foot, end, top)
    start = lower_bound(issue, topic) if topic.kind == "integer" else 0.0
    offset = parameter("offset", "parameter0", default="0")
    slope = parameter("slope", "parameter1", default="0" if evaluator.get("offset", "parameter0") else None)
    return lambda point: min(max(offset + slope * (point - start), 0.0), 1.0)


def triangular(point: float, foot: float, end: float, top: float) -> float:
    """Rises from 0 at the foot to 1 at the top, and falls to 0 at the end.

    >>> [triangular(point, 0, 4, 2) for point in (-1, 1, 2, 3, 5)]
    [0.0, 0.5, 1.0, 0.5, 0.0]
    """
    if point < foot or point >= end:
        return 0.0
    if point < top:
        return (point - foot) / (top - foot)
    return 1 - (point - top) / (end - top)
