"""Writes items of evidence to a ledger, batch after batch, and says when each is on the disk."""

import itertools
import sys

from detente.ledger import LedgerError, open_ledger, store
from detente.ledger.address import address_of
from detente.ledger.evidence import add_evidence
from detente.records.evidence import EvidenceItem

BATCH = 50


def main() -> None:
    """Never ends by itself; arguments: the ledger, and the name of this writer."""
    store.PATIENCE = 300  # a slow disk is no fault here
    with open_ledger(address_of(sys.argv[1])) as ledger:
        for number in itertools.count():
            items = [
                EvidenceItem(id=f"{sys.argv[2]}/{number}/{place}", says="offer", quote="tolls lifted " * 20)
                for place in range(BATCH)
            ]
            add_evidence(ledger, "sluice", items, recorded="2024-03-02T10:00:00+00:00")
            print(number, flush=True)


if __name__ == "__main__":
    try:
        main()
    except LedgerError as error:
        sys.exit(str(error))
