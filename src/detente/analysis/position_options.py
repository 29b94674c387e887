"""What may be asked of the models of positions."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from detente.analysis.settling import UNANIMITY
from detente.models.spatial.expected_utility import READINGS, Reading
from detente.models.spatial.smp import CHOICES, Settings
from detente.nearest import nearest
from detente.scenario import Scenario

MODELS = (
    "compromise",
    "median",
    "mean",
    "eum",
    "smp",
    "exchange",
    "eum_readings",
    "pairwise",
    "nash",
    "procedural",
    "reference",
    "salience_weighted",
    "power_weighted",
    "mid_range",
)
TOGETHER, APART = "together", "apart"
MAX_ROUNDS = 100
MAX_TURNS = 1000
_TURNS = 100
_FOLLOWED = 1.0


@dataclass(frozen=True, kw_only=True)
class PositionOptions:
    """Options of all models of positions.

    Attributes
    ----------
    issue : tuple of str
        Issues to tell of; all unless given. Exchanges run over all of them in any case.
    model : tuple of str
        Models to tell of, of MODELS; all unless given. The forecast uses its own in any case.
    rounds : int
        Of the expected utility model, 1 to 100.
    reading : str
        Of the expected utility model: scholz2011, printed or schelling.
    q : float
        Of the expected utility model: probability of the status quo, 0 to 1.
    exchange_rounds : int
        Of the exchange model, 1 to 100.
    random : float
        How far gains in exchanges may differ, 0 to 1; only in worlds, at the modes they are equal.
    quota : float
        Of the procedural model: share of capability that passes a proposal, 0 to 1.
    smp : mapping of str to str
        Options of the SMP by name, see `models.spatial.smp.Settings`; also `issues` (together or apart; by
        default together where nobody's saliences add up to more than 1), `turns` (at most, 100) and
        `accommodation` (how far ideals follow positions in each turn, 0 to 1; by default 1). With
        `transitions` stochastic bargains are drawn in worlds only; at the modes the likeliest are kept.
    """

    issue: tuple[str, ...] = ()
    model: tuple[str, ...] = ()
    rounds: int = 8
    reading: str = "scholz2011"
    q: float = 1.0
    exchange_rounds: int = 1
    random: float = 0.0
    quota: float = UNANIMITY
    smp: Mapping[str, str] = field(default_factory=dict)

    @property
    def eum_reading(self) -> Reading:
        """The reading by its name."""
        return READINGS[self.reading]

    @property
    def smp_settings(self) -> Settings:
        """Options of the model proper."""
        return Settings(**{name: value for name, value in self.smp.items() if name in CHOICES})

    @property
    def smp_issues(self) -> str | None:
        """Whether the SMP plays issues together or apart; None leaves it to the saliences."""
        return self.smp.get("issues")

    @property
    def smp_accommodation(self) -> float:
        """How far ideals follow positions in each turn."""
        return float(self.smp.get("accommodation", _FOLLOWED))

    @property
    def smp_turns(self) -> int:
        """How many turns at most."""
        return int(self.smp.get("turns", _TURNS))

    def told(self, models: Mapping[str, Any]) -> dict[str, Any]:
        """Of the answers of all models those that are asked for."""
        return {name: found for name, found in models.items() if not self.model or name in self.model}

    def asks(self, model: str) -> bool:
        """Whether a model is asked for."""
        return not self.model or model in self.model

    def settings(self) -> dict[str, Any]:
        """As `--json` prints them."""
        plain = asdict(self)
        return plain | {"issue": list(self.issue), "model": list(self.model), "smp": dict(self.smp)}

    @classmethod
    def of(cls, settings: Mapping[str, Any]) -> "PositionOptions":
        """The options that a result was asked with."""
        known = {option.name: settings[option.name] for option in fields(cls)}
        return cls(**known | {"issue": tuple(known["issue"]), "model": tuple(known["model"])})


def checked(scenario: Scenario, options: PositionOptions) -> PositionOptions:
    """The options, with the spellings of the SMP's choices made ours.

    Raises
    ------
    ValueError
        With the first thing that means nothing, and what would.
    """
    for name in options.issue:
        if scenario.positions and name not in scenario.positions:
            raise ValueError(f"unknown issue '{name}' -> {nearest(name, scenario.positions)}")
    for name in options.model:
        if name not in MODELS:
            every = "give one of " + ", ".join(f"'{model}'" for model in MODELS)
            raise ValueError(f"unknown model '{name}' -> {nearest(name, MODELS, otherwise=every)}")
    if options.reading not in READINGS:
        raise ValueError(f"unknown reading '{options.reading}' -> {nearest(options.reading, READINGS)}")
    for name, most in (("rounds", MAX_ROUNDS), ("exchange_rounds", MAX_ROUNDS)):
        if not 1 <= getattr(options, name) <= most:
            raise ValueError(f"{getattr(options, name)} {name.replace('_', ' ')} -> give 1 to {most}")
    for name in ("q", "random", "quota"):
        if not 0 <= getattr(options, name) <= 1:
            raise ValueError(f"{name} is {getattr(options, name):g} -> give a number from 0 to 1")
    spelled = {name: _choice(name, value) for name, value in options.smp.items()}
    return PositionOptions(**{**asdict(options), "smp": spelled})


def _choice(name: str, value: str) -> str:
    """An option of the SMP: hyphens and underscores count as blanks."""
    known = CHOICES | {"issues": (TOGETHER, APART)}
    if name == "turns":
        if not value.isdecimal() or not 1 <= int(value[:9]) <= MAX_TURNS:
            raise ValueError(f"turns of the SMP are '{value[:60]}' -> give 1 to {MAX_TURNS}")
        return value
    if name == "accommodation":
        if not re.fullmatch(r"\d*\.?\d+", value) or float(value) > 1:
            raise ValueError(f"accommodation of the SMP is '{value[:60]}' -> give a number from 0 to 1")
        return value
    if name not in known:
        every = (*known, "turns", "accommodation")
        raise ValueError(f"unknown option '{name[:60]}' of the SMP -> {nearest(name, every)}")
    plain = value.strip().lower().replace("-", " ").replace("_", " ")
    if plain not in known[name]:
        raise ValueError(f"{name} of the SMP is '{value[:60]}' -> {nearest(plain, known[name])}")
    return plain
