"""Single-model questions that lean on a file of ours, asked as the command line asks them by default."""

from detente.analysis import positions as moving
from detente.analysis import precedent as past
from detente.case.accords import packaged_accords
from detente.catalogue.fitted import packaged_positions
from detente.records.positions import PositionsResult
from detente.records.precedent import PrecedentResult
from detente.scenario import Scenario


def positions(scenario: Scenario) -> PositionsResult:
    """Where each issue settles, by the packaged fitted model too."""
    return moving.positions(scenario, fitted=packaged_positions())


def precedent(scenario: Scenario) -> PrecedentResult:
    """What the packaged accords between such parties held."""
    return past.precedent(scenario, corpus=packaged_accords())
