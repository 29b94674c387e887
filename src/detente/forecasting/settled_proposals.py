"""Proposals that have settled, as issues to fit and to score."""

from collections.abc import Iterable, Mapping

import numpy as np

from detente.analysis.position_arrays import position_arrays
from detente.analysis.settling import SOLVERS, baselines, settled_points
from detente.forecasting.settled import SettledIssue
from detente.models.calibrated.field import field_of
from detente.scenario import Scenario

MIN_ACTORS = 3


def settled_issues(
    proposals: Iterable[tuple[str, Scenario, Mapping[str, float]]],
) -> tuple[list[SettledIssue], dict[str, int]]:
    """Every issue with an outcome and at least three actors, solved by every model.

    Parameters
    ----------
    proposals : iterable of (id, scenario, outcomes)
        Scenarios with a `positions` block, and where their issues settled.

    Returns
    -------
    issues : list of SettledIssue
    left_out : dict of reason to int
        How many issues were left out.
    """
    issues: list[SettledIssue] = []
    left_out = {"without an outcome": 0, f"with fewer than {MIN_ACTORS} actors": 0}
    for name, scenario, outcomes in proposals:
        arrays = position_arrays(scenario)
        points, rules = settled_points(scenario), baselines(scenario)
        for place, issue in enumerate(arrays.issues):
            stands = arrays.stands(place)
            if issue not in outcomes:
                left_out["without an outcome"] += 1
            elif stands.positions.shape[-1] < MIN_ACTORS:
                left_out[f"with fewer than {MIN_ACTORS} actors"] += 1
            else:
                reference = scenario.positions[issue].reference
                field = field_of(
                    stands.positions, stands.weights, None if reference is None else reference.mode
                )
                issues.append(
                    SettledIssue(
                        group=name,
                        id=issue,
                        field=field,
                        points={solver: field.place_of(points[issue][solver]) for solver in SOLVERS},
                        outcome=outcomes[issue],
                        baselines={
                            rule: float(point)
                            for rule, point in rules[issue].items()
                            if point is not None and np.isfinite(point)
                        },
                    )
                )
    return issues, {reason: count for reason, count in left_out.items() if count}
