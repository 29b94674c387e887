"""Forms of English verbs: regular ones by rule, the others from data/irregular_verbs.tsv."""

from functools import cache
from importlib.resources import files

from detente.reading.word_classes import word_class

_VOWELS = "aeiou"
_DOUBLED = word_class("doubled")


def inflected(verb: str) -> list[tuple[str, str]]:
    """Forms of a verb, each with its name: base, s, past, part (`ed` where one form is both), ing.

    >>> inflected("deny")
    [('deny', 'base'), ('denies', 's'), ('denied', 'ed'), ('denying', 'ing')]
    >>> inflected("tie")[2:]
    [('tied', 'ed'), ('tying', 'ing')]
    >>> inflected("cancel")[2:]
    [('cancelled', 'ed'), ('cancelling', 'ing'), ('canceled', 'ed'), ('canceling', 'ing')]
    """
    consonant_y = verb.endswith("y") and verb[-2] not in _VOWELS
    silent_e = verb.endswith("e") and not verb.endswith(("ee", "oe"))
    stem = verb + verb[-1] if verb in _DOUBLED else verb[:-1] if silent_e else verb
    stem = f"{verb[:-2]}y" if verb.endswith("ie") else stem
    past = verb[:-1] + "ied" if consonant_y else (verb[:-1] if verb.endswith("e") else stem) + "ed"
    past, participle = _irregular().get(verb, (past, past))
    forms = [(verb, "base"), (_present(verb, consonant_y=consonant_y), "s")]
    forms += [(past, "ed")] if past == participle else [(past, "past"), (participle, "part")]
    forms.append((stem + "ing", "ing"))
    american = [(form.replace("lle", "le").replace("lli", "li"), name) for form, name in forms[2:]]
    return forms + [one for one in american if verb.endswith(("el", "al")) and one not in forms]


@cache
def irregular_pasts() -> frozenset[str]:
    """Past forms that do not end in "ed" ("took")."""
    return frozenset(past for past, _ in _irregular().values())


def _present(verb: str, *, consonant_y: bool) -> str:
    if consonant_y:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) or verb in ("go", "veto") else "s")


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    text = files("detente.reading").joinpath("data", "irregular_verbs.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {verb: (past, participle) for verb, past, participle in rows}
