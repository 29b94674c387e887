"""Accords on arms and sanctions that come with the program, for want of a better table of treaties."""

from pathlib import Path

ACCORDS = Path(__file__).parent / "treaties" / "accords.csv"
"""Coded from the public texts; `treaties/README.md` says how."""
ABOUT = "accords on arms and sanctions"
"""What they are on: of other matters they tell nothing."""
