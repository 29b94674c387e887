"""Issues of a GENIUS domain."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.formats.faults import Findings, number_in
from detente.formats.game import MAX_OPTIONS, Settings, spaced, whole_numbers
from detente.formats.names import numbered
from detente.formats.xml_tree import Element
from detente.nearest import nearest

BRANCHES = ("utility_space", "objective")
KINDS = ("discrete", "integer", "real")


@dataclass(frozen=True)
class Topic:
    """An issue: its options, and for a numeric one what number each stands for."""

    name: str
    index: str
    kind: str
    options: tuple[str, ...]
    points: dict[str, float]

    @property
    def low(self) -> float:
        """The lowest number of a numeric issue."""
        return min(self.points.values())


def place(element: Element, what: str) -> str:
    """Where in the file, and what stands there."""
    return f"line {element.line}, {what}"


def called(issue: Element) -> str:
    """An issue's name, or its index."""
    return issue.get("name") or f"issue {issue.get('index') or '?'}"


def leaves(root: Element) -> Iterator[tuple[Element, Element]]:
    """Issues at any depth of objectives, each with what it stands in."""
    for child in root.children:
        if child.tag == "issue":
            yield child, root
        elif child.tag in BRANCHES:
            yield from leaves(child)


def kind_of(issue: Element) -> str:
    """What an issue says it is; discrete where it does not."""
    return (issue.get("type", "vtype", "etype") or "discrete").strip().lower()


def topics(root: Element, file: Path, settings: Settings, findings: Findings) -> list[Topic]:
    """The issues of a domain, in the file's order."""
    issues = [issue for issue, _ in leaves(root)]
    names = numbered(called(issue).strip() for issue in issues)
    found = []
    for issue, name in zip(issues, names, strict=True):
        if topic := _topic(issue, name, file, settings, findings):
            found.append(topic)
    indices = [topic.index for topic in found]
    for topic in found:
        if indices.count(topic.index) > 1:
            what = f"index '{topic.index}' stands twice"
            findings.fault(file, f"issue '{topic.name}'", what, "give each issue its own index")
    return found


def _topic(issue: Element, name: str, file: Path, settings: Settings, findings: Findings) -> Topic | None:
    kind, where = kind_of(issue), place(issue, f"issue '{name}'")
    index = (issue.get("index") or "").strip()
    if not index:
        findings.fault(file, where, "no index", 'add index="..."')
    if kind not in KINDS:
        findings.fault(file, where, f"type '{kind}' is not known", nearest(kind, KINDS))
        return None
    if kind == "discrete":
        values = [item.get("value") for item in issue.own("item")]
        if None in values:
            findings.fault(file, where, "an item without value", 'add value="..."')
        options = tuple(dict.fromkeys(value.strip() for value in values if value is not None))
        if not values:
            findings.fault(file, where, "no items", 'add <item value="..."/>')
        if len(options) > MAX_OPTIONS:
            findings.fault(file, where, f"{len(options):,} items", f"give at most {MAX_OPTIONS:,}")
        return Topic(name, index, kind, options, {}) if options else None
    points = _points(issue, where, kind, file, settings, findings)
    return Topic(name, index, kind, tuple(points), points) if points else None


def _points(
    issue: Element, where: str, kind: str, file: Path, settings: Settings, findings: Findings
) -> dict[str, float]:
    ends = bounds(issue)
    low = findings.number(ends[0], file, where, "lowerbound")
    high = findings.number(ends[1], file, where, "upperbound")
    if low is None or high is None:
        return {}
    if low > high:
        findings.fault(file, where, f"lowerbound {low:g} is above upperbound {high:g}", "swap them")
        return {}
    if kind == "real":
        findings.remark(
            f"real issues stand as {settings.real_steps} equally spaced options: {{who}}", called(issue)
        )
        return spaced(low, high, settings.real_steps) if low < high else {f"{low:.10g}": low}
    if low != int(low) or high != int(high):
        findings.fault(file, where, f"bounds {low:g} and {high:g} of an integer issue", "give whole numbers")
        return {}
    points = whole_numbers(int(low), int(high), settings.real_steps)
    if len(points) <= high - low:
        some = f"{settings.real_steps} of them"
        text = f"integer issues of more than {MAX_OPTIONS:,} values stand as {some}: {{who}}"
        findings.remark(text, called(issue))
    return points


def bounds(issue: Element) -> tuple[str | None, str | None]:
    """Bounds as the issue or its range has them."""
    inner = issue.own("range")
    low, high = issue.get("lowerbound"), issue.get("upperbound")
    if inner:
        low, high = inner[0].get("lowerbound") or low, inner[0].get("upperbound") or high
    return low, high


def lower_bound(issue: Element, topic: Topic) -> float:
    """From where a profile's integer evaluator counts: its own lower bound, else the domain's."""
    own = number_in(bounds(issue)[0])
    return topic.low if own is None else own
