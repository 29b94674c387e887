"""detente precedent: what terms past treaties between such parties held."""

from pathlib import Path
from typing import Annotated

import typer

from detente.case.accords import packaged_accords
from detente.case.target import of_variant, scenario_of
from detente.cli.corpora import corpus_in
from detente.cli.later import Later, load
from detente.cli.options import Json, Quiet, Target, Variant, pairs, verb_app
from detente.cli.output import say, waiting
from detente.formats.fitted_precedents import read_fitted_precedents
from detente.models.precedent.features import N_FEATURES
from detente.report.precedent import as_text

app = verb_app()
analyse = Later("detente.analysis.precedent", "precedent")

_HELD = {"yes": True, "1": True, "true": True, "no": False, "0": False, "false": False}


@app.command()
def precedent(
    target: Target = ".",
    corpus: Annotated[
        Path | None,
        typer.Option(
            "--corpus", metavar="TABLE", help="Past treaties; default accords on arms and sanctions."
        ),
    ] = None,
    members: Annotated[
        Path | None,
        typer.Option("--members", metavar="TABLE", help="DESTA's list of treaties, for a table of TREND."),
    ] = None,
    party: Annotated[
        list[str] | None,
        typer.Option(
            "--party", metavar="NAME", help="A party as the table names it; default the principals."
        ),
    ] = None,
    term: Annotated[
        list[str] | None,
        typer.Option("--term", metavar="TERM=yes|no", help="A term agreed or ruled out; may be repeated."),
    ] = None,
    process: Annotated[
        str | None,
        typer.Option(
            "--process", metavar="NAME", help="The talks as the table calls them; --model-file only."
        ),
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option("--stage", metavar="NAME", help="Of those talks, likewise; --model-file only."),
    ] = None,
    model_file: Annotated[
        Path | None,
        typer.Option(
            "--model-file", metavar="FITTED", help="What `backtest --precedent --fit` learnt from the table."
        ),
    ] = None,
    top: Annotated[int, typer.Option("--top", metavar="N", min=1, help="How many terms to print.")] = 20,
    variant: Variant = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """What terms past treaties between such parties held, and which treaties say so."""
    if corpus is None and members is not None:
        raise typer.BadParameter("says nothing without --corpus: leave it out", param_hint="--members")
    if model_file is None and (process or stage):
        name = "--process" if process else "--stage"
        raise typer.BadParameter("says nothing without --model-file: leave it out", param_hint=name)
    agreed = {name: _held(name, text) for name, text in pairs(term, "--term").items()}
    scenario = scenario_of(target, variant=variant)
    fitted = None if model_file is None else read_fitted_precedents(model_file, n_features=N_FEATURES)
    load(analyse)
    with waiting("reading treaties", quiet=quiet):
        result = analyse(
            scenario,
            corpus=packaged_accords() if corpus is None else corpus_in(corpus, members),
            parties=party,
            agreed=agreed,
            process=process,
            stage=stage,
            fitted=fitted,
        )
    result = of_variant(result, variant)
    say(result.to_json() if as_json else as_text(result, top=top))


def _held(name: str, text: str) -> bool:
    if text.casefold() not in _HELD:
        raise typer.BadParameter(f"'{name}={text}' is neither yes nor no", param_hint="--term")
    return _HELD[text.casefold()]
