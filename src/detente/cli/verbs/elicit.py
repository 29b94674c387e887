"""detente elicit: worths by ranking and swing questions; several codings merged."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from detente.case.target import STANDARD_INPUT, file_of, is_packaged, scenario_of
from detente.cli.asking import asked
from detente.cli.later import Later
from detente.cli.new_files import check_free
from detente.cli.options import Json, Quiet, Target, verb_app
from detente.cli.output import remark, say
from detente.eliciting.questions import answers_of, as_yaml, questions
from detente.eliciting.writing import with_worths
from detente.formats.files import content
from detente.records.elicitation import Answers
from detente.report.elicitation import as_text
from detente.scenario import Scenario, loads
from detente.scenario.files import write_whole

app = verb_app()
merged_codings = Later("detente.eliciting.merging", "merged_codings")
elicited = Later("detente.eliciting.worths", "elicited")


@app.command()
def elicit(
    target: Target = ".",
    party: Annotated[
        str | None, typer.Option("--party", metavar="P", help="Whose worths are asked for.")
    ] = None,
    only_questions: Annotated[
        bool, typer.Option("--questions", help="Print the questions as YAML to fill in.")
    ] = False,
    answers: Annotated[
        Path | None, typer.Option("--answers", metavar="FILE", help="Answers as YAML; nobody is asked.")
    ] = None,
    variant: Annotated[
        str | None, typer.Option("--variant", metavar="NAME", help="Write the worths as this variant.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Write into the file without asking.")] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Write though answers contradict; or over a file.")
    ] = False,
    merge: Annotated[
        list[Path] | None,
        typer.Option("--merge", metavar="FILE", help="Another coding of TARGET; the pool goes to --output."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where a merged file is written.")
    ] = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Worths by ranking and swing questions, checked for contradictions; several codings made into one."""
    if merge:
        _merge(target, merge, output, force=force, as_json=as_json)
        return
    scenario = scenario_of(target)
    if only_questions:
        say(as_yaml(questions(scenario, _named(party, scenario))))
        return
    told = _answers(target, scenario, party, answers)
    found = elicited(scenario, told)
    say(found.to_json() if as_json else as_text(found))
    if not found.consistent and not force:
        fix = "answer those again, or --force takes the swings"
        raise ValueError(f"answers about {found.party} contradict each other -> {fix}")
    file = _file(target)
    if file and (yes or (is_asked() and typer.confirm(f"Write them to {file}?", err=True))):
        text = file.read_bytes().decode("utf-8")
        write_whole(file, with_worths(text, found, name=str(file), variant=variant))
        if not quiet:
            remark(f"wrote {len(found.rows())} worths of {found.party} to {file}")


def is_asked() -> bool:
    """Whether somebody sits there who can answer."""
    return sys.stdin.isatty()


def _named(party: str | None, scenario: Scenario) -> str:
    if party is None:
        fix = f"--party {next(iter(scenario.parties))}"
        raise ValueError(f"whose worths? -> {fix}")
    return party


def _answers(target: str, scenario: Scenario, party: str | None, answers: Path | None) -> Answers:
    """Answers from a file; else a person's, gone on with where they stopped."""
    if answers is not None:
        told = answers_of(content(answers), scenario, name=str(answers))
        if party not in (None, told.party):
            raise ValueError(f"{answers}: about '{told.party}', not '{party}' -> --party {told.party}")
        return told
    if not is_asked():
        raise ValueError("nobody to ask -> --questions prints them, --answers FILE takes the answers")
    name = _named(party, scenario)
    fresh = questions(scenario, name)
    file = (_file(target) or Path(target)).with_name(f"elicit-{name}.yaml")
    begun = answers_of(file.read_bytes(), scenario, name=str(file)) if file.exists() else fresh
    try:
        return asked(begun, file)
    except typer.Abort:
        remark(f"\ndetente: stopped; answers so far are in {file}")
        raise typer.Exit(130) from None


def _file(target: str) -> Path | None:
    """The scenario file, where it may be written."""
    if target == STANDARD_INPUT:
        return None
    file = file_of(target)
    return None if is_packaged(target, file) else file


def _merge(target: str, others: list[Path], output: Path | None, *, force: bool, as_json: bool) -> None:
    check_free(output, force=force)
    files = [file_of(target), *map(file_of, map(str, others))]
    for place, file in enumerate(files):
        if any(file.samefile(earlier) for earlier in files[:place]):
            raise ValueError(f"{file}: given twice -> give each coding once")
    raw = {str(file): file.read_bytes() for file in files}
    scenarios = {name: loads(text, name=name) for name, text in raw.items()}
    text, found = merged_codings({name: (raw[name].decode("utf-8"), scenarios[name]) for name in raw})
    if output is not None:
        write_whole(output, text)
    say(found.to_json() if as_json else as_text(found))
    if output is not None:
        remark(f"wrote {output}")
