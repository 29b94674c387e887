"""A game of another program's as a scenario."""

from typing import Any

from detente.formats.faults import Findings
from detente.formats.game import Condition, Game, Settings, Side
from detente.formats.names import cleaned
from detente.formats.resolving import resolved
from detente.scenario import Scenario
from detente.scenario.source import MAX_NODES


def assembled(game: Game, settings: Settings, findings: Findings) -> Scenario:
    """The scenario of a game without a status quo, every party a principal.

    Issues of one option are left out: what they are worth is added to every option of another issue,
    as is whatever a party gains from every package alike.

    Raises
    ------
    FormatError
        Where no issue is left, or the scenario would be too large to be read again.
    """
    _check(game, findings)
    issues = {name: options for name, options in game.issues.items() if len(options) > 1}
    for side in game.sides.values():
        _folded(side, game, next(iter(issues)))
    for name in game.issues.keys() - issues.keys():
        carrier = next(iter(issues))
        findings.remark(
            f"{{who}}: left out, there is but one option; its worth went into '{carrier}'", f"'{name}'"
        )
    data = _data(game, issues, settings, findings)
    parts = _parts(data)
    if parts > MAX_NODES:
        what = f"{parts:,} parts, and a scenario has at most {MAX_NODES:,}"
        findings.fault(game.file, "domain", what, "import fewer profiles, or issues with fewer options")
    findings.stop()
    scenario = resolved(data, game.file, "domain", findings)
    findings.settle()
    return scenario


def _check(game: Game, findings: Findings) -> None:
    if not game.sides:
        findings.fault(game.file, "parties", "no profile", "give a profile for each party beside the domain")
    if not any(len(options) > 1 for options in game.issues.values()):
        what = "no issue has two options" if game.issues else "no issues"
        findings.fault(game.file, "domain", what, "give an issue with a choice")
    findings.stop()


def _folded(side: Side, game: Game, carrier: str) -> None:
    """Move what every package has into every option of one issue."""
    for name, options in game.issues.items():
        if len(options) == 1:
            side.constant += side.worth.pop(name, {}).get(options[0], 0.0)
    if side.constant:
        row = side.worth.setdefault(carrier, {})
        for option in game.issues[carrier]:
            row[option] = row.get(option, 0.0) + side.constant
        side.constant = 0.0


def _data(
    game: Game, issues: dict[str, tuple[str, ...]], settings: Settings, findings: Findings
) -> dict[str, Any]:
    titles = cleaned(issues)
    options = {name: cleaned(issues[name]) for name in issues}
    parties = cleaned(game.sides, without="|+")
    for kept in (titles, parties, *options.values()):
        for name, usable in kept.items():
            if usable != name.strip():
                findings.remark("renamed: {who}", f"'{name[:40]}' to '{usable[:40]}'")
    return {
        "detente": 1,
        "title": next(iter(cleaned([settings.title or game.title]).values())),
        "as_of": settings.as_of.isoformat(),
        "status_quo": "none",
        "parties": {
            parties[name]: {"no_deal": side.no_deal, "patience": side.patience}
            for name, side in game.sides.items()
        },
        "issues": {titles[name]: {"options": list(options[name].values())} for name in issues},
        "worth": {
            parties[party]: {
                titles[name]: {
                    usable: side.worth.get(name, {}).get(option, 0.0) for option, usable in row.items()
                }
                for name, row in options.items()
            }
            for party, side in game.sides.items()
        },
        "linkages": _linkages(game, titles, options, parties),
    }


def _linkages(
    game: Game, titles: dict[str, str], options: dict[str, dict[str, str]], parties: dict[str, str]
) -> list[dict[str, Any]]:
    """What parties gain from options together, one linkage for each set of terms."""
    gains: dict[tuple[tuple[str, tuple[str, ...]], ...], dict[str, float]] = {}
    for party, side in game.sides.items():
        for when, worth in side.linkages:
            row = gains.setdefault(tuple(when.items()), {})
            row[parties[party]] = row.get(parties[party], 0.0) + worth
    return [{"when": _terms(dict(terms), titles, options), "worth": row} for terms, row in gains.items()]


def _terms(when: Condition, titles: dict[str, str], options: dict[str, dict[str, str]]) -> dict[str, Any]:
    named = {titles[name]: [options[name][option] for option in allowed] for name, allowed in when.items()}
    return {name: allowed[0] if len(allowed) == 1 else allowed for name, allowed in named.items()}


def _parts(data: Any) -> int:
    """How many parts a reader of the scenario file would count."""
    if isinstance(data, dict):
        return 1 + sum(1 + _parts(value) for value in data.values())
    if isinstance(data, list):
        return 1 + sum(map(_parts, data))
    return 1
