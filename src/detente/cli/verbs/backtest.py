"""detente backtest: how good the models were on what has settled."""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from detente.analysis.precedent_fitting import fit_precedents
from detente.case.defaults import SEED
from detente.catalogue.fitted import packaged_positions
from detente.cli.corpora import corpus_in
from detente.cli.fitted import fitted_positions, write_fitted, write_pooling
from detente.cli.options import Cluster, Jobs, Json, Quiet, verb_app
from detente.cli.output import progress, remark, say, waiting
from detente.cli.settled_cases import settled_cases
from detente.forecasting.case_backtest import backtest_cases
from detente.forecasting.position_backtest import backtest_positions
from detente.forecasting.position_fitting import fit_positions
from detente.forecasting.precedent_backtest import backtest_precedents
from detente.forecasting.settled_proposals import settled_issues
from detente.formats import FormatError
from detente.formats.deu import read_proposals
from detente.formats.files import write_file
from detente.formats.fitted_precedents import write_fitted_precedents
from detente.formats.game import Settings
from detente.parallel import Workers
from detente.records.case_backtest import CaseBacktest
from detente.records.pooling import Pool
from detente.report.backtest import as_svg, as_text
from detente.report.case_backtest import as_text as cases_as_text
from detente.report.precedent_backtest import as_text as treaties_as_text
from detente.report.words import counted

app = verb_app()

DRAWS = 2000

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
        typer.Option(
            "--fit", metavar="FITTED", help="Fit to all proposals or treaties and write the result here."
        ),
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help="What the proposals are, kept with --fit.")
    ] = None,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE.svg", help="Draw the scores of all models.")
    ] = None,
    cases: Annotated[
        list[str] | None,
        typer.Option("--cases", metavar="FOLDER", help="Cases with outcomes.yaml; may be repeated."),
    ] = None,
    more: Annotated[
        list[str] | None, typer.Argument(metavar="FOLDER", help="Further cases, after --cases.")
    ] = None,
    pool: Annotated[
        Literal["linear", "log"] | None,
        typer.Option("--pool", help="Which pool of families is fitted to --cases; default linear."),
    ] = None,
    draws: Annotated[
        int | None,
        typer.Option("--draws", metavar="N", min=1, help=f"Worlds of each of --cases; default {DRAWS:,}."),
    ] = None,
    seed: Annotated[
        int | None, typer.Option("--seed", metavar="N", min=0, help=f"Seed of --cases; default {SEED}.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="What --cases teach, for forecast --weights."),
    ] = None,
    jobs: Jobs = 1,
    cluster: Cluster = None,
    force: Annotated[bool, typer.Option("--force", help="Write over files that stand there.")] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Score each model on what has settled: whole cases, issues of proposals, or terms of treaties."""
    of_cases = {"--pool": pool, "--draws": draws, "--seed": seed, "--output": output, "FOLDER": more or None}
    if cases:
        others = {"--positions": positions, "--precedent": precedent, "--fit": fit, "--plot": plot}
        _refused(others | {"--model-file": model_file, "--members": members}, "--cases")
        folders, worlds = [*cases, *(more or [])], DRAWS if draws is None else draws
        start = SEED if seed is None else seed
        told_of_cases = _of_cases(
            folders,
            worlds,
            start,
            pool or "linear",
            output,
            workers=Workers(jobs, cluster),
            force=force,
            quiet=quiet,
        )
        say(told_of_cases.to_json() if as_json else cases_as_text(told_of_cases))
        return
    _refused(of_cases, "--positions or --precedent")
    if precedent is not None:
        of_positions = {"--positions": positions, "--model-file": model_file, "--plot": plot}
        _refused(of_positions | {"--source": source}, "--precedent")
        if fit is not None and fit.exists() and not force:
            raise ValueError(f"{fit}: already there -> give another name, or --force")
        corpus = corpus_in(precedent, members)
        with waiting("foretelling every treaty", quiet=quiet):
            told = backtest_precedents(corpus, since=since, until=until)
        if fit is not None:
            with waiting("fitting to all", quiet=quiet):
                fitted_terms = fit_precedents(corpus)
            write_fitted_precedents(fitted_terms, fit, force=force)
            if not quiet:
                remark(f"wrote {fit}: fitted to {counted(fitted_terms.n_treaties, 'treaty', 'treaties')}")
        say(told.to_json() if as_json else treaties_as_text(told))
        return
    if positions is None:
        fix = "give --cases FOLDER, --positions TABLE or --precedent TABLE"
        raise ValueError(f"nothing to score is given -> {fix}")
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


def _of_cases(
    folders: Sequence[str],
    draws: int,
    seed: int,
    pool: Pool,
    output: Path | None,
    *,
    workers: Workers,
    force: bool,
    quiet: bool,
) -> CaseBacktest:
    """Score whole cases, and write what they teach where that is asked for."""
    if output is not None and output.exists() and not force:
        raise ValueError(f"{output}: already there -> give another name, or --force")
    fitted = packaged_positions()
    found = settled_cases(folders, fitted=fitted)
    with progress("forecasting cases", quiet=quiet) as tick:
        result = backtest_cases(
            found, draws=draws, seed=seed, pool=pool, fitted_positions=fitted, progress=tick, workers=workers
        )
    if output is not None:
        write_pooling(result.fitted, output, force=force)
        if not quiet:
            remark(f"wrote {output}: fitted to {counted(result.fitted.n_cases, 'case')}")
    return result


def _refused(options: Mapping[str, object], kind: str) -> None:
    """Refuse options that say nothing of this kind of backtest."""
    for name, value in options.items():
        if value is not None:
            raise typer.BadParameter(f"says nothing with {kind}: leave it out", param_hint=name)
