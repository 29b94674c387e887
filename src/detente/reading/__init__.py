"""From articles to evidence: sentences, parties, statements, exchanges, positions, shifts, forecasts.

>>> import datetime
>>> text = "North Korea would halt its tests in exchange for sanctions relief from the US."
>>> records = read_text(text, doc="note", glossary=glossary(), as_of=datetime.date(2019, 5, 17))
>>> [(leg["giver"], leg["give"]["text"]) for r in records if r["kind"] == "deal" for leg in r["legs"]]
[('S:PRK', 'North Korea would halt its tests'), ('S:USA', 'sanctions relief from the US')]
"""

from detente.reading.comparison import compare
from detente.reading.errors import ReadingError
from detente.reading.evidence import evidence_items
from detente.reading.glossary import Glossary, glossary
from detente.reading.reader import read_file, read_text

__all__ = ["Glossary", "ReadingError", "compare", "evidence_items", "glossary", "read_file", "read_text"]
