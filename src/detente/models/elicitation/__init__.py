"""Judgements of people made into numbers."""
