"""A branch of the what-if kept as a variant of the scenario's file."""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from detente.case.branching import VARIANT, changed, source_from
from detente.case.saving import with_variant
from detente.web.branching import Asked, Branch
from detente.web.case import ServedCase
from detente.web.changes import ChangedMeanwhileError
from detente.web.page import back, served, show
from detente.web.saving import as_read
from detente.web.saving import save as write


async def ask_name(request: Request) -> Response:
    """The form that keeps a branch."""
    branch = Branch.read(request.query_params.get("branch", ""))
    _, made_from = await run_in_threadpool(as_read, served(request).case.file)
    return show(request, "variant.html", branch=branch, made_from=made_from, name="", fault=None)


async def save(request: Request) -> Response:
    """Write a branch into the file, unless the file has changed since the form was shown."""
    async with request.form(max_files=0, max_fields=4) as form:
        branch, name, made_from = (
            Branch.read(_text(form, "branch")),
            _text(form, "name"),
            _text(form, "made_from"),
        )
    try:
        await run_in_threadpool(_save, served(request).case, branch, name, made_from, by=request.user.name)
    except ValueError as error:
        status = 409 if isinstance(error, ChangedMeanwhileError) else 422
        fault = " ".join(str(error).split())
        return show(
            request, "variant.html", status=status, branch=branch, made_from=made_from, name=name, fault=fault
        )
    return back(Asked((Branch(name, (f"{VARIANT}{name}",)),)).address())


def _save(case: ServedCase, branch: Branch, name: str, made_from: str, *, by: str | None) -> None:
    text, found = as_read(case.file)
    if found != made_from:
        raise ChangedMeanwhileError(
            f"{case.file.name} was changed meanwhile{case.changed_by}; nothing was written"
        )
    base = case.scenario()
    other = changed(source_from(base), branch.changes, name=branch.name)
    write(case, with_variant(text, base, other, name=name, file=case.file.name), made_from, by=by)


def _text(form: FormData, name: str) -> str:
    return str(form.get(name, "")).strip()


ROUTES = (
    Route("/what-if/variant", ask_name),
    Route("/what-if/variant/save", save, methods=["POST"]),
)
