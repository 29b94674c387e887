"""Predict the terms of a deal before it is signed."""

__version__ = "0.1.0"
