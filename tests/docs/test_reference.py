"""The reference pages leave nothing out."""

import importlib
import importlib.util
import re

import pytest
import typer

import detente
from detente.cli.main import VERBS, module_of
from detente.scenario import Scenario
from docs.pages import ROOT

EVERYWHERE = {"--help"}


def _sections(page: str) -> dict[str, str]:
    """Text under each second-level heading."""
    parts = (ROOT / "docs" / page).read_text(encoding="utf-8").split("\n## ")[1:]
    return dict(part.split("\n", 1) for part in parts)


@pytest.mark.parametrize("verb", VERBS)
def test_every_option_is_described(verb):
    """An option that the page lacks is one that nobody finds."""
    module = importlib.import_module(module_of(verb))
    known = {name for option in typer.main.get_command(module.app).params for name in option.opts}
    section = _sections("reference/cli.md")[f"`detente {verb}`"]
    assert {
        name for name in known if name.startswith("-") and f"`{name}" not in section
    } - EVERYWHERE == set()


@pytest.mark.parametrize("key", Scenario.model_fields)
def test_every_block_has_an_anchor(key):
    """A link to a block of the file would lead nowhere."""
    assert f"\n({key})=\n" in (ROOT / "docs" / "scenario.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [name for name in detente.__all__ if name != "__version__"])
def test_every_public_function_is_on_its_page(name):
    """A function that the page lacks is one that nobody calls."""
    assert f"`{name}`" in (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_its_line_on_the_page_of_functions(verb):
    """Whoever knows the command would have to search the source for its function."""
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    commands = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    assert any(f"`{verb}`" in cell for cell in commands)


def test_every_module_that_the_page_of_functions_names_is_there():
    """The page would send its reader to something that has moved."""
    page = (ROOT / "docs" / "reference" / "python.md").read_text(encoding="utf-8")
    for path in re.findall(r"`(detente(?:\.\w+)+)`", page):
        module, _, name = path.rpartition(".")
        try:
            importlib.import_module(path)
        except ModuleNotFoundError:
            assert hasattr(importlib.import_module(module), name), path


def test_the_page_of_fields_is_today_s(request):
    """The page of fields would describe an older format; `pytest --accept` rewrites it."""
    spec = importlib.util.spec_from_file_location("fields", ROOT / "docs" / "fields.py")
    fields = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fields)
    if request.config.getoption("--accept", default=False):
        fields.write()
    assert fields.PAGE.read_text(encoding="utf-8") == fields.rendered()


def test_every_code_of_a_fault_is_explained():
    """A code that the page lacks would send its reader to nothing."""
    files = (ROOT / "src" / "detente" / "scenario").glob("*.py")
    codes = {code for file in files for code in re.findall(r'"(E\d{3})"', file.read_text(encoding="utf-8"))}
    page = (ROOT / "docs" / "scenario.md").read_text(encoding="utf-8")
    assert [code for code in sorted(codes) if f"| {code} |" not in page] == []
