"""Backtests of whole cases, of issues of proposals, of terms of treaties: each reads, scores and writes."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from detente.catalogue.fitted import packaged_positions
from detente.cli.corpora import corpus_in
from detente.cli.fitted import fitted_positions, write_fitted
from detente.cli.later import Later, load
from detente.cli.new_files import check_free
from detente.cli.output import progress, remark, waiting
from detente.cli.settled_cases import settled_cases
from detente.formats.deu import Proposal, read_proposals
from detente.formats.files import write_file
from detente.formats.fitted_precedents import write_fitted_precedents
from detente.formats.game import Settings
from detente.parallel import Workers
from detente.records.backtest import Backtest
from detente.records.case_backtest import CaseBacktest
from detente.records.pooling import Pool
from detente.report.backtest import as_svg
from detente.report.words import counted

fit_precedents = Later("detente.analysis.precedent_fitting", "fit_precedents")
backtest_cases = Later("detente.forecasting.case_backtest", "backtest_cases")
backtest_positions = Later("detente.forecasting.position_backtest", "backtest_positions")
fit_positions = Later("detente.forecasting.position_fitting", "fit_positions")
backtest_precedents = Later("detente.forecasting.precedent_backtest", "backtest_precedents")
settled_issues = Later("detente.forecasting.settled_proposals", "settled_issues")

# Positions have no day of their own in the table; nothing depends on it.
_DAY = datetime.date(1970, 1, 1)


def of_cases(
    folders: Sequence[str],
    *,
    draws: int,
    seed: int,
    pool: Pool,
    output: Path | None,
    workers: Workers,
    force: bool,
    quiet: bool,
) -> CaseBacktest:
    """Score whole cases, and write what they teach where that is asked for."""
    check_free(output, force=force)
    fitted = packaged_positions()
    found = settled_cases(folders, fitted=fitted)
    load(backtest_cases)
    with progress("forecasting cases", quiet=quiet) as tick:
        result: CaseBacktest = backtest_cases(
            found, draws=draws, seed=seed, pool=pool, fitted_positions=fitted, progress=tick, workers=workers
        )
    if output is not None:
        write_fitted(result.fitted, output, force=force)
        _tell(output, counted(result.fitted.n_cases, "case"), quiet=quiet)
    return result


def of_treaties(
    table: Path,
    members: Path | None,
    *,
    since: int | None,
    until: int | None,
    fit: Path | None,
    force: bool,
    quiet: bool,
) -> Backtest:
    """Foretell each treaty of a table from those before it, and fit to all where that is asked for."""
    check_free(fit, force=force)
    corpus = corpus_in(table, members)
    load(backtest_precedents)
    with waiting("foretelling every treaty", quiet=quiet):
        result: Backtest = backtest_precedents(corpus, since=since, until=until)
    if fit is not None:
        with waiting("fitting to all", quiet=quiet):
            fitted = fit_precedents(corpus)
        write_fitted_precedents(fitted, fit, force=force)
        _tell(fit, counted(fitted.n_treaties, "treaty", "treaties"), quiet=quiet)
    return result


def of_positions(
    table: Path,
    *,
    model_file: Path | None,
    fit: Path | None,
    source: str | None,
    plot: Path | None,
    force: bool,
    quiet: bool,
) -> Backtest:
    """Score every model on settled issues; fit to all, and draw the scores, where that is asked for."""
    given = None if model_file is None else fitted_positions(model_file)
    check_free(fit, force=force)
    proposals = _proposals(table)
    load(settled_issues)
    load(backtest_positions)
    with waiting("solving every issue", quiet=quiet):
        issues, left_out = settled_issues((one.id, one.scenario, one.outcomes) for one in proposals)
    with waiting("scoring", quiet=quiet):
        result: Backtest = backtest_positions(issues, fitted=given, left_out=left_out)
    if fit is not None:
        with waiting("fitting to all", quiet=quiet):
            fitted = fit_positions(issues, source=source or table.name)
        write_fitted(fitted, fit, force=force)
        _tell(fit, counted(fitted.n_issues, "issue"), quiet=quiet)
    if plot is not None:
        write_file(plot, as_svg(result).encode(), force=force)
    return result


def _proposals(table: Path) -> Sequence[Proposal]:
    if not table.is_file():
        raise ValueError(f"{table}: not there -> give a table as DEU III has it")
    return read_proposals(table, Settings(as_of=_DAY))


def _tell(file: Path, fitted_to: str, *, quiet: bool) -> None:
    if not quiet:
        remark(f"wrote {file}: fitted to {fitted_to}")
