"""The only reader and writer of scenario files."""

import io
import re
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.representer import SafeRepresenter

from detente.nearest import nearest
from detente.scenario.faults import Fault, ScenarioError
from detente.scenario.model import Scenario
from detente.scenario.patch import merged
from detente.scenario.references import dangling
from detente.scenario.shape import shaped
from detente.scenario.source import Source, parse_source, read_source

_PLAIN = re.compile(r"[^\W\d]\w*([ .'/-]\w+)*")


class _Writer(SafeRepresenter):
    """Quotes whatever is not plainly a word or words; ruamel leaves a '? x' bare that it cannot read back."""


def _quoted(writer: SafeRepresenter, text: str) -> Any:
    style = None if _PLAIN.fullmatch(text) else "'" if text.isprintable() else '"'
    return writer.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Writer.add_representer(str, _quoted)


# ruamel folds names of several words inside flow mappings so that it cannot read them back.
NEVER_FOLD = 1_000_000


def load(file: str | FilePath, *, variant: str | None = None) -> Scenario:
    """Read a scenario file, apply a variant if one is named, fill every default.

    Raises
    ------
    ScenarioError
        With every fault found, each with its place and what would be right.
    OSError
        Where the file cannot be read.
    """
    return resolve(read_source(FilePath(file)), variant=variant)


def loads(text: str | bytes, *, name: str = "<text>", variant: str | None = None) -> Scenario:
    """Read a scenario from text; see `load`."""
    return resolve(parse_source(text.encode() if isinstance(text, str) else text, name=name), variant=variant)


def resolve(source: Source, *, variant: str | None = None) -> Scenario:
    """Check the plain data and return the frozen scenario, or raise every fault at once."""
    scenario, faults = _checked(source)
    told = {(fault.code, fault.what) for fault in faults}
    for name, patch in variants(source).items():
        if not isinstance(patch, dict):
            continue  # told as a fault of shape
        if "variants" in patch:
            what = f"variant '{name[:60]}' holds variants"
            path = ("variants", name, "variants")
            faults.append(source.fault(path, "E310", what, "put them beside it", at_key=True))
            continue
        patched, more = _checked(_patched(source, patch, name))
        faults += [
            replace(fault, what=f"in variant '{name[:60]}', {fault.what}")
            for fault in more
            if (fault.code, fault.what) not in told
        ]
        if name == variant and patched is not None:
            scenario = patched
    if not faults and variant is not None and variant not in variants(source):
        fix = nearest(variant, variants(source), otherwise="the scenario has no variants")
        faults.append(source.fault(("variants",), "E310", f"unknown variant '{variant[:60]}'", fix))
    if faults or scenario is None:
        raise ScenarioError(faults)
    return scenario


def dumps(scenario: Scenario) -> str:
    """Write a scenario as YAML, defaults left out; `loads` gives the same scenario back."""
    return written(scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True))


def written(data: Any, *, flow: bool | None = None) -> str:
    """Plain data as YAML: all on one line, or by default only what holds no further collections."""
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.Representer = _Writer
    yaml.allow_unicode = True
    yaml.default_flow_style = flow
    yaml.width = NEVER_FOLD
    yaml.sort_base_mapping_type_on_output = False
    stream = io.StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


def dump(scenario: Scenario, file: str | FilePath) -> None:
    """Write a scenario to a file, whole or not at all."""
    write_whole(FilePath(file), dumps(scenario))


def write_whole(file: FilePath, text: str) -> None:
    """Write a text to a file, whole or not at all."""
    beside = file.with_name(f".{file.name}.part")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(file)
    except OSError as error:  # told of the file that was asked for
        error.filename, error.filename2 = str(file), None
        raise
    finally:
        beside.unlink(missing_ok=True)


def _checked(source: Source) -> tuple[Scenario | None, list[Fault]]:
    scenario, faults = shaped(source)
    return scenario, faults + dangling(source)


def variants(source: Source) -> dict[str, object]:
    """The named patches of a scenario file, as they stand there."""
    found = source.data.get("variants") if isinstance(source.data, dict) else None
    return found if isinstance(found, dict) else {}


def _patched(source: Source, patch: object, name: str) -> Source:
    """The data with a variant applied; places in the patch stand where the patch stands."""
    stem = ("variants", name)
    data = {key: value for key, value in source.data.items() if key != "variants"}

    def moved(
        places: dict[tuple[str | int, ...], tuple[int, int]],
    ) -> dict[tuple[str | int, ...], tuple[int, int]]:
        inside = {path[2:]: place for path, place in places.items() if path[:2] == stem and len(path) > 2}
        return {**places, **inside}

    return replace(source, data=merged(data, patch), keys=moved(source.keys), values=moved(source.values))
