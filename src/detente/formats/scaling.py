"""A scenario as other programs see one: additive, certain, every party's worths from 0 to 1."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from detente.formats.faults import MAX_SIZE, listed
from detente.scenario import Scenario

BLOCKS = (
    "deal",
    "acceptance",
    "deadlines",
    "base_rate",
    "timing",
    "positions",
    "conflict",
    "exchange_in_phases",
    "race",
    "alignment",
    "leverage",
    "domestic",
    "power",
    "arms",
    "questions",
    "evidence",
    "variants",
)


@dataclass
class Export:
    """Files by name, and what they lose, one line each."""

    files: dict[str, bytes]
    lost: list[str] = field(default_factory=list)
    instead: dict[str, bytes] = field(default_factory=dict)
    """The same in another form, by the ending of the file that is asked for."""


class Scaled:
    """Weights and shares such that the sum of weight times share is (worth - least) / (most - least).

    Parameters
    ----------
    scenario : Scenario
        With at least one issue; at the modes of uncertain numbers; worths that a third party must deliver
        count by its chance of delivery, save to the giver.
    carries : iterable of str
        What the format keeps besides: `patience`.
    """

    def __init__(self, scenario: Scenario, *, carries: Iterable[str] = ()) -> None:
        if not scenario.issues:
            raise ValueError("this scenario has no `issues` block -> see detente schema issues")
        self.title = scenario.title
        self.parties = scenario.principals
        self.issues = {name: issue.options for name, issue in scenario.issues.items()}
        self.weights: dict[str, dict[str, float]] = {}
        self.shares: dict[str, dict[str, dict[str, float]]] = {}
        self.no_deal: dict[str, float] = {}
        self.lost = lost(scenario, carries)
        told = []
        for party in self.parties:
            rows = worths(scenario, party)
            least, span = self._scale(party, rows)
            self.no_deal[party] = self._moved(scenario.parties[party].no_deal.mode, least, span)
            if abs(span - 1) > 1e-9 or abs(least) > 1e-9:
                told.append(f"{party} {least:g} to {least + span:g}")
        if told:
            self.lost.insert(0, f"scale: each party's worths become 0 to 1, from {listed(told)}")

    def _scale(self, party: str, rows: Mapping[str, Mapping[str, float]]) -> tuple[float, float]:
        least = {name: min(row.values()) for name, row in rows.items()}
        spans = {name: max(row.values()) - least[name] for name, row in rows.items()}
        whole = sum(spans.values())
        even = 1 / len(rows)
        self.weights[party] = {name: span / whole if whole else even for name, span in spans.items()}
        self.shares[party] = {
            name: {
                option: (x - least[name]) / spans[name] if spans[name] else 0.0 for option, x in row.items()
            }
            for name, row in rows.items()
        }
        return sum(least.values()), whole

    @staticmethod
    def _moved(no_deal: float, least: float, span: float) -> float:
        """No deal on the new scale; for a party to whom all packages are alike, whether it is better."""
        moved = (no_deal - least) / span if span else float(no_deal > least)
        return min(max(moved, -MAX_SIZE), MAX_SIZE)


def worths(scenario: Scenario, party: str) -> dict[str, dict[str, float]]:
    """Worth of every option to a party at the modes, times the chance of delivery unless it is the giver."""
    given = scenario.worth.get(party, {})
    found = {}
    for name, issue in scenario.issues.items():
        share = issue.via.delivers.mode if issue.via and issue.giver != party else 1.0
        row = given.get(name, {})
        found[name] = {option: share * row[option].mode if option in row else 0.0 for option in issue.options}
    return found


def lost(scenario: Scenario, carries: Iterable[str] = ()) -> list[str]:
    """What an additive and certain format cannot say, one line for each kind of it."""
    kept = set(carries)
    uncertain = [path for path, number in scenario.numbers() if not number.certain and "." in path]
    ranges = [path for path in uncertain if path.startswith(("worth.", "parties.", "issues."))]
    thirds = [name for name in scenario.parties if name not in scenario.principals]
    vias = [name for name, issue in scenario.issues.items() if issue.via]
    givers = [name for name, issue in scenario.issues.items() if issue.giver]
    fixed = [name for name, issue in scenario.issues.items() if not issue.reversible]
    patient = [name for name, party in scenario.parties.items() if party.patience.mode < 1]
    bound = [n for n, party in scenario.parties.items() if party.bond.mode or party.exposure_cap is not None]
    blocks = [name for name in BLOCKS if getattr(scenario, name)]
    lines = {
        "ranges": f"the modes stand for {len(ranges)} uncertain numbers" * bool(ranges),
        "linkages": f"{len(scenario.linkages)} left out" * bool(scenario.linkages),
        "requires": f"{len(scenario.requires)} left out" * bool(scenario.requires),
        "third parties": f"left out: {listed(thirds)}" * bool(thirds),
        "via": f"worths are times the chance of delivery: {listed(vias)}" * bool(vias),
        "giver": f"not said: {listed(givers)}" * bool(givers),
        "reversible": f"not said: {listed(fixed)}" * bool(fixed),
        "patience": f"not said: {listed(patient)}" * bool(patient and "patience" not in kept),
        "bond and exposure_cap": f"not said: {listed(bound)}" * bool(bound),
        "status_quo": "first options become options like the others" * bool(scenario.status_quo_options),
        "blocks": f"left out: {', '.join(blocks)}" * bool(blocks),
    }
    return [f"{what}: {line}" for what, line in lines.items() if line]
