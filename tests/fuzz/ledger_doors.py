"""The door of a ledger: damaged copies put back."""

import tempfile
from functools import cache
from pathlib import Path

from detente.forecasting.claims import claims
from detente.forecasting.forecast import forecast
from detente.ledger import open_ledger
from detente.ledger.backup import restore
from detente.ledger.evidence import add_evidence, search_evidence
from detente.ledger.forecasts import cases, entries, kept, record_forecast
from detente.ledger.resolutions import resolutions
from detente.records.evidence import EvidenceItem
from fuzz.door import Door
from fuzz.scenario_doors import treaty

MOMENT = "2024-03-02T10:00:00+00:00"


@cache
def _copy() -> tuple[bytes, ...]:
    """A ledger with a forecast and its evidence."""
    items = [EvidenceItem(id=f"e{n}", says="offer", quote=f"tolls may be lifted {n}") for n in range(20)]
    made = forecast(treaty(), draws=64, seed=1)
    with tempfile.TemporaryDirectory() as place:
        with open_ledger(Path(place) / "detente.db") as ledger:
            add_evidence(ledger, "sluice", items, recorded=MOMENT)
            record_forecast(
                ledger,
                made,
                case="sluice",
                scenario=treaty(),
                evidence=items,
                claims=claims(treaty(), made),
                environment={},
                recorded=MOMENT,
            )
            with ledger.writing() as rows:
                rows.execute("PRAGMA user_version").fetchone()
        restore(Path(place) / "copy.db", Path(place) / "detente.db")
        return ((Path(place) / "copy.db").read_bytes(),)


def _restored(path: Path) -> None:
    """A copy that is taken back can be read to the end, or says that it is damaged."""
    file = path.with_name("detente.db")
    try:
        restore(file, path)
        with open_ledger(file, writable=False) as ledger:
            for case in cases(ledger):
                for entry in entries(ledger, case):
                    kept(ledger, case, entry.number)
                resolutions(ledger, case)
                search_evidence(ledger, case, "tolls")
    finally:
        for ending in ("", "-wal", "-shm", ".lock"):
            Path(f"{file}{ending}").unlink(missing_ok=True)
        for ending in ("-wal", "-shm"):  # SQLite's own, beside a copy that it could not open
            Path(f"{path}{ending}").unlink(missing_ok=True)


DOORS = (Door("ledger-restore", "copy.db", _copy, _restored, examples=12),)
