"""A scenario as rows of three tables, of parties, of issues and of worths, or of one."""

import json

from detente.formats.tables import FLAT, KEYS, Row, Tables
from detente.scenario import Scenario
from detente.scenario.numbers import Number


def tables_of(scenario: Scenario) -> Tables:
    """A scenario's parties, issues and worths as rows."""
    found = Tables()
    found.rows["parties"] = [
        {"party": party, "name": entry.name or "", "role": entry.role, **_cells(entry.no_deal, "no_deal_")}
        for party, entry in scenario.parties.items()
    ]
    for name, issue in scenario.issues.items():
        said = {
            "title": issue.title or "",
            "giver": issue.giver or "",
            "via": issue.via.party if issue.via else "",
        }
        said |= _cells(issue.via.delivers if issue.via else None, "delivers_")
        for place, option in enumerate(issue.options):
            first = "yes" if place == 0 and scenario.status_quo_options else "no"
            found.rows["issues"].append({"issue": name, "option": option, "status_quo": first, **said})
    found.rows["worth"] = [
        {"party": party, "issue": issue, "option": option, **_cells(number, "")}
        for party, issues in scenario.worth.items()
        for issue, options in issues.items()
        for option, number in options.items()
    ]
    return found


def _cells(number: Number | None, prefix: str) -> Row:
    cells = dict.fromkeys((f"{prefix}low", f"{prefix}mode", f"{prefix}high"), None)
    if number is None:
        return cells
    if number.certain:
        return cells | {f"{prefix}mode": number.params[0]}
    if number.dist == "split_normal":
        return dict(zip(cells, number.params, strict=True))
    bare = number.model_copy(update={"because": None})
    return cells | {f"{prefix}mode": json.dumps(bare.model_dump(mode="json"))}


def lost(scenario: Scenario) -> list[str]:
    """What the tables do not hold, one line for each kind of it."""
    kept = {"detente", "title", "as_of", "status_quo", "parties", "issues", "worth"}
    whole = scenario.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    blocks = [name for name in whole if name not in kept]
    parties = {key for party in whole["parties"].values() for key in party} - {"name", "role", "no_deal"}
    issues = {key for issue in whole.get("issues", {}).values() for key in issue}
    issues -= {"title", "options", "giver", "via"}
    reasons = any(
        number.because
        for path, number in scenario.numbers()
        if path.startswith(("parties.", "issues.", "worth."))
    )
    lines = {
        "blocks": f"left out: {', '.join(blocks)}" * bool(blocks),
        "parties": f"not said: {', '.join(sorted(parties))}" * bool(parties),
        "issues": f"not said: {', '.join(sorted(issues))}" * bool(issues),
        "because": "reasons of numbers are left out" * reasons,
        "title and as_of": "give them again on import",
    }
    return [f"{what}: {line}" for what, line in lines.items() if line]


def flattened(tables: Tables) -> list[Row]:
    """One table: a row for each party and option, with what is said of both."""
    worths = {tuple(row[key] for key in KEYS["worth"]): row for row in tables.rows["worth"]}
    blank = dict.fromkeys(FLAT)
    return [
        blank | issue | party | worths.get((party["party"], issue["issue"], issue["option"]), {})
        for party in tables.rows["parties"]
        for issue in tables.rows["issues"] or [{}]
    ]
