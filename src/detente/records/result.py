"""What every result carries: enough to run it again."""

import html
import importlib
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import detente
from detente import __version__
from detente.records.envelope import as_json, enveloped


@dataclass(frozen=True, kw_only=True, repr=False)
class Result(ABC):
    """The scenario's title and digest, the settings, what a reader must know, and the answer.

    Subclasses add the answer as fields and give `answer()`, `summary()` and `rows()`.
    """

    kind: ClassVar[str]

    title: str
    digest: str
    settings: Mapping[str, Any]
    warnings: tuple[str, ...] = ()
    version: str = field(default=__version__)
    bands: Mapping[str, Any] | None = None
    """Where worlds were drawn: the answer over them, in the form that docs/reference/json.md tells."""

    @abstractmethod
    def answer(self) -> dict[str, Any]:
        """The part of `to_dict` that is particular to the question."""

    @abstractmethod
    def summary(self) -> str:
        """One readable paragraph."""

    @abstractmethod
    def rows(self) -> list[dict[str, Any]]:
        """The main table, one flat mapping a row."""

    def to_dict(self) -> dict[str, Any]:
        """Everything, lossless, in the order in which `--json` prints it."""
        return enveloped(
            self.kind,
            self.answer() | ({} if self.bands is None else {"bands": self.bands}),
            scenario={"title": self.title, "digest": self.digest},
            settings=self.settings,
            warnings=self.warnings,
            version=self.version,
        )

    def to_json(self) -> str:
        """`to_dict` as one JSON object; the command line and the page print these bytes."""
        return as_json(self.to_dict())

    def to_frame(self) -> Any:
        """The main table as a pandas DataFrame; needs the `frames` extra."""
        return importlib.import_module("detente.records.frame").frame(self.rows())

    def diff(self, other: "Result", *, atol: float = 1e-9) -> dict[str, tuple[Any, Any]]:
        """What differs between two answers: path to (here, there); numbers within `atol` are equal."""
        return dict(_differences(self.answer(), other.answer(), "", atol))

    def __repr__(self) -> str:
        """The answer in short; the whole of it is `to_dict`."""
        return f"<{type(self).__name__}: {self.summary()}>"

    def _repr_html_(self) -> str:
        try:
            shown: str = detente.notebook_html(self)
        except ModuleNotFoundError:  # the report's extra is not installed
            shown = self._table()
        return shown

    def _table(self) -> str:
        rows = self.rows()
        head = "".join(f"<th>{html.escape(str(name))}</th>" for name in (rows[0] if rows else ()))
        body = "".join(
            "<tr>" + "".join(f"<td>{html.escape(_cell(value))}</td>" for value in row.values()) + "</tr>"
            for row in rows
        )
        table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
        return f"<p>{html.escape(self.summary())}</p>{table}"


def _cell(value: Any) -> str:
    return f"{value:.4g}" if isinstance(value, float) else "" if value is None else str(value)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _differences(here: Any, there: Any, path: str, atol: float) -> Iterator[tuple[str, tuple[Any, Any]]]:
    if isinstance(here, dict) and isinstance(there, dict):
        for name in [*here, *(name for name in there if name not in here)]:
            yield from _differences(here.get(name), there.get(name), f"{path}.{name}".lstrip("."), atol)
    elif isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        for place, (one, other) in enumerate(zip(here, there, strict=True)):
            yield from _differences(one, other, f"{path}[{place}]", atol)
    elif _is_number(here) and _is_number(there):
        if abs(here - there) > atol:
            yield path, (here, there)
    elif here != there:
        yield path, (here, there)
