"""Exact frontiers and solutions beside NegMAS: python benchmarks/packages.py [--quick]

CPU seconds of this process for the kernel, after compilation, best of three (once where it takes longer than
a second); NegMAS runs on the same worths in the same process where it is installed and can do the size.
"""

import argparse
import importlib.util
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.fairest import fairest
from detente.analysis.programme import Programme
from detente.models.convex_sums import exchange_path
from detente.models.cover import Cover, covering_sums
from detente.models.elimination import Factor, eliminate
from detente.models.minkowski import frontiers_of_sums
from detente.models.nash_slab import nash_slab
from detente.models.vector_sets import constant, leaf, sums, union
from timing import fastest

HAS_NEGMAS = importlib.util.find_spec("negmas") is not None
if HAS_NEGMAS:
    from negmas import make_issue, make_os
    from negmas.preferences import LinearAdditiveUtilityFunction, pareto_frontier
    from negmas.preferences.pareto_sampler import MOBANOSParetoSampler
    from negmas.preferences.value_fun import TableFun

Integers = NDArray[np.int64]

DECIMALS = 6


@dataclass(frozen=True)
class Size:
    """A scenario of random worths: parties, issues, options, and how the parties' interests lie."""

    parties: int
    issues: int
    options: int
    opposed: bool = False
    points: int | None = None
    generic: bool = False
    sampler: bool = False

    def __str__(self) -> str:
        size = f"{self.options}^{self.issues}"
        kind = (
            "opposed" if self.opposed else f"{self.points}-point integers" if self.points else "independent"
        )
        return f"{self.parties} parties, {size}, {kind}"


SIZES = (
    Size(2, 3, 10, generic=True, sampler=True),
    Size(2, 5, 10, generic=True, sampler=True),
    Size(2, 7, 10, generic=True, sampler=True),
    Size(2, 30, 10, sampler=True),
    Size(2, 75, 10, sampler=True),
    Size(2, 100, 10),
    Size(2, 300, 10),
    Size(2, 100, 10, opposed=True),
    Size(2, 300, 10, opposed=True),
    Size(2, 15, 5, points=100),
    Size(3, 5, 10, generic=True),
    Size(3, 43, 5),
    Size(3, 29, 5, opposed=True),
    Size(4, 17, 5),
    Size(4, 13, 5, opposed=True),
    Size(5, 5, 10, generic=True),
    Size(5, 9, 5),
)


def worths(size: Size) -> list[Integers]:
    """Weight times value of each option, in quanta: one (n_options, n_parties) array per issue."""
    rng = np.random.default_rng(1)
    shape = (size.issues, size.options, size.parties)
    if size.points:
        weights = rng.multinomial(size.points, np.full(size.issues, 1 / size.issues), size=size.parties).T
        shares = np.linspace(0, 1, size.options)
        ranks = np.argsort(rng.random(shape), axis=1)
        return list(np.rint(weights[:, None, :] * shares[ranks]).astype(np.int64))
    values = rng.random(shape)
    if size.opposed:
        values[:, :, -1] = 1 - values[:, :, :-1].mean(axis=2) + 0.05 * rng.random(shape[:2])
    weights = rng.dirichlet(np.ones(size.issues), size=size.parties).T
    return list(np.rint(weights[:, None, :] * values * 10**DECIMALS).astype(np.int64))


def arrays_of(parts: list[Integers]) -> PackageArrays:
    """The same worths as the arrays of a scenario without links."""
    n_parties = parts[0].shape[1]
    return PackageArrays(
        issues=tuple(f"i{k}" for k in range(len(parts))),
        options=tuple(tuple(f"o{n}" for n in range(len(part))) for part in parts),
        parties=tuple(f"p{n}" for n in range(n_parties)),
        principals=np.arange(n_parties),
        option_worth=tuple(part.T / 10**DECIMALS for part in parts),
        no_deal=np.zeros(n_parties),
        linkage_worth=np.zeros((n_parties, 0)),
        linkages=(),
        requirements=(),
        veto=np.ones(n_parties, dtype=bool),
        quorum=n_parties,
    )


def chain(size: Size) -> tuple[dict[int, int], list[Factor]]:
    """Issues in a row, each linked to the next by a worth for every pair of options."""
    parts = worths(size)
    rng = np.random.default_rng(2)
    shape = (size.issues - 1, size.options, size.options, size.parties)
    extra = np.rint(rng.random(shape) * 0.3 / size.issues * 10**DECIMALS).astype(np.int64)
    factors = [
        Factor((k,), {(n,): leaf(k, np.array([n]), part[[n]]) for n in range(size.options)})
        for k, part in enumerate(parts)
    ]
    factors += [
        Factor((k, k + 1), {pair: constant(table[pair]) for pair in np.ndindex(table.shape[:2])})
        for k, table in enumerate(extra)
    ]
    return dict.fromkeys(range(size.issues), size.options), factors


def alone() -> Iterator[tuple[str, Callable[[], object]]]:
    """Points without a frontier, and what else needs none: a name and what is timed."""
    for size in (Size(5, 30, 10), Size(5, 100, 10)):
        parts = worths(size)
        zero = np.zeros(size.parties, dtype=np.int64)
        weights = np.ones(size.parties)
        yield f"Nash alone, {size}", lambda p=parts, z=zero, w=weights: nash_slab(p, z, w)
    size = Size(5, 30, 10)
    parts = worths(size)
    programme = Programme(arrays_of(parts))
    hopes = sum(part.max(axis=0) for part in parts)
    yield f"leximin alone, {size}", lambda: fairest(programme, np.ones(5))
    yield f"Kalai-Smorodinsky alone, {size}", lambda: fairest(programme, 1 / hopes)
    yield f"cover by 100 packages, {size}", lambda: covering_sums(parts, most=100)
    size = Size(2, 30, 10)
    sizes, factors = chain(size)
    yield f"linked in a chain, {size}", lambda: eliminate(sizes, factors, multiply=sums, add=union)
    size = Size(2, 349, 10)
    many = worths(size)
    yield f"divisible terms, {size}", lambda: exchange_path(many)


def negmas_functions(parts: list[Integers]) -> tuple[list[object], list[object]]:
    """The same worths as NegMAS utility functions, and the issues."""
    n_options, n_parties = parts[0].shape
    names = [f"o{n}" for n in range(n_options)]
    issues = [make_issue(names, f"i{k}") for k in range(len(parts))]
    functions = [
        LinearAdditiveUtilityFunction(
            [TableFun(dict(zip(names, part[:, party].tolist(), strict=True))) for part in parts],
            weights=[1.0] * len(parts),
            outcome_space=make_os(issues),
        )
        for party in range(n_parties)
    ]
    return functions, issues


def peers(size: Size, parts: list[Integers]) -> Iterator[tuple[str, float, int]]:
    """NegMAS's generic frontier and its exact two-party sampler, where they can do the size."""
    functions, issues = negmas_functions(parts)
    if size.generic:
        seconds, found = fastest(lambda: pareto_frontier(functions, issues=issues, sort_by_welfare=False))
        yield "generic", seconds, len({tuple(point) for point in found[0]})
    if size.sampler:
        sampler = MOBANOSParetoSampler()
        seconds, _ = fastest(lambda: sampler.init(functions[0], functions[1]))
        found = {(float(functions[0](o)), float(functions[1](o))) for o in sampler.pareto_outcomes()}
        yield "sampler", seconds, len(found)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the smallest sizes only: proves that it runs")
    quick = parser.parse_args().quick
    for n_parties in range(2, 6):
        start = time.process_time()
        frontiers_of_sums(worths(Size(n_parties, 4, 5)))
        seconds = time.process_time() - start
        print(f"{n_parties} parties: first call {seconds:.2f} s, compiling or loading kernels", flush=True)
    sizes = SIZES[:2] if quick else SIZES
    ours = {}
    print(f"{'size':<42}{'frontier':>10}{'CPU s':>10}")
    for size in sizes:
        parts = worths(size)
        ours[size], stages = fastest(lambda parts=parts: frontiers_of_sums(parts))
        print(f"{size!s:<42}{len(stages[0]):>10,}{ours[size]:>10.4f}", flush=True)
    for name, call in [] if quick else alone():
        seconds, answer = fastest(call)
        margin = f"  margin {answer.share:.3f} of each range" if isinstance(answer, Cover) else ""
        print(f"{name:<52}{seconds:>10.4f}{margin}", flush=True)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    if not HAS_NEGMAS:
        print("NegMAS is not installed here: make bench-packages")
        return
    print(f"{'the same worths in NegMAS':<42}{'frontier':>10}{'CPU s':>10}{'times ours':>12}")
    for size in sizes:
        for name, seconds, found in peers(size, worths(size)):
            print(
                f"{f'{size}, {name}':<42}{found:>10,}{seconds:>10.4f}{seconds / ours[size]:>12,.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
