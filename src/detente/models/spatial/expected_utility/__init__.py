"""The expected utility model of Bueno de Mesquita, in three readings."""

from detente.models.spatial.expected_utility.model import Offers, Rounds, expected_utility
from detente.models.spatial.expected_utility.octants import CAPITULATION, COMPROMISE, CONFLICT, NO_OFFER
from detente.models.spatial.expected_utility.reading import PRINTED, READINGS, SCHELLING, SCHOLZ_2011, Reading

__all__ = [
    "CAPITULATION",
    "COMPROMISE",
    "CONFLICT",
    "NO_OFFER",
    "PRINTED",
    "READINGS",
    "SCHELLING",
    "SCHOLZ_2011",
    "Offers",
    "Reading",
    "Rounds",
    "expected_utility",
]
