"""Worlds, evidence and the forecast that they give."""
