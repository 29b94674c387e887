"""Draws of a scenario's uncertain numbers; the only place that makes random generators."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

from detente.models.distributions import quantile
from detente.scenario import Scenario
from detente.scenario.numbers import Number

Floats = NDArray[np.float64]

BLOCK_BITS = 10
BLOCK = 2**BLOCK_BITS
SAMPLERS = ("sobol", "plain")
UNREAD = "unread."
_OPEN = 1e-9
_APART = 2**32


@dataclass(frozen=True)
class Input:
    """One uncertain number: where it stands and how it is distributed."""

    path: str
    number: Number
    apart: bool = False
    """Drawn from a stream of its own, named by its path, so that it changes no other's draws."""


@dataclass(frozen=True)
class Worlds:
    """Draws of the inputs.

    Attributes
    ----------
    inputs : tuple of Input
        What was drawn.
    values : (n_worlds, n_inputs) float array
        What came out.
    spare : (n_worlds, n_spare) float array
        Uniform draws between 0 and 1 for whatever else a model leaves to chance.
    """

    inputs: tuple[Input, ...]
    values: Floats
    spare: Floats

    def by_path(self) -> Mapping[str, Floats]:
        """Drawn values of each input."""
        return {found.path: column for found, column in zip(self.inputs, self.values.T, strict=True)}

    def part(self, which: slice) -> "Worlds":
        """Some of the worlds."""
        return Worlds(inputs=self.inputs, values=self.values[which], spare=self.spare[which])


def joined(parts: Sequence[Worlds]) -> Worlds:
    """Blocks of the same inputs as one."""
    return Worlds(
        inputs=parts[0].inputs,
        values=np.concatenate([part.values for part in parts]),
        spare=np.concatenate([part.spare for part in parts]),
    )


def beside(base: tuple[Input, ...], others: tuple[Input, ...]) -> tuple[Input, ...]:
    """Inputs of a changed scenario, so placed that what it shares with its base is drawn alike.

    Parameters
    ----------
    base : tuple of Input
        Of the base; where the changed scenario lacks one, or has it for certain, it is drawn and goes unread.
    others : tuple of Input
        Of the changed scenario; those that the base lacks are drawn apart.
    """
    changed = {found.path: found.number for found in others}
    shared = {found.path for found in base}
    return (
        *(
            replace(found, number=changed[found.path])
            if found.path in changed
            else replace(found, path=f"{UNREAD}{found.path}")
            for found in base
        ),
        *(replace(found, apart=True) for found in others if found.path not in shared),
    )


def uncertain(scenario: Scenario, *, prefixes: tuple[str, ...]) -> tuple[Input, ...]:
    """Uncertain numbers whose path starts with one of the prefixes, in the file's order."""
    return tuple(
        Input(path, number)
        for path, number in scenario.numbers()
        if not number.certain and path.startswith(prefixes)
    )


def blocks(
    inputs: tuple[Input, ...],
    *,
    draws: int,
    seed: int,
    n_spare: int = 0,
    sampler: str = "sobol",
    stream: int = 0,
) -> Iterator[Worlds]:
    """Draw worlds block by block.

    Each block of 1,024 has its own child of the seed, so that the draws do not depend on who makes which
    block. Within a block: one scrambled Sobol' net, or plain uniform draws; then each input's quantile.
    What is drawn apart is one Latin hypercube sample an input, or plain draws.

    Parameters
    ----------
    inputs : tuple of Input
        What to draw.
    draws : int
        How many worlds, at least 1.
    seed : int
        Any integer of 0 or more.
    n_spare : int
        How many uniform columns to add.
    sampler : str
        `sobol` or `plain`.
    stream : int
        Draws of different streams of one seed are independent.

    Yields
    ------
    Worlds
        Of 1,024 draws each; the last may have fewer.

    References
    ----------
    Owen (1998), "Scrambling Sobol' and Niederreiter-Xing points", Journal of Complexity 14(4).
    McKay, Beckman & Conover (1979), Technometrics 21(2), for the Latin hypercube.
    """
    for number in range(-(-draws // BLOCK)):
        yield block(inputs, number, draws=draws, seed=seed, n_spare=n_spare, sampler=sampler, stream=stream)


def block(
    inputs: tuple[Input, ...],
    number: int,
    *,
    draws: int,
    seed: int,
    n_spare: int = 0,
    sampler: str = "sobol",
    stream: int = 0,
) -> Worlds:
    """The block of some number, from 0, of those that `blocks` yields for the same arguments."""
    if sampler not in SAMPLERS:
        raise ValueError(f"unknown sampler '{sampler}': one of {', '.join(SAMPLERS)}")
    together = tuple(found for found in inputs if not found.apart)
    apart = tuple(found for found in inputs if found.apart)
    size = min(BLOCK, draws - number * BLOCK)
    worlds = _block(together, _generator(number, stream, seed), n_spare, sampler, size)
    columns = [
        _column(
            found, _generator(number, _APART, stream, seed, zlib.crc32(found.path.encode())), sampler, size
        )
        for found in apart
    ]
    return Worlds(
        inputs=together + apart,
        values=np.column_stack([worlds.values, *columns]),
        spare=worlds.spare,
    )


def _generator(number: int, *seed: int) -> np.random.Generator:
    """Of one block: the child of the seed of that number, as spawning all children gives it."""
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(number,)))


def _block(
    inputs: tuple[Input, ...], rng: np.random.Generator, n_spare: int, sampler: str, size: int
) -> Worlds:
    n_columns = len(inputs) + n_spare
    if sampler == "plain" or n_columns == 0:
        uniform = rng.random((BLOCK, n_columns))
    else:
        uniform = scipy.stats.qmc.Sobol(n_columns, scramble=True, rng=rng).random_base2(BLOCK_BITS)
    uniform = uniform[:size].clip(_OPEN, 1 - _OPEN)
    values = np.empty((size, len(inputs)))
    for column, found in enumerate(inputs):
        values[:, column] = _drawn(found, uniform[:, column])
    return Worlds(inputs=inputs, values=values, spare=uniform[:, len(inputs) :])


def _column(found: Input, rng: np.random.Generator, sampler: str, size: int) -> Floats:
    """Draws of one input by itself: each in its own stratum, or plain."""
    uniform = rng.random(BLOCK)
    if sampler == "sobol":
        uniform = (rng.permutation(BLOCK) + uniform) / BLOCK
    return _drawn(found, uniform[:size].clip(_OPEN, 1 - _OPEN))


def _drawn(found: Input, uniform: Floats) -> Floats:
    number = found.number
    return quantile(uniform, number.dist, number.params, on_logit_scale=number.logit)
