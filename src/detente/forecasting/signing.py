"""When a package that all accept would be signed, in each world."""

import numpy as np
from numpy.typing import NDArray

from detente.analysis.calendar import Calendar, base_record, exposure
from detente.forecasting.worlds import Worlds
from detente.models.hazard import hazard_level
from detente.scenario import Scenario

Floats = NDArray[np.float64]


def signed_by(scenario: Scenario, worlds: Worlds, dates: Calendar) -> Floats:
    """Probability, in each world where a package is acceptable, that it is signed by each date.

    The level of the hazard is drawn from the reference class, and `exposure` says how deadlines and events
    move it in time. A log hazard given in the scenario (`timing.a`) replaces the reference class.

    Parameters
    ----------
    scenario : Scenario
        Timing and base rate.
    worlds : Worlds
        With one spare column, for the level.
    dates : Calendar
        What is asked when.

    Returns
    -------
    (n_worlds, n_dates) float array
    """
    drawn = worlds.by_path()
    n_worlds = len(worlds.values)
    timing = scenario.timing
    if timing is not None and timing.a is not None:
        level = np.exp(np.broadcast_to(drawn.get("timing.a", timing.a.mode), (n_worlds,)))
    else:
        record = base_record(scenario, dates)
        level = hazard_level(worlds.spare[:, 0], record.events, record.exposure)
    exposed = exposure(scenario, dates, dates.dates, values=drawn, n_worlds=n_worlds)
    return np.asarray(1 - np.exp(-level[:, None] * exposed))
