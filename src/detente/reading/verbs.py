"""Verbs of negotiation as one pattern: what parties do to one another, and hand over, and hold back."""

from collections.abc import Iterable
from importlib.resources import files
from itertools import groupby


def _words(name: str) -> list[str]:
    return files("detente.reading").joinpath("data", name).read_text(encoding="utf-8").split()


def _inflected(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return f"{verb}(?:s|d)?", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb}(?:ing)?", f"{verb[:-1]}ie(?:s|d)"
    return (f"{verb}(?:e?s|ed|ing|{verb[-1]}(?:ed|ing))?",)


def _any_of(forms: Iterable[str]) -> str:
    """One pattern of many, branching at the first letter, so that a match tries few of them."""
    by_letter = groupby(sorted(forms, key=lambda form: form[0]), key=lambda form: form[0])
    branches = (f"{letter}(?:{'|'.join(form[1:] for form in some)})" for letter, some in by_letter)
    return f"(?:{'|'.join(branches)})"


_BASE = _words("verbs.txt")

BASE_VERB = _any_of(_BASE)
"""The verbs of data/verbs.txt, in the infinitive."""

VERB = _any_of([*(form for verb in _BASE for form in _inflected(verb)), *_words("verbs_irregular.txt")])
"""The same in every form, with the irregular forms of data/verbs_irregular.txt."""
