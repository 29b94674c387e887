"""Reading articles."""

import datetime

from detente.catalogue import TEMPLATE
from detente.reading import glossary, read_text
from detente.scenario import load
from paths.case import Case

SIZES = (10, 100, 1_000)
DAY = datetime.date(2024, 3, 1)


def read(number: int) -> Case:
    """The article of the template, again and again."""
    article = (TEMPLATE / "articles" / "example.txt").read_text()
    words = glossary(load(TEMPLATE / "scenario.yaml"))

    def several() -> None:
        for place in range(SIZES[number]):
            read_text(article, doc=f"{place}.txt", glossary=words, as_of=DAY)

    return Case(f"{SIZES[number]:,} articles", several)
