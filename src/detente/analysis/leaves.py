"""Issues that nothing links, and groups of linked ones solved together: what the frontier is merged from."""

import itertools
import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.analysis.arrays import Condition, PackageArrays
from detente.analysis.quanta import Quanta, quanta_of
from detente.models.elimination import Factor, eliminate
from detente.models.vector_sets import VectorSet, constant, leaf, sums, union

Integers = NDArray[np.int64]
Indices = NDArray[np.int16]
Rules = list[tuple[tuple[int, ...], list[tuple[int, ...]]]]


@dataclass(frozen=True)
class Leaf:
    """Choices that can be made without regard to the rest.

    Attributes
    ----------
    issues : tuple of int
        Which issues, in the file's order.
    choices : (n, n_issues) int array
        Options of these issues, in the file's order.
    vectors : (n, n_principals) int array
        Worth in quanta.
    counts : (n,) object array of int
        How many choices share the vector; 1 each for a single issue.
    n_choices : int
        How many choices there are in all, efficient or not.
    complete : bool
        Whether all choices are here, not only the efficient ones.
    """

    issues: tuple[int, ...]
    choices: Indices
    vectors: Integers
    counts: NDArray[np.object_]
    n_choices: int
    complete: bool


@dataclass(frozen=True)
class Leaves:
    """All leaves of a scenario, by their first issue, and the quantum of their worths."""

    leaves: tuple[Leaf, ...]
    decimals: int
    no_deal: Integers

    @property
    def n_packages(self) -> int:
        """Possible packages, exact."""
        return math.prod(leaf.n_choices for leaf in self.leaves)

    @property
    def complete(self) -> bool:
        """Whether all choices are here: whether no issues are linked."""
        return all(leaf.complete for leaf in self.leaves)

    def packages(self, rows: Integers) -> Indices:
        """The packages of one row a leaf, (n, n_leaves) to (n, n_issues)."""
        n_issues = sum(len(leaf.issues) for leaf in self.leaves)
        packages = np.zeros((len(rows), n_issues), dtype=np.int16)
        for column, part in enumerate(self.leaves):
            packages[:, part.issues] = part.choices[rows[:, column]]
        return packages


def leaves_of(arrays: PackageArrays) -> Leaves:
    """Split a scenario into leaves.

    Parameters
    ----------
    arrays : PackageArrays
        One world; only the principals' worths count.

    Returns
    -------
    Leaves

    Raises
    ------
    TooDenseError
        Where linked issues cannot be solved together exactly.
    ValueError
        Where the requirements rule out every package.
    """
    quanta = quanta_of(arrays)
    ruled = {issue for condition in _conditions(arrays) for issue, _ in condition}
    found = [
        _linked(arrays, group, quanta) if group[0] in ruled else _single(group[0], quanta.options[group[0]])
        for group in _groups(arrays)
    ]
    return Leaves(tuple(found), quanta.decimals, quanta.no_deal)


def n_possible(arrays: PackageArrays) -> int:
    """How many packages no requirement rules out.

    Raises
    ------
    TooDenseError
        Where the requirements join too many issues to count.
    ValueError
        Where there is none.
    """
    issues = tuple(range(len(arrays.issues)))
    classes = {issue: _classes(arrays, issue) for issue in issues}
    return _counted(classes, _rules(arrays, issues, classes))


def _counted(classes: dict[int, list[Integers]], rules: Rules) -> int:
    factors = [Factor((issue,), {(n,): len(c) for n, c in enumerate(of)}) for issue, of in classes.items()]
    factors += [Factor(scope, dict.fromkeys(allowed, 1)) for scope, allowed in rules]
    sizes = {issue: len(members) for issue, members in classes.items()}
    counted = eliminate(sizes, factors, multiply=math.prod, add=sum)
    if not counted:
        raise ValueError("the requirements rule out every package -> loosen requires")
    return counted


def _conditions(arrays: PackageArrays) -> list[Condition]:
    return [*arrays.linkages, *(side for rule in arrays.requirements for side in rule)]


def _groups(arrays: PackageArrays) -> list[tuple[int, ...]]:
    """Issues joined by a linkage or a requirement, each group in the file's order, by first issue."""
    group = list(range(len(arrays.issues)))
    joined = [
        *([issue for issue, _ in condition] for condition in arrays.linkages),
        *([issue for side in rule for issue, _ in side] for rule in arrays.requirements),
    ]
    for issues in joined:
        least = min(group[issue] for issue in issues)
        merged = {group[issue] for issue in issues}
        group = [least if name in merged else name for name in group]
    return [
        tuple(issue for issue in range(len(group)) if group[issue] == name) for name in sorted(set(group))
    ]


def _single(issue: int, vectors: Integers) -> Leaf:
    options = np.arange(len(vectors), dtype=np.int16)
    return Leaf(
        (issue,), options[:, None], vectors, np.ones(len(vectors), dtype=object), len(vectors), complete=True
    )


def _linked(arrays: PackageArrays, issues: tuple[int, ...], quanta: Quanta) -> Leaf:
    """Solve linked issues together: eliminate classes of options that every condition treats alike."""
    classes = {issue: _classes(arrays, issue) for issue in issues}
    sizes = {issue: len(members) for issue, members in classes.items()}
    rules = _rules(arrays, issues, classes)
    counted = _counted(classes, rules)
    factors: list[Factor[VectorSet]] = [
        Factor(
            (issue,), {(n,): leaf(issue, c, quanta.options[issue][c]) for n, c in enumerate(classes[issue])}
        )
        for issue in issues
    ]
    nothing = constant(np.zeros_like(quanta.no_deal))
    factors += [Factor(scope, dict.fromkeys(allowed, nothing)) for scope, allowed in rules]
    factors += [
        Factor(scope, {choice: constant(vector) for choice, vector in table.items()})
        for scope, table in _linkages(arrays, issues, classes, quanta.linkages).items()
    ]
    solved = eliminate(sizes, factors, multiply=sums, add=union)
    assert solved is not None
    choices = np.zeros((len(solved.vectors), len(issues)), dtype=np.int16)
    for row in range(len(choices)):
        for issue, option in solved.choices(row):
            choices[row, issues.index(issue)] = option
    order = np.lexsort(choices.T[::-1])
    return Leaf(issues, choices[order], solved.vectors[order], solved.counts[order], counted, complete=False)


def _classes(arrays: PackageArrays, issue: int) -> list[Integers]:
    """Options of an issue, grouped by which conditions they meet, in the file's order."""
    met = [allowed for condition in _conditions(arrays) for place, allowed in condition if place == issue]
    groups: dict[tuple[bool, ...], list[int]] = {}
    for option in range(arrays.n_options[issue]):
        groups.setdefault(tuple(bool(allowed[option]) for allowed in met), []).append(option)
    return [np.array(members) for members in groups.values()]


def _meets(condition: Condition, classes: dict[int, list[Integers]], known: dict[int, int]) -> bool:
    return all(bool(allowed[classes[issue][known[issue]][0]]) for issue, allowed in condition)


def _rules(arrays: PackageArrays, issues: tuple[int, ...], classes: dict[int, list[Integers]]) -> Rules:
    """Joint choices of classes that each requirement allows."""
    found = []
    for if_, then in arrays.requirements:
        scope = tuple(dict.fromkeys(issue for issue, _ in (*if_, *then)))
        if scope[0] not in issues:
            continue
        allowed = []
        for choice in itertools.product(*(range(len(classes[issue])) for issue in scope)):
            known = dict(zip(scope, choice, strict=True))
            if not _meets(if_, classes, known) or _meets(then, classes, known):
                allowed.append(choice)
        found.append((scope, allowed))
    return found


def _linkages(
    arrays: PackageArrays, issues: tuple[int, ...], classes: dict[int, list[Integers]], extra: Integers
) -> dict[tuple[int, ...], dict[tuple[int, ...], Integers]]:
    """What all linkages of the same issues add together, by joint choice of classes."""
    tables: dict[tuple[int, ...], dict[tuple[int, ...], Integers]] = {}
    for condition, vector in zip(arrays.linkages, extra, strict=True):
        by_issue = dict(sorted(condition))
        scope = tuple(by_issue)
        if scope[0] not in issues:
            continue
        every = itertools.product(*(range(len(classes[issue])) for issue in scope))
        table = tables.setdefault(scope, {choice: np.zeros_like(vector) for choice in every})
        met = [
            [n for n, members in enumerate(classes[issue]) if by_issue[issue][members[0]]] for issue in scope
        ]
        for choice in itertools.product(*met):
            table[choice] = table[choice] + vector
    return tables
