"""What can be read: one small file for each format, and what is found in folders and tables."""

from detente.reading.inputs.formats import FORMATS, open_source
from detente.reading.inputs.listing import Listing, listing
from detente.reading.inputs.source import Columns, Document, Source

__all__ = ["FORMATS", "Columns", "Document", "Listing", "Source", "listing", "open_source"]
