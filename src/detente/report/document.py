"""A whole report: sections in order, what stands on every page, and what was left out."""

from dataclasses import dataclass

from detente.report.html.section import Section


@dataclass(frozen=True, kw_only=True)
class Document:
    """What is handed over, before it is HTML or Markdown."""

    title: str
    subtitle: str
    handling: str | None
    """The handling line of the user's choice, on every page."""
    foot: str
    """What else stands on every page: from what it was made."""
    sections: tuple[Section, ...]
    left_out: tuple[tuple[str, str], ...] = ()
    """Parts that could not be made, each with the reason."""
