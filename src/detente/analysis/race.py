"""Who settles with the pivot first, who is left out, and who pays whom."""

from detente.analysis.race_arrays import race_arrays
from detente.analysis.race_tracks import across_tracks
from detente.analysis.raced import WITHOUT_END, Raced
from detente.records.race import MAX_PERIODS, RaceResult
from detente.scenario import Scenario, caveats

MAX_SETS = 1_024
MAX_DECISIONS = 2**28
NO_LONG_RUN = (
    "without a deadline this race has no values: delay comes in cycles, however many periods are still to "
    f"come; what is told is of {WITHOUT_END} periods -> give --periods N"
)


def race(scenario: Scenario, *, periods: int | None = None) -> RaceResult:
    """The race of a pivot's rivals, at the modes of uncertain numbers.

    Parameters
    ----------
    scenario : Scenario
        With a `race` block.
    periods : int, optional
        In how many periods they can meet, 1 to 10,000; flows go on after the last. Default the long run.

    Returns
    -------
    RaceResult

    Raises
    ------
    ValueError
        Where the scenario has no `race` block, or `periods` is out of range or too many for so many rivals.

    Examples
    --------
    >>> from detente.catalogue import scenario_file
    >>> from detente.scenario import load
    >>> race(load(scenario_file("new-detente-2019"))).outcome.odd_man_out
    'RU'
    """
    if periods is not None and not 1 <= periods <= MAX_PERIODS:
        raise ValueError(f"a race of {periods:,} periods -> give 1 to {MAX_PERIODS:,}")
    arrays = race_arrays(scenario)
    fitting = MAX_DECISIONS // (len(arrays.rivals) * 2 ** len(arrays.rivals))
    if periods is not None and periods > fitting:
        few = f"give at most {fitting:,}, or none for the long run"
        raise ValueError(f"{periods:,} periods of {len(arrays.rivals)} rivals -> {few}")
    raced = Raced(arrays, periods)
    outcome = raced.at()
    n_sets = 2 ** len(arrays.rivals)
    months = scenario.race and scenario.race.period_months
    warnings = [
        *(caveats(scenario) if arrays.tracks else ()),
        *across_tracks(scenario),
        *(
            f"the talks between {arrays.pivot} and {rival} come to nothing: no package on their track "
            "is acceptable to both and changes anything"
            for rival, told in outcome.tracks.items()
            if told["package"] is None
        ),
        *([] if outcome.converged else [NO_LONG_RUN]),
        *(
            [f"{n_sets:,} sets of rivals are not listed: at most {MAX_SETS:,} are"]
            if n_sets > MAX_SETS
            else []
        ),
    ]
    return RaceResult(
        title=scenario.title,
        digest=scenario.digest,
        settings={"periods": periods},
        warnings=tuple(warnings),
        pivot=arrays.pivot,
        rivals=arrays.rivals,
        period_months=months.mode if months else None,
        discount=float(arrays.game.discount),
        outcome=outcome,
        sets=None if n_sets > MAX_SETS else raced.sets(),
    )
