"""What the page shows, each answer made once: by question, settings, scenario and version."""

import importlib
import inspect
import json
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from detente import __version__
from detente.case.defaults import BRANCH_DRAWS, EXPLANATION_DRAWS, FORECAST_DRAWS, SEED
from detente.scenario import Scenario
from detente.web.work import Job, Tick, Work

KEPT = 64


@dataclass(frozen=True)
class Question:
    """A verb of the command line: the function that answers it, and what it is asked with by default."""

    title: str
    module: str
    function: str
    settings: dict[str, Any] = field(default_factory=dict)

    def ask(self, scenario: Scenario, tick: Tick, **settings: Any) -> Any:
        """Answer it, telling how far one is where the function can tell; loads the module at need."""
        answer = getattr(importlib.import_module(self.module), self.function)
        asked = self.settings | settings
        if "progress" in inspect.signature(answer).parameters:
            asked["progress"] = tick
        return answer(scenario, **asked)


QUESTIONS = {
    "forecast": Question(
        "drawing worlds",
        "detente.forecasting.forecast",
        "forecast",
        {"draws": FORECAST_DRAWS, "seed": SEED},
    ),
    "explain": Question(
        "looking for what drives the answer",
        "detente.forecasting.explanation",
        "explain",
        {"draws": EXPLANATION_DRAWS, "seed": SEED},
    ),
    "watch": Question(
        "weighing what could be learned",
        "detente.forecasting.information",
        "watch",
        {"draws": EXPLANATION_DRAWS, "seed": SEED},
    ),
    "what-if": Question(
        "drawing worlds", "detente.case.branching", "what_if_of", {"draws": BRANCH_DRAWS, "seed": SEED}
    ),
    # Worlds that stand, for changes told at once: enough that a difference of a point shows.
    "standing": Question(
        "drawing worlds", "detente.case.branching", "standing_of", {"draws": EXPLANATION_DRAWS, "seed": SEED}
    ),
    "packages": Question("comparing packages", "detente.analysis.packages", "packages"),
    "stability": Question("looking for who would leave", "detente.analysis.stability", "stability"),
    "phases": Question("looking for safe steps", "detente.analysis.phases", "phases"),
    "race": Question("running the race", "detente.analysis.race", "race"),
    "blocs": Question("looking for blocs", "detente.analysis.blocs", "blocs"),
    "leverage": Question("weighing who needs whom", "detente.analysis.leverage", "leverage"),
    "ratify": Question("asking at home", "detente.analysis.ratify", "ratify"),
    "timing": Question("counting the days", "detente.analysis.timing", "timing"),
    "arms": Question("following the arms race", "detente.analysis.arms", "arms"),
    "positions": Question("moving positions", "detente.case.single", "positions"),
    "precedent": Question("reading past treaties", "detente.case.single", "precedent"),
}


class Answers:
    """Answers of one page, the last ones kept.

    Parameters
    ----------
    work : Work
        Where they are made.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._last: tuple[Scenario, str] | None = None

    def ask(self, scenario: Scenario, verb: str, **settings: Any) -> Job:
        """The job that answers a question: begun now, under way, or over.

        Parameters
        ----------
        scenario : Scenario
        verb : str
            One of `QUESTIONS`.
        settings
            Keyword arguments of the verb's function other than its defaults; plain JSON values.

        Returns
        -------
        Job
            Its result is the verb's Result.
        """
        question = QUESTIONS[verb]
        told = json.dumps(question.settings | settings, sort_keys=True)
        key = "\n".join((__version__, self._digest_of(scenario), verb, told))
        return self.made(key, question.title, lambda tick: question.ask(scenario, tick, **settings))

    def made(self, key: str, title: str, call: Callable[[Tick], Any]) -> Job:
        """The job that makes something else that pages show, begun where nothing is kept under its key."""
        with self._lock:
            job = self._jobs.pop(key, None)
            if job is None:
                job = self._work.start(title, call)
            self._jobs[key] = job
            while len(self._jobs) > KEPT:
                self._jobs.popitem(last=False)
        return job

    def kept(self, key: str) -> Job | None:
        """What was begun under a key; None where nothing was, or it is long over."""
        with self._lock:
            return self._jobs.get(key)

    def _digest_of(self, scenario: Scenario) -> str:
        """Its digest, which takes longer to make than a kept page to find."""
        last = self._last
        if last is None or last[0] is not scenario:
            last = self._last = scenario, scenario.digest
        return last[1]

    def forget(self, job: Job) -> None:
        """Let a question be asked anew."""
        with self._lock:
            self._jobs = OrderedDict((key, kept) for key, kept in self._jobs.items() if kept is not job)
