"""What another negotiation program would call its solutions here, and how they differ from ours."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import PackageArrays
from detente.analysis.definitions import PROGRAMS, Definition, Program, View
from detente.analysis.direct import Direct
from detente.analysis.proposal import proposed
from detente.analysis.space import MergedSpace, Space
from detente.models.frontier import comparable
from detente.nearest import nearest
from detente.records.compat import Compat, Counterpart
from detente.records.packages import Point

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Indices = NDArray[np.int16]
Bools = NDArray[np.bool_]


def program_named(name: str | None, arrays: PackageArrays) -> Program | None:
    """The program asked for, if any.

    Raises
    ------
    ValueError
        Where nothing is known of it, or it could not take part with so many principals.
    """
    if name is None:
        return None
    if name not in PROGRAMS:
        raise ValueError(f"unknown program '{name}' -> {nearest(name, PROGRAMS)}")
    program = PROGRAMS[name]
    must_accept = len(arrays.principals)
    if must_accept < 2:
        raise ValueError(f"{program.title} needs two principals, and one must accept here -> leave it out")
    if program.bilateral and must_accept > 2:
        others = " or ".join(f"'{other.name}'" for other in PROGRAMS.values() if not other.bilateral)
        raise ValueError(
            f"{program.title} knows two parties only, and {must_accept} must accept here -> give {others}"
        )
    return program


def compared(
    program: Program,
    arrays: PackageArrays,
    space: Space | Direct,
    solutions: Mapping[str, Point | None],
    weights: Floats,
) -> Compat:
    """The program's solutions beside ours.

    Parameters
    ----------
    program : Program
        As `program_named` gives it.
    arrays : PackageArrays
        At the modes; two principals or more.
    space : Space or Direct
        Of these packages.
    solutions : mapping of name to Point or None
        Our solutions.
    weights : (n_principals,) float array
        Bargaining weights of our Nash solution.

    Returns
    -------
    Compat
        A solution is None where the program finds nothing, or where its answer could not be had exactly.
    """
    if isinstance(space, Direct):
        return _unknown(program)
    seen = _seen(program, arrays, space)
    found: dict[str, Counterpart | None] = {
        definition.name: _found(definition, program, arrays, seen, solutions)
        for definition in program.definitions
    }
    remarks = [
        *(f"'s {definition.apart}" for definition in program.definitions),
        *_here(program, arrays, seen.view, found),
        *_unheard(program, arrays, space, weights),
    ]
    differs = tuple(f"{program.title}{remark}" for remark in remarks)
    return Compat(program=program.name, solutions=found, differs=differs)


def _unknown(program: Program) -> Compat:
    """Where even the frontier is too large: these programs look it through, or all packages."""
    names = [definition.name for definition in program.definitions]
    told = f"{program.title} looks through every package, and here even the frontier is too large to list"
    return Compat(program=program.name, solutions=dict.fromkeys(names), differs=(told,))


@dataclass(frozen=True)
class _Seen:
    """The packages that a program looks at."""

    view: View
    complete: bool
    """Whether these are all that it would look at."""
    at: Callable[[Integers], Indices]
    """Packages of rows of the view."""


def _seen(program: Program, arrays: PackageArrays, space: Space) -> _Seen:
    worth, at = (space.worth, space.at) if program.everything else (space.efficient, space.packages)
    no_deal = arrays.no_deal[arrays.principals]
    rows = np.arange(len(worth))
    if program.willing:
        rows = np.flatnonzero((comparable(worth - no_deal) >= 0).all(axis=1))
    view = View(worth[rows], no_deal, least=_least(arrays, space), most=space.efficient.max(axis=0))
    return _Seen(view, space.complete or not program.everything, lambda places: at(rows[places]))


def _least(arrays: PackageArrays, space: Space) -> Floats:
    """Least worth of any package to each principal: the most that it alone could be spared."""
    if space.complete:
        return np.asarray(space.worth.min(axis=0))
    spared = replace(
        arrays,
        option_worth=tuple(-worth for worth in arrays.option_worth),
        linkage_worth=-arrays.linkage_worth,
    )
    alone = [MergedSpace(replace(spared, principals=place)) for place in arrays.principals[:, None]]
    return np.array([-one.efficient.item() for one in alone])


def _found(
    definition: Definition,
    program: Program,
    arrays: PackageArrays,
    seen: _Seen,
    solutions: Mapping[str, Point | None],
) -> Counterpart | None:
    solved = definition.solve(seen.view, program.tolerance)
    if solved is None:
        return None
    rows, values = solved
    ours = solutions.get(definition.ours)
    packages = seen.at(rows)
    shared = None if ours is None else (packages == proposed(arrays, ours.package)).all(axis=1)
    place = _met_first(program, seen.view.worth[rows], packages, shared)
    value = float(values[place])
    if not (seen.complete or definition.on_frontier is None or definition.on_frontier(seen.view, value)):
        return None
    package = arrays.named(packages[place])
    worth = arrays.worth(packages[[place]])[:, 0].tolist()
    return Counterpart(
        package=package,
        worth=dict(zip(arrays.parties, worth, strict=True)),
        value=value,
        definition=definition.words,
        ours=definition.ours,
        same_deal=(ours is not None and ours.package == package) if definition.ours in solutions else None,
    )


def _met_first(program: Program, worth: Floats, packages: Indices, shared: Bools | None) -> int:
    """Of tied packages the one that the program meets first; ours, where it returns them together."""
    rank = program.first * comparable(worth[:, 0])
    if not program.first and shared is not None:
        rank = 1 - shared.astype(np.int64)
    return int(np.lexsort((*packages.T[::-1], rank))[0])


def _here(
    program: Program, arrays: PackageArrays, view: View, found: Mapping[str, Counterpart | None]
) -> Iterator[str]:
    """What this scenario makes of the definitions."""
    names = [arrays.parties[place] for place in arrays.principals]
    missing = [name for name, solution in found.items() if solution is None]
    if missing:
        yield f" gives no {' and no '.join(missing)} here: {program.nothing}"
    raised = [
        f"{name} from {least:g} instead of {no_deal:g}"
        for name, least, no_deal in zip(names, view.least, view.no_deal, strict=True)
        if least > no_deal
    ]
    if program.willing and raised:
        yield f" counts the gains of {' and of '.join(raised)}"
    tied = [d.name for d in program.definitions if found[d.name] and d.undecided and d.undecided(view)]
    if tied:
        yield f" has all acceptable packages of the frontier as {', '.join(tied)}: somebody can gain nothing"
    for name, solution in found.items():
        short = [party for party in names if solution and solution.worth[party] < _no_deal(arrays, party)]
        if short and not program.willing:
            yield f"'s {name} leaves {' and '.join(short)} below no deal here"
    if program.first:
        worth = "least" if program.first > 0 else "most"
        yield f" takes, of packages that tie, the one worth {worth} to {names[0]}"
    if not program.willing and not view.unit:
        yield " reads worths from 0 to 1 only; here they are compared as they stand"


def _no_deal(arrays: PackageArrays, party: str) -> float:
    return float(arrays.no_deal[arrays.parties.index(party)])


def _unheard(program: Program, arrays: PackageArrays, space: Space, weights: Floats) -> Iterator[str]:
    """What the scenario says and the program cannot be told."""
    if not (arrays.veto.all() or arrays.quorum == len(arrays.principals)):
        yield " knows no vetoes and no quorum"
    if (weights != 1).any():
        yield " knows no bargaining weights"
    if arrays.requirements:
        yield " is taken to know the requirements: packages that they rule out are left out"
    if program.reads is not None and space.n_packages > program.reads:
        yield f" stops after the first {program.reads:,} packages in its reports; here all count"
