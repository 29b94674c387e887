"""Checked findings of a model as records of the reader: the same keys, every span in the text."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from detente.reading.dates import find_dates
from detente.reading.event_cues import QUADS
from detente.reading.glossary import Glossary
from detente.reading.hedges import PROBABILITY
from detente.reading.llm import schema
from detente.reading.llm.quotations import Quotations, RefusedError
from detente.reading.mentions import named
from detente.reading.passage import Passage
from detente.reading.sentences import Sentence
from detente.reading.status import FAILED

Body = dict[str, Any]
_STRONGEST = 2


@dataclass(frozen=True)
class Context:
    """The document that findings are checked against; `author` holds what nobody else is said to hold."""

    quotations: Quotations
    words: Glossary
    author: str | None
    day: datetime.date

    def party(self, name: str) -> str | None:
        """Id of a party; None where the name is empty."""
        return self.quotations.party(name) if name else None

    def parties(self, names: Iterable[str]) -> list[str]:
        """Ids of parties, each once."""
        return list(dict.fromkeys(self.quotations.party(name) for name in names))

    def issues(self, sentence: Sentence, *spans: Body) -> list[str]:
        """Issues that the spans of a sentence name by the scenario's own words."""
        mentions = named(sentence.text, self.words)
        principals = self.words.principals if len(self.words.principals) == 2 else ()
        passage = Passage(sentence, mentions, self.words, principals, self.author, self.day)
        places = [(span["start"] - sentence.start, span["end"] - sentence.start) for span in spans]
        return list(dict.fromkeys(issue for place in places for issue in passage.issues_in(*place)))

    def term(self, issue: str, option: str, text: str) -> tuple[str | None, str | None]:
        """Issue and option: the model's where it names them, else those that the words of a text name.

        Raises
        ------
        RefusedError
            The scenario has no such issue or option.
        """
        if not issue:
            match = self.words.issues.match(text)
            return (match.issue, match.option) if match else (None, None)
        options = self.words.issues.options.get(issue)
        if options is None or (option and option not in options):
            raise RefusedError("an issue or option that the scenario lacks")
        return issue, option or None


def body(found: schema.Found, sentence: Sentence, context: Context) -> Body:
    """What a record of its kind holds beside the sentence.

    Raises
    ------
    RefusedError
        A quotation or a party is not in the text, or a term not in the scenario.
    """
    return _BODIES[type(found)](found, sentence, context)


def _hedge(level: str) -> Body:
    return {"level": level, "p": PROBABILITY.get(level), "cues": []}


def _aside(quote: str, sentence: Sentence, context: Context) -> Body | None:
    return context.quotations.span(quote, sentence) if quote else None


def _deal(found: schema.Deal, sentence: Sentence, context: Context) -> Body:
    if not found.legs:
        raise RefusedError("a deal without a leg")
    legs = [_leg(leg, sentence, context) for leg in found.legs]
    failed = found.status in FAILED
    against = failed != (found.hedge == "remote")
    named_issues = context.issues(sentence, *(leg["give"] for leg in legs))
    return {
        "form": "failed_exchange" if failed else "exchange",
        "status": found.status,
        "polarity": None if found.status == "historical" else "against" if against else "for",
        "refused_by": context.party(found.refused_by),
        "legs": legs,
        "cue": [],
        "condition": _aside(found.condition, sentence, context),
        "hedge": _hedge(found.hedge),
        "issues": list(dict.fromkeys([*(leg["issue"] for leg in legs if leg["issue"]), *named_issues])),
        "holder": context.party(found.holder) or context.author,
        "wanted_by": None,
        "restates": None,
        "earlier": None,
        "note": None,
    }


def _leg(leg: schema.Leg, sentence: Sentence, context: Context) -> Body:
    give = context.quotations.span(leg.gives, sentence)
    issue, option = context.term(leg.issue, leg.option, give["text"])
    giver, receiver = context.quotations.party(leg.giver), context.party(leg.receiver)
    return {"giver": giver, "receiver": receiver, "give": give, "issue": issue, "option": option}


def _conditional(found: schema.Conditional, sentence: Sentence, context: Context) -> Body:
    antecedent = context.quotations.span(found.antecedent, sentence)
    consequent = context.quotations.span(found.consequent, sentence)
    return {
        "type": found.type,
        "antecedent": antecedent,
        "consequent": consequent,
        "cue": [],
        "hedge": _hedge(found.hedge),
        "holder": context.party(found.holder) or context.author,
        "issues": context.issues(sentence, antecedent, consequent),
        "note": None,
    }


def _forecast(found: schema.Forecast, sentence: Sentence, context: Context) -> Body:
    content = context.quotations.span(found.content, sentence)
    return {
        "subtype": found.subtype,
        "content": content,
        "polarity": None if found.polarity == "neither" else found.polarity,
        "condition": None,
        "hedge": _hedge(found.hedge),
        "holder": context.party(found.holder) or context.author,
        "horizon": None,
        "issues": context.issues(sentence, content),
        "about": None,
        "note": None,
    }


def _statement(found: schema.Statement, sentence: Sentence, context: Context) -> Body:
    content = context.quotations.span(found.content, sentence)
    target = context.party(found.target)
    if abs(found.stance) > _STRONGEST:
        raise RefusedError("not of the form asked for")
    return {
        "speaker": context.quotations.party(found.speaker),
        "cue": None,
        "content": content,
        "mode": found.mode,
        "date": None,
        "date_text": None,
        "addressee": context.party(found.addressee),
        "target": [target] if target else None,
        "stance": {target: found.stance} if target and found.stance else {},
        "issues": context.issues(sentence, content),
        "medium": None,
        "status": "asserted",
        "note": None,
    }


def _position(found: schema.Position, sentence: Sentence, context: Context) -> Body:
    wants = context.quotations.span(found.wants, sentence)
    issue, option = context.term("", "", wants["text"])
    return {
        "party": context.quotations.party(found.party),
        "way": found.way,
        "wants": wants,
        "cue": None,
        "issues": context.issues(sentence, wants),
        "issue": issue,
        "option": option,
        "salience": None if found.salience == "none" else found.salience,
        "strength": None,
        "status": found.status,
        "hedge": _hedge("none"),
        "holder": context.author,
        "note": None,
    }


def _event(found: schema.Event, sentence: Sentence, context: Context) -> Body:
    what = context.quotations.span(found.what, sentence)
    actors = context.parties(found.actor)
    recipients = [party for party in context.parties(found.recipient) if party not in actors]
    when = _aside(found.date, sentence, context)
    dates = find_dates(when["text"], context.day) if when else []
    iso = dates[0].iso if len(dates) == 1 else None
    return {
        "what": what["text"],
        "actor": actors,
        "recipient": recipients,
        "plover": found.plover,
        "mode": None,
        "cameo": None,
        "quad": QUADS[found.plover],
        "cue": [what],
        "date": iso,
        "date_text": when if iso else None,
        "date_basis": "text" if iso else None,
        "status": found.status,
        "location": None,
        "core": any(context.words.side(party) in context.words.parties for party in (*actors, *recipients)),
        "note": None,
    }


def _pressure(found: schema.Pressure, sentence: Sentence, context: Context) -> Body:
    span = context.quotations.span(found.span, sentence)
    return {
        "actor": context.party(found.actor),
        "target": context.party(found.target),
        "instrument": found.instrument,
        "span": span,
        "status": found.status,
        "date": None,
        "issues": context.issues(sentence, span),
        "holder": context.author,
        "note": None,
    }


def _shift(found: schema.Shift, sentence: Sentence, context: Context) -> Body:
    to = context.quotations.span(found.to, sentence)
    toward = context.party(found.toward)
    return {
        "subtype": found.subtype,
        "who": context.quotations.party(found.who),
        "from": None,
        "to": to,
        "cue": [to],
        "toward": [toward] if toward else None,
        "direction": found.direction,
        "date": None,
        "status": found.status,
        "issues": context.issues(sentence, to),
        "note": None,
    }


_BODIES: dict[type[schema.Found], Callable[[Any, Sentence, Context], Body]] = {
    schema.Deal: _deal,
    schema.Conditional: _conditional,
    schema.Forecast: _forecast,
    schema.Statement: _statement,
    schema.Position: _position,
    schema.Event: _event,
    schema.Pressure: _pressure,
    schema.Shift: _shift,
}
