"""Sections of the report on a page, each made once for the answer that it shows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool

from detente.report.html import section_html
from detente.report.html.section import Quotes, Section, Told
from detente.web.work import Job

Make = Callable[[Any], Section]
QUOTED = "The evidence, quoted"
TOLD = "The same in words, with every detail"


@dataclass(frozen=True)
class Shown:
    """A section as it stands on a page; without HTML where it follows by itself."""

    id: str
    title: str
    html: Markup | None
    folded: Markup | None = None
    """What a reader unfolds, under `unfold`."""
    unfold: str = ""


async def sections(
    job: Job, name: str, makes: Sequence[Make], *, level: int = 2, folded: bool = True
) -> list[Shown]:
    """What a job's result has to show: pictures and tables first, quotes and long lists to be unfolded.

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
    folded : bool
        Whether quotes and long lists are to be unfolded; else they stand as they are.
    """
    return await run_in_threadpool(
        job.remembered, f"sections {name}", lambda: _made(job.result(), makes, level, folded)
    )


def _made(result: Any, makes: Sequence[Make], level: int, folded: bool) -> list[Shown]:
    return [_shown(make(result), level, folded) for make in makes]


def _shown(section: Section, level: int, folded: bool) -> Shown:
    plain = tuple(block for block in section.blocks if not isinstance(block, Quotes | Told))
    long = tuple(block for block in section.blocks if isinstance(block, Quotes | Told))
    if not folded or len(plain) < 2 or not long:  # nothing to see without them
        return Shown(section.id, section.title, section_html(section, level=level))
    unfold = QUOTED if any(isinstance(block, Quotes) for block in long) else TOLD
    rest = Section(f"{section.id}-more", unfold, long)
    return Shown(
        section.id,
        section.title,
        section_html(replace(section, blocks=plain), level=level),
        section_html(rest, level=min(level + 1, 4)),
        unfold,
    )
