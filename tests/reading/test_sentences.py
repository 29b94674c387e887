"""Sentences end where a reader would end them, and every line of a page has its role."""

import pytest

from detente.reading.layout import read_layout
from detente.reading.sentences import sentence_spans

SPLITS = [
    ("The U.S. agreed. Iran did not.", ["The U.S. agreed.", "Iran did not."]),
    ("He met Mr. Abe. They talked.", ["He met Mr. Abe.", "They talked."]),
    ("Gen. Petrov left the U.S. The talks went on.", ["Gen. Petrov left the U.S.", "The talks went on."]),
    ("“We agree.” He left.", ["“We agree.”", "He left."]),
    ("“Do we agree?” he asked.", ["“Do we agree?” he asked."]),
    ("“We do.” Lavrov said.", ["“We do.” Lavrov said."]),
    ("It rose 2.5 percent. Then it fell.", ["It rose 2.5 percent.", "Then it fell."]),
    ("He left (see No. 4 below). She stayed.", ["He left (see No. 4 below).", "She stayed."]),
    (
        "They wrote “Peace. At Last“. In fact, none came.",
        ["They wrote “Peace.", "At Last“.", "In fact, none came."],
    ),
    ("It closed at 5 p.m. on Monday. Nobody came.", ["It closed at 5 p.m. on Monday.", "Nobody came."]),
    ("Is it over? Yes! Perhaps…", ["Is it over?", "Yes!", "Perhaps…"]),
]

PAGE = """World
Mediators see way out of dam dispute
By Sara Lindqvist
March 14, 2024 09:15 GMT

CAIRO - Egypt and Ethiopia may be close to a deal on the dam that has divided them for years, mediators say.

The technical questions

Both sides have agreed on the pace of filling in wet years, and engineers expect an annex on drought soon.

Diplomats meet in Khartoum, February 3, 2024. /AP Photo

Related stories
Sign up for our newsletter
"""


@pytest.mark.parametrize(("text", "expected"), SPLITS)
def test_sentences_of_a_paragraph(text, expected):
    assert [text[start:end] for start, end in sentence_spans(text)] == expected


def test_roles_of_a_page():
    roles = [(s.role, s.boilerplate) for s in read_layout(PAGE)]
    assert roles == [
        ("section", True),
        ("title", False),
        ("byline", False),
        ("dateline", False),
        ("body", False),
        ("heading", False),
        ("body", False),
        ("caption", False),
        ("credit", True),
        ("body", True),
        ("body", True),
    ]


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The two governments said that they would meet again in the spring and\n"
        "that an agreement on quotas was within reach, though neither of them\n"
        "would say when it might be signed."
    )
    assert len(read_layout(text)) == 1
