"""A SweepResult as plain text."""

from collections.abc import Iterator

from detente.records.sweep import SweepResult
from detente.report.words import wrapped


def as_text(result: SweepResult) -> str:
    """The whole result in a few lines; the rows stand in the file."""
    return "\n".join(_lines(result))


def _lines(result: SweepResult) -> Iterator[str]:
    settings = result.settings
    yield result.title
    yield f"as of {settings['as_of']} · {settings['draws']:,} worlds each · seed {settings['seed']}"
    yield ""
    yield wrapped(f"{result.summary()}.")
    yield f"{len(result.columns)} columns: {result.output}"
    yield from (wrapped(f"! {warning}") for warning in result.warnings)
