"""The JSON object that every answer is printed as, in one order of keys."""

import json
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from detente import __version__


def enveloped(
    kind: str,
    answer: Any,
    *,
    scenario: Mapping[str, str] | None = None,
    settings: Mapping[str, Any] | None = None,
    warnings: Sequence[str] = (),
    version: str = __version__,
) -> dict[str, Any]:
    """An answer with what a reader needs beside it.

    Parameters
    ----------
    kind : str
        The verb.
    answer : JSON-ready
        What stands under `result`.
    scenario : mapping, optional
        Its `title` and `digest`; None where the answer is of no one scenario.
    settings, warnings, version
        As the answer was made with.
    """
    return {
        "detente": version,
        "kind": kind,
        "scenario": None if scenario is None else dict(scenario),
        "settings": dict(settings or {}),
        "warnings": list(warnings),
        "result": answer,
    }


def as_json(whole: Mapping[str, Any]) -> str:
    """One JSON object as the command line and the page print it.

    Raises
    ------
    ValueError
        Where a number is not finite.
    """
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1)


@dataclass(frozen=True, kw_only=True)
class AcrossCases(ABC):
    """An answer about many cases; subclasses add it as fields and give `answer()`."""

    kind: ClassVar[str]

    settings: Mapping[str, Any]
    warnings: tuple[str, ...] = ()

    @abstractmethod
    def answer(self) -> dict[str, Any]:
        """What stands under `result`."""

    def to_dict(self) -> dict[str, Any]:
        """Everything, in the order in which `--json` prints it."""
        return enveloped(self.kind, self.answer(), settings=self.settings, warnings=self.warnings)

    def to_json(self) -> str:
        """`to_dict` as one JSON object."""
        return as_json(self.to_dict())
