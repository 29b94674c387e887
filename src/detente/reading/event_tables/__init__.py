"""Tables of events: PLOVER JSON, POLECAT, ICEWS and GDELT 2.0, in and out, a row at a time.

A record read from a table keeps its row, so that writing the same format gives the row back.
"""

from detente.reading.event_tables.streams import TABLES, read_events, write_events

__all__ = ["TABLES", "read_events", "write_events"]
