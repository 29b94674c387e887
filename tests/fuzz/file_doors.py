"""The doors for other programs' files: scenarios and tables of history."""

import gzip
import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from pathlib import Path

import numpy as np

from detente import formats
from detente.cli.corpora import corpus_in
from detente.formats.fitted_precedents import (
    FORESTS,
    LEAF,
    read_fitted_precedents,
    write_fitted_precedents,
)
from detente.formats.ideal_points import ideal_points
from detente.formats.levels import read_levels
from detente.formats.portfolios import read_portfolios
from detente.models.precedent.features import N_FEATURES
from detente.records.fitted_precedents import FittedPrecedents
from detente.scenario import dumps, loads
from formats.conflicts import EUPHRATES
from formats.small import DAY, FILES
from formats.test_bad_files import HEAD as FLAT
from formats.test_bad_files import LOG, MAS, MAS_DOMAIN, WEB, WEB_DOMAIN
from formats.test_genius import RECTANGLES, ROUGH, rough
from formats.test_graph_csv import TABLE
from formats.test_ideal_points import TABLE as POINTS
from formats.test_pax import HEAD as PAX_HEAD
from formats.test_pax import ROWS as PAX_ROWS
from formats.test_positions_files import ACTORS, DECIDE, DEU, KTAB
from fuzz.door import Door
from fuzz.scenario_doors import TREATY

TREATIES = "id,date,parties,tolls,water\nOld,1996,Arda|Brel,1,0\nNew,2001-05-02,Arda;Cest,yes,\n"
LEVELS = "year,Arda,Brel\n2001,1,2\n2002,2.5,3\n2003,4,4\n"
TREND = "Trade.Agreement,Year,X1,X2\n1_A B_1996,1996.0,1.0,0.0\n2_A C_1999,1999.0,0.0,1.0\n"
MEMBERS = "number,name,parties_iso_n\n1,A B,4|8\n2,A C,4|12\n"
ALLIANCES = "actor,Arda,Brel\nweight,1,2\nArda,3,1\nBrel,1,3\n"
KTAB_XML = """<?xml version="1.0"?><Scenario><name>Talks</name><desc>d</desc>
<Dimensions><dName>Dams</dName></Dimensions><Actors>
<Actor><name>Arda</name><description>up</description><capability>60</capability>
<Position><dCoord>10</dCoord></Position><Salience><dSal>40</dSal></Salience></Actor>
<Actor><name>Brel</name><description>down</description><capability>40</capability>
<Position><dCoord>80</dCoord></Position><Salience><dSal>50</dSal></Salience></Actor>
</Actors></Scenario>
"""
FLAT_ROWS = f"{FLAT},giver,no_deal_mode\nA,i,a,1,2,3,A,1\nA,i,b,,1,,,\nB,i,a,,-1,,,2\n"
SHEET = "xl/worksheets/sheet1.xml"


def _imported(path: Path) -> None:
    """What is imported is a sound scenario, which is read as it was written."""
    found = formats.read([path.parent], as_of=DAY)
    assert loads(dumps(found)) == found


@cache
def _workbook() -> bytes:
    with tempfile.TemporaryDirectory() as place:
        formats.write(loads(TREATY), "xlsx", Path(place) / "a.xlsx")
        return (Path(place) / "a.xlsx").read_bytes()


def part_of(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as parts:
        return parts.read(name)


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part exchanged."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return packed.getvalue()


def _text(*texts: str) -> Callable[[], tuple[bytes, ...]]:
    return lambda: tuple(text.encode() for text in texts)


def _import(
    name: str, file: str, *seeds: str, beside: dict[str, str] | None = None, examples: int = 60
) -> Door:
    others = {other: text.encode() for other, text in (beside or {}).items()}
    return Door(name, file, _text(*seeds), _imported, beside=others, examples=examples)


def _folder(name: str, files: dict[str, str], varied: str) -> Door:
    others = {file: text for file, text in files.items() if file != varied}
    return _import(name, varied, files[varied], beside=others)


@cache
def _forest() -> bytes:
    """A fitted forecast of terms: two forests of one tree with one cut."""
    tree = {
        "roots": np.zeros(1, "i4"),
        "features": np.array([0, LEAF, LEAF], "i4"),
        "cuts": np.array([0.5, 0, 0], "f4"),
        "children": np.array([1, 0, 0], "i4"),
        "values": np.array([0, 0.2, 0.8], "f4"),
    }
    arrays = {f"{name}_{part}": array for name in FORESTS for part, array in tree.items()}
    heads = {one.name: "a" for one in fields(FittedPrecedents) if one.name != "arrays"}
    fitted = FittedPrecedents(**heads | {"n_treaties": 3, "arrays": arrays})
    with tempfile.TemporaryDirectory() as place:
        write_fitted_precedents(fitted, Path(place) / "a.npz", force=False)
        return (Path(place) / "a.npz").read_bytes()


def _forecast(path: Path) -> None:
    read_fitted_precedents(path, n_features=N_FEATURES)


SCENARIOS = (
    _folder("genius-domain", FILES, "domain.xml"),
    _folder("genius-profile", FILES, "buyer.xml"),
    _folder("genius-rectangles", {"domain.xml": ROUGH, "p.xml": rough(RECTANGLES)}, "p.xml"),
    _folder(
        "geniusweb-domain", {"domain.json": json.dumps(WEB_DOMAIN), "b.json": json.dumps(WEB)}, "domain.json"
    ),
    _folder(
        "geniusweb-profile", {"domain.json": json.dumps(WEB_DOMAIN), "b.json": json.dumps(WEB)}, "b.json"
    ),
    _folder("negmas-domain", {"sale.yml": MAS_DOMAIN, "buyer.yml": MAS}, "sale.yml"),
    _folder("negmas-profile", {"sale.yml": MAS_DOMAIN, "buyer.yml": MAS}, "buyer.yml"),
    _folder("negolog", {"a.json": json.dumps(LOG), "b.json": json.dumps(LOG)}, "b.json"),
    _import("gmcr", "a.gmcr", json.dumps(EUPHRATES)),
    _import("graph-csv", "a.csv", TABLE),
    _import("ktab", "a.csv", KTAB),
    _import("ktab-xml", "a.xml", KTAB_XML),
    _import("decide", "a.txt", DECIDE),
    _import("deu", "a.csv", DEU.splitlines()[0] + "\n" + DEU.splitlines()[1], DEU),
    _import("actors-csv", "a.csv", ACTORS),
    Door("csv", "worths.csv", _text(FLAT_ROWS), _imported),
    Door("xlsx", "a.xlsx", lambda: (_workbook(),), _imported, examples=30),
    Door(
        "xlsx-sheet",
        "a.xlsx",
        lambda: (part_of(_workbook(), SHEET),),
        _imported,
        wrapped=lambda raw: with_part(_workbook(), SHEET, raw),
        examples=40,
    ),
)
TABLES = (
    Door("levels", "a.csv", _text(LEVELS), read_levels),
    Door("treaties", "a.csv", _text(TREATIES), lambda path: corpus_in(path, None)),
    Door(
        "treaties-gz",
        "a.csv.gz",
        lambda: (gzip.compress(TREATIES.encode(), mtime=0),),
        lambda path: corpus_in(path, None),
    ),
    Door("pax", "a.csv", _text("\n".join((PAX_HEAD, *PAX_ROWS))), lambda path: corpus_in(path, None)),
    Door(
        "trend",
        "a.csv",
        _text(TREND),
        lambda path: corpus_in(path, path.with_name("members.csv")),
        beside={"members.csv": MEMBERS.encode()},
    ),
    Door(
        "trend-members",
        "members.csv",
        _text(MEMBERS),
        lambda path: corpus_in(path.with_name("a.csv"), path),
        beside={"a.csv": TREND.encode()},
    ),
    Door("fitted-precedents", "a.npz", lambda: (_forest(),), _forecast),
    Door(
        "fitted-precedents-cuts",
        "a.npz",
        lambda: tuple(part_of(_forest(), f"{FORESTS[0]}_{part}.npy") for part in ("children", "roots")),
        _forecast,
        wrapped=lambda raw: with_part(_forest(), f"{FORESTS[0]}_children.npy", raw),
    ),
    Door("portfolios", "a.csv", _text(ALLIANCES), read_portfolios),
    Door("ideal-points", "a.csv", _text(POINTS), lambda path: ideal_points(path, {"USA": None})),
    Door(
        "ideal-points-gz",
        "a.csv.gz",
        lambda: (gzip.compress(POINTS.encode(), mtime=0),),
        lambda path: ideal_points(path, {"USA": None}),
    ),
)
