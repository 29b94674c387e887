"""A reading for people: every sentence with what was found there, and why."""

import json

from detente.reading import Glossary
from detente.reading.omissions import omissions
from detente.reading.worker import Reading
from detente.report.reading import explained


def explanation(reading: Reading, words: Glossary) -> str:
    """The sentences of one document with their records in words."""
    records = [json.loads(line) for line in reading.lines.splitlines()]
    return explained(reading.head, records, omissions(records, words)) + "\n\n"
