"""The exchange model in its authors' program, without its files and its database."""

from types import SimpleNamespace

import numpy as np
from decide.model.equalgain import EqualGainModel
from decide.model.utils import ModelLoop
from numpy.typing import NDArray

Floats = NDArray[np.float64]
EVENTS = ("before_loop", "removed_exchanges", "execute_exchange", "after_loop", "end_loop")


def exchanged_there(positions: Floats, capability: Floats, salience: Floats, *, n_rounds: int) -> None:
    """Rounds of exchange on (n_issues, n_actors) tables from 0 to 100, told to nobody."""
    model = EqualGainModel()
    model.VERBOSE = False
    names = [f"a{place:02}" for place in range(positions.shape[1])]
    everyone = [model.add_actor(name, name) for name in names]
    for number, rows in enumerate(zip(positions, capability, salience, strict=True)):
        issue = model.add_issue(f"i{number:02}")
        issue.lower, issue.upper = 0, 100
        for actor, x, power, weight in zip(everyone, *(row.tolist() for row in rows), strict=True):
            model.add_actor_issue(actor, issue, position=x, salience=weight / 100, power=power)
    nobody = SimpleNamespace(**dict.fromkeys(EVENTS, lambda *args, **kwargs: None))
    rounds = ModelLoop(model, nobody, 0)
    for _ in range(n_rounds):
        rounds.loop()
