"""What was read in a text, sentence by sentence, and why."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from textwrap import shorten
from typing import Any

from detente.report.words import counted, wrapped

Record = Mapping[str, Any]
Names = Mapping[str, str]

_LONGEST = 90
"""Characters of a quotation that are shown; the sentence itself stands above it."""

_SUBTYPES = {
    "claim_present": "claim about the present",
    "claim_past": "claim about the past",
    "norm": "claim about what should be",
}


def explained(head: Record, records: Sequence[Record], omissions: Iterable[Record]) -> str:
    """Every sentence of a document, under it what was found there, what was not taken, and why.

    Parameters
    ----------
    head : dict
        The document's own record.
    records : sequence of dict
        Its other records, as `detente read` prints them.
    omissions : iterable of dict
        Words from which nothing was taken: `sid`, `text`, `why`.

    Returns
    -------
    str
        Plain text, no line longer than :data:`detente.report.words.WIDTH`.
    """
    names = {r["id"]: r["name"] for r in records if r["kind"] == "entity"}
    sentences = [r for r in records if r["kind"] == "sentence"]
    found = [r for r in records if r["kind"] in _TOLD]
    told, passed = _by_sentence(found), _by_sentence(omissions)
    blocks = [_heading(head, names, len(sentences), len(found))]
    for sentence in sentences:
        here = [wrapped(record_line(r, names), indent=4) for r in told.get(sentence["sid"], ())]
        here += _not_taken(passed.get(sentence["sid"], ()))
        blocks.append("\n".join([_place(sentence, names), wrapped(sentence["text"], indent=2), *here]))
    return "\n\n".join(blocks)


def record_line(record: Record, names: Names) -> str:
    """One record in words: what it says, how it stands, how sure, by whom, by which words.

    >>> record_line(
    ...     {"kind": "position", "party": "AR", "way": "want", "wants": {"text": "the water"},
    ...      "cue": {"text": "wants"}, "status": "asserted", "holder": None}, {"AR": "Arda"})
    "position: Arda wants 'the water'; asserted; by the word 'wants'"
    """
    told = _TOLD[record["kind"]](record, names)
    kind = _SUBTYPES.get(record.get("subtype", ""), record["kind"])
    return f"{kind}: {'; '.join(part for part in (*told, *_grounds(record, names)) if part)}"


def _by_sentence(records: Iterable[Record]) -> dict[str, list[Record]]:
    grouped: dict[str, list[Record]] = {}
    for record in records:
        grouped.setdefault(record["sid"], []).append(record)
    return grouped


def _not_taken(omissions: Sequence[Record]) -> list[str]:
    """A line for every reason, with the words it holds for."""
    by_reason: dict[str, list[Record]] = {}
    for one in omissions:
        by_reason.setdefault(one["why"], []).append(one)
    return [wrapped(f"not taken: {_quoted(ones)}: {why}", indent=4) for why, ones in by_reason.items()]


def shown(text: str) -> str:
    """Words of a text, the middle of long ones left out."""
    text = " ".join(text.split())
    if len(text) <= _LONGEST:
        return text
    half = _LONGEST // 2
    tail = shorten(text[::-1], half, placeholder="")[::-1]
    return f"{shorten(text, half, placeholder='')} ... {tail}"


def _heading(head: Record, names: Names, n_sentences: int, n_records: int) -> str:
    parts = [head["doc"]]
    if head["date"]:
        parts.append(head["date"])
    if head["author"]:
        parts.append(f"by {_who(head['author'], names)}")
    if head["note"]:
        parts.append(head["note"])
    parts += [counted(n_sentences, "sentence"), counted(n_records, "record")]
    return wrapped(" · ".join(parts))


def _place(sentence: Record, names: Names) -> str:
    """Number, characters and part of the text of a sentence, and who speaks in it."""
    parts = [f"{sentence['sid']}  {sentence['start']}-{sentence['end']}"]
    if sentence["role"] != "body":
        parts.append(sentence["role"].replace("_", " "))
    if sentence["boilerplate"]:
        parts.append("page furniture, not read")
    if sentence["quoted_speaker"]:
        parts.append(f"words of {_who(sentence['quoted_speaker'], names)}")
    return " · ".join(parts)


def _deal(record: Record, names: Names) -> list[str]:
    form = record["form"].replace("_", " ")
    return [
        *([] if record["form"] == "exchange" else [form]),
        *_legs(record["legs"], names),
        f"if '{shown(record['condition']['text'])}'" if record["condition"] else "",
        f"refused by {_who(record['refused_by'], names)}" if record["refused_by"] else "",
    ]


def _legs(legs: Sequence[Record], names: Names) -> list[str]:
    """Who gives what to whom; the second of two that answer each other as "for what"."""
    given: dict[tuple[str | None, str | None], list[str]] = {}
    for leg in legs:
        term = f"{leg['issue']}: {leg['option']}" if leg["issue"] else f"'{shown(leg['give']['text'])}'"
        given.setdefault((leg["giver"], leg["receiver"]), []).append(term)
    lines = []
    for (giver, receiver), terms in given.items():
        to = f" to {_who(receiver, names)}" if receiver else ""
        lines.append(f"{_who(giver, names)} gives {' and '.join(terms)}{to}")
    (one, other), *rest = given
    if rest == [(other, one)]:
        return [f"{lines[0]}, for {' and '.join(given[other, one])}"]
    return lines


def _conditional(record: Record, names: Names) -> list[str]:
    return [f"if '{shown(record['antecedent']['text'])}', then '{shown(record['consequent']['text'])}'"]


def _forecast(record: Record, names: Names) -> list[str]:
    bound = record["condition"]
    negative = "unless" if bound and bound["negative"] else "if"
    return [
        f"'{shown(record['content']['text'])}'",
        f"speaks {record['polarity']} {' and '.join(record['issues'])}"
        if record["polarity"] and record["issues"]
        else "",
        f"{negative} '{shown(bound['text'])}'" if bound else "",
        f"by {record['horizon']['date']}" if record["horizon"] else "",
    ]


def _statement(record: Record, names: Names) -> list[str]:
    to = f" to {_who(record['addressee'], names)}" if record["addressee"] else ""
    mode = record["mode"].replace("_", " ")
    stance = ", ".join(f"{_who(who, names)} {score:+d}" for who, score in record["stance"].items())
    return [
        f"{_who(record['speaker'], names)}{to}: '{shown(record['content']['text'])}' ({mode})",
        f"stance {stance}" if stance else "",
        record["date"] or "",
    ]


def _event(record: Record, names: Names) -> list[str]:
    to = f" towards {_who(record['recipient'], names)}" if record["recipient"] else ""
    mode = f" ({record['mode']})" if record["mode"] else ""
    return [f"{record['plover']}{mode}, {_who(record['actor'], names)}{to}", record["date"] or ""]


def _pressure(record: Record, names: Names) -> list[str]:
    on = f" on {_who(record['target'], names)}" if record["target"] else ""
    return [f"{record['instrument']} of {_who(record['actor'], names)}{on}"]


def _position(record: Record, names: Names) -> list[str]:
    term = f" ({record['issue']}: {record['option']})" if record.get("issue") else ""
    way = record["way"] + "s" * isinstance(record["party"], str)
    return [
        f"{_who(record['party'], names)} {way} '{shown(record['wants']['text'])}'{term}",
        f"salience {record['salience']}" if record.get("salience") else "",
    ]


def _shift(record: Record, names: Names) -> list[str]:
    toward = f" towards {_who(record['toward'], names)}" if record["toward"] else ""
    return [
        f"{_who(record['who'], names)}, {record['subtype']}{toward}",
        f"from '{shown(record['from']['text'])}'" if record["from"] else "",
        record["date"] or "",
    ]


_TOLD: dict[str, Callable[[Record, Names], list[str]]] = {
    "statement": _statement,
    "deal": _deal,
    "conditional": _conditional,
    "forecast": _forecast,
    "event": _event,
    "pressure": _pressure,
    "position": _position,
    "shift": _shift,
}


def _grounds(record: Record, names: Names) -> list[str]:
    """How a record stands, who holds it, how sure, and the words that triggered it."""
    grounds = [_standing(record, names)]
    hedge = record.get("hedge")
    if hedge and hedge["cues"]:
        grounds.append(f"{_quoted(hedge['cues'])} -> {hedge['level']} ({hedge['p']:g})")
    cue = record.get("cue") or record.get("span")
    if cue:
        cues = [cue] if isinstance(cue, Mapping) else cue
        grounds.append(f"by the word{'s' * (len(cues[0]['text'].split()) > 1)} {_quoted(cues)}")
    return grounds


def _standing(record: Record, names: Names) -> str:
    status, holder = record.get("status"), record.get("holder")
    if not holder:
        return status or ""
    if status in ("asserted", "reported"):
        return f"{status} by {_who(holder, names)}"
    return f"{f'{status}; ' if status else ''}held by {_who(holder, names)}"


def _quoted(spans: Iterable[Record]) -> str:
    return ", ".join(f"'{shown(span['text'])}'" for span in spans)


def _who(who: str | Sequence[str] | None, names: Names) -> str:
    """A party, person or group by name; several joined; somebody whom the text names by other words as is."""
    if not who:
        return "nobody named"
    ids = [who] if isinstance(who, str) else who
    return " and ".join(names.get(one, one) for one in ids)
