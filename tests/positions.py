"""Scenarios with a `positions` block, and a small fitted forecast, for tests."""

from build import scenario
from detente.analysis.settling import SOLVERS
from detente.models.calibrated.components import COMPONENTS
from detente.models.calibrated.field import FEATURES
from detente.records.fitted_positions import KINDS, FittedPositions
from detente.scenario import Scenario


def disputed(reference=None, **issues) -> Scenario:
    """Issues on a scale of 0 to 10; by party its position, salience and capability."""
    block = {
        issue: {
            "scale": [0, 10],
            "reference": reference,
            "parties": {
                name: dict(zip(("position", "salience", "capability"), stand, strict=False))
                for name, stand in stands.items()
            },
        }
        for issue, stands in issues.items()
    }
    parties = {name: {} for stands in issues.values() for name in stands}
    return scenario(parties=parties, positions=block)


def even_fit() -> FittedPositions:
    """A forecast in which all components count alike, and five past issues."""
    names = (*COMPONENTS, *SOLVERS)
    return FittedPositions(
        fitted="five issues made up",
        n_issues=5,
        n_groups=2,
        kernel_width=0.2,
        penalty=1.0,
        interval_level=0.1,
        weights={kind: dict.fromkeys(names, 1 / len(names)) for kind in KINDS},
        tilt=dict.fromkeys(FEATURES, 0.0),
        history=((0.2, 0.0), (0.4, 0.5), (0.5, 0.5), (0.6, 1.0), (0.9, 1.0)),
    )


# Two issues on which A and B can trade: each cares for another one.
TRADE = {
    "quota": {"A": (0, 0.2, 1), "B": (10, 0.9, 1), "C": (4, 0.5, 0.5)},
    "price": {"A": (10, 0.9, 1), "B": (0, 0.2, 1), "C": (6, 0.5, 0.5)},
}
# The same with ranges.
UNSURE = {
    issue: {
        name: (at, [care * 0.8, care, min(1, care * 1.1)], power)
        for name, (at, care, power) in stands.items()
    }
    for issue, stands in TRADE.items()
}
