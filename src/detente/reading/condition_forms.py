"""Conditions without a conjunction: "the loan depends on a vote", "no inspections, no money", "otherwise"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from detente.reading.clauses import closing, opening, trimmed
from detente.reading.word_classes import word_class

Bounds = tuple[int, int]

_DEPENDS = re.compile(
    r"\b(?:(?:will |would |may |might |could |also |still |now |largely |entirely |ultimately |only |"
    r"partly )*"
    r"(?:depend(?:s|ed)?|hinge(?:s|d)?|rest(?:s|ed)?|turn(?:s|ed)?|rides?)(?: \w+ly| above all|"
    r" now| also)?"
    r" (?:up)?on|(?:comes?|boils?) (?:all )?down to(?= (?:whether|if|how|who)\b)|"
    r"(?:is|are|was|were|be|being|been|remains?|made|makes?)(?: \w+ly| now| also| still)? "
    r"(?:contingent|conditional|dependent|predicated|conditioned|premised) (?:up)?on|"
    r"(?:is|are|was|were|be|remains?) tied to)\s+",
    re.IGNORECASE,
)
_DEPENDENCE = word_class("dependence")
_ALTERNATIVE = word_class("alternative")
_MEANING = frozenset({"mean", "means"})
_MODAL = re.compile(
    r"\b(?:will|would|could|can|may|might|shall|won['’]t|cannot|must|is over|are over|is dead)\b"
)
_OR_ELSE = re.compile(
    r"(?:,\s+or\s+else,?|;\s+(?:or else|otherwise|if not|failing that),?|,\s+(?:otherwise|failing which),?|"
    r",?\s+—\s+(?:otherwise|or else),?)\s+",
    re.IGNORECASE,
)
_IMPERATIVE_OR = re.compile(
    r"^(?P<must>(?:[A-Z][\w’'-]*|[a-z]\w*)\s[^,;:“”]{6,80}?),?\s+(?P<joint>or|and)\s+(?=(?:the|it|"
    r"they|we|he|she|its|their|"
    r"[A-Z])[^,;:]{0,60}?\b(?:will|would|could|may|might|faces?|loses?|goes|closes|lapses|falls|is over)\b)"
)
_ONE_MORE = re.compile(
    r"(?:^|(?<=[,;:] ))(?:[Oo]ne more|[Aa]nother|[Aa] single|[Oo]ne)\s[^,;:]{3,60}?,?\s+and\s+(?=[^,;:]{3,})"
)
_NO_X_NO_Y = re.compile(
    r"\b(?P<no>[Nn]o\s+[^,;:.“”]{2,60}?)(?:,\s+(?=no\s)|,?\s+(?:means?|would mean|will mean)\s+(?=no\s))"
)
_IN_CASE_OF = re.compile(
    r"(?:^|(?<=[,;:—] )|\b(?:and|but|that)\s)(?:[Ff]ailing|[Bb]ut for)\s+(?=(?:that|this|which|such|"
    r"an?|the|any|"
    r"its|agreement|progress|[A-Z]))"
)
_BUT_FOR = re.compile(
    r"(?:,\s+|\s)(?:subject to|pending|barring|failing|absent)\s+(?=(?:an?|the|its|their|any|such|approval|"
    r"agreement|ratification|consent|progress|final|written|that|a)\b)"
)
_QUESTION = re.compile(r"\b(?:what|who|how|much|lot|everybody|nobody knows)\s*$", re.IGNORECASE)
_MADE_TO_DEPEND = re.compile(
    r"\b(?:made|makes?|making)\s+(?P<what>[^,;:]{2,50}?)\s+(?:contingent|conditional|dependent) (?:up)?on\s+"
)
_ALL_TURNS = re.compile(r"\b(?:everything|all|much|it|deal|agreement|fate|outcome|future)\b", re.IGNORECASE)
_ATTRIBUTED = re.compile(r"\s{6,}[.\s”\"]*$")
"""Blanks that "an official said" leaves at the end of a sentence."""
_HAPPENS = re.compile(
    r"\b(?:whether|if|how|what|who|when|votes?|deal|consent|fate|outcome|results?|word|yes|reforms?|"
    r"harvest|rains?|"
    r"ballot|release|return|success|audit|truce|ceasefire|pledge|approval|withdrawal|progress|"
    r"\w{3,}(?:tion|sion|ment|sal|ance|ence|ing|ture|dom))\b",
    re.IGNORECASE,
)
"""What happens or not: "a vote", "ratification"; goodwill, a pipe and a third party are there already."""
_LIVES_ON = re.compile(
    r"(?:everything|each other|one another)\b|[^,;:]*?\bfor (?:its|their|his|her|most|half|nearly|about|"
    r"much|all|nine|a |\d)"
)
"""What a country lives on is no condition: "depends on the river for nine tenths of its water"."""
_ON_A_BOARD = re.compile(r"\b(?:reads?|sign|board|banner|placards?|poster|notice|shirt|chant\w*)\W*$")
_WORD = re.compile(r"\w")
_SHORTEST = 3
_IMPERATIVES = word_class("imperative")
_ELSE = frozenset({"else", "otherwise", "failing"})
_ONE = frozenset({"one", "another", "single"})


@dataclass(frozen=True)
class ConditionForm:
    """Bounds of what would have to be so, of the words that say it, of what would follow; whether "not"."""

    antecedent: Bounds
    cue: Bounds
    consequent: Bounds
    negative: bool = False


def condition_forms(text: str, vocabulary: frozenset[str]) -> Iterator[ConditionForm]:
    """Conditions of a sentence that no conjunction opens.

    1. "Y depends on X", "Y is conditional on X", "Y, subject to X".
    2. "No X, no Y"; "no X means no Y"; "failing X, Y".
    3. "Do X, or else Y"; "X; otherwise Y"; "pay or the mine will close"; "one more attack and Y".
    """
    if not vocabulary.isdisjoint(_DEPENDENCE):
        yield from _dependencies(text)
    if ", no " in text or "ailing " in text or "ut for " in text or not vocabulary.isdisjoint(_MEANING):
        yield from _without(text)
    if not vocabulary.isdisjoint(_ALTERNATIVE) or not vocabulary.isdisjoint(_IMPERATIVES):
        yield from _alternatives(text, vocabulary)


def _first_word(text: str) -> str:
    return text.split(maxsplit=1)[0].lower() if text.strip() else ""


def _dependencies(text: str) -> Iterator[ConditionForm]:
    for cue in _DEPENDS.finditer(text):
        start = opening(text, cue.start())
        lead = text[start : cue.start()]
        if _QUESTION.search(lead) or not lead.strip() or _LIVES_ON.search(text, cue.end()):
            continue
        end = closing(text, cue.end())
        form = _form(text, (cue.end(), end), cue.span(), (start, cue.start()))
        figurative = "turn" in cue.group().lower() and not _ALL_TURNS.search(lead)
        if form and not figurative and _HAPPENS.search(text, *form.antecedent):
            yield form
    for cue in _MADE_TO_DEPEND.finditer(text):
        what = (cue.start("what"), cue.end("what"))
        if form := _form(text, (cue.end(), closing(text, cue.end())), (what[1], cue.end()), what):
            yield form
    for cue in _BUT_FOR.finditer(text):
        start = opening(text, cue.start())
        if _MODAL.search(text, start, cue.start()):
            form = _form(text, (cue.end(), closing(text, cue.end())), cue.span(), (start, cue.start()))
            if form:
                yield form


def _without(text: str) -> Iterator[ConditionForm]:
    for cue in _NO_X_NO_Y.finditer(text):
        end = closing(text, cue.end())
        comma = text.find(",", cue.end(), end)
        headline = (
            not _WORD.search(text[: cue.start()])
            and comma < 0
            and "," in cue.group()
            and not _ATTRIBUTED.search(text)
        )
        if headline or _ON_A_BOARD.search(text[: cue.start()]):
            continue
        if form := _form(
            text, cue.span("no"), (cue.end("no"), cue.end()), (cue.end(), comma if comma > 0 else end)
        ):
            yield form
    for cue in _IN_CASE_OF.finditer(text):
        comma = text.find(",", cue.end())
        if comma > 0:
            negative = "ailing" in cue.group()
            form = _form(text, (cue.end(), comma), cue.span(), (comma, closing(text, comma + 1)))
            if form:
                yield ConditionForm(form.antecedent, form.cue, form.consequent, negative)


def _alternatives(text: str, vocabulary: frozenset[str]) -> Iterator[ConditionForm]:
    stands = not _ELSE.isdisjoint(vocabulary) or ("not" in vocabulary and ";" in text)
    for cue in _OR_ELSE.finditer(text) if stands else ():
        start = opening(text, cue.start())
        form = _form(text, (start, cue.start()), cue.span(), (cue.end(), closing(text, cue.end())))
        if form:
            yield ConditionForm(form.antecedent, form.cue, form.consequent, negative=True)
            return
    urged = _IMPERATIVE_OR.match(text) if _first_word(text) in _IMPERATIVES else None
    if urged:
        form = _form(
            text,
            urged.span("must"),
            (urged.end("must"), urged.end()),
            (urged.end(), closing(text, urged.end())),
        )
        if form:
            yield ConditionForm(form.antecedent, form.cue, form.consequent, negative=urged["joint"] == "or")
    for cue in () if _ONE.isdisjoint(vocabulary) else _ONE_MORE.finditer(text):
        if _MODAL.search(text, cue.end()):
            form = _form(
                text,
                (cue.start(), text.rfind(" and", cue.start(), cue.end())),
                cue.span(),
                (cue.end(), closing(text, cue.end())),
            )
            if form:
                yield form


def _form(text: str, antecedent: Bounds, cue: Bounds, consequent: Bounds) -> ConditionForm | None:
    one, other = trimmed(text, *antecedent), trimmed(text, *consequent)
    if one[1] - one[0] < _SHORTEST or other[1] - other[0] < _SHORTEST:
        return None
    return ConditionForm(one, trimmed(text, *cue), other)
