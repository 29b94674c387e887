"""Which issue and option of a scenario a piece of text is about."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.reading.directions import Orientation, orientation, pull
from detente.reading.stems import stem as stem_of
from detente.reading.stems import stems, stems_of_word

_TOKEN = re.compile(r"[^\W_]+")
_KEYWORD, _NAMED, _PLAIN, _OPTION = 3.0, 0.5, 1.0, 0.7
ENOUGH = 2.0
"""Weight of words from which a text is about an issue: one keyword, or two rare words of its title."""

_DEGREES = {
    "part": "partial progressive phased gradual limited some certain slow temporary step initial reduced "
    "ease easing eased relief cut cap moderate scale partly gradually interim modest small few",
    "whole": "full complete total comprehensive entire all immediate permanent fully completely final "
    "lifting lift entirely wholly unconditional withdraw end ending abolish scrap removal remove",
}
_GENERIC = frozenset(
    stems(
        "new deal agreement talks negotiation issue country state government side line part use level "
        "policy question main"
    )
)
_DEGREE_OF = {stem: degree for degree, words in _DEGREES.items() for stem in stems(words)}


@dataclass(frozen=True)
class Match:
    """An issue, the option that a text speaks for, and how strongly the words say so."""

    issue: str
    option: str | None
    score: float
    plain: bool
    """Whether the words tell the option, or leave no choice of one."""


@dataclass(frozen=True)
class _Phrases:
    """Keywords as sequences of stems, looked up by their first stem."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], str], ...]]

    def hits(self, words: list[str]) -> set[tuple[str, tuple[str, ...]]]:
        """Pairs of label and phrase that occur in a text, given as stems."""
        found = set()
        for n, word in enumerate(words):
            for phrase, label in self.by_first.get(word, ()):
                if tuple(words[n : n + len(phrase)]) == phrase:
                    found.add((label, phrase))
        return found


@dataclass(frozen=True)
class IssueIndex:
    """The issues of a scenario, ready to be matched against text."""

    options: dict[str, tuple[str, ...]]
    givers: dict[str, str | None]
    keywords: _Phrases
    option_keywords: _Phrases
    weights: dict[str, dict[str, float]]
    option_stems: dict[str, dict[str, frozenset[str]]]
    parties: Mapping[tuple[str, ...], str]
    ways: dict[str, Orientation]

    def match(self, text: str, *, giver: str | None = None) -> Match | None:
        """The issue that a text names best, with its option; None where none is named.

        Parameters
        ----------
        text : str
            A leg of an exchange, or a clause.
        giver : str, optional
            Party that gives; prefers the issues it can give, a little.
        """
        found = self.matches(text, giver=giver)
        return found[0] if found else None

    def matches(self, text: str, *, giver: str | None = None) -> list[Match]:
        """Every issue that a text names, best first."""
        if not self.options:
            return []
        words = self._words(text)
        scores = self._scores(words)
        for issue in scores:
            if giver and self.givers[issue] == giver:
                scores[issue] += 0.5
            elif giver and self.givers[issue]:
                scores[issue] -= 0.5
        enough = max(ENOUGH, 0.5 * max(scores.values(), default=0))
        named = [issue for issue, score in scores.items() if score >= enough]
        order = sorted(named, key=lambda issue: (-scores[issue], list(self.options).index(issue)))
        fits = [self._wished(issue, giver) or self._option(issue, words) for issue in order]
        return [
            Match(issue, option, scores[issue], plain)
            for issue, (option, plain) in zip(order, fits, strict=True)
        ]

    def places(self, issue: str, text: str) -> list[int]:
        """Where the words of a text stand that name an issue, verbs of change left out where others do."""
        own = {s for s, weight in self.weights[issue].items() if weight >= _NAMED}
        own |= {
            s
            for ps in self.keywords.by_first.values()
            for phrase, label in ps
            if label == issue
            for s in phrase
        }
        verbs = frozenset().union(*self.option_stems[issue].values(), _DEGREE_OF)
        found = [(m.start(), stem_of(m.group())) for m in _TOKEN.finditer(text)]
        named = [(place, word) for place, word in found if word in own]
        return [place for place, word in named if word not in verbs] or [place for place, _ in named]

    def pull(self, issue: str, text: str, places: list[int]) -> int:
        """Which way a text pulls an issue: 1 to a change, -1 to the status quo, 0 where no verb says."""
        return pull(self.ways[issue], text, places)

    def speaks_of(self, issue: str, word: str) -> bool:
        """Whether an issue's own words contain a word."""
        (wanted,) = stems(word)
        phrases = [p for found in self.keywords.by_first.values() for p, label in found if label == issue]
        return wanted in self.weights[issue] or any(wanted in phrase for phrase in phrases)

    @cached_property
    def _longest(self) -> dict[str, int]:
        """Words of the longest party name, by its first word."""
        longest: dict[str, int] = {}
        for first, *rest in self.parties:
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
        return longest

    def _words(self, text: str) -> list[str]:
        """Stems of a text, its party names replaced by their identities."""
        tokens = _TOKEN.findall(text)
        words: list[str] = []
        n = 0
        while n < len(tokens):
            longest = self._longest.get(tokens[n], 0)
            length = next((k for k in range(longest, 0, -1) if tuple(tokens[n : n + k]) in self.parties), 0)
            words += [self.parties[tuple(tokens[n : n + length])]] if length else stems_of_word(tokens[n])
            n += length or 1
        return words

    def _scores(self, words: list[str]) -> dict[str, float]:
        present = set(words)
        scores = {
            issue: sum(weight for stem, weight in weights.items() if stem in present)
            for issue, weights in self.weights.items()
        }
        for issue, phrase in self.keywords.hits(words):
            scores[issue] += _KEYWORD + 0.5 * len(phrase)
        for label, phrase in self.option_keywords.hits(words):
            scores[label.split("\x00")[0]] += _KEYWORD if len(phrase) > 1 else _OPTION
        return scores

    def _wished(self, issue: str, giver: str | None) -> tuple[str, bool] | None:
        """The option that the others wish for, where every option is some party's wish: "as Arda wants"."""
        wishes = {
            option: {stem for stem in words if stem[1:2] == ":"}
            for option, words in self.option_stems[issue].items()
        }
        if giver is None or not all(len(who) == 1 for who in wishes.values()):
            return None
        others = [option for option, who in wishes.items() if giver not in who]
        return (others[0], True) if 0 < len(others) < len(wishes) else None

    def _option(self, issue: str, words: list[str]) -> tuple[str | None, bool]:
        """The option other than the status quo that the words fit best, and whether they tell.

        The first where they do not.
        """
        present = set(words)
        degrees = {_DEGREE_OF[word] for word in words if word in _DEGREE_OF}
        named = Counter(label for label, _ in self.option_keywords.hits(words))
        changes = self.options[issue][1:]

        def fit(option: str) -> tuple[float, int]:
            own = self.option_stems[issue][option]
            only = own - frozenset().union(
                *(self.option_stems[issue][o] for o in self.options[issue] if o != option)
            )
            degree = {_DEGREE_OF[stem] for stem in own if stem in _DEGREE_OF}
            score = 4.0 * named[f"{issue}\x00{option}"] + 2.0 * len(only & present) + len(own & present)
            return score + 1.5 * len(degree & degrees), -changes.index(option)

        best = max(changes, key=fit, default=None)
        return best, best is not None and (len(changes) == 1 or fit(best)[0] > 0)


def issue_index(
    scenario: Any, aliases: Mapping[tuple[str, ...], Any], parties: Mapping[str, str]
) -> IssueIndex:
    """Index of a scenario's issues: keywords, and the words of titles and options weighted by rarity."""
    issues = dict((getattr(scenario, "issues", None) or {}).items())
    named = {key: alias.entity for key, alias in aliases.items() if alias.entity[:2] in ("S:", "O:")}
    index = IssueIndex({}, {}, _Phrases({}), _Phrases({}), {}, {}, named, {})
    titles = {
        key: index._words(f"{getattr(issue, 'title', None) or ''} {_spaced(key)}")
        for key, issue in issues.items()
    }
    options = {
        key: {o: frozenset(index._words(_spaced(o))) for o in issue.options} for key, issue in issues.items()
    }
    keywords: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    option_keywords: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    weights: dict[str, dict[str, float]] = {}
    bags = {key: {*titles[key], *(stem for o in options[key].values() for stem in o)} for key in issues}
    spread = Counter(stem for bag in bags.values() for stem in bag)
    for key, issue in issues.items():
        own = _giver(issue, parties)
        weights[key] = {}
        for stem in sorted(bags[key] - _GENERIC - {own}, key=str):
            rarity = math.log(1 + len(issues) / spread[stem])
            kind = _NAMED if stem[1:2] == ":" else _PLAIN if stem in titles[key] else _OPTION
            weights[key][stem] = kind * min(rarity, 1.8) * (0.3 if stem in _DEGREE_OF else 1)
        for phrase in (*(getattr(issue, "keywords", None) or ()), _spaced(key)):
            _add(keywords, index._words(phrase), key)
        for option, phrases in (getattr(issue, "option_keywords", None) or {}).items():
            for phrase in phrases:
                _add(option_keywords, index._words(phrase), f"{key}\x00{option}")
    return IssueIndex(
        options={key: tuple(issue.options) for key, issue in issues.items()},
        givers={key: _giver(issue, parties) for key, issue in issues.items()},
        keywords=_frozen(keywords),
        option_keywords=_frozen(option_keywords),
        weights=weights,
        option_stems=options,
        parties=named,
        ways={
            key: orientation(
                next(iter(issue.options), ""), _changes(issue), getattr(issue, "title", None) or key
            )
            for key, issue in issues.items()
        },
    )


def _changes(issue: Any) -> list[str]:
    """Words of the options other than the status quo."""
    spoken = getattr(issue, "option_keywords", None) or {}
    changes = list(issue.options)[1:]
    return [_spaced(o) for o in changes] + [p for o in changes for p in spoken.get(o, ())]


def _spaced(name: str) -> str:
    return " ".join(_TOKEN.findall(str(name)))


def _giver(issue: Any, parties: Mapping[str, str]) -> str | None:
    return parties.get(getattr(issue, "giver", None) or "")


def _add(phrases: dict[str, list[tuple[tuple[str, ...], str]]], words: list[str], label: str) -> None:
    if words:
        phrases.setdefault(words[0], []).append((tuple(words), label))


def _frozen(phrases: dict[str, list[tuple[tuple[str, ...], str]]]) -> _Phrases:
    return _Phrases({first: tuple(found) for first, found in phrases.items()})
