"""Rivals who race to settle with one pivot, where each deal touches those who are left out."""
