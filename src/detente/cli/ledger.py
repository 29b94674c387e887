"""Options that name a ledger and a case in it."""

from typing import Annotated

import typer

from detente.case.place import FILE_NAME

LedgerFile = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="FILE|URL",
        envvar="DETENTE_LEDGER",
        help=f"The ledger, a file or postgresql://...; default {FILE_NAME} in the case's folder.",
    ),
]
Case = Annotated[
    str | None,
    typer.Option(
        "--case", metavar="NAME", help="Name of the case in the ledger; default its folder's or file's."
    ),
]
