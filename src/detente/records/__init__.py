"""Frozen types that pass between rooms."""
