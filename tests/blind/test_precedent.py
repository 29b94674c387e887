"""Precedents: the project and the second implementation agree on random tables of treaties."""

import json
import subprocess
import sys
from datetime import date, timedelta

import numpy as np
import pytest

from blind import precedent as blind

TODAY = date(2024, 3, 1)
TERMS = [f"t{number}" for number in range(12)]
PRIOR = 0.3


def random_table(seed):
    """Five to thirty treaties among six parties, some of them made after the day of the question."""
    rng = np.random.default_rng(seed)
    treaties = {}
    for number in range(int(rng.integers(5, 31))):
        parties = rng.choice(list("ABCDEF"), int(rng.integers(2, 5)), replace=False)
        often = rng.uniform(0, 1)
        treaties[f"T{number}"] = blind.Treaty(
            day=TODAY - timedelta(days=int(rng.integers(-400, 7000))),
            parties=frozenset(map(str, parties)),
            terms=frozenset(term for term in TERMS if rng.random() < often),
        )
    return treaties


def told(treaties, folder):
    """What `detente precedent --json` says of a deal of A and B."""
    rows = [",".join(["id", "date", "parties", *TERMS])]
    for name, treaty in treaties.items():
        held = [str(int(term in treaty.terms)) for term in TERMS]
        rows.append(",".join([name, str(treaty.day), "|".join(sorted(treaty.parties)), *held]))
    (folder / "corpus.csv").write_text("\n".join(rows) + "\n")
    (folder / "case.yaml").write_text(
        "detente: 1\ntitle: a deal\nas_of: 2024-03-01\nparties: {A: {}, B: {}}\n"
    )
    command = [sys.executable, "-m", "detente", "precedent", str(folder / "case.yaml"), "--quiet", "--json"]
    command += ["--corpus", str(folder / "corpus.csv")]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)["result"]


@pytest.mark.parametrize("seed", range(6))
def test_tables(seed, tmp_path):
    """Fails where base rates, weights of own precedents or the chance of a term differ."""
    treaties = random_table(seed)
    actual = told(treaties, tmp_path)
    earlier = [treaty for treaty in treaties.values() if treaty.day < TODAY]
    assert (actual["n_treaties"], actual["n_later"]) == (len(earlier), len(treaties) - len(earlier))
    deal = frozenset("AB")
    weights = {name: blind.weight(treaty, deal, TODAY) for name, treaty in treaties.items()}
    found = {told["id"]: told["weight"] for told in actual["precedents"]}
    assert found == pytest.approx({name: w for name, w in weights.items() if w > 0}, rel=1e-6)
    for term in actual["terms"]:
        assert term["base_rate"] == pytest.approx(blind.base_rate(earlier, term["id"], TODAY))
        expected = blind.chance(earlier, term["id"], deal, TODAY, PRIOR)
        assert term["p"] == pytest.approx(expected, rel=1e-6)
