"""A branch written into its scenario's file as a variant, every other character kept."""

from typing import Any

from detente.scenario import Scenario
from detente.scenario.editing import edited
from detente.scenario.files import resolve
from detente.scenario.setting import plain

VARIANTS = "variants"


def with_variant(text: str, base: Scenario, changed: Scenario, *, name: str, file: str) -> str:
    """The text of a scenario with one more variant, a merge patch from the base to what a branch made of it.

    Parameters
    ----------
    text : str
        Of the scenario's file.
    base, changed : Scenario
        What the file says, and the branch.
    name : str
        Of the variant.
    file : str
        For messages.

    Raises
    ------
    ValueError
        Where the name is taken or none, nothing changes, or the file cannot be changed in place.
    """
    if not name:
        raise ValueError("a variant has a name -> give one")
    if name in base.variants:
        raise ValueError(f"a variant '{name}' is there already -> give another name")
    patch = _patch(plain(base), plain(changed))
    if patch is None:
        raise ValueError("nothing changes -> change something first")
    after, source = edited(text, name=file, values={(VARIANTS, name): patch})
    if plain(resolve(source, variant=name)) != plain(changed):
        raise ValueError(f"{file}: the branch cannot be written as a variant -> write it by hand")
    return after


def _patch(here: Any, there: Any) -> Any:
    """What merged onto the one gives the other (RFC 7396); None where they are alike."""
    if here == there:
        return None
    if not (isinstance(here, dict) and isinstance(there, dict)):
        return there
    gone: dict[str, Any] = dict.fromkeys(key for key in here if key not in there)
    return gone | {
        key: _patch(here[key], value) if key in here else value
        for key, value in there.items()
        if here.get(key) != value or key not in here
    }
