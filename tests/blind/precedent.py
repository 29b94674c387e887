"""What past treaties foretell: their ten-year base rate, and own precedents by overlap and age.

A treaty is its day, its parties and the terms it holds. The base rate is the share of recent treaties with
the term, half a treaty added on either side. Own precedents weigh by the parties in common, as a share of all
their parties and the deal's, and by exp(-age / 5).
"""

import math
from dataclasses import dataclass
from datetime import date

YEAR = 365.25
RECENT = 10
MEMORY = 5


@dataclass
class Treaty:
    """One past treaty."""

    day: date
    parties: frozenset[str]
    terms: frozenset[str]


def age(treaty, today):
    """Years since."""
    return (today - treaty.day).days / YEAR


def base_rate(treaties, term, today):
    """How often treaties of the last ten years hold the term."""
    recent = [treaty for treaty in treaties if 0 < age(treaty, today) <= RECENT]
    return (sum(term in treaty.terms for treaty in recent) + 0.5) / (len(recent) + 1)


def weight(treaty, parties, today):
    """How much one treaty counts for a deal of these parties."""
    if treaty.day >= today:
        return 0.0
    overlap = len(treaty.parties & parties) / len(treaty.parties | parties)
    return overlap * math.exp(-age(treaty, today) / MEMORY)


def chance(treaties, term, parties, today, prior):
    """The weighted share of own precedents with the term, the base rate counting as `prior` of a treaty."""
    weights = [weight(treaty, parties, today) for treaty in treaties]
    held = sum(w for w, treaty in zip(weights, treaties, strict=True) if term in treaty.terms)
    return (held + prior * base_rate(treaties, term, today)) / (sum(weights) + prior)
