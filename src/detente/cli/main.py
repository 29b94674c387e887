"""The command line's front door: finds the verb, turns every fault into one line."""

import importlib
import io
import keyword
import os
import sys
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from detente import __version__
from detente.cli.examples import epilog
from detente.cli.faults import one_line
from detente.cli.options import Quiet, verb_app
from detente.nearest import nearest

# What each verb answers, by the stages of the work; a verb's module is loaded only when it is called.
STAGES = {
    "Begin": {
        "demo": "The whole chain on the packaged New Detente case.",
        "catalogue": "The packaged cases: listed, shown, copied.",
        "init": "A new folder with a commented scenario.",
        "check": "Every fault of a scenario at once.",
        "schema": "The JSON Schema of the scenario file.",
        "doctor": "What this machine has that detente can use, and what is broken.",
    },
    "From texts to a scenario": {
        "read": "What do these texts say: evidence as JSON lines.",
        "draft": "Articles as a first scenario, with what to check marked.",
        "elicit": "Worths by ranking and swing questions; several codings made one.",
        "import": "Other programs' files as a scenario.",
        "export": "A scenario as other programs' files.",
    },
    "One question, one model": {
        "packages": "Which packages are possible, efficient, fair; what closes a gap.",
        "positions": "Where each issue settles, by the spatial models; who gives way.",
        "stability": "Would the deal hold; who would break it; by how much.",
        "phases": "In what steps could it be carried out safely.",
        "race": "Who settles first, who is left out, who pays whom.",
        "arms": "Arms race or cap: is it stable, where it leads, what a cap saves.",
        "precedent": "What terms past treaties between such parties held.",
        "ratify": "Does it pass at home; what could; who gains by tied hands.",
        "timing": "When would it be signed; what a deadline does; are promises kept.",
        "blocs": "Who sides with whom, how firmly; what a third bloc would change.",
        "leverage": "Who needs whom more; what sanctions break; what each side loses.",
    },
    "Forecast": {
        "forecast": "How likely: a deal, each term, each question; what drives it.",
        "what-if": "The same with values changed or something given, side by side.",
        "sweep": "A grid or sample of variants at once, a table of one row each.",
        "explain": "Why this probability, step by step; what another one would take.",
        "watch": "What to look for next: what would teach most, and when.",
        "update": "News in: what it moves and why; evidence and forecast written.",
    },
    "Keep and judge": {
        "resolve": "How a question turned out, into the ledger.",
        "score": "How good the recorded forecasts were.",
        "backtest": "How good the models were on what has settled.",
        "history": "What was forecast before, and how it turned out.",
        "diff": "What changed between two recorded forecasts.",
        "replay": "A recorded forecast once more, the same bytes.",
        "backup": "A checked copy of the ledger.",
        "restore": "A copy back in the ledger's place.",
    },
    "Hand over": {
        "report": "The whole forecast as one file to hand over.",
        "serve": "The case in the browser, on this machine alone.",
    },
}
VERBS = {verb: what for stage in STAGES.values() for verb, what in stage.items()}


def module_of(verb: str) -> str:
    """Where a verb lives: `what-if` in `what_if`, `import` in `import_`."""
    return f"detente.cli.verbs.{verb.replace('-', '_')}{'_' * keyword.iskeyword(verb)}"


def _silent(quiet: Quiet = False) -> None:
    """A verb with nothing to silence, of which others take the option: a script gives it to all."""


def _quiet() -> Any:
    app = verb_app()
    app.command()(_silent)
    (option,) = (found for found in typer.main.get_command(app).params if "--quiet" in found.opts)
    option.expose_value = False
    return option


class Verbs(TyperGroup):
    """A group whose commands are imported only when they run."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        """Verbs in the order of the work."""
        return list(VERBS)

    def get_command(self, ctx: typer.Context, name: str) -> TyperCommand | None:  # type: ignore[override]
        """What the list of verbs needs to know; the verb itself comes from `resolve_command`."""
        return TyperCommand(name, help=VERBS[name], rich_markup_mode=None) if name in VERBS else None

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """Every verb with all that it answers, none cut off, stage by stage."""
        widest = max(map(len, VERBS))
        for stage, verbs in STAGES.items():
            with formatter.section(stage):
                formatter.write_dl([(verb.ljust(widest), what) for verb, what in verbs.items()])

    def resolve_command(self, ctx: typer.Context, args: list[str]):  # type: ignore[no-untyped-def,override]
        """Import the verb that is called."""
        name = args[0]
        if name not in VERBS:
            fix = nearest(name, VERBS, otherwise="detente --help")
            raise typer.TyperException(f"no verb '{name}' -> {fix}")
        command = typer.main.get_command(importlib.import_module(module_of(name)).app)
        command.epilog = epilog(name)
        if not any("--quiet" in option.opts for option in command.params):
            command.params.append(_quiet())
        return name, command, args[1:]

    def invoke(self, ctx: typer.Context) -> object:  # type: ignore[override]
        """Run the verb, and settle what typer would answer with an exit code of its own."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # the reader of our output has gone; that is its right
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
        except KeyboardInterrupt:
            raise typer.Abort from None
        except ValueError as error:  # pydantic wraps what interrupts its writing
            if isinstance(error.__cause__, KeyboardInterrupt):
                raise typer.Abort from None
            raise


app = typer.Typer(
    cls=Verbs,
    invoke_without_command=True,
    subcommand_metavar="VERB [ARGS]...",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Predict the terms of a deal before it is signed.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"detente {__version__}")
        raise typer.Exit


@app.callback()
def main(
    ctx: typer.Context,
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Show the version."
    ),
) -> None:
    """Predict the terms of a deal before it is signed."""
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def run() -> None:
    """Entry point: exit 0 fine, 1 faults found by `check`, 2 bad input or usage."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by who called: nothing to read, nobody to tell
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # UTF-8 whatever the locale
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        code = app(prog_name="detente", standalone_mode=False)
    except (KeyboardInterrupt, typer.Abort):
        print("detente: stopped; nothing was written", file=sys.stderr)
        code = 130
    except (typer.TyperException, ValueError, OSError) as error:
        print(f"detente: {one_line(error)}", file=sys.stderr)
        code = 2
    try:
        sys.stdout.flush()
    except OSError:  # a full disk was told of; Python would tell of it once more
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    run()
