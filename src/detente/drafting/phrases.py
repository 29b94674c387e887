"""What a good is about: the nouns of its first phrase, and what it asks to be done with them."""

import re
from dataclasses import dataclass, field, replace

from detente.drafting.word_lists import words_of
from detente.reading.glossary import Glossary
from detente.reading.measures import measures, without_measures
from detente.reading.mentions import Mention, named
from detente.reading.stems import stem
from detente.reading.verbs import BASE_VERB

_TOKEN = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_STOP = re.compile(
    r"\s*[;:()—–]\s*|\s*,\s+(?=(?:which|who|especially|above all|something|a\s|an\s|at least|"
    r"the\s|not\s|if\s))|"
    r"\s+(?:if|because|unless|which|that|who|whose|as part of|in exchange|in return|when|while|after|before|"
    r"until|since|despite|during|prior to|in the event|in order|so as|amid|at \w+['’]?s behest|"
    r"by (?=\d{4})|through (?=its|his)|over (?=\w+ years)|as long|on condition|even|so that|once|for now|"
    r"be\s|is\s|are\s|but (?=could|would|not|is|has|may|might)|such as|next|last|this (?:week|month|year)|"
    r"on [\w-]+ grounds|for good|without|with (?=the US['’])|"
    r"came|comes|went|goes|fell|rose|exists?|recovers?|"
    r"(?<=s )fall|(?:made|given|won|led|set|taken|\w{3,}ed) by|held (?=in|on|at|by)|in principle)\b"
)
_QUOTES = re.compile(r"[“”\"]")
_NUMBER = re.compile(r"[\d.,]+(?:th|st|nd|rd)?$")
_GIVE = stem("give")
_BASE = re.compile(BASE_VERB)
_GERUND = re.compile(r"\w{3,}ing")
_ISE = re.compile(r"\w{3,}i[sz]e")
_ADVERB = re.compile(r"\w{3,}ly$")


@dataclass(frozen=True)
class Phrase:
    """Nouns by their stems: `heads` that name it, `modifiers` that narrow it; sides that it names.

    `action` is the stem of what is done with it, `label` its words.
    """

    heads: frozenset[str]
    modifiers: frozenset[str]
    sides: frozenset[str]
    action: str | None
    label: str


@dataclass
class _Words:
    """A run of words up to the next preposition, conjunction or mark."""

    words: list[tuple[int, int, str]] = field(default_factory=list)
    sides: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    """Where words and names of sides stand."""


def phrase_of(text: str, glossary: Glossary, principals: frozenset[str]) -> Phrase | None:
    """The phrase that a good is known by; None where it holds no noun of its own.

    0. Amounts are no nouns: "a quota of 40,000 tonnes" is a quota; only where a verb has nothing else, as in
       "carry 15 billion cubic metres", is what it counts the phrase.
    1. Words behind the first break ("if", "which", ";") are left out; a leading verb is what is done.
    2. The first run of words up to a preposition holds the head as its last word. Where the head is a word
       such as relief, access or relations, what narrows it, or the phrase behind, is the head.
    3. Sides other than the principals narrow a phrase; principals do not.
    """
    text = _QUOTES.sub("", text)
    found = _phrase(text, without_measures(text), glossary, principals)
    found = found or _of_people(text, glossary)
    if found or next(measures(text), None) is None:
        return found
    whole = _phrase(text, text, glossary, principals)
    return whole if whole and whole.action else None


def _of_people(text: str, glossary: Glossary) -> Phrase | None:
    """What is done with people of a principal, and named by nothing else: "free the five Americans"."""
    found = _phrase(text, text, glossary, frozenset())
    people = any(m.form == "adj" for m in named(text, glossary))
    if found is None or found.action is None or not people or found.heads != found.sides:
        return None
    stop = _STOP.search(text, min(4, len(text)))
    return replace(found, label=" ".join((text[: stop.start()] if stop else text).split()))


def _phrase(told: str, text: str, glossary: Glossary, principals: frozenset[str]) -> Phrase | None:
    """The phrase of a text whose amounts may be blanked; its label is in the words that are told."""
    stop = _STOP.search(text, min(4, len(text)))
    text = text[: stop.start()] if stop else text
    mentions = [m for m in named(text, glossary) if m.entity[:2] != "I:"]
    tokens = [(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text)]
    action, at = _action(tokens, mentions)
    while action == _GIVE and at < len(tokens) and any(m.start <= tokens[at][0] < m.end for m in mentions):
        at += 1
    runs = _runs(text, tokens[at:], mentions, glossary)
    if not runs:
        return None
    heads, modifiers, used = _head(runs)
    if used < 0:
        return None
    sides = {side for run in runs[: used + 1] for side in run.sides} - principals
    if not heads:
        heads = frozenset(sides)
        if not heads:
            return None
    label = _label(told, runs[: used + 1])
    return Phrase(heads, modifiers - heads, frozenset(sides), action, label)


def _action(tokens: list[tuple[int, int, str]], mentions: list[Mention]) -> tuple[str | None, int]:
    """The leading verb of a good by its stem, and the number of words that it takes."""
    action, n = None, 0
    while n < len(tokens):
        start, _, raw = tokens[n]
        word = raw.lower()
        following = tokens[n + 1][2].lower() if n + 1 < len(tokens) else ""
        noun = word in words_of("actions") and following in words_of("prepositions") - words_of("particles")
        verb = not noun and (
            _verb(word)
            or (n == 0 and bool(_BASE.fullmatch(word)) and word not in words_of("actions") | words_of("meta"))
        )
        if any(m.start <= start < m.end for m in mentions) and raw[:1].isupper():
            break
        if (
            word in words_of("auxiliaries")
            or _ADVERB.match(word)
            or (verb and (action is None or following in ("a", "the")))
        ):
            action = stem(word) if verb else action
            n += 1
            if verb and following in words_of("particles"):
                n += 1
            continue
        if (
            action is None
            and word not in words_of("meta")
            and (_GERUND.fullmatch(word) or _ISE.fullmatch(word))
            and following
        ):
            action, n = stem(word), n + 1
            continue
        break
    return action, n


def _verb(word: str) -> bool:
    forms = {
        word,
        word.removesuffix("s"),
        word.removesuffix("es"),
        word.removesuffix("ing"),
        word.removesuffix("ing") + "e",
    }
    forms |= {word.removesuffix("ed"), word.removesuffix("d")}
    return bool(forms & words_of("gives"))


def _runs(
    text: str, tokens: list[tuple[int, int, str]], mentions: list[Mention], glossary: Glossary
) -> list[_Words]:
    """Content words run by run, with the sides named in each; a side's own name is no word."""
    runs = [_Words()]
    before = tokens[0][0] if tokens else 0
    for start, end, raw in tokens:
        word = raw.lower()
        if "," in text[before:start] and (runs[-1].words or runs[-1].sides):
            runs.append(_Words())
        before = end
        mention = next((m for m in mentions if m.start <= start < m.end), None)
        if mention:
            side = glossary.side(mention.entity)
            runs[-1].sides += [side] if side else []
            runs[-1].places.append((start, end))
        elif word in words_of("prepositions") or word == "and":
            if runs[-1].words or runs[-1].sides:
                if word == "and" and not _noun_follows(text, end):
                    continue
                runs.append(_Words())
        elif not (word in words_of("skips") or _NUMBER.match(word) or _ADVERB.match(word)):
            runs[-1].words.append((start, end, raw))
            runs[-1].places.append((start, end))
    return [run for run in runs if run.words or run.sides]


def _noun_follows(text: str, place: int) -> bool:
    return bool(re.match(r"\s+(?:an?|the|its|to|their)\s", text[place:]))


def _head(runs: list[_Words]) -> tuple[frozenset[str], frozenset[str], int]:
    """Heads and modifiers of the first runs, and the number of the last run that they stand in."""
    weak = words_of("actions") | words_of("ties") | words_of("meta")
    modifiers: list[str] = []
    for n, run in enumerate(runs[:3]):
        words = [_plain(raw) for _, _, raw in run.words]
        if len(words) > 1 and words[-1].endswith("ed"):
            words = words[:-1]
        strong = [word for word in words if word not in weak]
        if words and words[-1] not in weak:
            further = [
                stem(w)
                for r in runs[n + 1 : n + 2]
                for w in map(_plain, (x[2] for x in r.words))
                if w not in weak
            ]
            rest = [stem(word) for word in strong[:-1]]
            used = n + (1 if further or (n + 1 < len(runs) and runs[n + 1].sides) else 0)
            return frozenset({stem(words[-1])}), frozenset([*modifiers, *rest, *further]), used
        if strong:
            return frozenset(map(stem, strong)), frozenset(modifiers), min(n + 1, len(runs) - 1)
        if not n and words and set(words) <= words_of("meta") - words_of("ties"):
            return frozenset(), frozenset(), -1
        if n and run.sides and not words:
            return frozenset(), frozenset(modifiers), n
    return frozenset(), frozenset(modifiers), min(1, len(runs) - 1)


def _plain(word: str) -> str:
    return re.sub(r"['’]s?$", "", word).lower()


def _label(text: str, runs: list[_Words]) -> str:
    """The words from the first content word to the last, without leading articles and numbers."""
    places = [place for run in runs for place in run.places]
    return " ".join(text[places[0][0] : places[-1][1]].split())
