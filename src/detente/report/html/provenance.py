"""From what an answer was made, so that it can be made again."""

from detente.records.result import Result
from detente.report.html.section import Section, Table, Text

ESTIMATE = "A model's estimate, not a fact and not advice."


def provenance(result: Result, *, evidence_cut: str | None = None) -> Section:
    """Version, scenario and its digest, settings, and the day after which nothing was known."""
    settings = [
        (name.replace("_", " "), str(value)) for name, value in result.settings.items() if _told(value)
    ]
    rows = (
        ("detente", result.version),
        ("scenario", result.title),
        ("digest of the scenario", result.digest),
        *((("evidence known until", evidence_cut),) if evidence_cut else ()),
        *settings,
    )
    table = Table(caption="Provenance", columns=("what", "value"), rows=tuple(rows))
    return Section("provenance", "Provenance", (Text(ESTIMATE), table))


def _told(value: object) -> bool:
    return isinstance(value, (str, int, float, bool)) and value != ""
