"""The resolved scenario: every default filled, frozen."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from detente.records.evidence import EvidenceItem
from detente.scenario.blocks.alignment import Alignment
from detente.scenario.blocks.arms import Arms
from detente.scenario.blocks.conflict import Conflict
from detente.scenario.blocks.domestic import Home
from detente.scenario.blocks.leverage import Leverage
from detente.scenario.blocks.phases import ExchangeInPhases
from detente.scenario.blocks.positions import Continuum
from detente.scenario.blocks.power import Shift
from detente.scenario.blocks.race import Race
from detente.scenario.blocks.timing import BaseRate, Timing
from detente.scenario.indicator import Indicator
from detente.scenario.issue import Deal, Issue, Linkage, Requirement
from detente.scenario.names import Day, Name, Part, PartyId, distinct
from detente.scenario.numbers import Number, Real
from detente.scenario.party import Party
from detente.scenario.question import Acceptance, Deadline, Question

FORMAT = 1


def _version(raw: Any) -> Any:
    if isinstance(raw, bool):
        return str(raw).lower()
    return FORMAT if isinstance(raw, str) and raw.strip() == str(FORMAT) else raw


class Scenario(Part):
    """What is negotiated and what is uncertain about it."""

    model_config = ConfigDict(title="detente scenario")

    detente: Annotated[Literal[1], BeforeValidator(_version)] = Field(description="version of the format: 1")
    title: Name = Field(description="what the scenario is about")
    as_of: Day = Field(description="nothing known after this day is used, ISO date")
    status_quo: Literal["first", "none"] = Field(
        default="first", description="none: the first option is an option like the others"
    )
    deal: Deal | None = Field(default=None, description="the deal as a whole")
    parties: dict[PartyId, Party] = Field(min_length=1, description="who can give or refuse, by id")
    issues: dict[Name, Issue] = Field(default_factory=dict, description="what is on the table, by id")
    worth: dict[PartyId, dict[Name, dict[Name, Real]]] = Field(
        default_factory=dict,
        description="points of each option to each party, over the status quo, on the party's own scale",
    )
    linkages: tuple[Linkage, ...] = Field(default=(), description="extra worth of terms that stand together")
    requires: tuple[Requirement, ...] = Field(default=(), description="combinations that cannot be")
    acceptance: Acceptance | None = Field(
        default=None, description="who must accept; default every principal"
    )
    deadlines: tuple[Deadline, ...] = Field(default=(), description="dates that concentrate minds")
    base_rate: BaseRate | None = Field(default=None, description="how often such talks ended in a signature")
    timing: Timing | None = Field(default=None, description="when it would be signed")
    positions: dict[Name, Continuum] = Field(
        default_factory=dict, description="one-dimensional issues, by id"
    )
    conflict: Conflict | None = Field(default=None, description="graph model; default derived from the terms")
    exchange_in_phases: ExchangeInPhases | None = Field(
        default=None, description="what is handed over in steps"
    )
    race: Race | None = Field(default=None, description="rivals who court one pivot")
    alignment: Alignment | None = Field(default=None, description="who leans to whom")
    leverage: Leverage | None = Field(default=None, description="who depends on whom")
    domestic: dict[PartyId, Home] = Field(default_factory=dict, description="who must ratify, by party")
    power: dict[Name, Shift] = Field(default_factory=dict, description="shifts of power, by name")
    arms: Arms | None = Field(default=None, description="the arms race that stands against a deal")
    questions: tuple[Question, ...] = Field(default=(), description="what will turn out yes or no")
    indicators: tuple[Indicator, ...] = Field(
        default=(), description="what is looked for, registered before it is seen"
    )
    evidence: tuple[EvidenceItem, ...] = Field(default=(), description="what texts say, coded")
    variants: dict[Name, dict[str, Any]] = Field(
        default_factory=dict, description="named merge patches (RFC 7396) on this file; null deletes"
    )

    @field_validator("parties", "issues")
    @classmethod
    def _names_differ(cls, named: dict[str, Any], info: Any) -> dict[str, Any]:
        distinct(named, "party" if info.field_name == "parties" else "issue")
        return named

    @field_validator("parties")
    @classmethod
    def _somebody_must_accept(cls, parties: dict[str, Party]) -> dict[str, Party]:
        if not any(party.role == "principal" for party in parties.values()):
            raise PydanticCustomError(
                "principal",
                "{what}",
                {"what": "no party is a principal", "fix": "leave out role where a party must accept"},
            )
        return parties

    @property
    def principals(self) -> tuple[str, ...]:
        """Ids of the parties that must accept the deal, in the file's order."""
        return tuple(name for name, party in self.parties.items() if party.role == "principal")

    @property
    def status_quo_options(self) -> dict[str, str]:
        """What stands without a deal, by issue; empty where the scenario has no status quo."""
        if self.status_quo == "none":
            return {}
        return {name: issue.options[0] for name, issue in self.issues.items()}

    @property
    def digest(self) -> str:
        """Fingerprint of everything the file says, with defaults filled."""
        text = json.dumps(self.model_dump(mode="json", by_alias=True), sort_keys=True, ensure_ascii=False)
        return "sha256:" + hashlib.sha256(text.encode()).hexdigest()

    def terms(self) -> Iterator[tuple[str, str]]:
        """Every option that is not the status quo, with its issue, in the file's order."""
        first = 0 if self.status_quo == "none" else 1
        for name, issue in self.issues.items():
            for option in issue.options[first:]:
                yield name, option

    def numbers(self) -> Iterator[tuple[str, Number]]:
        """Every number that the file gives, with its path, in the file's order."""
        yield from _numbers(self, "")

    def at(self, values: Mapping[str, float]) -> Self:
        """The same scenario with these numbers certain, by path, each as near as it may be to its value.

        Numbers are checked one by one only: that each keeps its range, not how they stand to each other.
        """
        scenario: Self = _at(self, "", values)
        return scenario


def _numbers(part: Any, path: str) -> Iterator[tuple[str, Number]]:
    if isinstance(part, Number):
        yield path, part
    for _, inside, inner in _inside(part, path):
        yield from _numbers(inner, inside)


def _at(part: Any, path: str, values: Mapping[str, float]) -> Any:
    """The part with some of its numbers certain; the very part where none of them are its."""
    if isinstance(part, Number):
        return part.at(values[path]) if path in values else part
    changed = {
        key: new
        for key, inside, inner in _inside(part, path)
        if (new := _at(inner, inside, values)) is not inner
    }
    if not changed:
        return part
    if isinstance(part, Part):
        return part.model_copy(update=changed)
    if isinstance(part, dict):
        return part | changed
    return tuple(changed.get(place, inner) for place, inner in enumerate(part))


def _inside(part: Any, path: str) -> Iterator[tuple[Any, str, Any]]:
    """What a part holds that may be or hold numbers: key, path and the thing itself."""
    if isinstance(part, Part):
        for name in type(part).model_fields:
            if name in part.model_fields_set and name not in ("evidence", "variants"):
                yield name, f"{path}.{name}" if path else name, getattr(part, name)
    elif isinstance(part, dict):
        for name, inner in part.items():
            yield name, f"{path}.{name}", inner
    elif isinstance(part, tuple):
        for place, inner in enumerate(part):
            yield place, f"{path}[{place}]", inner
