"""The articles of the case, read once for as long as they and the terms stay the same."""

from starlette.requests import Request

from detente.web.articles import folder_of, key_of, read_shelf
from detente.web.page import patient, served
from detente.web.work import Job


async def shelf_of(request: Request) -> Job:
    """The job that reads the articles; its result is a Shelf."""
    found = served(request)
    scenario = found.case.scenario()
    folder = folder_of(found.case)
    key = key_of(found.case, scenario)
    return await patient(
        found.answers.made(key, "reading articles", lambda tick: read_shelf(folder, scenario, tick))
    )
