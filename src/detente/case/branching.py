"""Branches as people write them: `NAME: PATH=VALUE; variant NAME`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from detente.forecasting.basis import Basis
from detente.forecasting.branches import what_if
from detente.forecasting.explaining import drivers
from detente.forecasting.nearby import nearby, standing
from detente.forecasting.sensitivity import columns
from detente.forecasting.solving import Progress
from detente.records.forecast import Driver
from detente.records.what_if_forecast import WhatIf
from detente.scenario import Scenario
from detente.scenario.files import resolve
from detente.scenario.setting import plain, with_values
from detente.scenario.source import Source

VARIANT = "variant "


def branch(source: Source, text: str) -> tuple[str, Scenario]:
    """The name of a branch, and the scenario as it changes it.

    Parameters
    ----------
    source : Source
        Of the base, with its variants.
    text : str
        `NAME: CHANGES`, split by `;`: a path and its value, or a variant.

    Raises
    ------
    ValueError
        Where it is no branch, or what it changes is not there.
    """
    name, sign, said = text.partition(":")
    changes = changes_in(said)
    if not (name.strip() and sign and changes):
        raise ValueError(f"--branch: '{text}' is no branch -> give NAME: PATH=VALUE; PATH=VALUE")
    return name.strip(), changed(source, changes, name=name.strip())


def changes_in(text: str) -> list[str]:
    """The changes of a branch, one by one."""
    return [part.strip() for part in text.split(";") if part.strip()]


def changed(source: Source, changes: Sequence[str], *, name: str) -> Scenario:
    """The scenario with its variant applied, then its values set; `name` is the branch's, for messages."""
    variants = [part.removeprefix(VARIANT).strip() for part in changes if part.startswith(VARIANT)]
    if len(variants) > 1:
        fix = "make one variant of them in the file"
        raise ValueError(f"--branch: '{name}' has {len(variants)} variants -> {fix}")
    scenario = resolve(source, variant=variants[0] if variants else None)
    values = dict(_values(part for part in changes if not part.startswith(VARIANT)))
    return with_values(scenario, values) if values else scenario


def _values(changes: Iterator[str]) -> Iterator[tuple[str, str]]:
    seen = set()
    for text in changes:
        path, sign, value = (part.strip() for part in text.partition("="))
        if not sign:
            raise ValueError(f"--branch: '{text}' is not PATH=VALUE")
        if path in seen:
            raise ValueError(f"--branch: '{path}' is given twice")
        seen.add(path)
        yield path, value


def source_from(scenario: Scenario) -> Source:
    """What its file says, its variants among it, as plain data."""
    data: dict[str, Any] = plain(scenario)
    variants: Mapping[str, Any] = scenario.variants
    return Source(file=scenario.title, data=data | ({"variants": dict(variants)} if variants else {}))


def what_if_of(
    scenario: Scenario,
    *,
    branches: Sequence[str],
    given: Sequence[str],
    given_not: Sequence[str],
    draws: int,
    seed: int,
    progress: Progress,
) -> WhatIf:
    """What `detente what-if --branch ... --given ...` answers of a scenario; see `detente.what_if`.

    Raises
    ------
    ValueError
        Where nothing differs, or a branch is none.
    """
    source = source_from(scenario)
    found: dict[str, Scenario] = {}
    for text in branches:
        name, other = branch(source, text)
        if name in found:
            raise ValueError(f"--branch: a branch '{name}' is given twice -> name it otherwise")
        found[name] = other
    if not (found or given or given_not):
        raise ValueError("nothing differs -> give --set PATH=VALUE, --variant NAME or --given ISSUE=OPTION")
    return what_if(
        scenario,
        found,
        draws=draws,
        seed=seed,
        given=given,
        given_not=given_not,
        progress=progress,
    )


@dataclass(frozen=True)
class Standing:
    """A branch whose worlds are kept, so that changes of numbers and evidence show in them at once."""

    scenario: Scenario
    basis: Basis

    def told(self, other: Scenario) -> Basis | None:
        """The worlds after a further change; None where they have to be drawn anew."""
        return nearby(self.basis, self.scenario, other)

    def drivers(self) -> tuple[Driver, ...]:
        """The uncertain numbers that explain most of the variation between its worlds."""
        names, drawn = columns(self.basis)
        return drivers(names, drawn, self.basis.posterior)


def standing_of(
    scenario: Scenario, *, changes: Sequence[str], draws: int, seed: int, progress: Progress
) -> Standing:
    """The worlds of a scenario, or with changes those of a branch of it, which share its draws.

    Raises
    ------
    ValueError
        Where the changes are none, or the scenario cannot be forecast.
    """
    if not changes:
        return Standing(scenario, standing(scenario, draws=draws, seed=seed, progress=progress))
    other = changed(source_from(scenario), changes, name="; ".join(changes))
    return Standing(other, standing(other, draws=draws, seed=seed, like=scenario, progress=progress))
