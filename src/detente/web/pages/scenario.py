"""The scenario, changed by a form or as text: the same file, checked before it is written."""

import difflib
import json
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.case.checking import Checked, checked
from detente.scenario import ScenarioError
from detente.scenario.editing import EditError, edited
from detente.scenario.faults import Path
from detente.scenario.files import resolve
from detente.scenario.source import parse_source, read_source
from detente.web.case import ServedCase
from detente.web.changes import ChangedMeanwhileError
from detente.web.fields import Field, Kind, at, changes, fields, mapping, options_of, place
from detente.web.page import Page, back, served, show
from detente.web.pages.proposals import changeable
from detente.web.saving import as_read, save
from detente.web.twin import json_bytes

MAX_TEXT = 3_000_000
MAX_FIELDS = 20_000
DIFFERING = 400


@dataclass(frozen=True)
class Filled:
    """The form as it is shown: what the file says, what was typed over it, and what is wrong with that."""

    fields: dict[Path, dict[Kind, Field]]
    typed: dict[str, str]
    faults: dict[Path, str]
    made_from: str
    data: Any

    def of(self, *path: str) -> dict[Kind, Field]:
        """The fields of a part; none where the form has none."""
        return self.fields.get(path, {})

    def value(self, field: Field) -> str:
        """What stands in an input."""
        return self.typed.get(field.name, field.value)

    @property
    def was(self) -> str:
        """What the file says, for the form to send along."""
        return json.dumps(
            {each.name: each.value for kinds in self.fields.values() for each in kinds.values()}
        )


async def form(request: Request) -> Response:
    """The form, filled from the file; the text where that cannot be read."""
    case = served(request).case
    text, digest = await run_in_threadpool(as_read, case.file)
    try:
        data = parse_source(text.encode(), name=case.file.name).data
    except ScenarioError:
        return back("/scenario/text")
    return _shown(request, Filled(fields(data), {}, {}, digest, data))


async def save_form(request: Request) -> Response:
    """Write what was typed anew; else the form again, with what is wrong beside it."""
    case = changeable(request)
    async with request.form(max_files=0, max_fields=MAX_FIELDS, max_part_size=MAX_TEXT) as sent:
        typed = {name: " ".join(str(value).split()) for name, value in sent.items()}
    made_from = typed.pop("made_from", "")
    was = _known(typed.pop("was", ""))
    typed = {name: value for name, value in typed.items() if value != was.get(name, "")}
    text, digest = await run_in_threadpool(as_read, case.file)
    source = parse_source(text.encode(), name=case.file.name)
    filled = Filled(fields(source.data), typed, {}, digest, source.data)
    if made_from != digest:
        return _shown(request, _against(filled, was), status=409, note="changed")
    try:
        after, source = edited(text, name=case.file.name, values=changes(source.data, typed, was))
        resolve(source)
        await run_in_threadpool(save, case, after, made_from, by=request.user.name)
    except ScenarioError as error:
        told = place(error.faults, source, filled.fields)
    except ChangedMeanwhileError:
        return _shown(request, filled, status=409, note="changed")
    except (EditError, ValueError) as error:
        told = {(): " ".join(str(error).split())}
    else:
        return back("/scenario?saved=form")
    return _shown(request, Filled(filled.fields, typed, told, digest, filled.data), status=422)


def _against(filled: Filled, was: dict[str, str]) -> Filled:
    """What was typed laid over the file as others left it, with a word where both changed the same."""
    both = {
        each.path: f"the file now says '{each.value}'"
        for kinds in filled.fields.values()
        for each in kinds.values()
        if each.name in filled.typed and each.value != was.get(each.name, "")
    }
    return Filled(filled.fields, filled.typed, both, filled.made_from, filled.data)


def _known(sent: str) -> dict[str, str]:
    """What the form said when it was made; nothing where that is no JSON object of texts."""
    try:
        told = json.loads(sent)
    except (ValueError, RecursionError):
        return {}
    return {str(name): str(value) for name, value in told.items()} if isinstance(told, dict) else {}


def _shown(request: Request, filled: Filled, *, status: int = 200, note: str = "") -> Response:
    data = filled.data
    parties, issues = (mapping(data, name) for name in ("parties", "issues"))
    principals = [id for id in parties if at(data, ("parties", id, "role")) in (None, "principal")]
    columns = {
        issue: [id for id in parties if id in principals or at(data, ("worth", id, issue)) is not None]
        for issue in issues
    }
    options = {issue: options_of(said) for issue, said in issues.items()}
    of_first = {
        issue: any(at(data, ("worth", id, issue, *named[:1])) is not None for id in parties)
        for issue, named in options.items()
    }
    return show(
        request,
        "scenario.html",
        status=status,
        filled=filled,
        parties=list(parties),
        principals=principals,
        givers=[(id, at(data, ("parties", id, "name")) or id) for id in parties],
        issues=options,
        columns=columns,
        now_first=at(data, ("status_quo",)) != "none",
        said_of=of_first,
        note=note or request.query_params.get("saved", ""),
    )


async def text(request: Request) -> Response:
    """The whole file in a field, with what the checker says of it."""
    case = served(request).case
    found, digest = await run_in_threadpool(as_read, case.file)
    return _text(
        request, case, found, digest, checked(lambda: parse_source(found.encode(), name=case.file.name))
    )


async def save_text(request: Request) -> Response:
    """Check the text, and write it unless only the check was asked for."""
    case = changeable(request)
    async with request.form(max_files=0, max_fields=4, max_part_size=MAX_TEXT) as sent:
        typed = str(sent.get("text", "")).replace("\r\n", "\n")
        made_from, only_check = str(sent.get("made_from", "")), sent.get("do") == "check"
    now, digest = await run_in_threadpool(as_read, case.file)
    if "\r\n" in now:
        typed = typed.replace("\n", "\r\n")
    found = checked(lambda: parse_source(typed.encode(), name=case.file.name))
    if made_from != digest:
        return _text(request, case, typed, digest, found, status=409, note="changed", now=now)
    if only_check or found.faults:
        note = "" if found.faults else "checked"
        return _text(request, case, typed, digest, found, status=422 if found.faults else 200, note=note)
    try:
        await run_in_threadpool(save, case, typed, made_from, by=request.user.name)
    except ValueError as error:
        return _text(request, case, typed, digest, found, status=409, note=" ".join(str(error).split()))
    return back("/scenario/text?saved=text")


def _text(
    request: Request,
    case: ServedCase,
    text: str,
    digest: str,
    found: Checked,
    *,
    status: int = 200,
    note: str = "",
    now: str | None = None,
) -> Response:
    lines = text.splitlines()
    differing = (
        ()
        if now is None
        else difflib.unified_diff(now.splitlines(), lines, "the file now", "your text", lineterm="", n=2)
    )
    return show(
        request,
        "scenario_text.html",
        status=status,
        text=text,
        made_from=digest,
        found=found,
        lines=lines,
        note=note or request.query_params.get("saved", ""),
        differing=list(differing)[:DIFFERING],
    )


async def scenario_json(request: Request) -> Response:
    """The bytes of `detente check --json`."""
    file = served(request).case.file
    found = await run_in_threadpool(checked, lambda: read_source(file))
    return json_bytes(found.to_json())


PAGE = Page(
    name="scenario",
    title="Scenario",
    key="s",
    style="scenario.css",
    routes=(
        Route("/scenario", form),
        Route("/scenario", save_form, methods=["POST"]),
        Route("/scenario.json", scenario_json),
        Route("/scenario/text", text),
        Route("/scenario/text", save_text, methods=["POST"]),
    ),
    caps={"/scenario/text": MAX_TEXT},
)
