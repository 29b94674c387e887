"""The table of past treaties that answers where none is given."""

from dataclasses import replace

from detente.catalogue.accords import ABOUT, ACCORDS
from detente.formats.treaty_table import read_corpus
from detente.records.treaties import Corpus


def packaged_accords() -> Corpus:
    """The accords on arms and sanctions that come with the program."""
    return replace(read_corpus(ACCORDS), about=ABOUT)
