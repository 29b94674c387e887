"""detente backtest: how good the models were on what has settled."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from detente.cli.corpora import corpus_in
from detente.cli.fitted import fitted_positions, write_fitted
from detente.cli.options import Json, Quiet, verb_app
from detente.cli.output import remark, say, waiting
from detente.forecasting.position_backtest import backtest_positions
from detente.forecasting.position_fitting import fit_positions
from detente.forecasting.precedent_backtest import backtest_precedents
from detente.forecasting.settled_proposals import settled_issues
from detente.formats import FormatError
from detente.formats.deu import read_proposals
from detente.formats.files import write_file
from detente.formats.game import Settings
from detente.report.backtest import as_svg, as_text
from detente.report.precedent_backtest import as_text as treaties_as_text
from detente.report.words import counted

app = verb_app()

# Positions have no day of their own in the table; nothing depends on it.
_DAY = datetime.date(1970, 1, 1)


@app.command()
def backtest(
    positions: Annotated[
        Path | None,
        typer.Option("--positions", metavar="FILE", help="Settled proposals: a table as DEU III has it."),
    ] = None,
    precedent: Annotated[
        Path | None,
        typer.Option("--precedent", metavar="TABLE", help="Past treaties: each foretold from those before."),
    ] = None,
    members: Annotated[
        Path | None,
        typer.Option("--members", metavar="TABLE", help="DESTA's list of treaties, for a table of TREND."),
    ] = None,
    since: Annotated[
        int | None,
        typer.Option("--since", metavar="YEAR", help="First year of --precedent; default the last 15 years."),
    ] = None,
    until: Annotated[
        int | None, typer.Option("--until", metavar="YEAR", help="Last year of --precedent.")
    ] = None,
    model_file: Annotated[
        Path | None,
        typer.Option(
            "--model-file", metavar="FITTED", help="Score this fitted forecast; default: fit to nine tenths."
        ),
    ] = None,
    fit: Annotated[
        Path | None,
        typer.Option("--fit", metavar="FITTED", help="Fit to all proposals and write the result here."),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help="What the proposals are, kept with --fit.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE.svg", help="Draw the scores of all models.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that stand there.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Score each model on what has settled: issues of proposals, or terms of treaties."""
    if precedent is not None:
        of_positions = {"--positions": positions, "--model-file": model_file, "--fit": fit, "--plot": plot}
        _refused(of_positions, "--precedent")
        corpus = corpus_in(precedent, members)
        with waiting("foretelling every treaty", quiet=quiet):
            told = backtest_precedents(corpus, since=since, until=until)
        say(told.to_json() if as_json else treaties_as_text(told))
        return
    if positions is None:
        what = "give a table of settled proposals, or past treaties with --precedent"
        raise typer.BadParameter(what, param_hint="--positions")
    _refused({"--members": members, "--since": since, "--until": until}, "--positions")
    given = None if model_file is None else fitted_positions(model_file)
    if fit is not None and fit.exists() and not force:
        raise ValueError(f"{fit}: already there -> give another name, or --force")
    try:
        if not positions.is_file():
            raise ValueError(f"{positions}: not there -> give a table as DEU III has it")
        proposals = read_proposals(positions, Settings(as_of=_DAY))
    except FormatError as error:
        raise ValueError(error.in_one_line) from None
    with waiting("solving every issue", quiet=quiet):
        issues, left_out = settled_issues((one.id, one.scenario, one.outcomes) for one in proposals)
    with waiting("scoring", quiet=quiet):
        result = backtest_positions(issues, fitted=given, left_out=left_out)
    if fit is not None:
        with waiting("fitting to all", quiet=quiet):
            fitted = fit_positions(issues, source=source or positions.name)
        write_fitted(fitted, fit, force=force)
        if not quiet:
            remark(f"wrote {fit}: fitted to {counted(fitted.n_issues, 'issue')}")
    if plot is not None:
        write_file(plot, as_svg(result).encode(), force=force)
    say(result.to_json() if as_json else as_text(result))


def _refused(options: Mapping[str, object], kind: str) -> None:
    """Refuse options that say nothing of this kind of backtest."""
    for name, value in options.items():
        if value is not None:
            raise typer.BadParameter(f"says nothing with {kind}: leave it out", param_hint=name)
