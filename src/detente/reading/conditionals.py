"""If-then sentences: what would have to be so, and what would follow."""

import re
from typing import Any

from detente.reading.condition_cues import NEGATIVE_CUES, condition_cues
from detente.reading.condition_forms import condition_forms
from detente.reading.condition_parts import inverted_parts, parts_of, refused_without, without_tails
from detente.reading.hedges import as_record, find_hedges
from detente.reading.passage import Passage

_AFTER_MAIN = frozenset({"without", "short of", "in the absence of", "with no", "given", "until", "before"})
_WISH = re.compile(r"\b(?:would like|would be better)\b")


def conditionals(passage: Passage) -> list[dict[str, Any]]:
    """Conditionals of one sentence: antecedent, cue, consequent.

    1. Find the cue; leave "as if", "if any", "ask if".
    2. Cue at the head of its clause: the antecedent runs to the comma behind which a finite clause starts.
    3. Else the antecedent runs from the cue to the end of its clause, the consequent stands before it.
    """
    if passage.sentence.boilerplate or passage.sentence.role in ("caption", "credit", "byline", "dateline"):
        return []
    records = []
    for cue in condition_cues(passage.text):
        if any(start <= cue.start() < end for start, end in passage.antecedents):
            continue
        parts = inverted_parts(passage.text, cue) if cue["only"] else None
        parts = parts or parts_of(passage.text, cue)
        if parts and cue.group().lower() in _AFTER_MAIN and not refused_without(passage.text, cue, parts[1]):
            continue
        if parts:
            parts = without_tails(passage.text, *parts)
            negative = cue["unless"] or cue.group().lower() in NEGATIVE_CUES
            _keep(passage, *parts, negative=bool(negative))
            records.append(_record(passage, cue.span(), _kind(passage.text, cue, parts[1]), *parts))
    for form in condition_forms(passage.text, passage.vocabulary):
        taken = (*passage.antecedents, *passage.consequents)
        if not any(start < form.antecedent[1] and form.antecedent[0] < end for start, end in taken):
            _keep(passage, form.antecedent, form.consequent, negative=form.negative)
            records.append(_record(passage, form.cue, "hypothetical", form.antecedent, form.consequent))
    return records


def _keep(
    passage: Passage, antecedent: tuple[int, int], consequent: tuple[int, int], *, negative: bool
) -> None:
    """Let the passage know what hangs on what."""
    passage.conditions.append((*consequent, *antecedent, negative))
    passage.antecedents.append(antecedent)
    passage.consequents.append(consequent)


def _kind(text: str, cue: re.Match[str], consequent: tuple[int, int]) -> str:
    """Counterfactual, a commitment ("when it's in our interest"), or open."""
    if cue.group().lower() == "had" or re.search(r"\bwould have\b", text[slice(*consequent)]):
        return "counterfactual"
    return "commitment" if cue["when"] else "hypothetical"


def _record(
    passage: Passage,
    cue: tuple[int, int],
    kind: str,
    antecedent: tuple[int, int],
    consequent: tuple[int, int],
) -> dict[str, Any]:
    span = passage.sentence.span
    text = passage.text[slice(*consequent)]
    cues = [h for h in find_hedges(passage.text) if consequent[0] <= h.start < consequent[1]]
    hedge = as_record(cues, span)
    would = re.search(r"\b(?:would|['’]d)\b", text)
    if would and not cues and not _WISH.search(text):
        place = span(consequent[0] + would.start(), consequent[0] + would.end())
        hedge = {"level": "certain", "p": 0.95, "cues": [place]}
    issues = passage.issues_in(*antecedent)
    return {
        "type": kind,
        "antecedent": span(*antecedent),
        "consequent": span(*consequent),
        "cue": [span(*cue)],
        "hedge": hedge,
        "holder": passage.holder_at(consequent[0]),
        "issues": list(
            dict.fromkeys(
                [*issues, *(i for i in passage.issues_in(*consequent) if i != passage.glossary.deal)]
            )
        ),
        "note": None,
    }
