"""Deals that must also pass at home: what each side can ratify, and what that does to the bargain."""
