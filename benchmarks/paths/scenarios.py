"""Reading and checking scenario files."""

from detente.catalogue import DEMO, scenario_file
from detente.scenario import dumps, load, loads
from paths.case import Case

TIMES = (1, 8, 64)


def loaded(number: int) -> Case:
    """The packaged case with its issues several times more."""
    base = load(scenario_file(DEMO))
    issues = {f"{name} {n}": issue for n in range(TIMES[number]) for name, issue in base.issues.items()}
    text = dumps(base.model_copy(update={"issues": base.issues | issues}))
    return Case(f"{DEMO}, issues {TIMES[number]} times more", lambda: loads(text))
