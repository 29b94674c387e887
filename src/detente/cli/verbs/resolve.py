"""detente resolve: how a question turned out."""

import datetime
from typing import Annotated, TypedDict

import typer

from detente.case.envelope import envelope
from detente.case.place import now, place_of
from detente.cli.clock import doubt_the_clock
from detente.cli.ledger import Case, LedgerFile
from detente.cli.options import Json, Target, as_date, verb_app
from detente.cli.output import say
from detente.ledger.resolutions import OUTCOMES
from detente.ledger.resolutions import confirm as second
from detente.ledger.resolutions import resolve as write
from detente.records.ledger import Status
from detente.report.ledger import resolution_as_text

app = verb_app()

_FORMS: dict[str, Status] = {"yes": "yes", "no": "no", "void": "void", "partial": "partial"}


class Said(TypedDict):
    """What the first and the second person say alike."""

    status: Status
    outcome: float | None
    recorded: str
    by: str | None


@app.command()
def resolve(
    target: Target,
    question: Annotated[
        str, typer.Argument(metavar="QUESTION", help="Id of a question, or deal-by-DATE for a deal.")
    ],
    outcome: Annotated[
        str, typer.Argument(metavar="OUTCOME", help="yes, no, void (cannot be told) or partial.")
    ],
    share: Annotated[
        float | None, typer.Argument(metavar="SHARE", help="With partial: what came about, 0 to 1.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help="Where the outcome can be read; required.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DATE", help="ISO day on which it was settled; default today."),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", metavar="DATE", help="Which day, where it was asked for several.")
    ] = None,
    correct: Annotated[
        bool, typer.Option("--correct", help="Write a row that corrects an earlier resolution.")
    ] = False,
    expects: Annotated[
        int | None,
        typer.Option("--expects", metavar="ROW", help="Correct this row, unless another stands by now."),
    ] = None,
    who: Annotated[str | None, typer.Option("--who", metavar="NAME", help="Who says so.")] = None,
    needs_second: Annotated[
        bool, typer.Option("--needs-second", help="Score it only when somebody else confirms it.")
    ] = False,
    confirm: Annotated[
        str | None,
        typer.Option("--confirm", metavar="NAME", help="Who, as the second, says the same as the row there."),
    ] = None,
    ledger: LedgerFile = None,
    case: Case = None,
    as_json: Json = False,
) -> None:
    """Write how a question turned out, with its source; rows are added, never changed."""
    status, value = _outcome(outcome, share)
    if needs_second and not (who or "").strip():
        raise typer.BadParameter("say who the first is", param_hint="--who")
    if confirm is not None and not confirm.strip():
        raise typer.BadParameter("say who the second is", param_hint="--confirm")
    if confirm is None and not (source or "").strip():
        raise typer.BadParameter("say where the outcome can be read", param_hint="--source")
    moment = now()
    today = datetime.date.fromisoformat(moment[:10])
    settled = as_date(date, "--date") or today
    if settled > today:
        raise typer.BadParameter(f"{settled} has not come yet", param_hint="--date")
    asked = as_date(by, "--by")
    place = place_of(target, ledger, case)
    place.to_read().close()  # so that a mistyped case makes no new ledger
    day = asked.isoformat() if asked else None
    said: Said = {"status": status, "outcome": value, "recorded": moment, "by": day}
    with place.to_write() as opened:
        doubt_the_clock(opened, moment)
        if confirm is not None:
            written = second(opened, place.case, question, who=confirm.strip(), **said)
        else:
            written = write(
                opened,
                place.case,
                question,
                date=settled.isoformat(),
                source=(source or "").strip(),
                correct=correct,
                expects=expects,
                who=(who or "").strip() or None,
                needs_second=needs_second,
                **said,
            )
    say(envelope("resolve", written.to_dict()) if as_json else resolution_as_text(written))


def _outcome(outcome: str, share: float | None) -> tuple[Status, float | None]:
    """What OUTCOME and SHARE say together."""
    if outcome not in _FORMS:
        raise typer.BadParameter(f"'{outcome}' is none of yes, no, void, partial", param_hint="OUTCOME")
    if outcome == "partial":
        if share is None or not 0 < share < 1:
            raise typer.BadParameter("give a share between 0 and 1, as in partial 0.5", param_hint="SHARE")
        return "partial", share
    if share is not None:
        raise typer.BadParameter("only partial has a share", param_hint="SHARE")
    return _FORMS[outcome], OUTCOMES[outcome]
