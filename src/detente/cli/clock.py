"""Whether this machine's clock can be believed."""

import datetime

from detente.cli.output import remark
from detente.ledger import Ledger
from detente.ledger.store import newest_moment

SKEW = datetime.timedelta(hours=1)
"""How far the clocks of a team's machines may differ without a word."""


def doubt_the_clock(ledger: Ledger, moment: str) -> None:
    """Say on standard error that the ledger holds a row from later than the present moment (ISO, UTC)."""
    with ledger.reading() as rows:
        newest = newest_moment(rows)
    if newest and (datetime.datetime.fromisoformat(moment) + SKEW).isoformat() < newest:
        remark(
            f"detente: the clock says {moment}, and {ledger.file} has a row of {newest} -> set the clock; "
            "new rows get that later moment"
        )
