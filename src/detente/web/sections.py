"""Sections of the report on a page, each made once for the answer that it shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool

from detente.report.html import section_html
from detente.report.html.section import Section
from detente.web.work import Job

Make = Callable[[Any], Section]


@dataclass(frozen=True)
class Shown:
    """A section as it stands on a page; without HTML where it follows by itself."""

    id: str
    title: str
    html: Markup | None


async def sections(job: Job, name: str, makes: Sequence[Make], *, level: int = 2) -> list[Shown]:
    """What a job's result has to show.

    Parameters
    ----------
    job : Job
        Done.
    name : str
        Of this choice of sections, unique for the job: what was made under it once is not made again.
    makes : sequence of callable
        Each makes a section of the result.
    level : int
        Of the headings, 2 to 4.
    """
    if name not in job.shown:
        job.shown[name] = await run_in_threadpool(_made, job.result(), makes, level)
    found: list[Shown] = job.shown[name]
    return found


def _made(result: Any, makes: Sequence[Make], level: int) -> list[Shown]:
    made = [make(result) for make in makes]
    return [Shown(each.id, each.title, section_html(each, level=level)) for each in made]
