"""Verbs of negotiation as one pattern: what parties do to one another, and hand over, and hold back."""

from importlib.resources import files


def _words(name: str) -> list[str]:
    return files("detente.reading").joinpath("data", name).read_text(encoding="utf-8").split()


def _inflected(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}(?:s|d)?|{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb}(?:ing)?|{verb[:-1]}ie(?:s|d)"
    return f"{verb}(?:e?s|ed|ing|{verb[-1]}(?:ed|ing))?"


_BASE = _words("verbs.txt")

BASE_VERB = "(?:" + "|".join(_BASE) + ")"
"""The verbs of data/verbs.txt, in the infinitive."""

VERB = "(?:" + "|".join([*map(_inflected, _BASE), *_words("verbs_irregular.txt")]) + ")"
"""The same in every form, with the irregular forms of data/verbs_irregular.txt."""
