"""The spatial model of politics of the KAPSARC Toolkit for Behavioral Analysis (KTAB)."""

from detente.models.spatial.smp.model import Bargains, Turns, smp
from detente.models.spatial.smp.settings import CHOICES, Settings

__all__ = ["CHOICES", "Bargains", "Settings", "Turns", "smp"]
