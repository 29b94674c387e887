"""Prioritised preference statements."""

import operator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.scenario import ScenarioError, dumps, loads
from detente.scenario.statement_tokens import StatementError
from detente.scenario.statements import And, If, Iff, Not, Or, Taken, parse, truth

NAMES = ["air strike", "blockade", "withdraw", "if", "3"]
A, B, C = Taken(0), Taken(1), Taken(2)
READ = {
    "1": A,
    "air strike": A,
    "'3' AND \"if\"": And((Taken(4), Taken(3))),
    "3": C,
    "2=1": Taken(1, 1),
    "0000000002=0000000001": Taken(1, 1),
    "NOT 1 AND 2": And((Not(A), B)),
    "-1&2": And((Not(A), B)),
    "1 OR 2 AND 3": Or((A, And((B, C)))),
    "1 | 2 | 3": Or((A, B, C)),
    "1 OR 2 IF 3": If(Or((A, B)), C),
    "1 IF 2 IFF 3": Iff(If(A, B), C),
    "1 iff 2 if 3": Iff(A, If(B, C)),
    "1 AND (2 OR 3)": And((A, Or((B, C)))),
    "NOT (1 IF 2)": Not(If(A, B)),
    "air strike-blockade": None,
}


@pytest.mark.parametrize("text", READ)
def test_binding(text):
    """Fails where NOT, AND, OR, IF and IFF bind in another order, or a name is taken for a number."""
    if READ[text] is None:
        with pytest.raises(StatementError, match="'-' at sign 11 -> give an operator"):
            parse(text, NAMES)
    else:
        assert parse(text, NAMES) == READ[text]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "the statement ends at sign 1 -> give an option"),
        ("1 AND", "the statement ends at sign 6 -> give an option"),
        ("1 2", "'2' at sign 3 -> give an operator such as AND, or the end"),
        ("(1 OR 2", "the statement ends at sign 8 -> give a closing parenthesis"),
        ("blokade", "unknown option 'blokade' at sign 1 -> did you mean 'blockade'?"),
        ("'2", "''' at sign 1 -> write options, NOT, AND, OR, IF, IFF and parentheses"),
        ("6", "'6' at sign 1 -> give an option's number, 1 to 5"),
        ("2=2", "'2' at sign 3 -> give a level of 'blockade', 0 to 1"),
        ("2=0000000002", "'0000000002' at sign 3 -> give a level of 'blockade', 0 to 1"),
        ("1 IF 2 IF 3", "'IF' at sign 8 -> give parentheses: what belongs to which IF?"),
        ("1" * 4001, "a statement of 4,001 signs -> give at most 4,000"),
        ("(" * 4000, "'(' at sign 42 -> give at most 40 parentheses and NOTs one inside the other"),
        ("-" * 4000, "'-' at sign 42 -> give at most 40 parentheses and NOTs one inside the other"),
    ],
)
def test_what_cannot_be_read(text, line):
    """Fails where a statement is misread, or refused without its place and what would be right."""
    with pytest.raises(StatementError) as refused:
        parse(text, NAMES)
    assert str(refused.value) == line


@given(st.text("12 ()-&|=NOTANDIF'ab", max_size=40))
def test_any_text(text):
    """Fails where some text ends otherwise than in a statement or in one line."""
    told = "read -> "
    try:
        parse(text, ["a", "b b"])
    except StatementError as error:
        told = str(error)
    assert " -> " in told
    assert told.isprintable()


STATEMENTS = st.recursive(
    st.integers(0, 2).map(Taken),
    lambda inner: (
        st.builds(Not, inner)
        | st.builds(If, inner, inner)
        | st.builds(Iff, inner, inner)
        | st.lists(inner, min_size=2, max_size=3).map(tuple).map(And)
        | st.lists(inner, min_size=2, max_size=3).map(tuple).map(Or)
    ),
    max_leaves=8,
)


def written(statement):
    """A statement as text, everything in parentheses."""
    match statement:
        case Taken(option):
            return str(option + 1)
        case Not(inner):
            return f"NOT ({written(inner)})"
        case If(left, right):
            return f"({written(left)}) IF ({written(right)})"
        case Iff(left, right):
            return f"({written(left)}) IFF ({written(right)})"
    return {And: " AND ", Or: " OR "}[type(statement)].join(f"({written(part)})" for part in statement.parts)


def meant(statement, state):
    """Truth by the definition of each word."""
    match statement:
        case Taken(option):
            return state[option]
        case Not(inner):
            return not meant(inner, state)
        case If(left, right):
            return meant(left, state) or not meant(right, state)
        case Iff(left, right):
            return operator.eq(meant(left, state), meant(right, state))
    return {And: all, Or: any}[type(statement)](meant(part, state) for part in statement.parts)


@given(STATEMENTS, st.tuples(st.booleans(), st.booleans(), st.booleans()))
def test_truth(statement, state):
    """Fails where a statement holds in a state in which, word by word, it does not."""
    read = parse(written(statement), ["a", "b", "c"])
    assert read == statement
    assert truth(read, lambda leaf: state[leaf.option]) == meant(statement, state)


def test_an_option_without_a_name_ends_too():
    """A name of no letters fits everywhere; the reader of statements once never got past it."""
    with pytest.raises(ValueError, match="unknown option 'x' at sign 1"):
        parse("x", ["", "y"])


def test_bare_numbers_are_statements():
    """Fails where the option numbers of a paper, unquoted in YAML, are refused or lose their minus."""
    text = """
detente: 1
title: The Sluice Treaty
as_of: 2024-03-01
parties: {Arda: {}, Brel: {}}
conflict:
  options: [{id: open, owner: Arda}, {id: toll, owner: Brel}]
  preferences: {Arda: {statements: [-2, 1]}, Brel: {statements: [1 IF -2]}}
"""
    read = loads(text)
    assert read.conflict.preferences["Arda"].statements == ("-2", "1")
    assert loads(dumps(read)) == read
    with pytest.raises(ScenarioError, match="'3' at sign 1 -> give an option's number, 1 to 2"):
        loads(text.replace("[-2, 1]", "[-2, 3]"))
