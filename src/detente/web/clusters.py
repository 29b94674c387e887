"""Evidence by storyline: what each says, what of it counts, and for which terms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.forecasting.weighing import storylines
from detente.records.evidence import EvidenceItem
from detente.records.forecast import EvidenceWeight, Forecast
from detente.report.terms import changes
from detente.scenario import Scenario

DEAL = "A deal, whatever is in it"
PACKAGES = 3
# Absolute log likelihood ratio from which a cell is coloured so strongly.
STRENGTHS = (0.05, 0.2, 0.5)
Term = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Told:
    """One item and what of it counts."""

    item: EvidenceItem
    weight: EvidenceWeight

    @property
    def counted(self) -> float:
        """Natural logarithm of the likelihood ratio, after all discounts."""
        return self.weight.log_lr * self.weight.weight


@dataclass(frozen=True)
class Cluster:
    """The items of one storyline, the strongest first."""

    name: str
    number: int
    told: tuple[Told, ...]

    @property
    def alone(self) -> float:
        """What its items would add to the log odds if each were a witness of its own."""
        return sum(abs(each.weight.log_lr) for each in self.told)

    @property
    def counted(self) -> float:
        """What they add after discounts for one source, one thesis and one day."""
        return sum(abs(each.counted) for each in self.told)

    @property
    def n_claims(self) -> int:
        """How many different things it says; reports of the same count as one that was told often."""
        return len({(*each.item.term.items(), each.weight.log_lr > 0) for each in self.told})

    @property
    def authors(self) -> tuple[str, ...]:
        """Who says it, each once."""
        return tuple(dict.fromkeys(each.item.author for each in self.told if each.item.author))


@dataclass(frozen=True)
class Cell:
    """What a cluster says of a hypothesis: a logarithm, and how strongly it is coloured."""

    log_lr: float
    look: str


@dataclass(frozen=True)
class Row:
    """A hypothesis of the matrix, its probability, and what each cluster says of it."""

    name: str
    p: float | None
    cells: tuple[Cell | None, ...]
    together: float


def clusters(scenario: Scenario, result: Forecast) -> tuple[Cluster, ...]:
    """The evidence of a forecast by storyline, the storyline that counts most first."""
    items = {item.id: item for item in scenario.evidence}
    told = [Told(items[weight.id], weight) for weight in result.evidence if weight.id in items]
    storyline = storylines([each.item for each in told])
    found: dict[str, list[Told]] = {}
    for each in told:
        found.setdefault(storyline(each.item), []).append(each)
    groups = [
        Cluster(name, 0, tuple(sorted(group, key=lambda each: -abs(each.counted))))
        for name, group in found.items()
    ]
    ranked = sorted(groups, key=lambda cluster: -cluster.counted)
    return tuple(Cluster(each.name, number, each.told) for number, each in enumerate(ranked, start=1))


def matrix(scenario: Scenario, result: Forecast, found: Sequence[Cluster]) -> tuple[Row, ...]:
    """Hypotheses by clusters: the deal, every term that somebody speaks of, the likeliest packages.

    What is said of a term speaks for a package as far as the term is in it, and what is said of the deal for
    every package: the logarithms add up, as they do in the forecast.
    """
    told = [each for cluster in found for each in cluster.told]
    rows = []
    if any(not each.item.term for each in told):
        rows.append(_row(DEAL, result.p_deal.p, found, lambda term: not term))
    of_term = {(term.issue, term.option): term.p_given_deal for term in result.terms}
    for term in dict.fromkeys(tuple(each.item.term.items()) for each in told if each.item.term):
        p = of_term.get(term[0]) if len(term) == 1 else None
        rows.append(_row(title_of(scenario, dict(term)), p, found, term.__eq__))
    likely = [each for each in result.packages if not isinstance(each.package, str)][:PACKAGES]
    for package in likely:
        assert not isinstance(package.package, str)
        stands = {*{**result.status_quo, **package.package}.items()}
        name = f"Package: {changes(package.package, result.status_quo)}"
        rows.append(_row(name, package.p, found, stands.issuperset))
    return tuple(rows)


def title_of(scenario: Scenario, term: Mapping[str, str]) -> str:
    """A term in words: `Tolls on river trade: lifted`."""
    told = (f"{scenario.issues[issue].title or issue}: {option}" for issue, option in term.items())
    return "; ".join(told) or "The deal as a whole"


def _row(name: str, p: float | None, found: Sequence[Cluster], speaks: Callable[[Term], bool]) -> Row:
    cells = []
    for cluster in found:
        said = [each.counted for each in cluster.told if speaks(tuple(each.item.term.items()))]
        cells.append(Cell(sum(said), _look(sum(said))) if said else None)
    return Row(name, p, tuple(cells), sum(cell.log_lr for cell in cells if cell))


def _look(log_lr: float) -> str:
    strength = sum(abs(log_lr) >= least for least in STRENGTHS)
    return f"{'for' if log_lr > 0 else 'against'}-{strength}" if strength else "even"


@dataclass(frozen=True)
class Filters:
    """Which items are shown; an empty field lets everything through."""

    q: str = ""
    source: str = ""
    issue: str = ""
    says: str = ""
    since: str = ""
    until: str = ""

    def lets(self, item: EvidenceItem) -> bool:
        """Whether an item is shown."""
        words = " ".join(
            filter(None, (item.quote, item.source, item.author, item.storyline, item.id, *item.term.values()))
        )
        day = item.known_on.isoformat() if item.known_on else ""
        return (
            all(word in words.casefold() for word in self.q.casefold().split())
            and self.source in ("", item.author, item.source)
            and (not self.issue or self.issue in item.term)
            and self.says in ("", item.says)
            and (not self.since or self.since <= day)
            and (not self.until or day <= self.until)
        )

    @property
    def any(self) -> bool:
        """Whether anything is asked for."""
        return any(vars(self).values())

    def of(self, found: Iterable[Cluster]) -> tuple[Cluster, ...]:
        """The clusters with the items that are shown; those with none are left out."""
        kept = (
            Cluster(each.name, each.number, tuple(told for told in each.told if self.lets(told.item)))
            for each in found
        )
        return tuple(each for each in kept if each.told)
