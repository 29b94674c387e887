"""The worked case as an analyst would code it, with keywords of the field."""

import json
from pathlib import Path
from types import SimpleNamespace

from reading.negotiations import issue, party

PRINCIPALS = {"S:USA", "S:RUS"}
NAMES = {
    "S:RUS": "Russia", "S:USA": "United States", "S:CHN": "China", "S:IRN": "Iran", "S:UKR": "Ukraine",
    "S:SYR": "Syria", "S:ISR": "Israel", "S:IND": "India", "S:PAK": "Pakistan", "S:VEN": "Venezuela",
    "S:PRK": "North Korea",
}  # fmt: skip
KEYWORDS = {
    "SANCTIONS": ("sanctions relief", "lift sanctions", "ease sanctions", "Western sanctions"),
    "RUS-CHN": ("Silk Road", "Belt and Road", "BRI", "Chinese partnership"),
    "IRN-JCPOA": ("nuclear deal", "JCPOA"),
    "IRN-SYR": ("Iranian withdrawal", "Iranian forces in Syria"),
    "IRN-ECON": ("Iranian market", "Iranian economy"),
    "UKR-MINSK": ("Minsk", "Donbass"),
    "CHABAHAR": ("Chabahar", "sanctions waiver"),
    "AFG-PAK": ("Afghan peace process", "Taliban talks"),
    "VEN": ("Venezuela", "Maduro"),
    "PRK": ("DPRK", "North Korean nuclear programme"),
    "NEW-START": ("New START", "arms control"),
    "NEO-NAM": ("non-aligned movement",),
    "US-CHN-TRADE": ("trade war", "tariffs"),
    "NORD-STREAM": ("Nord Stream", "pipeline"),
}


def gold_records(folder: Path) -> list[dict]:
    """Gold records of the example article."""
    text = (folder / "reading" / "gold_example.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def new_detente(gold: list[dict]) -> SimpleNamespace:
    """A scenario out of the gold `scenario` record."""
    (spec,) = [record for record in gold if record["kind"] == "scenario"]
    return SimpleNamespace(
        parties={
            key[2:]: party(NAMES[key], key, role="principal" if key in PRINCIPALS else "third party")
            for key in spec["parties"]
        },
        issues={
            one["id"]: issue(one["name"], one["options"], keywords=KEYWORDS[one["id"]])
            for one in spec["issues"]
            if one["id"] != "DETENTE"
        },
        deal=SimpleNamespace(id="DETENTE", title="Comprehensive US-Russia deal", aliases=("New Detente",)),
    )
