"""Verbs that pull opposite ways: to lift or to tighten, to leave or to stay, to free or to hold."""

import re
from collections.abc import Iterable

from detente.reading.stems import stem

_AXES = (
    (
        "lift lifting ease easing relax remove removal drop scrap abolish waive repeal suspend end cut "
        "reduce "
        "reduction relief loosen lower halve unfreeze cancel delist tolerate soften slash forgive",
        "tighten tightening impose imposition keep kept maintain extend extension renew renewal prolong "
        "toughen "
        "harden reinforce raise increase widen slap reimpose double retain uphold enforce stiffen intensify "
        "preserve expand broaden kept insist",
    ),
    (
        "withdraw withdrawal withdrew withdrawn pull leave left exit evacuate retreat depart vacate pullback "
        "pullout disengage",
        "stay remain keep kept dig deploy deployment reinforce entrench occupy send",
    ),
    (
        "release free extradite extradition repatriate hand return transfer swap exchange surrender liberate",
        "hold held keep kept detain retain jail imprison withhold withheld",
    ),
    (
        "open reopen resume resumption restart restore unblock allow let grant admit permit ratify approve "
        "begin start accept recognise recognize sign join connect link deliver supply normalise normalize "
        "free",
        "close closed shut block suspend suspension break broke sever halt stop bar deny withhold cut "
        "freeze frozen refuse reject stall blockade ban restrict off",
    ),
    (
        "halt stop end freeze frozen cease suspend pause cap limit curb dismantle slow distance back "
        "abandon renounce close moderate disarm restrain scale quit",
        "continue go resume expand deepen strengthen accelerate step restart speed escalate intensify "
        "boost broaden keep kept enlarge",
    ),
    ("raise increase rise boost expand buy pay lift", "cut reduce lower slash decrease shrink"),
)


def _root(word: str) -> str:
    """A stem without its doubled consonant: "dropped" is "drop"."""
    short = stem(word)
    return short[:-1] if len(short) > 3 and short[-1] == short[-2] and short[-1] not in "ls" else short


_POLES = tuple(
    (frozenset(map(_root, one.split())), frozenset(map(_root, other.split()))) for one, other in _AXES
)
_STATUS_QUO = frozenset(
    map(_root, ["keep", "kept", "stay", "remain", "leave", "left", "hold", "held", "maintain"])
)
_MEASURE = frozenset(
    map(
        _root,
        [
            "sanction",
            "tariff",
            "toll",
            "embargo",
            "ban",
            "blockade",
            "restriction",
            "curb",
            "duty",
            "levy",
            "quota",
            "siege",
        ],
    )
)
_NOT_VERBS = frozenset(map(_root, ["back", "hand", "link", "step", "double", "limit"]))
_MORE = re.compile(
    r"\b(?:new|more|further|additional|fresh|tougher|stricter|harsher|extra|"
    r"another round of)\s+(?:[\w-]+\s+)?(?:sanctions|"
    r"tariffs?|tolls?|embargo(?:es)?|bans?|restrictions|curbs|duties|levies|controls)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)?")
_NEAR = 5
"""Words behind a noun within which an adjective says in what state it is kept."""

Orientation = tuple[int, ...]
"""For each pair of opposites: 1 where the first is the change, -1 where the second is, 0 where neither."""


def orientation(status_quo: str, changes: Iterable[str], title: str) -> Orientation:
    """Which way change lies for an issue, by the words of its options, else of its title.

    >>> orientation("kept", ["eased", "lifted"], "Sanctions")[0]
    1
    >>> pull(orientation("none", ["lifting tariffs"], "Tariffs"), "raise its tariffs", [10])
    -1
    """
    before, after, named = _stems(status_quo), _stems(" ".join(changes)), _stems(title)
    found = []
    for one, other in _POLES:
        way = bool(one & after) + bool(other & before) - bool(other & after) - bool(one & before)
        found.append((way > 0) - (way < 0))
    if not any(found):
        found = [bool(one & named) - bool(other & named) for one, other in _POLES]
    if not found[0] and _MEASURE & (named | before) and not any(found):
        found[0] = 1
    if found[0] and _MEASURE & (named | before | after):
        found[-1] = 0  # a tariff that is lifted goes down
    return tuple(found)


def pull(way: Orientation, text: str, places: list[int]) -> int:
    """Which way the words about an issue pull: 1 to change, -1 from it, 0 where no verb says.

    The verb is the last one before the issue is named, else the first behind it; what is kept in a
    state ("keep the port closed") is pulled by the state.

    >>> way = orientation("kept", ["eased", "lifted"], "Sanctions")
    >>> [pull(way, t, [t.index("sanc")]) for t in ("tighten sanctions", "lift sanctions", "sanctions stay")]
    [-1, 1, -1]
    """
    words = [(m.start(), _root(m.group())) for m in _WORD.finditer(text)]
    if way and not way[0] and any(word in _MEASURE for _, word in words):
        way = (1, *way[1:])
    signs = [(place, word, _sign(way, word)) for place, word in words]
    first = min(places, default=0)
    before = [
        (n, word, sign) for n, (place, word, sign) in enumerate(signs) if place < first and _acts(word, sign)
    ]
    noun = next((n for n, (place, _, _) in enumerate(signs) if place >= first), len(signs))
    after = [
        (n, word, sign)
        for n, (place, word, sign) in enumerate(signs)
        if place >= first and place not in places and _acts(word, sign)
    ]
    if before:
        _, word, sign = before[-1]
        if word in _STATUS_QUO:
            states = [s for n, w, s in after if n - noun <= _NEAR and s and w not in _STATUS_QUO]
            return states[0] if states else sign
        return sign
    if after:
        n, word, sign = after[0]
        if word in _STATUS_QUO:
            states = [s for m, w, s in after[1:] if m - n <= _NEAR and s and w not in _STATUS_QUO]
            return states[0] if states else -1
        return sign
    return -1 if way and way[0] > 0 and _MORE.search(text) else 0


def same_way(text: str, other: str) -> int:
    """Whether two texts pull the same way: 1, opposite ways: -1; 0 where only one of them says a way.

    >>> [same_way("lift the tolls", other) for other in ("easing of tolls", "keep the tolls", "the tolls")]
    [1, -1, 0]
    """
    ways, others = _ways(text), _ways(other)
    if any(ways) != any(others):
        return 0
    total = sum(one * two for one, two in zip(ways, others, strict=True))
    return -1 if total < 0 else 1 if total > 0 or not any(ways) else 0


def without_directions(text: str) -> str:
    """The words of a text that say no way.

    >>> without_directions("lift the tolls")
    'the tolls'
    """
    return " ".join(word for word in _WORD.findall(text) if not any(_ways(word)))


def _ways(text: str) -> list[int]:
    words = _stems(text) - _NOT_VERBS
    return [bool(one & words) - bool(other & words) for one, other in _POLES]


def _acts(word: str, sign: int) -> bool:
    return bool(sign) or word in _STATUS_QUO


def _sign(way: Orientation, word: str) -> int:
    if word in _NOT_VERBS:
        return 0
    total = sum(
        turn * ((word in one) - (word in other)) for turn, (one, other) in zip(way, _POLES, strict=True)
    )
    return (total > 0) - (total < 0)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_root(word) for word in _WORD.findall(text))
