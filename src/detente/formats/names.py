"""Other programs' names as names that a scenario can hold."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from detente.formats.faults import listed
from detente.scenario.names import MAX_NAME, UNUSABLE

_IN_PATHS = re.compile(r'[\x00-\x1f/\\:*?"<>|]')


def cleaned(names: Iterable[str], *, without: str = "") -> dict[str, str]:
    """Usable and distinct names, by the names given.

    Parameters
    ----------
    names : iterable of str
        All different.
    without : str
        Signs that become a hyphen.

    >>> cleaned(["Yes", "yes", " a+b ", ""], without="+")
    {'Yes': 'Yes', 'yes': 'yes (2)', ' a+b ': 'a-b', '': '(blank)'}
    """
    taken: set[str] = set()
    found = {}
    for name in names:
        text = unicodedata.normalize("NFC", UNUSABLE.sub(" ", name).strip())
        for sign in without:
            text = text.replace(sign, "-")
        found[name] = _distinct(text or "(blank)", taken)
    return found


def _distinct(name: str, taken: set[str]) -> str:
    """The name, numbered where one like it is taken; it is taken from then on."""
    candidate, number = name[:MAX_NAME].rstrip(), 1
    while folded(candidate) in taken:
        number += 1
        suffix = f" ({number})"
        candidate = name[: MAX_NAME - len(suffix)].rstrip() + suffix
    taken.add(folded(candidate))
    return candidate


def folded(name: str) -> str:
    """What names have in common that a scenario takes for one."""
    return " ".join(name.casefold().split())


def close(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant."""
    by_folded = {folded(candidate): candidate for candidate in known}
    found = get_close_matches(folded(name), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None


def numbered(names: Iterable[str]) -> list[str]:
    """The names, later ones numbered where they stand twice."""
    seen: set[str] = set()
    different = []
    for name in names:
        candidate, number = name, 1
        while candidate in seen:
            number += 1
            candidate = f"{name} ({number})"
        seen.add(candidate)
        different.append(candidate)
    return different


def file_names(names: Iterable[str], *, reserved: Iterable[str] = ()) -> dict[str, str]:
    """File names without suffix, by the names given: none reserved, none alike on any system.

    >>> file_names(["US", "us", "a/b", "domain"], reserved=["domain"])
    {'US': 'US', 'us': 'us (2)', 'a/b': 'a_b', 'domain': 'domain (2)'}
    """
    taken = {folded(name) for name in reserved}
    found = {}
    for name in names:
        stem = _IN_PATHS.sub("_", name).strip(". ")[:80] or "_"
        found[name] = _distinct(stem, taken)
    return found


def renamed(names: Mapping[str, str]) -> list[str]:
    """A line on the parties whose files, by which alone they are named, are called otherwise."""
    others = [f"'{name}' as '{file}'" for name, file in names.items() if name != file]
    return [f"names: {listed(others)}"] if others else []
