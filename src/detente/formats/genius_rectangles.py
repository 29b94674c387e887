"""Nonlinear GENIUS profiles: utility is a sum over hyper-rectangles of packages, over the largest sum."""

from pathlib import Path

from detente.formats.faults import Findings
from detente.formats.game import Condition, Side
from detente.formats.genius_issues import Topic, place
from detente.formats.genius_profiles import frame
from detente.formats.xml_tree import Element
from detente.nearest import nearest

MAX_RECTANGLES = 2_000


def is_nonlinear(root: Element) -> bool:
    """Whether a profile is of that kind."""
    return (root.get("type") or "").lower() == "nonlinear" or root.first("ufun") is not None


def side(root: Element, topics: list[Topic], file: Path, findings: Findings) -> Side:
    """A party's profile, each rectangle a linkage: the options that must stand together, and their worth."""
    found = Side(worth={topic.name: dict.fromkeys(topic.options, 0.0) for topic in topics})
    frame(root, found, file, findings)
    ufun = root.first("ufun")
    if ufun is None:
        findings.fault(file, "utility_space", "no ufun", "give <ufun> with hyper-rectangles")
        return found
    scale = _scale(root, file, findings)
    count = sum(1 for _ in ufun.every("hyperrectangle"))
    if count > MAX_RECTANGLES:
        what = f"{count:,} hyper-rectangles"
        findings.fault(file, "ufun", what, f"at most {MAX_RECTANGLES:,} can become linkages")
        return found
    _add(ufun, 1.0 / scale, {topic.index: topic for topic in topics}, found, file, findings)
    return found


def _scale(root: Element, file: Path, findings: Findings) -> float:
    whole = root.first("utility", "utility_function")
    raw = None if whole is None else whole.get("maxutility")
    where = "utility" if whole is None else place(whole, whole.tag)
    scale = findings.number(raw, file, where, "maxutility")
    if scale is not None and scale <= 0:
        findings.fault(
            file, where, f"maxutility is {scale:g}", "give the utility of the best package, above 0"
        )
    return scale if scale and scale > 0 else 1.0


def _add(
    ufun: Element, factor: float, topics: dict[str, Topic], found: Side, file: Path, findings: Findings
) -> None:
    """Add the rectangles of a function and of those inside it, which count with their weights."""
    aggregation = (ufun.get("aggregation") or "sum").lower()
    if aggregation != "sum":
        what = f"aggregation '{aggregation}'"
        findings.fault(file, place(ufun, "ufun"), what, "only sums of hyper-rectangles can become linkages")
        return
    for rectangle in ufun.own("hyperrectangle"):
        where = place(rectangle, "hyperRectangle")
        utility = findings.number(rectangle.get("utility", "utility_function"), file, where, "utility")
        weight = findings.number(rectangle.get("weight") or "1", file, where, "weight")
        if rectangle.own("excludes"):
            findings.fault(file, where, "EXCLUDES", "only INCLUDES can become linkages")
            continue
        when = _terms(rectangle, topics, file, findings)
        if when is None or not utility or not weight:
            continue
        worth = factor * utility * weight
        if when:
            found.linkages.append((when, worth))
        else:
            found.constant += worth
    for inner in ufun.own("ufun"):
        weight = findings.number(inner.get("weight") or "1", file, place(inner, "ufun"), "weight")
        _add(inner, factor * (weight or 0.0), topics, found, file, findings)


def _terms(rectangle: Element, topics: dict[str, Topic], file: Path, findings: Findings) -> Condition | None:
    """Options that lie within the bounds, by issue; None where no package does."""
    allowed: dict[str, set[str]] = {}
    for bound in rectangle.own("includes"):
        index = (bound.get("index") or "").strip()
        where = place(bound, "INCLUDES")
        topic = topics.get(index)
        if topic is None:
            findings.fault(file, where, f"no issue of index '{index}'", nearest(index, topics))
            continue
        if topic.kind == "discrete":
            what = f"bounds on '{topic.name}', which is discrete"
            findings.fault(file, where, what, "bound integer issues only")
            continue
        low = findings.number(bound.get("min"), file, where, "min")
        high = findings.number(bound.get("max"), file, where, "max")
        if low is not None and high is not None:
            inside = {option for option, point in topic.points.items() if low <= point <= high}
            allowed[topic.name] = allowed.get(topic.name, inside) & inside
    if not all(allowed.values()):
        return None
    by_name = {topic.name: topic for topic in topics.values()}
    return {
        name: tuple(option for option in by_name[name].options if option in inside)
        for name, inside in allowed.items()
        if len(inside) < len(by_name[name].options)
    }
