"""A conflict as a file of GMCR+ (gmcr-py): options of two levels, patterns, and statements or rankings."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from detente.formats.conflicts import conflict_of, places, tiers_of, unsaid
from detente.formats.faults import Fault, FormatError, listed
from detente.formats.gmcr_conditions import Case, as_condition, cases_of
from detente.formats.names import file_names
from detente.formats.scaling import Export
from detente.scenario import Scenario
from detente.scenario.blocks.conflict import Conflict
from detente.scenario.blocks.preference import GREATLY, Preference
from detente.scenario.state_codes import digits
from detente.scenario.state_space import state_space
from detente.scenario.statements import parse

DIRECTIONS = {"both": "both", "forward": "fwd", "backward": "back"}
INDIFFERENT = Preference(statements=())


def exported(scenario: Scenario) -> Export:
    """One file for the conflict.

    Raises
    ------
    FormatError
        Where the conflict cannot be said in the format.
    ValueError
        Where the scenario has no options.
    """
    conflict = conflict_of(scenario)
    faults = list(_faults(conflict))
    if faults:
        raise FormatError(faults)
    writer = _Writer(conflict)
    text = json.dumps(writer.data(), ensure_ascii=False, indent=1)
    name = next(iter(file_names([scenario.title]).values()))
    return Export({f"{name}.gmcr": f"{text}\n".encode()}, writer.lost(scenario))


def _faults(conflict: Conflict) -> Iterator[Fault]:
    """What the format cannot say without becoming another conflict."""
    for option in conflict.options:
        if option.levels > 2:
            what = f"'{option.id}' has {option.levels} levels"
            yield Fault("conflict", "options", what, "give it two: the format knows Y and N")
    reasons = {
        "states": "give what cannot be as infeasible or requires",
        "same": "the format does not merge states: leave it out",
        "moves": "leave them out where the options say who can move; graph-csv holds them",
    }
    for key, fix in reasons.items():
        if getattr(conflict, key) and (key != "same" or conflict.coalesce):
            yield Fault("conflict", key, "the format has no place for it", fix)


class _Writer:
    """The conflict with its options owner by owner, which is how the format counts them."""

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.space = state_space(conflict)
        self.owners = list(dict.fromkeys(option.owner for option in conflict.options))
        self.order = sorted(
            range(len(conflict.options)), key=lambda place: self.owners.index(conflict.options[place].owner)
        )
        self.place = {option: place for place, option in enumerate(self.order)}
        self.preferences = {owner: conflict.preferences.get(owner, INDIFFERENT) for owner in self.owners}
        self.statements = self._statements()

    def data(self) -> dict[str, Any]:
        """The file's data."""
        return {
            "decisionMakers": [self._maker(owner) for owner in self.owners],
            "coalitions": list(range(len(self.owners))),
            "options": [
                {"name": option.id, "permittedDirection": DIRECTIONS[option.direction]}
                for option in (self.conflict.options[place] for place in self.order)
            ],
            "infeasibles": [self._condition([case]) for case in _infeasible(self.conflict)],
            "useManualPreferenceRanking": self.statements is None,
            "program": "detente",
        }

    def lost(self, scenario: Scenario) -> list[str]:
        """What the file does not hold."""
        given = self.conflict.preferences.items()
        beliefs = [name for name, view in self.conflict.views.items() if view.preferences]
        marked = [name for name, preference in given if GREATLY in (preference.ranking or ())]
        unsure = [name for name, preference in given if preference.unknown]
        points = [name for name, preference in given if preference.weights or preference.worth]
        idle = [name for name, _ in given if name not in self.owners]
        silent = [name for name in self.owners if name not in self.conflict.preferences]
        lines = {
            "points": f"places in a ranking stand for them: {listed(points)}" * bool(points),
            GREATLY: f"left out: {listed(marked)}" * bool(marked),
            "unknown": f"left out: {listed(unsure)}" * bool(unsure),
            "views": f"what is believed of preferences is left out: {listed(beliefs)}" * bool(beliefs),
            "preferences": f"left out, as they own no options: {listed(idle)}" * bool(idle),
            "no preferences": f"all states are alike to them: {listed(silent)}" * bool(silent),
        }
        told = [f"{what}: {line}" for what, line in lines.items() if line]
        return [*told, *unsaid(scenario, {"status_quo": "not said", "attitudes": "left out"})]

    def _maker(self, owner: str) -> dict[str, Any]:
        options = [self.place[at] for at in self.order if self.conflict.options[at].owner == owner]
        maker: dict[str, Any] = {"name": owner, "options": options, "preferences": []}
        if self.statements is None:
            maker["preferenceRanking"] = self._ranking(self.preferences[owner])
        else:
            maker["preferences"] = [self._condition(held) for held in self.statements[owner]]
        maker["misperceptions"] = [self._condition([case]) for case in self._unseen(owner)]
        return maker

    def _statements(self) -> dict[str, list[list[Case]]] | None:
        """Every owner's statements case by case; None where some owner ranks otherwise, or by long ones."""
        ids = [option.id for option in self.conflict.options]
        found = {}
        try:
            for owner, preference in self.preferences.items():
                if preference.statements is None:
                    return None
                found[owner] = [cases_of(parse(text, ids)) for text in preference.statements]
        except ValueError:
            return None
        return found

    def _ranking(self, preference: Preference) -> list[int | list[int]]:
        try:
            tiers = tiers_of(preference, self.conflict, self.space)
        except ValueError as error:
            what, _, fix = str(error).partition(" -> ")
            raise FormatError([Fault("conflict", "preferences", what, fix)]) from None
        number = self._numbers()
        return places([sorted(number[state] for state in tier) for tier in tiers])

    def _numbers(self) -> dict[int, int]:
        """Numbers of states once the options stand owner by owner."""
        spelt = [digits(code, self.space.levels) for code in self.space.codes()]
        codes = [sum(state[at] << place for place, at in enumerate(self.order)) for state in spelt]
        ascending = {code: number for number, code in enumerate(sorted(codes), start=1)}
        return {number: ascending[code] for number, code in enumerate(codes, start=1)}

    def _unseen(self, owner: str) -> Iterator[Case]:
        view = self.conflict.views.get(owner)
        labels = list(self.space.labels()) if view and view.unseen else []
        for state in view.unseen if view else ():
            number = self.space.number_of(state)
            if number is not None:
                yield dict(enumerate(labels[number - 1]))

    def _condition(self, held: Sequence[Case]) -> Any:
        return as_condition([{self.place[option]: sign for option, sign in case.items()} for case in held])


def _infeasible(conflict: Conflict) -> Iterator[Case]:
    """Cases that cannot be: those of patterns, and of requirements, all of `if` without one of `then`."""
    for pattern in conflict.infeasible:
        yield {option: _letter(sign) for option, sign in enumerate(pattern) if sign != "-"}
    place = {option.id: at for at, option in enumerate(conflict.options)}
    for rule in conflict.requires:
        bound = {place[name]: _letter(sign) for name, sign in rule.if_.items()}
        for name, sign in rule.then.items():
            broken = "N" if _letter(sign) == "Y" else "Y"
            if bound.get(place[name], broken) == broken:
                yield bound | {place[name]: broken}


def _letter(sign: str) -> str:
    return {"0": "N", "1": "Y"}.get(sign, sign)
