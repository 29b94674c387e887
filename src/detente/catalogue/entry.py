"""What can be asked of a packaged case."""

from detente.catalogue import names, scenario_file
from detente.records.catalogue import Entry
from detente.scenario import Scenario, load

# A part of the scenario file, and the verbs that answer from it alone.
_ANSWERS = {
    "worth": ("packages", "forecast"),
    "conflict": ("stability",),
    "positions": ("positions",),
    "exchange_in_phases": ("phases",),
    "race": ("race",),
    "alignment": ("blocs",),
    "leverage": ("leverage",),
    "domestic": ("ratify",),
    "timing": ("timing",),
    "arms": ("arms",),
}


def entry(name: str) -> Entry:
    """The line of one case.

    Raises
    ------
    KeyError
        Where there is no such case.
    """
    file = scenario_file(name)
    scenario = load(file)
    told = file.with_name("outcomes.yaml").is_file()
    return Entry(name, scenario.title, scenario.as_of.isoformat(), tuple(_verbs(scenario)), told)


def entries() -> list[Entry]:
    """Every case, in alphabetical order."""
    return [entry(name) for name in names()]


def _verbs(scenario: Scenario) -> list[str]:
    return [verb for part, verbs in _ANSWERS.items() if getattr(scenario, part) for verb in verbs]
