"""The states that a `conflict` block speaks of: are they among those that can be, and ranked once each?"""

from collections import Counter
from collections.abc import Iterator

from detente.scenario.blocks.conflict import Conflict
from detente.scenario.blocks.preference import GREATLY, Place, Preference
from detente.scenario.book import Book
from detente.scenario.faults import Fault, Path
from detente.scenario.state_codes import code_of
from detente.scenario.state_space import StateSpace, state_space

MAX_NAMED = 4


def state_faults(book: Book, conflict: Conflict) -> Iterator[Fault]:
    """Every state that is named and cannot be, stands twice or is missing, in a block sound otherwise."""
    twice = list(_listed_twice(book, conflict))
    yield from twice
    try:
        space = state_space(conflict)
    except ValueError as error:
        fix = "leave options out, or list those that can be under states"
        yield book.misfit(("conflict", "options"), f": {error}", fix, at_key=True)
        return
    if not len(space):
        key = next((key for key in ("infeasible", "requires") if getattr(conflict, key)), "states")
        fix = "list those that can be" if key == "states" else "leave out what forbids too much"
        yield book.misfit(("conflict", key), ": no state is left", fix, at_key=True)
    elif not twice:
        yield from _places(book, conflict, space)
        yield from _unranked(book, conflict)


def _listed_twice(book: Book, conflict: Conflict) -> Iterator[Fault]:
    levels = [option.levels for option in conflict.options]
    seen: set[int | None] = set()
    for place, text in enumerate(conflict.states or ()):
        code = code_of(text, levels)
        if code in seen:
            yield book.misfit(
                ("conflict", "states", place), f": '{text}' stands twice", "list each state once"
            )
        seen.add(code)


def _places(book: Book, conflict: Conflict, space: StateSpace) -> Iterator[Fault]:
    """Fault states that are not there wherever the block names one."""
    if conflict.status_quo is not None:
        yield from _state(book, conflict.status_quo, space, ("conflict", "status_quo"))
    for party, preference in conflict.preferences.items():
        yield from _preference(book, preference, space, ("conflict", "preferences", party))
    for viewer, view in conflict.views.items():
        path: Path = ("conflict", "views", viewer)
        for place, state in enumerate(view.unseen):
            yield from _state(book, state, space, (*path, "unseen", place))
        if {space.number_of(state) for state in view.unseen} == set(range(1, len(space) + 1)):
            yield book.misfit((*path, "unseen"), f": {viewer} sees no state", "leave at least one out")
        for party, preference in view.preferences.items():
            yield from _preference(book, preference, space, (*path, "preferences", party))
    for party, arcs in conflict.moves.items():
        for place, arc in enumerate(arcs):
            yield from _pair(book, arc, space, ("conflict", "moves", party, place))


def _state(book: Book, state: int | str, space: StateSpace, path: Path) -> Iterator[Fault]:
    if space.number_of(state) is None:
        shown = state if isinstance(state, int) else f"'{state[:40]}'"
        yield book.misfit(path, f": there is no state {shown}", _numbers(space))


def _numbers(space: StateSpace) -> str:
    return f"give a number from 1 to {len(space)}, or a text such as {next(space.labels())}"


def _pair(book: Book, pair: tuple[int, int], space: StateSpace, path: Path) -> Iterator[Fault]:
    for place, state in enumerate(pair):
        yield from _state(book, state, space, (*path, place))
    if pair[0] == pair[1]:
        yield book.misfit(path, f": state {pair[0]} with itself", "name two different states")


def _preference(book: Book, preference: Preference, space: StateSpace, path: Path) -> Iterator[Fault]:
    if preference.ranking is not None:
        yield from _ranking(book, preference.ranking, space, (*path, "ranking"))
    for place, pair in enumerate(preference.unknown):
        yield from _pair(book, pair, space, (*path, "unknown", place))
    named: dict[int, str] = {}
    for text in preference.worth or {}:
        number, where = space.number_of(text), (*path, "worth", text)
        if number is None:
            yield book.misfit(where, ": there is no such state", _numbers(space), at_key=True)
        elif number in named:
            what = f": the state of '{named[number][:40]}' again"
            yield book.misfit(where, what, "name each state once", at_key=True)
        else:
            named[number] = text


def _ranking(book: Book, ranking: tuple[Place, ...], space: StateSpace, path: Path) -> Iterator[Fault]:
    seen: Counter[int] = Counter()
    for place, entry in enumerate(ranking):
        if isinstance(entry, str):
            if place in (0, len(ranking) - 1) or ranking[place - 1] == GREATLY:
                fix = "put it between two places of the ranking"
                yield book.misfit((*path, place), f": '{GREATLY}' divides nothing", fix)
            continue
        for state in (entry,) if isinstance(entry, int) else entry:
            if seen[state] == 1:
                yield book.misfit((*path, place), f": state {state} stands twice", "rank each state once")
            elif not seen[state]:
                yield from _state(book, state, space, (*path, place))
            seen[state] += 1
    missing = [state for state in range(1, len(space) + 1) if state not in seen]
    if missing:
        more = ", ..." * (len(missing) > MAX_NAMED)
        what = f" leaves out state{'s' * (len(missing) > 1)} {', '.join(map(str, missing[:MAX_NAMED]))}{more}"
        yield book.misfit(path, what, f"rank all {len(space)} states; ties in an inner list", at_key=True)


def _unranked(book: Book, conflict: Conflict) -> Iterator[Fault]:
    """Fault parties that can move and of whose preferences nothing is said."""
    movers = dict.fromkeys([*(option.owner for option in conflict.options), *conflict.moves])
    for party in movers:
        own_view = conflict.views[party].preferences if party in conflict.views else {}
        if party not in conflict.preferences and party not in own_view:
            what = f": nothing of {party}, who can move"
            fix = f"add {party}: a ranking, statements, weights or worth; statements: [] if it does not care"
            yield book.misfit(("conflict", "preferences"), what, fix, at_key=True)
