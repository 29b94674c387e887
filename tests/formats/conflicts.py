"""A small conflict as GMCR+ saves it, and published ones out of their tables."""

import copy
import json

from detente.formats.conflicts import arcs_of, tiers_of
from detente.scenario.state_space import state_space

COLUMNS = "kind,party,from,to,state,label,rank"
EUPHRATES = {
    "decisionMakers": [
        {
            "name": "Syria",
            "options": [0, 1],
            "preferences": [
                [[0, "N"], [1, "N"], [2, "N"]],
                [[1, "Y"]],
                {"compound": True, "members": [[[2, "N"]], [[0, "N"], [2, "Y"]]]},
            ],
            "misperceptions": [[[0, "Y"], [1, "N"]]],
            "payoffs": [6, 3, 5, 2, 1, 4],
        },
        {"name": "Iraq", "options": [2], "preferences": [[[0, "Y"], [2, "N"]], [[2, "Y"]]]},
    ],
    "coalitions": [0, 1],
    "options": [
        {"name": "Release Water", "permittedDirection": "both"},
        {"name": "Escalate", "permittedDirection": "fwd"},
        {"name": "Attack", "permittedDirection": "back"},
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"]]],
    "useManualPreferenceRanking": False,
    "program": "gmcr-py",
    "version": "0.3.12",
}


def changed(*path, to=...):
    """The conflict with one part exchanged, or removed."""
    data = part = copy.deepcopy(EUPHRATES)
    for step in path[:-1]:
        part = part[step]
    if to is ...:
        del part[path[-1]]
    else:
        part[path[-1]] = to
    return data


def from_table(table, *, ranked):
    """A published conflict as a save of an old version, by its statements or by its rankings."""

    def condition(pattern):
        return [[option, sign] for option, sign in enumerate(pattern) if sign != "-"]

    def preference(told):
        if isinstance(told, str):
            return condition(told)
        return {"compound": True, "members": [condition(pattern) for pattern in told]}

    makers = []
    for place, maker in enumerate(table["decision_makers"], start=1):
        key = f"{place} {maker['name']}"
        makers.append(
            {
                "name": maker["name"],
                "options": [option - 1 for option in maker["options"]],
                "preferences": [preference(told) for told in table["preference_statements"][key]],
                "preferenceVector": table["ranking_best_to_worst"][key],
                "misperceptions": [
                    condition(table["states"][str(state)])
                    for state in table.get("misperceived_states", {}).get(maker["name"], ())
                ],
            }
        )
    options = [
        {"name": option["name"], "permittedDirection": option["direction"]} for option in table["options"]
    ]
    return {
        "useManualPreferenceVectors": ranked,
        "decisionMakers": makers,
        "options": options,
        "infeasibles": [condition(pattern) for pattern in table["infeasible_patterns"]],
    }


def graph_from_table(table):
    """The same conflict as rows of a graph: its states, moves and rankings as they are listed."""
    rows = [COLUMNS]
    owner = {option: maker["name"] for maker in table["decision_makers"] for option in maker["options"]}
    rows += [f"option,{owner[option['n']]},,,,{option['name']} {option['n']}," for option in table["options"]]
    rows += [f"state,,,,{number},{text}," for number, text in table["states"].items()]
    for party, arcs in table["moves"].items():
        rows += [f"move,{party},{start},{end},,," for start, ends in arcs.items() for end in ends]
    for key, ranking in table["ranking_best_to_worst"].items():
        for rank, place in enumerate(ranking, start=1):
            tied = place if isinstance(place, list) else [place]
            rows += [f"rank,{key.partition(' ')[2]},,,{state},,{rank}" for state in tied]
    return "\n".join(rows) + "\n"


def meaning(scenario):
    """What a conflict comes to: its states, who moves where, and who ranks them how."""
    conflict = scenario.conflict
    space = state_space(conflict)
    tiers = {party: tiers_of(said, conflict, space) for party, said in conflict.preferences.items()}
    return list(space.labels()), arcs_of(conflict, space), tiers


def on_disk(folder, data, name="conflict.gmcr"):
    """A file that holds the data."""
    file = folder / name
    file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return file
