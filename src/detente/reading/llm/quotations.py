"""Where quoted words stand in a document, word for word; what is not there is refused."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from detente.reading.glossary import Glossary
from detente.reading.llm.questions import MOST_WINDOWS, WINDOW, flat
from detente.reading.mentions import ids_of, named
from detente.reading.sentences import Sentence

_LONGEST_NAME = 120


class RefusedError(ValueError):
    """Why a record is not taken over."""


class Quotations:
    """The sentences and the names of one document, to check a model's words against."""

    def __init__(self, records: Iterable[dict[str, Any]], words: Glossary) -> None:
        self._words = words
        self._sentences: dict[str, Sentence] = {}
        self._names: dict[str, str] = {}
        for record in records:
            if record["kind"] == "sentence":
                own = {key: record[key] for key in ("sid", "start", "end", "text", "role", "boilerplate")}
                self._sentences.setdefault(flat(record["text"]), Sentence(**own))
            elif record["kind"] == "entity":
                for mention in record["mentions"]:
                    if "group" not in mention:
                        self._names.setdefault(flat(mention["text"]), record["id"])
        self._page = "\n".join(self._sentences)
        body = "\n".join(text for text, s in self._sentences.items() if not s.boilerplate)
        self._text = body[: WINDOW * MOST_WINDOWS]

    def sentence(self, quote: str) -> Sentence:
        """The sentence that a quotation is, or that alone holds it.

        Raises
        ------
        RefusedError
            It is in no sentence, in several, or in page furniture.
        """
        quote = flat(quote)
        found = self._sentences.get(quote)
        if found is None:
            # One look at the whole first: a hostile answer may ask for thousands that are nowhere.
            near = self._sentences.items() if quote and quote in self._page else ()
            holds = list(islice((s for text, s in near if quote in text and _place(quote, text)), 2))
            if len(holds) != 1:
                raise RefusedError("a sentence that is not in the text")
            (found,) = holds
        if found.boilerplate:
            raise RefusedError("out of the page around the text")
        return found

    def span(self, quote: str, sentence: Sentence) -> dict[str, Any]:
        """Where quoted words stand in a sentence, first of all.

        Raises
        ------
        RefusedError
            They are not there, word for word.
        """
        place = _place(quote, sentence.text)
        if place is None:
            raise RefusedError("words that are not in their sentence")
        return sentence.span(*place.span())

    def party(self, name: str) -> str:
        """Id of a party: of the scenario's by its id, of others by their name in the text, else that name.

        Raises
        ------
        RefusedError
            The text does not name it.
        """
        name = flat(name)
        entity = {party: entity for entity, party in self._words.parties.items()}.get(name, name)
        if entity in self._words.parties:
            return entity
        if not 0 < len(name) <= _LONGEST_NAME or not _place(name, self._text):
            raise RefusedError("a party that the text does not name")
        known = ids_of(named(name, self._words))
        return self._names.get(name) or (known[0] if len(known) == 1 else name)


def _place(quote: str, text: str) -> re.Match[str] | None:
    """Whole words of a text that are a quotation but for its line breaks."""
    words = quote.split()
    if not words or max(words, key=len) not in text:
        return None
    before = r"(?<!\w)" if _parts_words(quote[:1]) else ""
    after = r"(?!\w)" if _parts_words(quote[-1:]) else ""
    return re.search(before + r"\s+".join(map(re.escape, words)) + after, text)


def _parts_words(letter: str) -> bool:
    """Whether words of its script stand apart: of those that have capitals they do."""
    return letter.isdigit() or letter.lower() != letter.upper()
