"""Time and memory of what passes `check` and is large: benchmarks/large.py [--quick] [--seconds N] [NAME ...]

Invented scenarios go through `detente` one at a time, with 12 GB of address space and so many seconds of
processor time: what each took, and how it ended. Names are those of the scenarios; without one, all.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ADDRESS_SPACE = 12 * 2**30
SECONDS = 90

Block = dict[str, Any]


def around(value: float, spread: float) -> list[float]:
    """An uncertain number."""
    return [round(value - spread, 2), value, round(value + spread, 2)]


def packages(chance: random.Random, n_parties: int, n_issues: int, n_options: int) -> Block:
    """Principals who bargain over issues; what each option is worth to each is uncertain."""
    parties = [f"p{n}" for n in range(n_parties)]
    options = [f"o{n}" for n in range(n_options)]
    issues = [f"i{n}" for n in range(n_issues)]
    worth = {
        party: {
            issue: {option: around(round(chance.gauss(0, 5), 1), 2) for option in options[1:]}
            for issue in issues
        }
        for party in parties
    }
    question = {"id": "q", "ask": "Is it agreed?", "term": {"i0": "o1"}, "by": "2024-06-01"}
    return {
        "parties": {party: {} for party in parties},
        "issues": {issue: {"options": options} for issue in issues},
        "worth": worth,
        "questions": [question],
    }


def conflict(chance: random.Random, n_options: int) -> Block:
    """Four parties and a conflict of so many options."""
    parties, options = list("ABCD"), [f"x{n}" for n in range(n_options)]
    weights = {party: {x: around(round(chance.gauss(0, 3), 2), 1) for x in options} for party in parties}
    return {
        "parties": {party: {} for party in parties},
        "conflict": {
            "options": [{"id": x, "owner": parties[n % 4]} for n, x in enumerate(options)],
            "preferences": {party: {"weights": weights[party]} for party in parties},
            "status_quo": "N" * n_options,
        },
    }


def alignment(chance: random.Random, n_actors: int, n_likings: int) -> Block:
    """Actors, each with likings for some of those before it."""
    actors = [f"s{n}" for n in range(n_actors)]
    pairs = (
        f"{one}|{other}"
        for place, one in enumerate(actors)
        for other in chance.sample(actors[:place], min(place, n_likings))
    )
    return {
        "parties": {"A": {}},
        "alignment": {
            "sizes": {actor: round(chance.lognormvariate(0, 1), 3) + 0.001 for actor in actors},
            "noise": 0.3,
            "propensity": {pair: round(chance.gauss(0, 1), 2) for pair in pairs},
        },
    }


def positions(chance: random.Random, n_parties: int, n_issues: int) -> Block:
    """Stands of many parties on a few issues."""
    parties = [f"a{n}" for n in range(n_parties)]

    def stand() -> Block:
        power = round(chance.lognormvariate(0, 1), 2)
        place = around(round(chance.uniform(5, 95), 1), 5)
        return {"position": place, "salience": round(chance.random(), 2), "capability": power}

    issues = {
        f"i{n}": {"scale": [0, 100], "parties": {party: stand() for party in parties}}
        for n in range(n_issues)
    }
    return {"parties": {party: {} for party in parties}, "positions": issues}


def race(chance: random.Random, n_rivals: int) -> Block:
    """A pivot and its rivals, who stand in each other's way."""
    rivals = [f"r{n}" for n in range(n_rivals)]
    gains = {rival: {"P": [1, chance.uniform(1.5, 6), 7], rival: chance.uniform(1, 4)} for rival in rivals}
    pairs = [f"{one}|{other}" for place, one in enumerate(rivals) for other in rivals[:place]]
    substitutes = {pair: round(chance.uniform(0, 1), 2) for pair in pairs}
    return {
        "parties": {party: {} for party in ["P", *rivals]},
        "race": {"pivot": "P", "rivals": rivals, "gains": gains, "substitutes": substitutes},
    }


def leverage(chance: random.Random, n_parties: int, n_relations: int) -> Block:
    """A network of exchange, and a corridor that all use."""
    parties = [f"l{n}" for n in range(n_parties)]
    edges = [
        [one, other, [1, chance.uniform(1, 9), 10]]
        for place, one in enumerate(parties)
        for other in chance.sample(parties[:place], min(place, n_relations))
    ]
    users = {party: chance.uniform(0, 9) for party in parties}
    return {
        "parties": {party: {} for party in parties},
        "leverage": {"edges": edges, "users": users, "fixed_cost": 200},
    }


CASES = {
    "many-issues": (packages, (2, 200, 20), ("packages", "forecast --draws 1024", "timing")),
    "many-principals": (packages, (300, 6, 3), ("packages", "forecast --draws 1024")),
    "ten-principals": (packages, (10, 40, 20), ("packages",)),
    "options-22": (conflict, (22,), ("stability",)),
    "options-12": (conflict, (12,), ("stability", "stability --draws 1000")),
    "actors-500": (alignment, (500, 60), ("blocs",)),
    "positions-300": (positions, (300, 5), ("positions", "positions --draws 100")),
    "rivals-16": (race, (16,), ("race", "race --draws 100")),
    "relations": (leverage, (300, 20), ("leverage",)),
}


def measured(names: list[str], shrunk: int, seconds: int, folder: Path) -> Iterator[str]:
    """One line for every command."""
    for name in names:
        make, whole, commands = CASES[name]
        sizes = tuple(max(2, size // shrunk) for size in whole)
        scenario = {"detente": 1, "title": name, "as_of": "2024-01-01", **make(random.Random(1), *sizes)}
        path = folder / f"{name}.json"
        path.write_text(json.dumps(scenario), encoding="utf-8")
        for command in commands:
            verb, *options = command.split()
            yield f"{name:<16} {command:<24} {run([verb, str(path), *options], seconds)}"


def run(arguments: list[str], seconds: int) -> str:
    """Processor time and peak memory of one command, and how it ended."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))

    call = [sys.executable, "-m", "detente", *arguments, "--quiet"]
    process = subprocess.Popen(
        call, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, preexec_fn=bounded
    )
    assert process.stderr is not None
    told = process.stderr.read().strip()
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    process.returncode = code
    process.stderr.close()
    ended = {0: "answered", 2: f"refused: {told}"}.get(code, "stopped")
    spent = usage.ru_utime + usage.ru_stime
    return f"{spent:6.1f} s  {usage.ru_maxrss / 2**20:5.2f} GB  {ended}"


def main() -> None:
    """Print a line for every command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--quick", action="store_true", help="a twentieth of every size")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(CASES)}")
    parser.add_argument(
        "--seconds", type=int, default=SECONDS, metavar="N", help="of processor time for each"
    )
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for line in measured(
            asked.names or list(CASES), 20 if asked.quick else 1, asked.seconds, Path(folder)
        ):
            print(line, flush=True)


if __name__ == "__main__":
    main()
