"""Who bargains with whom: the principals, and the third parties that the texts name beside them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, pairwise
from typing import Any

from detente.drafting.corpus import NOT_ON_THE_TABLE, Corpus, Line
from detente.drafting.mediators import AND, looks_on, mediators, runs

_TALKS = frozenset(
    {"CONSULT", "REQUEST", "REJECT", "AGREE", "THREATEN", "CONCEDE", "RETREAT", "AID", "COOPERATE"}
)
_SPANS: dict[str, Callable[[dict[str, Any]], list[dict[str, Any]]]] = {
    "deal": lambda record: [leg["give"] for leg in record["legs"]],
    "position": lambda record: [record["wants"], record["cue"]],
    "conditional": lambda record: [record["antecedent"], record["consequent"]],
}
_DEAL, _STAND, _TALK, _BESIDE = 3.0, 2.0, 2.0, 0.1
_AT_THE_TABLE = 0.5
"""A third side bargains too where its tie to both principals is this share of the tie between them."""
_ENOUGH = 1.0
_NEXT_TO = 1
"""Signs between a giver's name and what it gives."""

_THREE = re.compile(
    r"\b(?:three-(?:way|party|sided|cornered)|trilateral\w*|tripartite|"
    r"three\s+(?:countries|sides|parties|governments|states|capitals|powers))\b",
    re.IGNORECASE,
)
_IN = re.compile(r"\b(?:in|near|across|inside)\s+(?:\w+ern\s+)?$")
_MEETS = re.compile(
    r"\b(?:talks?|negotiat\w+|contact|met|meet\w*|haggl\w+|bargain\w*|table|round|deal|agreement|odds|dispute)\b"
)

Pair = frozenset[str]


def principals(corpus: Corpus) -> tuple[str, ...]:
    """Sides that bargain with each other, most involved first; empty where no two do.

    1. Every deal, demand, offer, refusal and meeting ties who acts to whoever the sentence names beside;
       sentences that name two sides without any of that hardly count.
    2. The pair with the strongest tie.
    3. A third side where it acts and is tied to both of them, or trades with both of them; where the texts
       call the deal one of three, the busiest that acts or trades with one of them.

    Whoever mediates is no side, unless nobody else bargains.
    """
    return _tied_most(corpus, mediators(corpus)) or _tied_most(corpus, frozenset())


def _tied_most(corpus: Corpus, beside: frozenset[str]) -> tuple[str, ...]:
    """The principals among all sides but those that stand beside the table."""
    ties: defaultdict[Pair, float] = defaultdict(float)
    acts: defaultdict[str, float] = defaultdict(float)
    for told_actors, told_others, weight in _encounters(corpus):
        actors, others = (
            [side for side in told if side not in beside] for told in (told_actors, told_others)
        )
        for actor in actors:
            acts[actor] += weight
        for one, other in {(a, b) for a in actors for b in (*others, *actors) if a != b}:
            ties[frozenset({one, other})] += weight
    for line in corpus.lines:
        for one, other in combinations((side for side in line.sides() if side not in beside), 2):
            ties[frozenset({one, other})] += _BESIDE
    strong = [(pair, weight) for pair, weight in ties.items() if acts.keys() & pair and weight >= _ENOUGH]
    if not strong:
        return _loners(acts)
    pair, tie = max(strong, key=lambda one: (one[1] + _both(one[0], acts), sorted(one[0])))
    mentions = _mentions(corpus)
    chosen = sorted(pair, key=lambda side: (-mentions[side], side))
    trades = _trades(corpus)
    for side in _busiest(acts):
        near = [ties[frozenset({side, other})] for other in chosen]
        busy = acts[side] >= max(_DEAL, _AT_THE_TABLE * min(acts[other] for other in pair))
        tied = busy and min(near) >= _AT_THE_TABLE * tie
        if side not in chosen and (tied or all(Pair({side, other}) in trades for other in chosen)):
            chosen.append(side)
    told = (*(head["title"] or "" for head in corpus.heads), *(line.text for line in corpus.lines))
    if len(chosen) == len(pair) and any(map(_THREE.search, told)):
        partners = sorted(side for traded in trades if traded & pair for side in traded - beside)
        near_one = [side for side in _busiest(acts) if _tied(side, pair, ties)]
        chosen += [side for side in (*partners, *near_one) if side not in chosen][:1]
    return tuple(chosen)


def _tied(side: str, pair: Pair, ties: Mapping[Pair, float]) -> bool:
    """Whether a side is tied to one of two by more than being named beside it."""
    return any(ties.get(Pair({side, other}), 0.0) >= _ENOUGH for other in pair)


def _trades(corpus: Corpus) -> set[Pair]:
    """Pairs that give to each other in one deal, in sentences that name both."""
    found: set[Pair] = set()
    for record in corpus.records:
        if record["kind"] != "deal" or record["status"] in NOT_ON_THE_TABLE:
            continue
        lines = [corpus.at(record["doc"], leg["give"]["sid"]) for leg in record["legs"]]
        named = {side for line in lines if line for side in line.sides()}
        gives = [(corpus.side(leg["giver"]), corpus.side(leg["receiver"])) for leg in record["legs"]]
        found |= {
            Pair({giver, receiver})
            for giver, receiver in gives
            if giver in named and receiver in named and giver != receiver and (receiver, giver) in gives
        }
    return found


def _both(pair: Pair, acts: Mapping[str, float]) -> float:
    """How much the less active of the two does: who bargains acts."""
    return float(min(acts[side] for side in pair))


def _loners(acts: Mapping[str, float]) -> tuple[str, ...]:
    """Two sides that act and are never named together."""
    two = _busiest(acts)[:2]
    return tuple(two) if len(two) == 2 else ()


def _busiest(acts: Mapping[str, float]) -> list[str]:
    """Sides by how much they act; of equal ones the first named."""
    return sorted(acts, key=lambda side: -acts[side])


def _mentions(corpus: Corpus) -> Counter[str]:
    return Counter(one.side for line in corpus.lines for one in line.named)


def third_parties(corpus: Corpus, chosen: tuple[str, ...], most: int) -> list[str]:
    """Other sides, those most named in deals, demands and conditions first; at most so many."""
    inside: Counter[str] = Counter()
    for record in corpus.records:
        if record["kind"] in _SPANS and (line := corpus.line(record)):
            for span in _SPANS[record["kind"]](record):
                start, end = span["start"] - line.start, span["end"] - line.start
                inside.update(one.side for one in line.named if start <= one.start < end)
    counts = _mentions(corpus)
    others = [side for side in counts if side not in chosen]
    return sorted(others, key=lambda side: (-inside[side], -counts[side], side))[:most]


def _encounters(corpus: Corpus) -> Iterator[tuple[list[str], list[str], float]]:
    """Who acts in each bargaining record, whom the sentence names besides, and how much that says."""
    for record in corpus.records:
        kind = record["kind"]
        if kind not in ("deal", "position", "event"):
            continue
        line = corpus.line(record)
        if line is None:
            continue
        if kind == "deal":
            yield from _givers(record, corpus)
        elif kind == "position":
            yield _sides(record["party"], corpus), _not_places(line), _STAND
        elif kind == "event" and record["plover"] in _TALKS:
            yield _sides(record["actor"], corpus), _sides(record["recipient"], corpus), _TALK
    for line in corpus.lines:
        yield _joined(line), [], _TALK


def _sides(who: Any, corpus: Corpus) -> list[str]:
    entities = [who] if isinstance(who, str) else who or []
    return list(dict.fromkeys(side for entity in entities if (side := corpus.side(entity))))


def _givers(record: dict[str, Any], corpus: Corpus) -> Iterator[tuple[list[str], list[str], float]]:
    """Givers that the legs themselves name: the others are the reader's guess by the pair of the document."""
    told: defaultdict[int, list[str]] = defaultdict(list)
    lines: dict[int, Line] = {}
    for leg in record["legs"]:
        line = corpus.at(record["doc"], leg["give"]["sid"])
        if line is None:
            continue
        start, end = leg["give"]["start"] - line.start, leg["give"]["end"] - line.start
        lines[line.number] = line
        giver = corpus.side(leg["giver"])
        near = [one.side for one in line.named if one.end >= start - _NEXT_TO and one.start < end]
        if giver in near:
            told[line.number].append(giver)
    for number, givers in told.items():
        yield list(dict.fromkeys(givers)), lines[number].sides(), _DEAL / 2


def _not_places(line: Line) -> list[str]:
    """Sides of a sentence, those left out that stand for a place: "prisons in Mali"."""
    named = [one.side for one in line.named if not _IN.search(line.text[: one.start])]
    return list(dict.fromkeys(named))


def acting_sides(corpus: Corpus) -> frozenset[str]:
    """Sides that give, demand, offer, refuse or meet somewhere in the texts."""
    return frozenset(actor for actors, _, _ in _encounters(corpus) for actor in actors)


def _joined(line: Line) -> list[str]:
    """Sides that the sentence joins by "and" where it speaks of talks: "France, Mali and the rebels met"."""
    if not _MEETS.search(line.text):
        return []
    rows = [[line.named[n] for n in run] for run in runs(line) if not looks_on(line, line.named[run[-1]].end)]
    joined = (row for row in rows if any(AND.fullmatch(line.text, a.end, b.start) for a, b in pairwise(row)))
    return next((two for row in joined if len(two := list(dict.fromkeys(one.side for one in row))) > 1), [])
